"""What says of a table cell or a short list item what it is about: its row and column, or the list's lead-in."""

from __future__ import annotations

from itertools import takewhile

from pipeline.article import Article, Block, Claim

_LONG = 60  # characters of a list item that speaks for itself
_SHOWN = 80  # characters of a heading, lead-in or cell that is put before it


def surroundings(article: Article, start: int, claim: Claim | None) -> str:
    """The words to put before what stands at `start`; empty where it needs none."""
    if not article.blocks:
        return ""
    at = article.block_at(start)
    block = article.blocks[at]
    if block.kind == "table_cell":
        return " · ".join(filter(None, (_shown(article, other) for other in _heads(article.blocks, at))))
    if block.kind == "list_item" and block.end - block.start <= _LONG and claim and claim.context:
        return _cut(claim.context).rstrip(":")
    return ""


def _heads(blocks: tuple[Block, ...], at: int) -> list[Block]:
    """The first cell of the row, and that of the column where the first row has as many cells as this one."""
    row = _row(blocks, at)
    first = at
    while first and blocks[first - 1].kind == "table_cell":
        first -= 1
    top = _row(blocks, first)
    here = row.index(blocks[at])
    heads = row[:1] if here else []
    if top != row and len(top) == len(row):
        heads.append(top[here])
    return heads


def _row(blocks: tuple[Block, ...], at: int) -> list[Block]:
    def same(block: Block) -> bool:
        return block.kind == "table_cell" and block.row == blocks[at].row

    before = list(takewhile(same, reversed(blocks[:at])))
    return [*reversed(before), *takewhile(same, blocks[at:])]


def _shown(article: Article, block: Block) -> str:
    return _cut(block.of(article))


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
