"""Notes behind a star or dagger: "31% meer*" and the line "* Metingen in eigen lab", whose sources give their level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.article import Level, level_rank
from pipeline.evidence.passages import Found, Reading

_NOTE = re.compile(r"^[ \t]*(?:[-•][ \t]*)?(\*{1,3}|[†‡§]{1,2})[ \t]*(?=[^\W_])[^\n]*", re.MULTILINE)
_MARK = re.compile(r"(?<=[\w%.,!?)”\"'’])(\*{1,3}|[†‡§]{1,2})(?=[\s.,;:!?)]|$)")
_EMPHASIS = re.compile(r"(?<!\S)\*{1,3}\w")
_LONGEST = 600


def starred(reading: Reading, found: Sequence[Found]) -> Iterator[Found]:
    """Every such mark whose note stands below it, at the best level of the marks in that note."""
    text = reading.article.text
    if not any(symbol in text for symbol in "*†‡§"):
        return
    notes = {match.group(1): match.span() for match in _NOTE.finditer(text) if len(match.group()) < _LONGEST}
    if not notes:
        return
    for mark in _MARK.finditer(text):
        span = notes.get(mark.group(1))
        if span is None or mark.start() >= span[0] or _closes_emphasis(text, mark.start()):
            continue
        levels: list[Level] = [other.level for other in found if span[0] <= other.start < span[1]]
        level: Level = max(levels, key=level_rank, default="none")
        yield Found(mark.start(), mark.end(), "note_mark", level, mark.group(1))


def _closes_emphasis(text: str, end: int) -> bool:
    """Whether stars stand around words of the same line: "*let op*"."""
    return text[end] == "*" and _EMPHASIS.search(text, text.rfind("\n", 0, end) + 1, end) is not None
