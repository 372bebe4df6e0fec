"""Finds the words of parsed markup back in its source, so that their line and column are known."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

_AHEAD = 20_000


@dataclass(slots=True)
class Source:
    """A source text with a cursor that moves forward as its words are met in order."""

    text: str
    cursor: int = 0
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        starts = [0]
        find = self.text.find
        at_ = find("\n")
        while at_ >= 0:
            starts.append(at_ + 1)
            at_ = find("\n", at_ + 1)
        self.starts = starts

    def line_start(self, line: int) -> int:
        """Where a line (from 1) begins."""
        return self.starts[min(max(line, 1), len(self.starts)) - 1]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset into the source."""
        index = bisect_right(self.starts, offset) - 1
        return index + 1, offset - self.starts[index] + 1

    def find(self, piece: str, *, line: int | None = None, end: int | None = None) -> tuple[int, int, bool]:
        """Line and column of the next `piece`, from `line` on, and whether it was found; else where the cursor is."""
        if line is not None:
            self.cursor = max(self.cursor, self.line_start(line))
        limit = min(len(self.text), self.cursor + _AHEAD) if end is None else end
        at_ = self.text.find(piece, self.cursor, max(limit, self.cursor + len(piece)))
        if at_ < 0:
            return *self.place(self.cursor), False
        self.cursor = at_ + len(piece)
        return *self.place(at_), True
