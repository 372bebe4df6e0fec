"""Pairs the figures of a sentence with those of its translation, the surest pairs first."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.translation.dutch_numbers import dutch_figures
from pipeline.translation.english_numbers import english_figures
from pipeline.translation.figure_amounts import close, converts, is_measured, is_time
from pipeline.translation.figures import Figure


def paired_figures(source: str, target: str) -> list[tuple[Figure, Figure]]:
    """The figures of a sentence that its translation has too, each with its own there, in the order of the source."""
    pairs, _, _ = pair(dutch_figures(source), english_figures(target))
    return sorted(pairs, key=lambda pair: pair[0].start)


def pair(ours: list[Figure], theirs: list[Figure]) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
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
    return mine.unit == other.unit and mine.times == other.times and close(mine.values[0], other.values[0])


def _same_reading(mine: Figure, other: Figure) -> bool:
    """The same by the first reading of both, neither of them a mere mention."""
    return not other.soft and close(mine.values[0], other.values[0])


def _same_value(mine: Figure, other: Figure) -> bool:
    return not _is_mere_mention(mine, other) and any(close(a, b) for a in mine.values for b in other.values)


def _is_mere_mention(mine: Figure, other: Figure) -> bool:
    """Whether a measured amount would be taken for a word like "one" or "doubled" that measures nothing."""
    return other.soft and not mine.soft and other.unit is None and (is_measured(mine) or is_time(mine))


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


_TESTS: tuple[tuple[Callable[[Figure, Figure], bool], tuple[bool, ...]], ...] = (
    (_same, (True, False)),
    (converts, (True, False)),
    (_same_reading, (True,)),
    (_same_value, (True,)),
    (_near_value, (True,)),
    (_same_value, (False,)),
    (_near_value, (False,)),
)
