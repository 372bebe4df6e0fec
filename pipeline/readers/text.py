"""The reader of plain text: the text stays as it is; lines become headings, paragraphs, list items, references, ..."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.article import Anchor, Block, BlockKind
from pipeline.readers.builder import Reading
from pipeline.readers.layout import heads_references, is_caption, is_reference, may_be_reference, published_in
from pipeline.readers.wrapping import wrapped

_BULLET = re.compile(r"(?:[•·▪▫◦‣●○■□◆◇✓✔✅☑➤►▶→»][ \t]*|[*+–—‒−-][ \t]+|o[ \t]+(?=\S))(?=\S)")
_EMOJI = re.compile(r"(?:[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?){1,3}[ \t]+(?=\w)")
_NUMBER = re.compile(r"\(?(\d{1,3}|[a-z])[.)][ \t]+(?=\S)")
_ENTRY = re.compile(r"(?:\[\^?(\w{1,12})\]:?|\(?(\d{1,3})[.)\]:]|(\d{1,3})(?=\s)|([¹²³⁰⁴-⁹]{1,3}))[ \t]*(?=\S)")
_RULE = re.compile(r"[-=_*~.\s]{3,}")
_MID_STOP = re.compile(r"[.!?] [A-ZÀ-Þ“\"‘]")
_SUPERSCRIPT = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
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
        if marks := _bullet(line.text):
            return self._add(index, "list_item", marks, level=1 + line.indent // 4)
        if is_reference(line.text):
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
            level = 1 if not self.blocks else 2
            return self._add(index, "heading", _number(line.text) if level > 1 else 0, level=level)
        if number := _number(line.text):
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
        self.loose = kind == "paragraph" and len(first.text) <= _SHORT and first.text[-1] not in ".!…" and last is first
        return index

    def _continues(self, index: int, kind: BlockKind) -> bool:
        line = self.lines[index]
        if kind == "quote":
            return line.text[0] == ">"
        if kind == "reference":
            return not _ENTRY.match(line.text)
        return not _bullet(line.text) and line.text[0] != ">" and not _number(line.text)

    def _is_entry(self, line: Line) -> bool:
        mark = _ENTRY.match(line.text)
        if mark:
            self.numbered = True
            return True
        if self.numbered:
            return bool(is_reference(line.text))
        return may_be_reference(line.text) or (not line.gap and len(line.text) > 20)

    def _entry(self, index: int) -> int:
        text = self.lines[index].text
        mark = _ENTRY.match(text)
        if mark:
            label = next(group for group in mark.groups() if group).translate(_SUPERSCRIPT)
            return self._add(index, "reference", mark.end(), label=label)
        return self._add(index, "reference", _bullet(text))

    def _is_heading(self, index: int) -> bool:
        line = self.lines[index]
        text = line.text
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if following is None or (index + 1 < len(self.joined) and self.joined[index + 1]):
            return False
        first = not self.blocks
        last = text[-1]
        if len(text) > (_TITLE if first else _SHORT) or last in ".,;:(…[" or _MID_STOP.search(text):
            return False
        if first:
            return not following.text[0].islower()
        if not (text[0].isupper() or text[0].isdigit() or text[0] in "“\"‘'¿"):
            return False
        if not line.gap and (self.loose or self.lines[index - 1].text[-1] == ":"):
            return False
        return _is_body(following.text) or (following.gap and last != "!")

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
            if _bullet(line.text) or _number(line.text):
                break
            size += 1
        return size if size > 1 else 0

    def _table(self, index: int) -> int:
        """The index after the table that begins here, its cells added; 0 where none begins."""
        mark = _cell_mark(self.lines[index].text)
        if mark is None:
            return 0
        columns = len(_cells(self.lines[index], mark))
        stop = index + 1
        while stop < len(self.lines) and not self.lines[stop].gap:
            if mark not in self.lines[stop].text or len(_cells(self.lines[stop], mark)) != columns:
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
                    self.blocks.append(
                        Block(start=start, end=end, kind="table_cell", line=line.number, row=self.row)
                    )
        self.loose = False
        return stop


def _bullet(text: str) -> int:
    """How many characters of a line are its bullet; 0 where it has none."""
    if text[0].isalnum() and text[0] != "o":
        return 0
    mark = _BULLET.match(text) or _EMOJI.match(text)
    return mark.end() if mark else 0


def _number(text: str) -> int:
    """How many characters of a line are its list number; 0 where it has none."""
    mark = _NUMBER.match(text)
    return mark.end() if mark else 0


def _is_body(text: str) -> bool:
    """Whether a line can stand under a heading: running text, a list, a table."""
    return len(text) > _SHORT or text[-1] in ".!:…(" or bool(_bullet(text) or _number(text) or _cell_mark(text))


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
