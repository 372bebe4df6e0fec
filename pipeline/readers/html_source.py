"""The source of an HTML page without its tags and with its entities decoded, each character still at its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from html import unescape

from pipeline.readers.builder import Turn
from pipeline.readers.source import Source

_AHEAD = 20_000
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|noscript|template|iframe)\b.*?(?:</\1\s{0,9}>|\Z)"
    r"|<[a-z/!?](?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>"
    r"|<[a-z/!?][^>]*+>?"
    r"|&(?:\#x?[0-9a-f]{1,8}|[a-z][a-z0-9]{1,31});?",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(slots=True)
class HtmlSource:
    """The running text of a page with a cursor that moves forward as its pieces are met in order.

    An offset counts in `plain`; from each of `offsets` on, `plain` runs along with the source from the position there.
    """

    source: Source
    plain: str = ""
    cursor: int = 0
    offsets: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        text = self.source.text
        parts: list[str] = []
        length = done = 0
        offsets, positions = [0], [0]
        for markup in _MARKUP.finditer(text):
            start, end = markup.span()
            if start > done:
                parts.append(text[done:start])
                length += start - done
            if text[start] == "&":
                decoded = unescape(markup.group())
                parts.append(decoded)
                length += len(decoded)
            done = end
            if offsets[-1] == length:
                positions[-1] = end
            else:
                offsets.append(length)
                positions.append(end)
        parts.append(text[done:])
        self.plain, self.offsets, self.positions = "".join(parts), offsets, positions

    def find(self, piece: str, *, line: int | None = None) -> tuple[int, bool]:
        """The offset of the next `piece`, from source line `line` on, and whether it is there; else the cursor's."""
        if line is not None:
            self.cursor = max(self.cursor, self._offset(self.source.line_start(line)))
        at_ = self.plain.find(piece, self.cursor, self.cursor + len(piece) + _AHEAD)
        if at_ < 0:
            return self.cursor, False
        self.cursor = at_ + len(piece)
        return at_, True

    def _offset(self, position: int) -> int:
        index = max(0, bisect_right(self.positions, position) - 1)
        offset = self.offsets[index] + max(0, position - self.positions[index])
        return min(offset, self.offsets[index + 1]) if index + 1 < len(self.offsets) else offset

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, in the source of an offset."""
        index = bisect_right(self.offsets, offset) - 1
        return self.source.place(self.positions[index] + offset - self.offsets[index])

    def turns(self, start: int, end: int) -> list[Turn]:
        """Where between two offsets the source goes on elsewhere: the distance from `start`, line and column."""
        first, last = bisect_right(self.offsets, start), bisect_left(self.offsets, end)
        return [
            (self.offsets[index] - start, *self.source.place(self.positions[index])) for index in range(first, last)
        ]
