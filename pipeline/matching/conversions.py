"""Pairs that say one amount twice: µg and IU, mg and µg, salt and the sodium in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from pipeline.article import Quantity
from pipeline.dutch.words import fold
from pipeline.errors import RuleError
from pipeline.facts import MICROGRAMS, Nutrient, number
from pipeline.matching.figures import either, words_for
from pipeline.matching.nutrients import Surroundings, nutrient_of
from pipeline.matching.reading import Reading
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

Pair = tuple[int, int, dict[str, str]]

_DOSED = frozenset((*MICROGRAMS, "IU"))
TOLERANCE = 0.12  # labels round


@cache
def _equals() -> re.Pattern[str]:
    return re.compile(rf"\b{either('again')}\b|[=(]")


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(rf"[([=]|,? \b{either('again')}\b|, (?={either('roughly')}\b)")


@cache
def _soft() -> frozenset[str]:
    """The words that may stand right before the second amount."""
    groups = words_for("roughly") | words_for("being") | words_for("into")
    return frozenset(word for words in groups for word in words.split())


def _neighbours(reading: Reading) -> list[tuple[int, Quantity, Quantity]]:
    """Doses next to each other of which the second says the first again, with their sentence."""
    found = []
    for sentence, quantities in reading.quantities_by_sentence.items():
        for one, other in pairwise(quantities):
            if one.unit not in _DOSED or other.unit not in _DOSED or one.unit == other.unit:
                continue
            if other.start - one.end > 60 or len(one.values) != len(other.values):
                continue
            between = reading.folded[one.end : other.start]
            if _says_again(between):
                found.append((sentence, one, other))
    return found


def _says_again(between: str) -> bool:
    """Whether what stands between two amounts says that they are one: "(", "=", ", oftewel ongeveer"."""
    cut = _cut().split(between)
    if len(cut) != 2:
        return False
    left, right = cut
    if any(mark in left.rstrip(",; ") for mark in ".,;:\n") or any(c.isdigit() for c in left):
        return False
    words = left.replace("(", " ").replace(")", " ").split()
    return len(words) <= 7 and _soft().issuperset(right.strip(" (").replace("=", " ").split())


def _closed(reading: Reading, end: int) -> int:
    """`end`, or the end of the bracket that closes there."""
    return end + 1 if reading.text[end : end + 1] == ")" else end


def iu_mismatch(reading: Reading, around: Surroundings, lang: str) -> Iterator[Pair]:
    """µg and IU of one vitamin that do not convert into each other by any of its factors."""
    for sentence, one, other in reading.kept(_neighbours):
        if (one.unit == "IU") == (other.unit == "IU"):
            continue
        units, weight = (one, other) if one.unit == "IU" else (other, one)
        if weight.unit not in MICROGRAMS:
            continue
        nutrient = nutrient_of(reading, around, sentence, one) or nutrient_of(reading, around, sentence, other)
        if nutrient is None or nutrient.iu_unit is None:
            continue
        size = MICROGRAMS[nutrient.iu_unit]
        stated = [value * MICROGRAMS[weight.unit or ""] / size for value in weight.values]
        forms = _forms(reading, around, sentence, nutrient)
        factors = [factor for _, factor in forms]
        if any(
            all(
                abs(iu * factor - amount) <= TOLERANCE * max(iu * factor, amount)
                for iu, amount in zip(units.values, stated, strict=True)
            )
            for factor in factors
        ):
            continue
        named = forms[0]
        unit = {"ug": "µg"}.get(nutrient.iu_unit, nutrient.iu_unit)
        right = stated[-1] / named[1]
        total = (
            f"{number(stated[-1], lang)} {unit} / {number(named[1], lang, 4)} = {number(round(right), lang)} IE,"
            f" {'niet' if lang == 'nl' else 'not'} {number(units.values[-1], lang)} IE"
        )
        if lang == "en":
            total = total.replace(" IE", " IU")
        yield one.start, _closed(reading, other.end), {"sum": total, "substance": nutrient.name}


def _forms(reading: Reading, around: Surroundings, sentence: int, nutrient: Nutrient) -> tuple[tuple[str, float], ...]:
    """The factors of the form that stands right before the nutrient's name ("natuurlijke vitamine E"), else of all."""
    for first, _, named in around.nutrients(sentence):
        word = reading.words[first - 1] if first and named is nutrient else ""
        told = tuple((form, factor) for form, factor in nutrient.iu_factors if word.startswith(fold(form.split()[0])))
        if word and told:
            return told
    return nutrient.iu_factors


@cache
def _equivalents() -> dict[tuple[str, str], float]:
    """How much of the second thing (folded) an amount of the first holds."""
    data = read_yaml(rules_folder() / "data" / "equivalents.yaml", RuleError).data
    return {
        (fold(one), fold(other)): float(row["factor"]) for row in data for one in row["of"] for other in row["holds"]
    }


def equivalent(reading: Reading, around: Surroundings, lang: str) -> Iterator[Pair]:
    """Such as "4 gram zout, ofwel 1,6 gram natrium": one thing told as another that it holds."""
    for quantities in reading.quantities_by_sentence.values():
        for one, other in pairwise(quantities):
            if one.unit not in MICROGRAMS or other.unit not in MICROGRAMS:
                continue
            if len(one.values) != 1 or len(other.values) != 1:
                continue
            factor = _equivalents().get((_after(reading, one), _after(reading, other)))
            if factor is None or not _equals().search(reading.text[one.end : other.start]):
                continue
            right = one.values[0] * MICROGRAMS[one.unit] * factor / MICROGRAMS[other.unit]
            if abs(other.values[0] - right) <= TOLERANCE * right:
                continue
            held, said = (f"{number(value, lang)} {other.unit}" for value in (right, other.values[0]))
            amount = f"{number(one.values[0], lang)} {one.unit} × {number(factor, lang)}"
            yield one.start, other.end, {"sum": f"{amount} = {held}, {'niet' if lang == 'nl' else 'not'} {said}"}


def _after(reading: Reading, quantity: Quantity) -> str:
    """The word after a quantity."""
    word = reading.words_in(quantity.end, quantity.end + 1)[0]
    return reading.words[word] if word < len(reading.words) else ""


def unit_conversion(reading: Reading, around: Surroundings, lang: str) -> Iterator[Pair]:
    """Two masses in different units that are said to be one, and are not; or one thing told as what it holds."""
    yield from equivalent(reading, around, lang)
    for _, one, other in reading.kept(_neighbours):
        if one.unit not in MICROGRAMS or other.unit not in MICROGRAMS:
            continue
        between = reading.text[one.end : other.start]
        if "(" not in between or reading.text[other.end : other.end + 1] != ")":
            continue
        left = [value * MICROGRAMS[one.unit] for value in one.values]
        right = [value * MICROGRAMS[other.unit] for value in other.values]
        if all(abs(a - b) <= 0.06 * max(a, b) for a, b in zip(left, right, strict=True)):
            continue
        shown = [f"{number(q.values[-1], lang)} {'µg' if q.unit == 'ug' else q.unit}" for q in (one, other)]
        exact = number(left[-1] / MICROGRAMS[other.unit], lang)
        unit = "µg" if other.unit == "ug" else other.unit
        yield (
            one.start,
            _closed(reading, other.end),
            {"sum": f"{shown[0]} = {exact} {unit}, {'niet' if lang == 'nl' else 'not'} {shown[1]}"},
        )
