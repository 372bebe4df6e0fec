"""The reader of plain text: the text stays as it is; lines become headings, paragraphs, list items, references, ..."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.article import Anchor, Block, BlockKind
from pipeline.readers.builder import Reading
from pipeline.readers.layout import (
    heads_references,
    is_caption,
    is_kicker,
    is_reference,
    may_be_reference,
    published_in,
    reads_as_prose,
)
from pipeline.readers.marks import bullet, entry_mark, is_picture_bullet, list_number
from pipeline.readers.wrapping import wrapped

_RULE = re.compile(r"[-=_*~.\s]{3,}")
_MID_STOP = re.compile(r"[.!?] [A-ZÀ-Þ“\"‘]")
_NOTED_STOP = re.compile(r"(?<=[a-zà-þ)%][.!?])(?:[¹²³⁰⁴-⁹]{1,3}|\d{1,2}|\^\d{1,2}|[\[(]\d{1,2}[\])])$")
_SHORT, _TITLE, _ITEM = 90, 160, 80
_STOPS = ".!?…"


@dataclass(slots=True)
class Line:
    """A line of the file without the white space around it; `gap` says that a blank line stands before it."""

    number: int
    start: int
    end: int
    text: str
    indent: int
    gap: bool


def read(source: str) -> Reading:
    """The article in plain text, with CRLF already as LF; offsets are those of `source`."""
    lines, anchors = _lines(source)
    blocks: list[Block] = []
    index = 0
    joined = wrapped([line.text for line in lines], [line.gap for line in lines])
    reader = _Reader(source, lines, joined, blocks)
    while index < len(lines):
        index = reader.take(index)
    title = next((source[b.start : b.end] for b in blocks if b.kind == "heading"), "")
    published = published_in([line.text for line in lines[:12]])
    return Reading(source, tuple(blocks), (), anchors, (), title, published)


def _lines(source: str) -> tuple[list[Line], tuple[Anchor, ...]]:
    lines: list[Line] = []
    anchors: list[Anchor] = []
    offset, gap = 0, False
    for number, raw in enumerate(source.split("\n"), start=1):
        anchors.append(Anchor(offset, number))
        text = raw.strip()
        if text:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(number, offset + indent, offset + indent + len(text), text, indent, gap))
            gap = False
        else:
            gap = True
        offset += len(raw) + 1
    return lines, tuple(anchors)


@dataclass(slots=True)
class _Reader:
    """Walks over the lines; `in_references` and `in_run` remember what the last heading or colon opened."""

    source: str
    lines: list[Line]
    joined: list[bool]
    blocks: list[Block]
    in_references: bool = False
    numbered: bool = False
    row: int = 0
    titled: bool = False
    loose: bool = False  # the line before is a short one that is no heading: what follows is a list of such

    def take(self, index: int) -> int:
        """Add the block that begins at line `index`; the index after it."""
        line = self.lines[index]
        if _RULE.fullmatch(line.text):
            return index + 1
        if cells := self._table(index):
            return cells
        if self.in_references and self._is_entry(line):
            return self._entry(index)
        if (marks := bullet(line.text)) and not self._alone(index):
            return self._add(index, "list_item", marks, level=1 + line.indent // 4)
        if is_reference(line.text) or self._follows_entry(line):
            return self._entry(index)
        if line.text[0] == ">":
            marks = len(line.text) - len(line.text.lstrip("> \t"))
            return self._add(index, "quote", marks) if marks < len(line.text) else index + 1
        if is_caption(line.text):
            return self._add(index, "caption")
        if heads_references(line.text):
            self.in_references, self.numbered = True, False
            return self._add(index, "heading", level=2)
        if self._is_heading(index):
            self.in_references = False
            level = 2 if self.titled else 1
            self.titled = True
            return self._add(index, "heading", list_number(line.text), level=level)
        if number := list_number(line.text):
            return self._add(index, "list_item", number, level=1 + line.indent // 4)
        if run := self._unmarked_run(index):
            for _ in range(run):
                index = self._add(index, "list_item", level=1)
            return index
        return self._add(index, "paragraph")

    def _add(self, index: int, kind: BlockKind, skip: int = 0, *, level: int = 0, label: str | None = None) -> int:
        first = last = self.lines[index]
        index += 1
        if kind != "heading":
            while index < len(self.lines) and self.joined[index] and self._continues(index, kind):
                last = self.lines[index]
                index += 1
        self.blocks.append(
            Block(start=first.start + skip, end=last.end, kind=kind, line=first.number, level=level, label=label)
        )
        self.loose = (
            kind == "paragraph"
            and len(first.text) <= _SHORT
            and first.text[-1] not in ".!…"
            and last is first
            and not is_kicker(first.text)
        )
        return index

    def _continues(self, index: int, kind: BlockKind) -> bool:
        line = self.lines[index]
        if kind == "quote":
            return line.text[0] == ">"
        if kind == "reference":
            return not entry_mark(line.text)[1]
        return not bullet(line.text) and line.text[0] != ">" and not list_number(line.text)

    def _is_entry(self, line: Line) -> bool:
        if entry_mark(line.text)[1]:
            self.numbered = True
            return True
        if self.numbered:
            return bool(is_reference(line.text))
        return may_be_reference(line.text) or (not line.gap and len(line.text) > 20 and not reads_as_prose(line.text))

    def _follows_entry(self, line: Line) -> bool:
        """Whether the mark of a line counts on from an entry right before it, under whatever heading."""
        label, size = entry_mark(line.text)
        last = self.blocks[-1] if self.blocks else None
        if not size or last is None or last.kind != "reference" or not (last.label or "").isdecimal():
            return False
        return label == str(int(last.label or "0") + 1)

    def _entry(self, index: int) -> int:
        text = self.lines[index].text
        label, size = entry_mark(text)
        return self._add(index, "reference", size or bullet(text), label=label)

    def _is_heading(self, index: int) -> bool:
        line = self.lines[index]
        text = line.text
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if following is None or (index + 1 < len(self.joined) and self.joined[index + 1]):
            return False
        last = text[-1]
        if len(text) > (_SHORT if self.titled else _TITLE) or last in ".,;:(…[":
            return False
        number = list_number(text)
        if _MID_STOP.search(text, number) or _NOTED_STOP.search(text) or is_kicker(text):
            return False
        if number and (text[number].islower() or list_number(following.text) or self._after_number(index)):
            return False
        if not self.titled and all(is_kicker(self.source[b.start : b.end]) for b in self.blocks):
            return not following.text[0].islower() or is_kicker(following.text)
        if not (text[0].isupper() or text[0].isdigit() or text[0] in "“\"‘'¿"):
            return False
        if not line.gap and (self.loose or self.lines[index - 1].text[-1] == ":"):
            return False
        return _is_body(following.text) or (following.gap and last != "!")

    def _after_number(self, index: int) -> bool:
        """Whether the line before is an item of the same numbered list."""
        before = self.blocks[-1] if self.blocks else None
        return before is not None and before.kind == "list_item" and not self.lines[index].gap

    def _alone(self, index: int) -> bool:
        """Whether a line that opens with a picture is no list item: no line beside it opens with one."""
        if not is_picture_bullet(self.lines[index].text):
            return False
        beside = self.lines[max(0, index - 1) : index] + self.lines[index + 1 : index + 2]
        return not any(is_picture_bullet(line.text) for line in beside)

    def _unmarked_run(self, index: int) -> int:
        """How many short lines right after a colon are a list without bullets."""
        if self.lines[index].gap or index == 0 or self.lines[index - 1].text[-1] != ":":
            return 0
        if not self.blocks or self.blocks[-1].kind not in ("paragraph", "heading"):
            return 0
        size = 0
        while index + size < len(self.lines):
            line = self.lines[index + size]
            if (size and line.gap) or len(line.text) > _ITEM or _MID_STOP.search(line.text) or line.text[-1] in ":(":
                break
            if bullet(line.text) or list_number(line.text):
                break
            size += 1
        return size if size > 1 else 0

    def _table(self, index: int) -> int:
        """The index after the table that begins here, its cells added; 0 where none begins."""
        mark = _cell_mark(self.lines[index].text)
        if mark is None:
            return 0
        columns = len(_cells(self.lines[index], mark))
        framed = self.lines[index].text[0] == mark
        stop = index + 1
        while stop < len(self.lines) and not self.lines[stop].gap:
            row = self.lines[stop]
            if mark not in row.text or len(_cells(row, mark)) != columns or (row.text[0] == mark) != framed:
                break
            stop += 1
        if stop - index < 2 or columns < 2:
            return 0
        for line in self.lines[index:stop]:
            if not line.text.strip("|-:+= \t"):
                continue
            self.row += 1
            for start, end in _cells(line, mark):
                if start < end:
                    self.blocks.append(Block(start=start, end=end, kind="table_cell", line=line.number, row=self.row))
        self.loose = False
        return stop


def _is_body(text: str) -> bool:
    """Whether a line can stand under a heading: running text, a list, a table."""
    return len(text) > _SHORT or text[-1] in ".!:…(" or bool(bullet(text) or list_number(text) or _cell_mark(text))


def _cell_mark(text: str) -> str | None:
    if "\t" in text:
        return "\t"
    return "|" if "|" in text else None


def _cells(line: Line, mark: str) -> list[tuple[int, int]]:
    """Start and end of the cells of a row; an outer pipe opens or closes no cell."""
    cells = []
    offset = line.start
    parts = line.text.split(mark)
    for position, part in enumerate(parts):
        outer = mark == "|" and position in (0, len(parts) - 1) and not part.strip()
        if not outer:
            lead = len(part) - len(part.lstrip())
            cells.append((offset + lead, offset + lead + len(part.strip())))
        offset += len(part) + 1
    return cells
