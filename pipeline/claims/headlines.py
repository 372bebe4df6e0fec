"""The lines that head an article: its title, a breadcrumb, a line above or below the title; whatever the page says."""

from __future__ import annotations

from functools import cache

from pipeline.article import Article
from pipeline.claims.cues import cue_groups
from pipeline.dutch.words import fold

_BLOCKS, _MOST, _LONGEST = (7, 4, 110)  # blocks looked at, lines taken, characters of a line
_ENDS = (".", ",", ";", ":")
_CRUMBS = (" > ", " › ", " » ")
Span = tuple[int, int]


def headlines(article: Article) -> list[Span]:
    """Where they stand; of a breadcrumb the last part. A text that begins with a sentence has that as its headline."""
    found: list[Span] = []
    text = article.text
    for number, block in enumerate(article.blocks[:_BLOCKS]):
        start, end = block.start, block.end
        line = text[start:end]
        short = end - start <= _LONGEST and "\n" not in line
        if not short or (block.kind != "heading" and line.endswith(_ENDS)):
            if number > 1 or (found and not short):
                break
            continue
        if block.kind in ("list_item", "table_cell", "reference") or _credits(line):
            continue
        for crumb in _CRUMBS:
            start = max(start, text.rfind(crumb, start, end) + 1)
        found.append((start, end))
        if len(found) == _MOST:
            break
    if not found and article.sentences:
        found.append((article.sentences[0].start, article.sentences[0].end))
    return found


def _credits(line: str) -> bool:
    """Whether a line tells who made the page."""
    first = fold(line).replace(":", " ").split(maxsplit=1)[:1]
    return bool(first) and first[0] in _makers()


@cache
def _makers() -> frozenset[str]:
    return frozenset(("door", *map(fold, cue_groups()["credits"])))
