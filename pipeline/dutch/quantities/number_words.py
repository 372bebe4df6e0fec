"""The numbers that a text writes in words, and words that are one by meaning."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import compress

from pipeline.dutch.grammar import grammar
from pipeline.dutch.numerals import cardinal, numerals, ordinal
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.syntax import syntax
from pipeline.dutch.wordbook import Known, by_number
from pipeline.dutch.words import Words


@cache
def _stems() -> frozenset[str]:
    """First three letters of every word that can be a number."""
    table = numerals()
    parts = {
        *table.small,
        *table.halves,
        *table.scales,
        *table.plenty,
        *table.fractions,
        *table.collectives,
        *table.changes,
        *table.folds,
    }
    return frozenset(
        word[:3]
        for word in (
            *parts,
            *table.glyphs,
            *table.ordinals,
            *table.whole,
            table.hundred,
            table.thousand,
            table.zero,
            "om",
            "n",
        )
    )


@cache
def _may_count() -> Known[bool]:
    """Whether a word begins as one that can be a number."""
    stems = _stems()
    return Known(lambda word: word[:3] in stems)


@lru_cache(maxsize=4096)
def _read_word(word: str) -> tuple[float, str, tuple[int, int] | None, str] | None:
    """Value, role, fraction and compound tail of one folded word that is a number."""
    table = numerals()
    if word in table.fractions:
        part = table.fractions[word]
        return part[0] / part[1], "", part, ""
    if word in table.plenty:
        return table.plenty[word], "vague", None, ""
    if word in table.collectives:
        return table.collectives[word], "", None, ""
    if word in table.changes:
        return table.changes[word][0], "change", None, ""
    if word in table.folds:
        return table.folds[word], "fold", None, ""
    if word.endswith(table.fold_tails):
        value = cardinal(word[: word.rindex("voud")])
        return None if value is None or value < 2 else (value, "fold", None, "")
    if word in table.whole:
        return 1.0, "whole", None, ""
    value = cardinal(word)
    if value is None and word in table.scales:
        value = table.scales[word]
    if value is not None:
        return value, "", None, ""
    if word == "eens":
        return 1.0, "times", None, ""
    if word.endswith(grammar().times_ends):
        value = cardinal(word[:-4])
        return None if value is None else (value, "times", None, "")
    for tail in (*syntax().aged_tails, *syntax().lasting_tails):
        if word.endswith(tail):
            value = cardinal(word[: -len(tail)])
            return None if value is None else (value, "aged", None, tail)
    rank = ordinal(word)
    return None if rank is None or rank == 1 else (float(rank), "ordinal", None, "")


def _numbers(word: str) -> bool:
    """Whether a word before "helft" says which: "de tweede helft", "2e helft"."""
    return word[0].isdigit() or ordinal(word) is not None


def word_numbers(text: str, words: Words, taken: set[int]) -> list[Number]:
    """Every number written out in one word, and what is one by meaning.

    Roles: article ("een"), vague ("duizenden"), ordinal ("vierde"), times ("driemaal", "eens"), change ("halvering"),
    fold ("viervoudig"), whole ("hele" of "de hele week"), every ("om de dag"), aged ("zesjarigen",
    "tiendaagse", with its tail).
    """
    table = numerals()
    glyphs = table.glyphs
    starts, ends, listed = words.starts, words.ends, words.words
    found: list[Number] = []
    for index in compress(range(len(listed)), _may_count().of(by_number(text))):
        word = listed[index]
        start, end = starts[index], ends[index]
        if word in glyphs:
            if index not in taken:
                found.append(Number(start, end, glyphs[word], index, index, True, plain=False))
        elif word == "een":
            accented = text[start] in "éÉ" or text[start + 1] in "éÉ"
            found.append(Number(start, end, 1.0, index, index, False, "" if accented else "article"))
        elif word == "om":
            for last in (index + 2, index + 3):
                if " ".join(listed[index + 1 : last + 1]) in grammar().every_second:
                    found.append(Number(start, ends[last], 0.5, index, last, False, "every"))
                    break
        elif word == table.zero:
            if not table.decimal.isdisjoint((*listed[index - 1 : index], *listed[index + 1 : index + 2])):
                found.append(Number(start, end, 0.0, index, index, False))
        elif word == "n":
            if listed[index + 1 : index + 3] == ["op", "de"]:  # "één" of which a reader lost the é
                found.append(Number(start, end, 1.0, index, index, False, doubtful="a letter was lost before n"))
        else:
            read = _read_word(word)
            if read is None:
                continue
            if word == "helft" and index and _numbers(listed[index - 1]):
                continue
            value, role, fraction, tail = read
            if role == "whole":
                if (
                    listed[index + 1 : index + 2]
                    and listed[index + 1] in grammar().whole_periods
                    and text[end : end + 1] == " "
                ):
                    found.append(Number(start, ends[index + 1], value, index, index + 1, False, role))
                continue
            number = Number(start, end, value, index, index, False, role, fraction, tail)
            if (
                fraction
                and word == "helft"
                and index
                and listed[index - 1] == "de"
                and text[ends[index - 1] : start] == " "
            ):
                number.start, number.first = starts[index - 1], index - 1
            found.append(number)
    return found
