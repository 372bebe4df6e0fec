"""Daily doses that are told twice for the same people, or in the text and in a table, and differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.article import Quantity
from pipeline.facts import MICROGRAMS
from pipeline.matching.doses import days_between, masses
from pipeline.matching.figures import Found, difference, sets_for, words_for
from pipeline.matching.nutrients import Surroundings, in_table, nutrient_of
from pipeline.matching.reading import Reading

_NO_NORMS = ("limit", "treatment", "study", "label", "per_piece")  # groups of dose_context.yaml
_SLIPS = (10.0, 100.0)  # a figure too many, or a comma lost


class _Told(NamedTuple):
    """A daily dose of a substance, and for whom."""

    sentence: int
    quantity: Quantity
    substance: str
    people: frozenset[object]  # ages and groups; empty where no age is told


def told_again(reading: Reading, around: Surroundings, lang: str) -> Iterator[Found]:
    """A daily dose for the same people, or a table's, that differs from what was told before."""
    before: list[_Told] = []
    for told in _daily(reading, around):
        for known in before:
            same = known.substance == told.substance and known.sentence != told.sentence
            if same and _differs(reading, known, told):
                yield difference(told.quantity, known.quantity, lang)
                break
        before.append(told)


def _differs(reading: Reading, known: _Told, told: _Told) -> bool:
    """Whether two doses that should be the same are not; for people whose age is told any difference counts."""
    one, other = (t.quantity.values[0] * MICROGRAMS[t.quantity.unit or ""] for t in (known, told))
    if one == other or _sources(reading, known) != _sources(reading, told):
        return False
    if known.people or told.people:
        return known.people == told.people
    if in_table(reading, known.sentence) == in_table(reading, told.sentence):
        return False
    return any(abs(max(one, other) / min(one, other) - slip) < 1e-6 for slip in _SLIPS)


def _sources(reading: Reading, told: _Told) -> set[str]:
    """The sources that a sentence names."""
    return {citation.of(reading.article) for citation in reading.citations_by_sentence.get(told.sentence, ())}


def _daily(reading: Reading, around: Surroundings) -> Iterator[_Told]:
    """The doses that are said to be what people need or take a day, one of a substance in a sentence."""
    for sentence, quantities in reading.kept(masses):
        doses = [q for q in quantities if q.unit in MICROGRAMS and q.kind == "dose"]
        if len(doses) != 1 or len(doses[0].values) != 1 or doses[0].modifier is not None or not doses[0].values[0]:
            continue
        dose, nutrient = doses[0], nutrient_of(reading, around, sentence, doses[0])
        if nutrient is None or not _a_day(reading, around, sentence, dose) or around.of_food(sentence):
            continue
        words = reading.words[slice(*reading.bounds[sentence])]
        excused = any(around.has(group, sentence) for group in _NO_NORMS)
        if not excused and words_for("formerly").isdisjoint(words):
            yield _Told(sentence, dose, nutrient.name, _people(quantities, words))


def _a_day(reading: Reading, around: Surroundings, sentence: int, dose: Quantity) -> bool:
    if dose.per is not None:
        return dose.per == "day"
    return days_between(reading, around, sentence, reading.words_in(dose.start, dose.end)[0]) == 1


def _people(quantities: list[Quantity], words: list[str]) -> frozenset[object]:
    ages = {(q.values, q.modifier) for q in quantities if q.kind == "age"}
    groups = {at for at, group in enumerate(sets_for("populations")) if not group.isdisjoint(words)}
    return frozenset((*ages, *groups)) if ages else frozenset()
