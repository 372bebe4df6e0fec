"""Compares the numbers of a sentence and its translation: value, unit, range, rate and limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.dutch.units import units
from pipeline.dutch.words import fold
from pipeline.translation.dutch_numbers import dutch_figures, dutch_lexicon
from pipeline.translation.english_numbers import english_figures, english_lexicon
from pipeline.translation.figures import Figure, tokens_of
from pipeline.translation.findings import Finding
from pipeline.translation.guard_limits import compare_limits
from pipeline.translation.guard_passing import is_added_in_passing, is_lost_in_passing, without_shared_scales
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import folded_words

if TYPE_CHECKING:
    from pipeline.article import Quantity
    from pipeline.matching.model import Difference

_MARKS = re.compile(r"\[\d[\d,;–‐ -]{0,60}\]")  # note marks, the same in both languages
_ROUNDED = 0.03  # how far an amount that is said again in another unit may be off
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
    if lost and added:
        lost, added = without_shared_scales(lost, added, ours, theirs)
    for mine, other in pairs:
        if _units_differ(mine, other) and not _said_elsewhere(mine, other, ours, theirs, source, target):
            yield _finding("unit", mine, source, _with_unit(other, target))
    hard_added = [
        figure
        for figure in added
        if not figure.soft and not _may_be_extra(figure, source, target) and not _is_converted(figure, ours)
    ]
    for figure in lost:
        changed = next((other for other in added if _is_other_amount(figure, other)), None) if figure.soft else None
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


def _pair(ours: list[Figure], theirs: list[Figure]) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
    """Pairs of figures with the same value, those whose unit agrees first; then what is left on each side."""
    pairs: list[tuple[Figure, Figure]] = []
    left, right = list(ours), list(theirs)
    for test, kinds in _TESTS:
        for hard in kinds:
            for mine in tuple(left):
                if mine.soft == hard:
                    continue
                found = next((other for other in right if test(mine, other)), None)
                if found is not None:
                    pairs.append((mine, found))
                    left.remove(mine)
                    right.remove(found)
        if not left:
            break
    return pairs, left, right


def _same(mine: Figure, other: Figure) -> bool:
    return mine.unit == other.unit and mine.times == other.times and _close(mine.values[0], other.values[0])


def _same_reading(mine: Figure, other: Figure) -> bool:
    """The same by the first reading of both, neither of them a mere mention."""
    return not other.soft and _close(mine.values[0], other.values[0])


def _same_value(mine: Figure, other: Figure) -> bool:
    return not _is_mere_mention(mine, other) and any(_close(a, b) for a in mine.values for b in other.values)


def _is_mere_mention(mine: Figure, other: Figure) -> bool:
    """Whether a measured amount would be taken for a word like "one" or "doubled" that measures nothing."""
    return other.soft and not mine.soft and other.unit is None and (is_measured(mine) or is_time(mine))


def is_measured(figure: Figure) -> bool:
    """Whether a figure has a unit of an amount, other than time, that is no piece or spoon."""
    unit = units().codes.get(figure.unit or "")
    return unit is not None and unit.factor is not None and unit.dimension != "time"


def is_time(figure: Figure) -> bool:
    """Whether a figure is a stretch of time."""
    unit = units().codes.get(figure.unit or "")
    return unit is not None and unit.dimension == "time"


def _near_value(mine: Figure, other: Figure) -> bool:
    """A part said as a percentage, a decade or a year without its century."""
    one, two = mine.values[0], other.values[0]
    if mine.unit != "%" and other.unit == "%" and one < 1:
        return abs(one * 100 - two) < 1
    if other.unit != "%" and mine.unit == "%" and two < 1:
        return abs(two * 100 - one) < 1
    if 1000 <= one < 2100 and 10 <= two < 100 and one % 100 == two:
        return mine.end - mine.start == 4 and not other.written
    return mine.unit is None and 20 <= one <= 90 and one % 10 == 0 and 1000 < two < 2100 and two % 100 == one


def _converts(mine: Figure, other: Figure) -> bool:
    """Whether both are the same amount in different units ("anderhalf uur" and "90 minutes")."""
    if mine.unit is None or other.unit is None or (mine.soft != other.soft and mine.values[0] == other.values[0]):
        return False
    a, b = units().codes.get(mine.unit), units().codes.get(other.unit)
    if a is None or b is None or (a.code == b.code and mine.times == other.times):
        return False
    return _amounts_agree(mine, other, 0.005)


_TESTS: tuple[tuple[Callable[[Figure, Figure], bool], tuple[bool, ...]], ...] = (
    (_same, (True, False)),
    (_converts, (True, False)),
    (_same_reading, (True,)),
    (_same_value, (True,)),
    (_near_value, (True,)),
    (_same_value, (False,)),
    (_near_value, (False,)),
)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a))


def _units_differ(mine: Figure, other: Figure) -> bool:
    if mine.unit == other.unit and mine.times == other.times:
        return False
    if mine.unit == other.unit and 0.85 < mine.times / other.times < 1.18:
        return False  # "pond" and "pound"
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


def _is_other_amount(mine: Figure, other: Figure) -> bool:
    """Whether both have a unit of the same kind and are not the same amount ("kwartier" and "a third of an hour")."""
    a, b = units().codes.get(mine.unit or ""), units().codes.get(other.unit or "")
    return a is not None and b is not None and a.dimension == b.dimension and not _amounts_agree(mine, other, 0.01)


def _is_converted(figure: Figure, ours: list[Figure]) -> bool:
    """Whether a number of the translation says an amount of the source again in another unit ("90 kg (200 pounds)")."""
    return is_measured(figure) and any(
        _amounts_agree(mine, figure, _ROUNDED) and (mine.unit, mine.times) != (figure.unit, figure.times)
        for mine in ours
    )


def _amounts_agree(mine: Figure, other: Figure, tolerance: float) -> bool:
    a, b = units().codes.get(mine.unit or ""), units().codes.get(other.unit or "")
    if a is None or b is None or a.factor is None or b.factor is None or a.dimension != b.dimension:
        return False
    amount = mine.values[0] * mine.times * a.factor
    return abs(amount - other.values[0] * other.times * b.factor) <= tolerance * abs(amount)


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
    written = figure.written and figure.unit is None
    meant = words_data().homonyms.get(fold(source[figure.start : figure.end])) if written else None
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
