"""What a reader hands back, and the builder that assembles text, blocks, links and anchors piece by piece."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.article import Anchor, Block, BlockKind, Gap, Link

Turn = tuple[int, int, int]  # an index into a piece of text, and the line and column of the source from there on

_CLOSE = ("list_item", "reference")
_FOLDED = re.compile(r"(^\s+|\s+$|\s{2,}|[^\S \xa0\u202f])")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as its reader found it, before it has an id."""

    text: str
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    gaps: tuple[Gap, ...] = ()
    title: str = ""
    published: str | None = None


@dataclass(slots=True)
class _Open:
    kind: BlockKind
    line: int
    level: int
    label: str | None
    row: int | None
    start: int
    prefix: str


@dataclass(slots=True)
class Builder:
    """Collects blocks in order: begin, add, ..., end. White space is folded; an empty block leaves no trace.

    Blocks are joined by a blank line, list items, references and table rows by a line feed, cells of a row by a tab.
    """

    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _open: _Open | None = None
    _space: bool = False

    @property
    def offset(self) -> int:
        """Where the next piece of text will stand."""
        return self._length

    def tail(self) -> str:
        """The last words of the open block, at least some twenty characters where there are so many."""
        if self._open is None or self._open.start < 0:
            return ""
        return "".join(part[-40:] for part in self._parts[-3:]) + (" " if self._space else "")

    def begin(
        self, kind: BlockKind, line: int, *, level: int = 0, label: str | None = None, row: int | None = None
    ) -> None:
        """Open a block; one that is still open ends first."""
        self.end()
        self._open = _Open(kind, line, level, label, row, -1, self._joint(kind, row))
        self._space = False

    def _joint(self, kind: BlockKind, row: int | None) -> str:
        if not self.blocks:
            return ""
        last = self.blocks[-1]
        if kind == "table_cell" and last.kind == "table_cell" and row is not None and last.row is not None:
            return "\t" if row == last.row else "\n"
        return "\n" if kind == last.kind and kind in _CLOSE else "\n\n"

    def add(
        self, piece: str, line: int, column: int = 1, *, exact: bool = True, turns: Sequence[Turn] = ()
    ) -> tuple[int, int]:
        """Add text that stands at `line` and `column` of the source; its start and end in the article's text.

        Line feeds in `piece` become spaces. `exact` says that the piece runs on in the source as it is here, but for
        the `turns`, in order.
        """
        block = self._open
        if block is None:
            raise ValueError("text outside a block")
        start = -1
        offset = done = 0
        for word in _runs(piece):
            space = word.isspace()
            if space:
                self._space = self._space or block.start >= 0
            else:
                self._before_word(block)
                start = self._length if start < 0 else start
            for part, turn in _parts(word, done, turns) if turns else ((word, None),):
                if turn:
                    _, line, column = turn
                if not space:
                    self._anchor(line, column if exact else 1)
                    self._put(part)
                    offset = self._length
                elif newlines := part.count("\n"):
                    line, column = line + newlines, len(part) - part.rfind("\n")
                    continue
                column += len(part)
            done += len(word)
        return (start, offset) if start >= 0 else (self._length, self._length)

    def _before_word(self, block: _Open) -> None:
        if block.start < 0:
            self._put(block.prefix)
            block.start = self._length
        elif self._space:
            self._put(" ")
        self._space = False

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _anchor(self, line: int, column: int) -> None:
        if self.anchors:
            last = self.anchors[-1]
            if last.line == line and last.column + self._length - last.offset == column:
                return
            if last.offset == self._length:
                self.anchors.pop()
        self.anchors.append(Anchor(self._length, line, column))

    def link(self, start: int, end: int, target: str) -> None:
        """Note a hyperlink over text that was added."""
        if start < end and target:
            self.links.append(Link(start=start, end=end, target=target))

    def note(self, label: str, line: int, column: int = 1) -> None:
        """Add a visible note mark, "[label]", glued to what stands before it."""
        self._space = False
        start, end = self.add(f"[{label}]", line, column)
        self.links.append(Link(start=start, end=end, target=label, kind="note"))

    def gap(self, start: int, kind: str, detail: str) -> None:
        """Say that the text from `start` on could not be read as it should."""
        if kind == "unreadable_table" and start < self._length:
            self.gaps.append(Gap(start=start, end=self._length, kind="unreadable_table", detail=detail))

    def end(self) -> None:
        """Close the open block, if there is one."""
        block, self._open = self._open, None
        if block is not None and block.start >= 0:
            self.blocks.append(
                Block(
                    start=block.start,
                    end=self._length,
                    kind=block.kind,
                    line=block.line,
                    level=block.level,
                    label=block.label,
                    row=block.row,
                )
            )

    def reading(self, title: str = "", published: str | None = None) -> Reading:
        """All that was collected; the first heading is the title where there is no other."""
        self.end()
        text = "".join(self._parts)
        if not title:
            title = next((text[b.start : b.end] for b in self.blocks if b.kind == "heading"), "")
        return Reading(
            text, tuple(self.blocks), tuple(self.links), tuple(self.anchors), tuple(self.gaps), title, published
        )


def _runs(piece: str) -> list[str]:
    """`piece` cut where white space longer than one plain space, or at its ends, must be folded."""
    return [run for run in _FOLDED.split(piece) if run]


def _parts(word: str, at_: int, turns: Sequence[Turn]) -> Iterator[tuple[str, Turn | None]]:
    """A run that begins at index `at_` of its piece, cut at the turns in it."""
    last: Turn | None = None
    done = 0
    for turn in turns[bisect_left(turns, (at_,)) : bisect_left(turns, (at_ + len(word),))]:
        here = turn[0] - at_
        if here > done:
            yield word[done:here], last
        done, last = here, turn
    yield word[done:], last
