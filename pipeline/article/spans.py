"""Stretches of an article's text, and what its reader found in it: blocks, links, sentences, places in the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipeline.article.terms import BlockKind

if TYPE_CHECKING:
    from pipeline.article.document import Article


@dataclass(frozen=True, slots=True)
class Anchor:
    """From `offset` on, the text stands at `line` and `column` (from 1) of the source, until the next anchor."""

    offset: int
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open stretch of an article's text, in Unicode code points."""

    start: int
    end: int

    def of(self, article: Article) -> str:
        """The words of the span."""
        return article.text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Span):
    """A heading, paragraph, list item, ... of the article."""

    kind: BlockKind
    line: int
    level: int = 0  # of a heading (1 to 6) or the depth of a list item (from 1)
    label: str | None = None  # the number or name by which note marks point to a reference
    language: str | None = None  # set only where it differs from the article's
    row: int | None = None  # table cells of one row share it (counted through the article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Span):
    """What the reader knows of a stretch of text: a hyperlink with its target, or a note mark with its label."""

    target: str
    kind: Literal["hyperlink", "note"] = "hyperlink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Span):
    """A sentence, heading, list item or table cell; `block` is an index into the article's blocks."""

    id: str
    block: int


def line_anchors(text: str) -> tuple[Anchor, ...]:
    """One anchor a line, for text whose offsets are those of its file."""
    anchors, offset = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        anchors.append(Anchor(offset, number))
        offset += len(line) + 1
    return tuple(anchors)
