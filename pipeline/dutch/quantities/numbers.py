"""The numbers of a text, in digits and in words, before anything is known of what they count."""

from __future__ import annotations

from pipeline.dutch.numerals import numerals
from pipeline.dutch.quantities.digits import digit_numbers
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.number_words import word_numbers
from pipeline.dutch.words import Words


def numbers(text: str, words: Words) -> list[Number]:
    """All numbers of a text in order, scales ("3,5 miljoen") and word sequences ("drie en een half") joined."""
    digits = digit_numbers(text, words)
    taken = {number.first for number in digits}
    merged = sorted([*digits, *word_numbers(text, words, taken)], key=lambda number: number.start)
    return _join_words(text, words, merged)


def _join_words(text: str, words: Words, listed: list[Number]) -> list[Number]:
    out: list[Number] = []
    for number in listed:
        previous = out[-1] if out else None
        if previous is not None and number.start < previous.end:
            continue
        if (
            previous is None
            or number.start - previous.end > 8
            or number.role in ("ordinal", "times", "aged", "every", "fold", "whole")
        ):
            out.append(number)
            continue
        if previous.role not in ("", "article", "vague"):
            out.append(number)
            continue
        word = "" if number.digits else words.words[number.first]
        between = text[previous.end : number.start]
        if between == "/" and len(out) > 1 and _mixed(text, out[-2], previous, number):
            out.pop()
            _extend(out[-1], number, out[-1].value + previous.value / number.value)
            continue
        whole = out[-2] if len(out) > 1 else None
        if (
            whole is not None
            and previous.role == "article"
            and word in ("half", "halve")
            and between == " "
            and text[whole.end : previous.start] == " en "
            and whole.role == ""
        ):
            out.pop()
            _extend(whole, number, whole.value + 0.5)
            continue
        if word == "kwart" and between == " " and previous.value in (2, 3) and not previous.digits:
            number.fraction = (int(previous.value), 4)
        joined = _joined(text, previous, number, word, between)
        if joined is None:
            out.append(number)
        else:
            _extend(previous, number, joined, numerals().scales.get(word, 1))
    return out


def _mixed(text: str, whole: Number, part: Number, of: Number) -> bool:
    """Whether three numbers are one: "10 1/2"."""
    if not (whole.plain and part.plain and of.plain and whole.digits and part.digits and of.digits):
        return False
    if text[whole.end : part.start] != " " or not 0 < part.value < of.value <= 10 or of.value == 7:
        return False
    return text[of.end : of.end + 1] not in tuple("/-0123456789")


def _extend(number: Number, other: Number, value: float, scale: float = 1) -> None:
    number.end, number.last, number.value = other.end, other.last, value
    number.fraction, number.plain, number.scale = other.fraction, False, scale
    number.role = "vague" if number.role == "vague" else ""


def _joined(text: str, previous: Number, number: Number, word: str, between: str) -> float | None:
    table = numerals()
    article = previous.role == "article"
    if between == " ":
        if word in table.scales and number.role != "vague":
            if word == "duizend" and (article or previous.value == 1):
                return None
            return previous.value * table.scales[word]
        if word == "kwart" and number.fraction != (1, 4):
            return number.value
        if article and ((word in table.halves and number.value == 0.5) or number.fraction or word in table.collectives):
            return number.value
        if previous.digits and number.digits and previous.plain and text[number.start] in table.glyphs:
            return previous.value + number.value
        if not previous.digits and not number.digits and _adds(previous, number):
            return previous.value + number.value
    elif between == " en " and word in ("half", "halve") and not previous.fraction and not article:
        return previous.value + 0.5
    return None


def _adds(one: Number, other: Number) -> bool:
    """Whether two number words that stand together are one number: "duizend vijfhonderd", "honderd twintig"."""
    if one.role or other.role or one.fraction or other.fraction or other.value != int(other.value):
        return False
    if one.value >= 1000 and one.value % 1000 == 0:
        return 10 <= other.value < 1000
    return one.value >= 100 and one.value % 100 == 0 and one.value < 1000 and 10 <= other.value < 100
