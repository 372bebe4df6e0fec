"""Crossref: what it knows of a DOI (https://www.crossref.org/documentation/retrieve-metadata/rest-api/)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.verify.results import Record

_DATES = ("issued", "published", "published-print", "published-online")
_WITHDRAWN = frozenset(("retraction", "withdrawal", "removal"))
_DOUBTED = frozenset(("expression_of_concern", "partial_retraction"))
_NOT_WORD = re.compile(r"[-\s]+")  # sources differ in how they join "expression of concern"
_MARKED = re.compile(
    r"\W*(?:retracted|withdrawn)\b(?: article| paper)?\W|.*[(\[](?:retracted|withdrawn)\b", re.IGNORECASE
)


def record(message: dict[str, Any]) -> Record:
    """The paper that a work's `message` describes.

    A notice names what it withdraws in `update-to`; the paper itself names its notices in `updated-by`.
    """
    titles = tuple(_texts(message, "title", "subtitle", "original-title"))
    updates = _objects(message, "updated-by", "update-to")
    kinds = {_NOT_WORD.sub("_", str(update.get("type", "")).lower()) for update in updates}
    relations = message.get("relation") or {}
    retracted = bool(kinds & _WITHDRAWN) or any("retract" in str(name) for name in relations)
    return Record(
        titles=titles,
        years=tuple(sorted(set(_years(message)))),
        authors=tuple(str(author["family"]) for author in _objects(message, "author") if author.get("family")),
        journals=tuple(_texts(message, "container-title", "short-container-title")),
        retracted=retracted or marked_retracted(titles),
        concern=bool(kinds & _DOUBTED),
    )


def marked_retracted(titles: tuple[str, ...]) -> bool:
    """Whether a title says that its paper was retracted, as publishers mark it."""
    return any(_MARKED.match(title) for title in titles)


def _years(message: dict[str, Any]) -> Iterator[int]:
    for name in _DATES:
        parts = (message.get(name) or {}).get("date-parts") or [[None]]
        if parts[0] and isinstance(parts[0][0], int):
            yield parts[0][0]


def _texts(message: dict[str, Any], *names: str) -> Iterator[str]:
    for name in names:
        yield from (str(text) for text in message.get(name) or () if text)


def _objects(message: dict[str, Any], *names: str) -> Iterator[dict[str, Any]]:
    for name in names:
        found = message.get(name)
        yield from (item for item in found if isinstance(item, dict)) if isinstance(found, list) else ()
