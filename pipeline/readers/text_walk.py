"""The walk over the lines of a plain text: which block each begins, and how far that block goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.article import Block, BlockKind
from pipeline.readers.entries import is_reference, may_be_reference, reads_as_prose
from pipeline.readers.layout import heads_references, is_caption, is_kicker
from pipeline.readers.marks import bullet, entry_mark, is_picture_bullet, list_number
from pipeline.readers.text_lines import Line, cell_mark, rows_at

_RULE = re.compile(r"[-=_*~.\s]{3,}")
_MID_STOP = re.compile(r"[.!?] [A-ZÀ-Þ“\"‘]")
_NOTED_STOP = re.compile(r"(?<=[a-zà-þ)%][.!?])(?:[¹²³⁰⁴-⁹]{1,3}|\d{1,2}|\^\d{1,2}|[\[(]\d{1,2}[\])])$")
_SHORT, _TITLE, _ITEM = 90, 160, 80


@dataclass(slots=True)
class Walk:
    """Walks over the lines; remembers what the last heading opened, and whether the title has been met."""

    source: str
    lines: list[Line]
    joined: list[bool]  # whether each line goes on with the one before
    blocks: list[Block] = field(default_factory=list)
    in_references: bool = False
    numbered: bool = False  # whether the entries of that list bear numbers
    row: int = 0
    titled: bool = False
    loose: bool = False  # the line before is a short one that is no heading: what follows is a list of such

    def take(self, index: int) -> int:
        """Add the block that begins at line `index`; the index after it."""
        line = self.lines[index]
        if _RULE.fullmatch(line.text):
            return index + 1
        if after := self._table(index):
            return after
        if self.in_references and self._is_entry(line):
            return self._entry(index)
        if (marks := bullet(line.text)) and not self._alone(index):
            if self._opens_entry(line.text[marks:]):
                return self._entry(index)
            return self._add(index, "list_item", marks, level=1 + line.indent // 4)
        if is_reference(line.text) or self._follows_entry(line.text):
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
        if bullet(line.text) or line.text[0] == ">" or list_number(line.text):
            return False
        return not (entry_mark(line.text)[1] and is_reference(line.text))

    def _table(self, index: int) -> int:
        """The index after the table that begins here, its cells added; 0 where none begins."""
        rows = rows_at(self.lines, index)
        if not rows:
            return 0
        for line, cells in zip(self.lines[index : index + len(rows)], rows, strict=True):
            self.row += bool(cells)
            for start, end in cells:
                if start < end:
                    self.blocks.append(Block(start=start, end=end, kind="table_cell", line=line.number, row=self.row))
        self.loose = False
        return index + len(rows)

    def _entry(self, index: int) -> int:
        text = self.lines[index].text
        skip = bullet(text)
        label, size = entry_mark(text[skip:])
        return self._add(index, "reference", skip + size, label=label)

    def _is_entry(self, line: Line) -> bool:
        if entry_mark(line.text)[1]:
            self.numbered = True
            return True
        if self.numbered:
            return bool(is_reference(line.text))
        return may_be_reference(line.text) or (not line.gap and len(line.text) > 20 and not reads_as_prose(line.text))

    def _opens_entry(self, text: str) -> bool:
        """Whether a label and what it is the label of stand behind a bullet: "- 1 Jansen P. Ons Blad 2015;12:4"."""
        return bool(entry_mark(text)[1]) and (is_reference(text) or self._follows_entry(text))

    def _follows_entry(self, text: str) -> bool:
        """Whether the mark of a line counts on from an entry right before it, under whatever heading."""
        label, size = entry_mark(text)
        last = self.blocks[-1] if self.blocks else None
        if not size or last is None or last.kind != "reference" or not (last.label or "").isdecimal():
            return False
        return label == str(int(last.label or "0") + 1)

    def _is_heading(self, index: int) -> bool:
        line = self.lines[index]
        text = line.text
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if following is None or self.joined[index + 1]:
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


def _is_body(text: str) -> bool:
    """Whether a line can stand under a heading: running text, a list, a table."""
    return len(text) > _SHORT or text[-1] in ".!:…(" or bool(bullet(text) or list_number(text) or cell_mark(text))
