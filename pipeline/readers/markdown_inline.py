"""What stands within a block of Markdown: text with its place, links, note marks, emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.readers.builder import Builder
from pipeline.readers.emphasis import Mark, MarkKind
from pipeline.readers.marks import note_labels, raise_digits
from pipeline.readers.source import Source

if TYPE_CHECKING:
    from markdown_it.token import Token

_UNDEFINED = re.compile(r"\[\^([\w-]{1,30})\]")
_HREF = re.compile(r"<a\b[^<>]{0,500}?\bhref\s?=\s?[\"']([^\"'<>]{1,1000})[\"']", re.IGNORECASE)
_EMPHASIS: dict[str, MarkKind] = {"strong": "bold", "em": "italic"}


@dataclass(slots=True)
class Inline:
    """Adds inline tokens to the open block; `spans` and what follows are of the run of tokens that is being added."""

    source: Source
    builder: Builder
    marks: list[Mark] = field(default_factory=list)
    raised: bool = False
    end: int = 0
    spans: list[tuple[int, int]] = field(default_factory=list)  # of the pieces of text
    links: list[tuple[str, int]] = field(default_factory=list)  # that are open: target, and index of the first piece

    def add(self, tokens: Iterable[Token], end: int) -> None:
        """Add tokens whose words stand before offset `end` of the source."""
        self.end, self.spans, self.links = end, [], []
        begun: dict[str, int] = {}
        for token in tokens:
            match token.type:
                case "text" | "text_special":
                    self._text(token.content)
                case "code_inline":
                    first = len(self.spans)
                    self._text(token.content)
                    self._mark("code", first)
                case "strong_open" | "em_open":
                    begun[token.tag] = len(self.spans)
                case "strong_close" | "em_close" if token.tag in begun:
                    self._mark(_EMPHASIS[token.tag], begun.pop(token.tag))
                case "softbreak" | "hardbreak":
                    self._line_break()
                case "link_open":
                    self.links.append((str(token.attrs.get("href", "")), len(self.spans)))
                case "link_close":
                    self._close_link()
                case "footnote_ref":
                    self._note(str(token.meta["label"]))
                case "html_inline":
                    self._tag(token.content)

    def _text(self, content: str) -> None:
        """Add a run of text; marks of notes that are nowhere defined are note marks all the same."""
        if self.raised:
            self._raised(content)
            return
        done = 0
        for mark in _UNDEFINED.finditer(content):
            self._plain(content[done : mark.start()])
            self._note(mark[1])
            done = mark.end()
        self._plain(content[done:])

    def _plain(self, content: str) -> None:
        if not content:
            return
        line, column, found = self.source.find(content, end=self.end)
        start, stop = self.builder.add(content, line, column, exact=found)
        if start < stop:
            self.spans.append((start, stop))

    def _raised(self, content: str) -> None:
        line, column, _ = self.source.find(content, end=self.end)
        labels = note_labels(content, self.builder.tail())
        for label in labels:
            self.builder.note(label, line, column)
        if not labels:
            self.spans.append(self.builder.add(raise_digits(content), line, column))

    def _note(self, label: str) -> None:
        line, column, _ = self.source.find(f"[^{label}]", end=self.end)
        self.builder.note(label, line, column)

    def _line_break(self) -> None:
        self.builder.add("\n", *self.source.place(self.source.cursor))

    def _close_link(self) -> None:
        if self.links:
            target, first = self.links.pop()
            if len(self.spans) > first:
                self.builder.link(self.spans[first][0], self.spans[-1][1], target)

    def _mark(self, kind: MarkKind, first: int) -> None:
        if len(self.spans) > first:
            self.marks.append(Mark(self.spans[first][0], self.spans[-1][1], kind))

    def _tag(self, tag: str) -> None:
        """An HTML tag among the words: a line break, raised text or a link."""
        lowered = tag.lower()
        if lowered.startswith("<br"):
            self._line_break()
        elif lowered.startswith(("<sup", "</sup")):
            self.raised = not lowered.startswith("</")
        elif href := _HREF.match(tag):
            self.links.append((href[1], len(self.spans)))
        elif lowered.startswith("</a"):
            self._close_link()
