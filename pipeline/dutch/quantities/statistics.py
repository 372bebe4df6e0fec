"""The statistics of a text, whose digits are no quantities: p-values, confidence intervals, test figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.dutch.grammar import grammar

Stretch = tuple[int, int]

_NUMBER = r"[-–−]?[0-9]+(?:[.,][0-9]+)?%?"
_TEST = re.compile(
    r"\b(?:SD|SE|IQR|χ2|χ²|I2|I²|kappa|df|AUC)\s?[=:±]?\s?" + _NUMBER + r"(?:\s?[-–]\s?" + _NUMBER + ")?"
)


def statistics(text: str, start: int, end: int) -> list[Stretch]:
    """The p-values, confidence intervals and test figures of a stretch of text."""
    part = text[start:end]
    found: list[Stretch] = []
    if any(mark in part for mark in _interval_marks()):
        found += [match.span() for match in _interval().finditer(text, start, end)]
        bare = _bare_interval().finditer(text, start, end)
        found += [match.span() for match in bare if not _inside(match.start(), found)]
    if "p" in part or "P" in part:
        values = _p_value().finditer(text, start, end)
        found += [match.span() for match in values if not text[match.start() - 1 : match.start()].isalnum()]
    if "SD" in part or "SE" in part or "IQR" in part or "χ" in part or "I2" in part or "I²" in part or "AUC" in part:
        found += [match.span() for match in _TEST.finditer(text, start, end)]
    return sorted(_trim(text, found))


@cache
def _interval_marks() -> tuple[str, ...]:
    """What a text must hold to have an interval: a short name, or a long one whose first letter may be a capital."""
    return tuple(name if name.isupper() else name[1:] for name in sorted(grammar().interval_names))


@cache
def _interval() -> re.Pattern[str]:
    """As in "95%-BI 0,7 tot 0,9"."""
    small = grammar()
    return re.compile(
        rf"9[0-9](?:[.,][0-9]{{1,2}})?\s?%?[- ]?(?:-\s?)?(?:{_any(small.interval_names)})\b[\s:=,\[(]{{0,4}}"
        rf"(?:(?:{_any(small.interval_leads)})\s)?"
        rf"(?:{_NUMBER}\s{{0,2}}(?:[-–—;,]|{_any(small.interval_joints)})\s{{0,2}}{_NUMBER})?",
        re.IGNORECASE,
    )


@cache
def _bare_interval() -> re.Pattern[str]:
    """As in "BI: 0,7-0,9"."""
    small = grammar()
    return re.compile(
        rf"\b(?:{_any(small.interval_names)})[:=\s\[(]{{1,3}}(?:(?:{_any(small.interval_leads)})\s)?"
        rf"{_NUMBER}\s?(?:[-–;,]|{_any(small.interval_joints)})\s?{_NUMBER}"
    )


@cache
def _p_value() -> re.Pattern[str]:
    """As in "p < 0,05", "p-waarde van 0,03"."""
    small = grammar()
    return re.compile(
        rf"[pP](?:-(?:{_any(small.value_words)}))?\s?(?:[=<>≤≥]|<=|>=|{_any(small.value_is)})\s?[0-9]?[.,][0-9]+"
    )


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def _inside(place: int, stretches: Iterable[Stretch]) -> bool:
    return any(start <= place < end for start, end in stretches)


def _trim(text: str, stretches: Iterable[Stretch]) -> Iterable[Stretch]:
    for start, end in stretches:
        while end > start and text[end - 1] in " ,;:=[(\n\t":
            end -= 1
        yield start, end
