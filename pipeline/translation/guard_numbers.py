"""Compares the numbers of a sentence and its translation: value, unit, range, rate and limit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.dutch.units import units
from pipeline.dutch.words import fold
from pipeline.translation.dutch_numbers import dutch_figures
from pipeline.translation.english_numbers import english_figures
from pipeline.translation.figure_amounts import has_unit, is_converted, is_measured, is_other_amount, units_differ
from pipeline.translation.figure_pairs import pair
from pipeline.translation.figures import Figure
from pipeline.translation.findings import Finding
from pipeline.translation.guard_bounds import compare_bounds
from pipeline.translation.guard_passing import is_added_in_passing, is_lost_in_passing, without_shared_scales
from pipeline.translation.guard_rates import compare_rates
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import folded_words

if TYPE_CHECKING:
    from pipeline.article import Quantity
    from pipeline.matching.named import Difference

_MARKS = re.compile(r"\[\d[\d,;–‐ -]{0,60}\]")  # note marks, the same in both languages


def compare_numbers(source: str, target: str, quantities: Sequence[Quantity] | None = None) -> Iterator[Finding]:
    """Numbers lost, changed or added, units exchanged, rates and limits lost."""
    for marks in set(_MARKS.findall(source)):
        if marks in target:
            blank = " " * len(marks)
            source, target = source.replace(marks, blank), target.replace(marks, blank)
    ours, theirs = dutch_figures(source), english_figures(target)
    if quantities:
        ours = [_informed(figure, quantities) for figure in ours]
    pairs, lost, added = pair(ours, theirs)
    if ours or theirs:
        yield from _compare(ours, theirs, pairs, lost, added, source, target)
    yield from compare_rates(source, target)
    if ours:
        yield from compare_bounds(source, target, ours, pairs)


def _informed(figure: Figure, quantities: Sequence[Quantity]) -> Figure:
    """The figure with the unit of the quantity that it is part of, where the reader of figures saw none."""
    if figure.unit is None:
        for quantity in quantities:
            inside = quantity.start <= figure.start and figure.end <= quantity.end
            if inside and quantity.unit in units().codes and figure.values[0] in quantity.values:
                return replace(figure, unit=quantity.unit)
    return figure


def _compare(
    ours: list[Figure],
    theirs: list[Figure],
    pairs: list[tuple[Figure, Figure]],
    lost: list[Figure],
    added: list[Figure],
    source: str,
    target: str,
) -> Iterator[Finding]:
    if lost and added:
        lost, added = without_shared_scales(lost, added, ours, theirs)
    for mine, other in pairs:
        if units_differ(mine, other) and not _said_elsewhere(mine, other, ours, theirs, source, target):
            yield _finding("unit", mine, source, _with_unit(other, target))
    hard_added = [
        figure
        for figure in added
        if not figure.soft and not _may_be_extra(figure, source, target) and not is_converted(figure, ours)
    ]
    for figure in lost:
        changed = next((other for other in added if is_other_amount(figure, other)), None) if figure.soft else None
        if changed is not None:
            yield _finding("number", figure, source, _with_unit(changed, target))
        if figure.soft or _is_no_number(figure, source, target) or _is_century_of(figure, theirs):
            continue
        if figure.values[0] == 1 and not hard_added and _one_said(figure, source, target):
            continue
        if not hard_added and is_lost_in_passing(figure, source):
            continue
        near = min(hard_added, key=lambda other: _distance(figure, other), default=None)
        if near is not None:
            hard_added.remove(near)
        yield _finding("number", figure, source, _with_unit(near, target) if near else "")
    for figure in hard_added:
        if not any(not mine.soft for mine in lost) and is_added_in_passing(figure, target):
            continue
        yield Finding("number", 0, len(source), "", _with_unit(figure, target))


def _said_elsewhere(
    mine: Figure, other: Figure, ours: list[Figure], theirs: list[Figure], source: str, target: str
) -> bool:
    """Whether the unit that one side lacks beside the number stands elsewhere in that sentence ("ten extra grams")."""
    if mine.unit is None:
        return any(figure.unit == other.unit for figure in ours) or has_unit(source, str(other.unit), dutch=True)
    return other.unit is None and has_unit(target[other.end :][:40], mine.unit, dutch=False)


def _may_be_extra(figure: Figure, source: str, target: str) -> bool:
    """A number in words that English adds of itself ("one in two", "zero"), or that stands in a name in both."""
    if figure.values[0] in (0.0, 1.0) or (figure.written and figure.values[0] == 0.5):
        return True
    words = target[figure.start : figure.end]
    return figure.written and words[0].isupper() and words in source


def _is_century_of(figure: Figure, theirs: list[Figure]) -> bool:
    """Whether a year or decade of the translation lies in a century of the source ("jaren 30 van de 19e eeuw")."""
    last = figure.values[0] * 100
    return (figure.unit, figure.times) == ("year", 100.0) and any(
        last - 100 <= value < last for other in theirs for value in other.values
    )


def _one_said(figure: Figure, source: str, target: str) -> bool:
    """Whether English has a word that may stand for a one ("1 tablet", "a tablet"), and Dutch no other for it."""
    if is_measured(figure):
        return False
    ones = words_data().ones
    return sum(1 for _ in ones.en.all(folded_words(target))) > sum(1 for _ in ones.nl.all(folded_words(source)))


def _is_no_number(figure: Figure, source: str, target: str) -> bool:
    """Whether English shows that the word is no number here ("zeven" is to sieve, "vierde" celebrated)."""
    meant = words_data().homonyms.get(fold(_with_unit(figure, source)))
    return meant is not None and meant.in_text(target) is not None


def _distance(mine: Figure, other: Figure) -> tuple[bool, float]:
    return mine.unit != other.unit, abs(mine.values[0] - other.values[0])


def _with_unit(figure: Figure, text: str) -> str:
    """The figure as it stands in its sentence, with its unit."""
    return text[figure.start : max(figure.end, figure.whole)]


def _finding(rule: Difference, figure: Figure, source: str, target: str) -> Finding:
    words = _with_unit(figure, source)
    start = figure.start
    return Finding(rule, start, start + len(words), words, target)
