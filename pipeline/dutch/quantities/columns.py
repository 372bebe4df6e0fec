"""What the heads of a table say of its cells: the unit of bare numbers, the time of doses, whether years are an age."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from pipeline.article import Article, Block, Quantity
from pipeline.dutch.quantities.heads import Head, counts_people, head_of, unit_of
from pipeline.dutch.quantities.syntax import syntax
from pipeline.dutch.quantities.tables import context
from pipeline.dutch.words import key_of

Reader = Callable[[str], tuple[Quantity, ...]]
Row = list[Block]

_start = attrgetter("start")
_LONGEST = 24  # characters of a cell that holds a bare number
_MASSES = frozenset(("ug", "mg", "g", "kg"))
_NOTES = " *†‡§¹²³⁴⁵⁶⁷⁸⁹⁰"


def told_by_columns(article: Article, quantities: tuple[Quantity, ...], read: Reader) -> tuple[Quantity, ...]:
    """The quantities with those that bare cells are under their heads, and with the time and kind that heads name."""
    if not any(block.row is not None for block in article.blocks):
        return quantities
    text, found = article.text, list(quantities)
    tables = [table for rows in tables_of(article.blocks) for table in _parted(text, rows)]
    bare = [cell for table in tables for cell in _bare_cells(text, table, found)]
    if bare:
        found = _with_cells(found, bare, text, read)
    for head, *rows in tables:
        words = [key_of(text[cell.start : cell.end]).split() for cell in head]
        content = any(not syntax().content_heads.isdisjoint(named[:1]) for named in words)
        for place, cell in enumerate(head):
            per = _period(text[cell.start : cell.end])
            aged = not syntax().age_heads.isdisjoint(words[place][:1])
            held = content and not per and context().taken.isdisjoint(words[place])
            for row in rows if per or aged or held else ():
                if len(row) == len(head):
                    _tell(found, row[place], per, aged, held)
    return tuple(found)


def tables_of(blocks: Sequence[Block]) -> Iterator[list[Row]]:
    """The tables of an article, each as rows of cells."""
    rows: list[Row] = []
    for block in blocks:
        if block.row is None:
            if rows:
                yield rows
            rows = []
        elif rows and rows[-1][0].row == block.row:
            rows[-1].append(block)
        else:
            rows.append([block])
    if rows:
        yield rows


def _parted(text: str, rows: list[Row]) -> Iterator[list[Row]]:
    """The tables that follow each other with no text between: each begins with a row of heads."""
    table = rows[:1]
    for row in rows[1:]:
        names = [text[cell.start : cell.end] for cell in row]
        if len(row) > 1 and not any(map(str.isdigit, "".join(names[1:]))) and any(map(head_of, names[1:])):
            yield table
            table = []
        table.append(row)
    yield table


def _bare_cells(text: str, table: list[Row], found: list[Quantity]) -> Iterator[tuple[Block, Head]]:
    """The cells that hold a number alone, each with what its head says of it."""
    names = [text[cell.start : cell.end] for cell in table[0]]
    heads = [head_of(name) for name in names]
    units = next((place for place, name in enumerate(names) if name.lower() in syntax().unit_heads), None)
    for row in table[1:]:
        if len(row) != len(heads) or not names:
            continue
        label = text[row[0].start : row[0].end]
        unit = text[row[units].start : row[units].end] if units is not None else ""
        whole = Head(label, unit) if unit and unit_of(unit) else head_of(label) if "(" in label else None
        for place, cell in enumerate(row):
            head = heads[place]
            if head is None and place:
                head = Head("", "mensen") if counts_people(names[place], names[0], label) else whole
            if head is not None and not cell.language and _is_bare(text[cell.start : cell.end], cell, found):
                yield cell, head


def _is_bare(cell_text: str, cell: Block, found: list[Quantity]) -> bool:
    if len(cell_text) > _LONGEST or "(" in cell_text or not cell_text.rstrip(_NOTES)[-1:].isalnum():
        return cell_text.rstrip(_NOTES)[-1:] == "+" and cell_text[0].isdigit() and len(cell_text) < _LONGEST
    if not any(map(str.isdigit, cell_text)):
        return False
    first = bisect_left(found, cell.start, key=_start)
    inside = found[first : bisect_left(found, cell.end, key=_start)]
    return all(quantity.kind == "date" for quantity in inside)


def _with_cells(found: list[Quantity], bare: list[tuple[Block, Head]], text: str, read: Reader) -> list[Quantity]:
    """The quantities with those of bare cells, each read between the words of its head."""
    lines: list[str] = []
    places: list[int] = []  # where each cell stands among the lines
    length = 0
    for cell, head in bare:
        line = f"{head.before}: {text[cell.start : cell.end].rstrip(_NOTES)} {head.after}"
        places.append(length + len(head.before) + 2)
        lines.append(line)
        length += len(line) + 1
    told = read("\n".join(lines))
    added: list[Quantity] = []
    for (cell, _), place in zip(bare, places, strict=True):
        end = place + len(text[cell.start : cell.end].rstrip(_NOTES))
        inside = told[bisect_left(told, place, key=_start) : bisect_left(told, end, key=_start)]
        if len(inside) == 1 and (inside[0].end > end or inside[0].kind == "age"):
            shift = cell.start - place
            added.append(replace(inside[0], start=inside[0].start + shift, end=min(inside[0].end, end) + shift))
    covered = {quantity.start for quantity in added}
    listed = sorted([*added, *(quantity for quantity in found if quantity.start not in covered)], key=_start)
    return [replace(quantity, id=f"q{place}") for place, quantity in enumerate(listed, start=1)]


def _period(head: str) -> str | None:
    """The time that a head names: "per dag", "mg/week", "dagelijks"."""
    words, (periods, rhythm) = key_of(head).split(), (syntax().periods, syntax().rhythm)
    for place, word in enumerate(words):
        if word in rhythm:
            return rhythm[word]
        if word in periods and (words[place - 1 : place] == ["per"] or f"/{word}" in head.lower().replace(" ", "")):
            return periods[word]
    return None


def _tell(found: list[Quantity], cell: Block, per: str | None, aged: bool, held: bool) -> None:
    """Sets `per` of the doses in a cell that have none, and makes years an age, what a food holds a measurement."""
    for place in range(bisect_left(found, cell.start, key=_start), bisect_left(found, cell.end, key=_start)):
        quantity = found[place]
        if per and quantity.kind == "dose" and quantity.per is None:
            found[place] = replace(quantity, per=per)
        elif held and quantity.kind == "dose" and quantity.per is None and quantity.unit in _MASSES:
            found[place] = replace(quantity, kind="measurement")
        elif aged and quantity.kind == "duration" and quantity.unit in ("year", "month"):
            found[place] = replace(quantity, kind="age")
