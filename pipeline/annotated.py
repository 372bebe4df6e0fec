"""Short annotated articles (tests/gold: blocks of sentences), laid out as a plain text with what people say of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, Any]


class Told(NamedTuple):
    """A sentence: its offsets in the text, and its annotations."""

    start: int
    end: int
    row: Row


def rows_in(path: Path) -> Iterator[Row]:
    """The annotated things of a .jsonl file."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def laid_out(blocks: list[Row]) -> tuple[str, list[Told]]:
    """The text of annotated blocks, a blank line between them and a dash before list items, and its sentences."""
    text = ""
    told: list[Told] = []
    before = ""
    for block in blocks:
        listed = block["kind"] == "list_item"
        if text:
            text += "\n" if listed and before == "list_item" else "\n\n"
        text += "- " if listed else ""
        for place, row in enumerate(block["sentences"]):
            text += " " if place else ""
            told.append(Told(len(text), len(text) + len(row["text"]), row))
            text += row["text"]
        before = block["kind"]
    return text, told
