"""The reader of Word documents: headings, lists, tables, notes, hyperlinks; inserted text is kept, deleted text not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipeline.article import BlockKind
from pipeline.readers.builder import Builder, Reading
from pipeline.readers.docx_parts import Parts, Style, W, number, parts_of
from pipeline.readers.docx_runs import SKIPPED, Run, Runs
from pipeline.readers.entries import is_reference, may_be_reference
from pipeline.readers.layout import heads_references, is_caption, is_kicker, published_in
from pipeline.readers.marks import bullet, entry_mark, note_labels, raise_digits


def read(data: bytes, megabytes: float) -> Reading:
    """The article in a .docx; `line` is the number of the paragraph in the document, `column` the character in it."""
    parts = parts_of(data, megabytes)
    walk = walked(parts)
    reading = walk.builder.reading()
    lines = [reading.text[block.start : block.end] for block in reading.blocks[:12]]
    headed = bool(reading.title)
    return walk.builder.reading("" if headed else parts.title, published_in(lines) or parts.created)


def walked(parts: Parts) -> _Walk:
    """The walk over a whole document."""
    walk = _Walk(parts)
    body = parts.document.find(f"{W}body")
    if body is not None:
        walk.blocks(body)
    walk.notes()
    walk.builder.end()
    return walk


@dataclass(slots=True)
class _Walk:
    """Walks the document; counts its paragraphs, notes and table rows."""

    parts: Parts
    builder: Builder = field(default_factory=Builder)
    line: int = 0
    rows: int = 0
    in_references: bool = False
    entries: int = 0
    lines: dict[int, list[Run]] = field(default_factory=dict)  # the pieces of each paragraph, by its number
    runs: Runs = field(init=False)

    def __post_init__(self) -> None:
        self.runs = Runs(self.parts)

    def blocks(self, parent: Any) -> None:
        """Add the paragraphs and tables of a body, cell or content control."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self.paragraph(child)
            elif tag == f"{W}tbl":
                self.table(child)
            elif isinstance(tag, str) and tag not in SKIPPED and tag != f"{W}sectPr":
                self.blocks(child)

    def paragraph(self, paragraph: Any) -> None:
        """Add one paragraph, then the text boxes that hang on it."""
        self.line += 1
        runs = self.lines[self.line] = [run for run in self.runs.of(paragraph) if run.text or run.note]
        text = "".join(run.text for run in runs)
        style = self._style(paragraph)
        if text.strip() and style.kind != "contents":
            self._begin(text, runs, style, self._list_level(paragraph, style))
            self._add(runs)
            self.builder.end()
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(str(parent.tag).endswith("}Fallback") for parent in box.iterancestors()):
                self.blocks(box)

    def _style(self, paragraph: Any) -> Style:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return Style()
        outline, name = properties.find(f"{W}outlineLvl"), properties.find(f"{W}pStyle")
        if outline is not None and (level := number(outline)) is not None and level < 9:
            return Style("heading", min(6, level + 1))
        return self.parts.styles.get(name.get(f"{W}val") or "", Style()) if name is not None else Style()

    def _list_level(self, paragraph: Any, style: Style) -> int:
        """The depth of a list item, from 1; 0 for other paragraphs."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            return 1 if style.listed else 0
        ident, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
        if ident is not None and number(ident) == 0:
            return 0
        return 1 + ((number(level) or 0) if level is not None else 0)

    def _begin(self, text: str, runs: list[Run], style: Style, listed: int) -> None:
        """Open the block that a paragraph is, and cut the typed bullet or label off its first run."""
        stripped = text.strip()
        kind: BlockKind = "paragraph"
        level, label, skip = 0, None, 0
        if style.kind == "heading" or self._looks_like_heading(stripped, runs, style, listed):
            kind, level = "heading", style.level or 3
            self.in_references, self.entries = heads_references(stripped), 0
        elif heads_references(stripped) and not listed:
            kind, level = "heading", 3
            self.in_references, self.entries = True, 0
        elif self.in_references and (listed or entry_mark(stripped)[1] or may_be_reference(stripped)):
            label, skip = entry_mark(stripped) if not listed else (None, 0)
            self.entries += 1
            kind, label = "reference", label or (str(self.entries) if listed else None)
        elif listed:
            kind, level = "list_item", listed
        elif style.kind == "quote":
            kind = "quote"
        elif style.kind == "caption" or is_caption(stripped):
            kind = "caption"
        elif is_reference(stripped):
            kind = "reference"
            label, skip = entry_mark(stripped)
        elif skip := bullet(stripped):
            kind, level = "list_item", 1
        self.builder.begin(kind, self.line, level=level, label=label)
        self._cut(runs, skip + len(text) - len(text.lstrip()) if skip else 0)

    def _looks_like_heading(self, text: str, runs: list[Run], style: Style, listed: int) -> bool:
        """Whether a short paragraph, wholly in bold, was typed as a heading."""
        if listed or style.kind != "paragraph" or len(text) > 90 or text[-1] in ".,;:" or is_kicker(text):
            return False
        return all(run.bold or not run.text.strip() for run in runs) and not is_caption(text)

    def _cut(self, runs: list[Run], size: int) -> None:
        for run in runs:
            taken = min(size, len(run.text))
            run.text = " " * taken + run.text[taken:]
            size -= taken

    def _add(self, runs: list[Run]) -> None:
        column = 1
        opened: tuple[str, int] = ("", 0)
        end = 0
        for run in runs:
            if run.target != opened[0]:
                self.builder.link(opened[1], end, opened[0])
                opened = ("", 0)
            if run.note:
                self.builder.note(run.note, self.line, column)
                continue
            start, stop = self._run(run, column)
            if start < stop:
                opened = (run.target, opened[1] if opened[0] == run.target and run.target else start)
                end = stop
            column += len(run.text)
        self.builder.link(opened[1], end, opened[0])

    def _run(self, run: Run, column: int) -> tuple[int, int]:
        if run.raised and run.text.strip():
            labels = note_labels(run.text, self.builder.tail())
            for label in labels:
                self.builder.note(label, self.line, column)
            if labels:
                return 0, 0
            if run.text.strip().isdecimal():
                return self.builder.add(raise_digits(run.text), self.line, column)
        return self.builder.add(run.text.replace("\n", " "), self.line, column)

    def notes(self) -> None:
        """Add the footnotes and end notes as references."""
        for part, root in (("footnotes", self.parts.footnotes), ("endnotes", self.parts.endnotes)):
            self.runs.part = part
            for note in [] if root is None else root:
                if not isinstance(note.tag, str) or note.get(f"{W}type") not in (None, "normal"):
                    continue
                self.line += 1
                runs = [run for paragraph in note.iter(f"{W}p") for run in (*self.runs.of(paragraph), Run(" "))]
                self.lines[self.line] = runs
                if "".join(run.text for run in runs).strip():
                    self.builder.begin("reference", self.line, label=self.runs.label(part, note.get(f"{W}id") or ""))
                    self._add([run for run in runs if not run.note])
                    self.builder.end()

    def table(self, table: Any) -> None:
        """Cells, row by row; a table of one cell is a frame around its text."""
        rows = [row for row in table.iterchildren(f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
        cells = [(row, cell) for row in rows for cell in row.iter(f"{W}tc") if _row_of(cell) is row]
        if len(cells) == 1:
            self.blocks(cells[0][1])
            return
        start = self.builder.offset
        last = None
        for row, cell in cells:
            self.rows += row is not last
            last = row
            self._cell(cell)
        if any(cell.find(f".//{W}tbl") is not None for _, cell in cells):
            self.builder.gap(start, "unreadable_table", "nested")
        elif any(cell.find(f"{W}tcPr/{W}vMerge") is not None for _, cell in cells):
            self.builder.gap(start, "unreadable_table", "merged")

    def _cell(self, cell: Any) -> None:
        first = self.line + 1
        self.builder.begin("table_cell", first, row=self.rows)
        for paragraph in cell.iter(f"{W}p"):
            self.line += 1
            runs = self.lines[self.line] = [run for run in self.runs.of(paragraph) if run.text or run.note]
            self._add(runs)
            if self.builder.tail():
                self.builder.add(" ", self.line)
        self.builder.end()


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{W}tr"), None)
