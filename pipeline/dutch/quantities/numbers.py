"""The numbers of a text, in digits and in words, before anything is known of what they count."""

from __future__ import annotations

from pipeline.dutch.grammar import grammar
from pipeline.dutch.numerals import numerals
from pipeline.dutch.quantities.digits import digit_numbers
from pipeline.dutch.quantities.joined_numbers import extend, joined, joins_half, mixed, takes_decimals
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.number_words import word_numbers
from pipeline.dutch.words import Words

_ALONE = frozenset(("ordinal", "times", "aged", "every", "fold", "whole"))


def numbers(text: str, words: Words) -> list[Number]:
    """All numbers of a text in order, scales ("3,5 miljoen") and word sequences ("drie en een half") joined."""
    digits = digit_numbers(text, words)
    taken = {number.first for number in digits}
    merged = sorted([*digits, *word_numbers(text, words, taken)], key=lambda number: number.start)
    return _join_words(text, words, merged)


def _join_words(text: str, words: Words, listed: list[Number]) -> list[Number]:
    out: list[Number] = []
    decimal = numerals().decimal
    for number in listed:
        previous = out[-1] if out else None
        if previous is not None and number.start < previous.end:
            continue
        if (
            previous is None
            or number.start - previous.end > 8
            or number.role in _ALONE
            or previous.role not in ("", "article", "vague")
        ):
            out.append(number)
            continue
        word = "" if number.digits else words.words[number.first]
        between = text[previous.end : number.start]
        whole = out[-2] if len(out) > 1 else None
        if whole is not None and between == "/" and mixed(text, whole, previous, number):
            out.pop()
            extend(whole, number, whole.value + previous.value / number.value)
            continue
        if (
            whole is not None
            and previous.role == "article"
            and (word in grammar().halves or number.fraction == (1, 4))
            and between in (" ", "-")
            and joins_half(text, whole, previous)
        ):
            out.pop()
            extend(whole, number, whole.value + number.value)
            whole.fraction = None
            continue
        if (previous.decimals or between[1:-1] in decimal) and takes_decimals(text, previous, number, between):
            continue
        if word == "kwart" and between == " " and previous.value in (2, 3) and not previous.digits:
            number.fraction = (int(previous.value), 4)
        value = joined(text, previous, number, word, between)
        if value is None:
            out.append(number)
            continue
        scale = number.scale if number.digits else numerals().scales.get(word, 1.0)
        if word == numerals().hundred and value == 100 * previous.value:
            scale = 100.0
        extend(previous, number, value, scale)
        if whole is not None and whole.scale > scale > 1 and text[whole.end : previous.start] == " ":
            out.pop()  # 1 miljoen 200 duizend
            extend(whole, previous, whole.value + previous.value, scale)
    return out
