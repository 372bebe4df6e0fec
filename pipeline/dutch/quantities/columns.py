"""What the head of a column says of the doses below it: under "Hoeveelheid per dag" each is a dose a day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from pipeline.article import Article, Block, Quantity
from pipeline.dutch.quantities.syntax import syntax
from pipeline.dutch.words import words_of

_start = attrgetter("start")


def told_by_columns(article: Article, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The quantities, those of doses in tables with the time that the head of their column names."""
    if not any(block.row is not None for block in article.blocks):
        return quantities
    found = list(quantities)
    for head, *rows in tables_of(article.blocks):
        periods = [_period(article.text[cell.start : cell.end]) for cell in head]
        for row in rows if any(periods) else ():
            if len(row) == len(head):
                for cell, per in zip(row, periods, strict=True):
                    if per:
                        _tell(found, cell, per)
    return tuple(found)


def tables_of(blocks: Sequence[Block]) -> Iterator[list[list[Block]]]:
    """The tables of an article, each as rows of cells."""
    rows: list[list[Block]] = []
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


def _period(head: str) -> str | None:
    """The time that a head names: "per dag", "mg/week", "dagelijks"."""
    words, (periods, rhythm) = words_of(head).words, (syntax().periods, syntax().rhythm)
    for place, word in enumerate(words):
        if word in rhythm:
            return rhythm[word]
        if word in periods and (words[place - 1 : place] == ["per"] or f"/{word}" in head.lower().replace(" ", "")):
            return periods[word]
    return None


def _tell(found: list[Quantity], cell: Block, per: str) -> None:
    """Sets `per` of the doses in a cell that have none."""
    for place in range(bisect_left(found, cell.start, key=_start), bisect_left(found, cell.end, key=_start)):
        quantity = found[place]
        if quantity.kind == "dose" and quantity.per is None:
            found[place] = replace(quantity, per=per)
