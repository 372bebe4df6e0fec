"""The text of a page as it runs: the block it stands in, its note marks, and where each piece of it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from pipeline.article import BlockKind
from pipeline.readers.builder import Builder
from pipeline.readers.entries import is_reference, may_be_reference
from pipeline.readers.html_source import HtmlSource
from pipeline.readers.layout import is_caption
from pipeline.readers.marks import bullet, entry_mark, note_labels, raise_digits

_SPACE = " \t\r\n\f"
_PLAIN = re.compile(r"[\n&<>]|[^\x00-\x7f]")  # what a parser may make something else of


@dataclass(frozen=True, slots=True)
class Node:
    """Where the text from `start` to `end` of the article stands: within `element`, as its tail, or as all of it."""

    element: Any
    place: Literal["text", "tail", "whole"]
    start: int
    end: int


@dataclass(slots=True)
class Flow:
    """Adds text in order; `kind`, `level` and `label` are of the block that text found here opens."""

    source: HtmlSource
    builder: Builder = field(default_factory=Builder)
    kind: BlockKind = "paragraph"
    level: int = 0
    label: str | None = None
    row: int | None = None
    in_references: bool = False
    opened: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)

    def text(self, text: str | None, line: int | None, element: Any, place: Literal["text", "tail"]) -> None:
        """Add text where it stands; opens a block where none is open."""
        if not text:
            return
        stripped = text.strip(_SPACE)
        if not stripped:
            self.space()
            return
        at_, found = self.source.find(stripped, line=line)
        if not found and (first := _PLAIN.split(stripped, maxsplit=1)[0]) and first != stripped:
            at_, found = self.source.find(first, line=line)
        if not self.opened:
            skip = self._open(stripped, self.source.place(at_)[0])
            stripped, at_ = stripped[skip:], at_ + skip
        elif text[0] != stripped[0]:
            self.space()
        self._add(stripped, at_, element, place, exact=found)
        if text[-1] in _SPACE:
            self.space()

    def raised(self, digits: str, element: Any) -> None:
        """Add raised digits that mark no note: an exponent."""
        at_, _ = self.source.find(digits, line=element.sourceline)
        if self.opened:
            self._add(raise_digits(digits), at_, element, "whole")

    def notes(self, words: str, element: Any, *, linked: bool) -> bool:
        """Add the note marks that the words of an element are; whether they are any."""
        labels = note_labels(words, self.builder.tail(), linked=linked)
        if not labels or not self.opened:
            return False
        place = self.source.place(self.source.find(words, line=element.sourceline)[0])
        start = self.builder.offset
        for label in labels:
            self.builder.note(label, *place)
        self.nodes.append(Node(element, "whole", start, self.builder.offset))
        return True

    def close(self) -> None:
        """End the block; within a table cell, only part its words."""
        if self.row is None:
            self.builder.end()
            self.opened = False
        else:
            self.space()

    def line_break(self) -> None:
        """End the block, but for a heading."""
        if self.kind == "heading":
            self.space()
        else:
            self.close()

    def space(self) -> None:
        """Part what comes from what stands before it, in an open block."""
        if self.opened:
            self.builder.add(" ", 1)

    def _add(
        self, text: str, at_: int, element: Any, place: Literal["text", "tail", "whole"], *, exact: bool = True
    ) -> None:
        turns = self.source.turns(at_, at_ + len(text)) if exact else ()
        span = self.builder.add(text, *self.source.place(at_), exact=exact, turns=turns)
        self.spans.append(span)
        self.nodes.append(Node(element, place, *span))

    def _open(self, text: str, line: int) -> int:
        """Open the block that a text begins; how many characters the mark takes that says what kind it is."""
        kind, level, label, skip = self.kind, self.level, self.label, 0
        if self.row is not None:
            kind = "table_cell"
        elif self.in_references and kind in ("paragraph", "list_item"):
            mark, size = entry_mark(text)
            if kind == "list_item" or size or is_reference(text) or may_be_reference(text):
                kind, level, label, skip = "reference", 0, label or mark, size if label is None or mark == label else 0
        elif kind == "paragraph":
            skip = bullet(text)
            if skip:
                kind, level = "list_item", 1
            elif is_caption(text):
                kind = "caption"
            elif is_reference(text):
                kind = "reference"
                label, skip = entry_mark(text)
        self.builder.begin(kind, line, level=level, label=label, row=self.row)
        self.opened = True
        return skip
