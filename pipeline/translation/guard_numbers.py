"""Compares the numbers of a sentence and its translation: value, unit, range, rate and limit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.dutch.units import units
from pipeline.translation.dutch_numbers import dutch_figures, dutch_lexicon
from pipeline.translation.english_numbers import english_figures, english_lexicon
from pipeline.translation.figures import Figure, tokens_of
from pipeline.translation.findings import Finding
from pipeline.translation.guard_limits import compare_limits
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import folded_words

if TYPE_CHECKING:
    from pipeline.article import Quantity
    from pipeline.matching.model import Difference

_MARKS = re.compile(r"\[\d[\d,;–‐ -]{0,60}\]")  # note marks, the same in both languages
_ONE = frozenset(("a", "an", "one", "single", "each", "every", "per", "first", "once", "another"))
_LOOSE = frozenset(("household", "temperature"))  # what may go unsaid


def compare_numbers(source: str, target: str, quantities: Sequence[Quantity] | None = None) -> Iterator[Finding]:
    """Numbers lost, changed or added, units exchanged, rates and limits lost."""
    for marks in set(_MARKS.findall(source)):
        if marks in target:
            blank = " " * len(marks)
            source, target = source.replace(marks, blank), target.replace(marks, blank)
    ours, theirs = dutch_figures(source), english_figures(target)
    if quantities:
        ours = [_informed(figure, quantities) for figure in ours]
    if ours or theirs:
        yield from _compare(ours, theirs, source, target)
    yield from compare_limits(source, target, ours)


def paired_figures(source: str, target: str) -> list[tuple[Figure, Figure]]:
    """The figures of a sentence that its translation has too, each with its own there, in the order of the source."""
    pairs, _, _ = _pair(dutch_figures(source), english_figures(target))
    return sorted(pairs, key=lambda pair: pair[0].start)


def _informed(figure: Figure, quantities: Sequence[Quantity]) -> Figure:
    """The figure with the unit of the quantity that it is part of, where the reader of figures saw none."""
    if figure.unit is None:
        for quantity in quantities:
            inside = quantity.start <= figure.start and figure.end <= quantity.end
            if inside and quantity.unit in units().codes and figure.values[0] in quantity.values:
                return replace(figure, unit=quantity.unit)
    return figure


def _compare(ours: list[Figure], theirs: list[Figure], source: str, target: str) -> Iterator[Finding]:
    pairs, lost, added = _pair(ours, theirs)
    for mine, other in pairs:
        if _units_differ(mine, other) and not _said_elsewhere(mine, other, ours, theirs, source, target):
            yield _finding("unit", mine, source, _with_unit(other, target))
    hard_added = [figure for figure in added if not figure.soft and not _may_be_extra(figure, source, target)]
    for figure in lost:
        if figure.soft or (figure.values[0] == 1 and not hard_added and _one_said(figure, target)):
            continue
        near = min(hard_added, key=lambda other: _distance(figure, other), default=None)
        if near is not None:
            hard_added.remove(near)
        yield _finding("number", figure, source, _with_unit(near, target) if near else "")
    for figure in hard_added:
        yield Finding("number", 0, len(source), "", _with_unit(figure, target))


def _said_elsewhere(
    mine: Figure, other: Figure, ours: list[Figure], theirs: list[Figure], source: str, target: str
) -> bool:
    """Whether the unit that one side lacks beside the number stands elsewhere in that sentence ("ten extra grams")."""
    if mine.unit is None:
        return any(figure.unit == other.unit for figure in ours) or has_unit(source, str(other.unit), dutch=True)
    return other.unit is None and has_unit(target[other.end :][:40], mine.unit, dutch=False)


def _pair(ours: list[Figure], theirs: list[Figure]) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
    """Pairs of figures with the same value, those whose unit agrees first; then what is left on each side."""
    pairs: list[tuple[Figure, Figure]] = []
    left, right = list(ours), list(theirs)
    for hard in (True, False):
        for test in (_same, _converts, _same_value, _near_value):
            for mine in tuple(left):
                if mine.soft == hard:
                    continue
                found = next((other for other in right if test(mine, other)), None)
                if found is not None:
                    pairs.append((mine, found))
                    left.remove(mine)
                    right.remove(found)
    return pairs, left, right


def _same(mine: Figure, other: Figure) -> bool:
    return mine.unit == other.unit and mine.times == other.times and _same_value(mine, other)


def _same_value(mine: Figure, other: Figure) -> bool:
    return any(_close(a, b) for a in mine.values for b in other.values)


def _near_value(mine: Figure, other: Figure) -> bool:
    """A part said as a percentage, a decade or a year without its century."""
    one, two = mine.values[0], other.values[0]
    if mine.unit != "%" and other.unit == "%" and one < 1:
        return abs(one * 100 - two) < 1
    if other.unit != "%" and mine.unit == "%" and two < 1:
        return abs(two * 100 - one) < 1
    if 1000 <= one < 2100 and 10 <= two < 100 and one % 100 == two:
        return True
    return mine.unit is None and 20 <= one <= 90 and one % 10 == 0 and two == 1900 + one


def _converts(mine: Figure, other: Figure) -> bool:
    """Whether both are the same amount in different units ("anderhalf uur" and "90 minutes")."""
    if mine.unit is None or other.unit is None or (mine.soft != other.soft and mine.values[0] == other.values[0]):
        return False
    a, b = units().codes.get(mine.unit), units().codes.get(other.unit)
    if a is None or b is None or a.factor is None or b.factor is None or a.dimension != b.dimension:
        return False
    if a.code == b.code and mine.times == other.times:
        return False
    mass = mine.values[0] * mine.times * a.factor
    return abs(mass - other.values[0] * other.times * b.factor) <= 0.005 * abs(mass)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a))


def _units_differ(mine: Figure, other: Figure) -> bool:
    if mine.unit == other.unit and mine.times == other.times:
        return False
    if _converts(mine, other) or "clock" in (mine.unit, other.unit) or (mine.soft and other.soft and not mine.unit):
        return False
    if mine.unit is None or other.unit is None:
        code = mine.unit or other.unit or ""
        unit = units().codes.get(code)
        if unit is None or unit.dimension in (*_LOOSE, "time", "money", "length") or mine.soft or other.soft:
            return False
        return unit.factor is not None and not (mine.unit is None and unit.dimension == "fraction")
    a, b = units().codes.get(mine.unit), units().codes.get(other.unit)
    if a is None or b is None:
        return False
    if a.dimension == b.dimension == "household":
        return a.code != b.code and not any({a.code, b.code} <= codes for codes in words_data().interchangeable)
    return not (a.dimension == b.dimension == "fraction" and a.code == b.code)


def has_unit(text: str, code: str, *, dutch: bool) -> bool:
    """Whether a word for the unit stands anywhere in the text."""
    lexicon = dutch_lexicon() if dutch else english_lexicon()
    tokens = tokens_of(text)
    return any((unit := lexicon.unit(tokens, index)) is not None and unit[0] == code for index in range(len(tokens)))


def _may_be_extra(figure: Figure, source: str, target: str) -> bool:
    """A number in words that English adds of itself ("one in two", "zero"), or that stands in a name in both."""
    if figure.values[0] in (0.0, 1.0) or (figure.written and figure.values[0] == 0.5):
        return True
    words = target[figure.start : figure.end]
    return figure.written and words[0].isupper() and words in source


def _one_said(figure: Figure, target: str) -> bool:
    """Whether English has a word that may stand for a one ("1 tablet", "a tablet")."""
    unit = units().codes.get(figure.unit or "")
    measured = unit is not None and unit.factor is not None and unit.dimension != "time"
    return not measured and any(word.text in _ONE for word in folded_words(target))


def _distance(mine: Figure, other: Figure) -> tuple[bool, float]:
    return mine.unit != other.unit, abs(mine.values[0] - other.values[0])


def _with_unit(figure: Figure, text: str) -> str:
    """The figure as it stands in its sentence, with its unit."""
    return text[figure.start : max(figure.end, figure.whole)]


def _finding(rule: Difference, figure: Figure, source: str, target: str) -> Finding:
    words = _with_unit(figure, source)
    start = figure.start
    return Finding(rule, start, start + len(words), words, target)
