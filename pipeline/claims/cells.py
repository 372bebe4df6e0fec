"""What the cells of a table are about: the thing that their row begins with, or else the head of their column."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import Article
from pipeline.claims.reading import Seen
from pipeline.dutch.quantities.columns import tables_of
from pipeline.dutch.vocabulary import Term


def cell_subjects(article: Article, sentences: Sequence[Seen]) -> dict[int, Term]:
    """The substance of every cell that names none itself, by where the cell starts."""
    own = {seen.block.start: substance for seen in sentences if seen.block.row is not None if (substance := _own(seen))}
    found: dict[int, Term] = {}
    for head, *rows in tables_of(article.blocks) if own else ():
        for row in rows:
            for place, cell in enumerate(row):
                column = own.get(head[place].start) if place < len(head) else None
                substance = own.get(row[0].start) or column
                if substance is not None and cell.start not in own:
                    found[cell.start] = substance
    return found


def _own(seen: Seen) -> Term | None:
    """The first substance that a cell names."""
    return next((mark.entry.substance for mark in seen.marks if mark.entry.substance is not None), None)
