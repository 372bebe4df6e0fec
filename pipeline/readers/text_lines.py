"""The lines of a plain text, and the cells of those that are rows of a table."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.article import Anchor


@dataclass(slots=True)
class Line:
    """A line of the file without the white space around it; `gap` says that a blank line stands before it."""

    number: int
    start: int
    end: int
    text: str
    indent: int
    gap: bool


def lines_of(source: str) -> tuple[list[Line], tuple[Anchor, ...]]:
    """The lines that hold something, and an anchor for every line."""
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


def cell_mark(text: str) -> str | None:
    """What parts the cells of a line: a tab or a pipe; None where neither stands in it."""
    if "\t" in text:
        return "\t"
    return "|" if "|" in text else None


def cells_of(line: Line, mark: str) -> list[tuple[int, int]]:
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


def rows_at(lines: list[Line], index: int) -> list[list[tuple[int, int]]]:
    """The cells of each line of the table that begins at `index`, none for a ruled line; empty where none begins."""
    mark = cell_mark(lines[index].text)
    if mark is None:
        return []
    first = cells_of(lines[index], mark)
    framed = lines[index].text[0] == mark
    rows = [first]
    for number in range(index + 1, len(lines)):
        line = lines[number]
        if line.gap or mark not in line.text or (line.text[0] == mark) != framed:
            break
        cells = cells_of(line, mark)
        if len(cells) != len(first):
            break
        rows.append(cells)
    if len(rows) < 2 or len(first) < 2:
        return []
    ruled = [not line.text.strip("|-:+= \t") for line in lines[index : index + len(rows)]]
    return [[] if rule else cells for rule, cells in zip(ruled, rows, strict=True)]
