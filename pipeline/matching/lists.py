"""Whose each dose is in a list: "zink 10 mg, vitamine C 80 mg", "10 mg zink en 80 mg vitamine C"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.article import Quantity
from pipeline.facts import MICROGRAMS, Nutrient
from pipeline.matching.classes import word_classes
from pipeline.matching.figures import either, words_for
from pipeline.matching.reading import Reading

Named = tuple[int, int, Nutrient]  # first word, end and nutrient of a name

DOSED = frozenset((*MICROGRAMS, "IU"))
_NEAR = 4  # words between a dose and its name
_BRACKETS = re.compile(r"\([^()]*\)")
_SPLIT = re.compile(r"[,;+/•|\n]|\s[-–]\s")


def owners(reading: Reading, quantities: Sequence[Quantity], names: Sequence[Named]) -> dict[int, Nutrient | None]:
    """The nutrient of each dose that is placed by its neighbours, by its start; None where it is of something else."""
    doses = [q for q in quantities if q.unit in DOSED]
    found: dict[int, Nutrient | None] = {}
    undecided: list[tuple[Quantity, Nutrient | None, Nutrient | None]] = []
    order = 0  # how many more doses have their name before them than behind
    for at, dose in enumerate(doses):
        low = doses[at - 1].end if at else 0
        high = doses[at + 1].start if at + 1 < len(doses) else len(reading.text)
        before, firm = _before(reading, dose, names, low)
        behind, close = _behind(reading, dose, names, high)
        if firm != close:
            found[dose.start] = before if firm > close else behind
            order += 1 if firm > close else -1
        else:
            undecided.append((dose, before, behind))
    one = len({nutrient.name for _, _, nutrient in names}) == 1
    for dose, before, behind in undecided:
        if order > 0 and (not one or dose.end <= reading.starts[names[0][0]]):
            found[dose.start] = before or _last_before(reading, dose, names)
        elif behind:
            found[dose.start] = behind
    found.update(_respectively(reading, doses, names))
    return found


def taken(word: str) -> bool:
    """Whether a word names a medicine, a remedy or something to eat."""
    classes = word_classes()
    return word in classes["consumable"].words or _is_remedy(word)


def _is_remedy(word: str) -> bool:
    classes = word_classes()
    return word in classes["medicine"].words or word in classes["remedy"].words


def of_another(reading: Reading, first: int, names: Sequence[Named]) -> bool:
    """Whether what stands right before a dose in a list is a remedy that is no nutrient of ours: "curcumine 500 mg"."""
    if not first or any(last == first for _, last, _ in names) or not _is_remedy(reading.words[first - 1]):
        return False
    return not reading.between(first).strip(" :(=")


def _before(reading: Reading, dose: Quantity, names: Sequence[Named], low: int) -> tuple[Nutrient | None, int]:
    """The nutrient named before a dose, not before `low`, and how firmly they belong together: 2, 1 or 0."""
    for _, last, nutrient in reversed(names):
        end = reading.ends[last - 1]
        if end <= dose.start:
            firm = _firmness(reading.folded[end : dose.start], frozenset()) if end >= low else 0
            return (nutrient, firm) if firm else (None, 0)
    return None, 0


def _behind(reading: Reading, dose: Quantity, names: Sequence[Named], high: int) -> tuple[Nutrient | None, int]:
    """The nutrient named behind a dose, before `high`, and how firmly they belong together: 2, 1 or 0."""
    for first, _, nutrient in names:
        start = reading.starts[first]
        if start >= dose.end:
            firm = _firmness(reading.folded[dose.end : start], words_for("before_nutrient")) if start < high else 0
            return (nutrient, firm) if firm else (None, 0)
    return None, 0


def _firmness(between: str, passed: frozenset[str]) -> int:
    """2 where only `passed`, a colon or brackets stand between, 1 where a few words do, 0 where a list goes on."""
    rest = _BRACKETS.sub(" ", between)
    words = re.findall(r"[^\s:()=]+", rest)
    if _SPLIT.search(rest) or not words_for("and").isdisjoint(words) or len(words) > _NEAR:
        return 0
    return 2 if passed.issuperset(words) else 1


def _last_before(reading: Reading, dose: Quantity, names: Sequence[Named]) -> Nutrient | None:
    """The nutrient named just before, where a dose is told again: "vitamine D (800 IE, 20 µg)"."""
    first = reading.words_in(dose.start, dose.end)[0]
    return next((nutrient for _, last, nutrient in reversed(names) if first - 3 <= last <= first), None)


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s{either('and')}\s|,\s")


def _respectively(reading: Reading, doses: Sequence[Quantity], names: Sequence[Named]) -> dict[int, Nutrient | None]:
    """Two names and then two doses, each joined by "en": "zink en vitamine D: 10 mg en 25 µg"."""
    found: dict[int, Nutrient | None] = {}
    text, ends, starts = reading.folded, reading.ends, reading.starts
    for one, other in pairwise(doses):
        if not _and().fullmatch(text, one.end, other.start) or text[one.end] == ",":
            continue
        told = [name for name in names if ends[name[1] - 1] <= one.start][-2:]
        if len(told) == 2 and _and().fullmatch(text, ends[told[0][1] - 1], starts[told[1][0]]):
            between = text[ends[told[1][1] - 1] : one.start]
            lone = not any(q.end > starts[told[0][0]] - 4 and q.start < one.start for q in doses)
            if lone and _firmness(between, frozenset()) and _behind(reading, other, names, len(text))[1] == 0:
                found |= {one.start: told[0][2], other.start: told[1][2]}
    return found
