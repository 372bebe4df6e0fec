"""The blocks of an article in English, each as pieces under their marks: what pages and documents are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.article import Article, Block, Translation
from pipeline.readers.emphasis import MarkKind
from pipeline.readers.markup import Markup
from pipeline.reports.edition.placing import Checks, Piece, Wish, in_source, translated


@dataclass(frozen=True, slots=True)
class Tag:
    """What a stretch is: emphasised, a link to `target`, or a note mark."""

    kind: MarkKind | Literal["link", "note"]
    target: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A block in English; or as it stands, in `language`, where it was not translated."""

    block: Block
    pieces: tuple[Piece, ...]
    ordered: bool = False  # an item of a numbered list
    language: str | None = None


def parts_of(article: Article, markup: Markup, checks: Checks) -> Iterator[Part]:
    """Every block in order."""
    wishes = wishes_of(article, markup)
    at_ = first = 0
    for number, block in enumerate(article.blocks):
        at_, own = translations_in(article.translations, at_, block)
        while first < len(wishes) and wishes[first].end <= block.start:
            first += 1
        last = next((i for i in range(first, len(wishes)) if wishes[i].start >= block.end), len(wishes))
        inside = wishes[first:last]
        pieces = translated(article, own, inside, checks) if own else in_source(article, block.start, block.end, inside)
        code = None if own else block.language or article.language.code
        yield Part(block, tuple(pieces), number in markup.ordered, None if code == "und" else code)


def translations_in(translations: Sequence[Translation], first: int, block: Block) -> tuple[int, Sequence[Translation]]:
    """The translations of a block, the index `first` being at or before them, and the index after them."""
    while first < len(translations) and translations[first].end <= block.start:
        first += 1
    last = first
    while last < len(translations) and translations[last].start < block.end:
        last += 1
    return last, translations[first:last]


def wishes_of(article: Article, markup: Markup) -> list[Wish]:
    """The links, note marks and emphasis of an article, by their place."""
    wishes = [Wish(mark.start, mark.end, Tag(mark.kind)) for mark in markup.marks]
    for link in article.links:
        note = link.kind == "note"
        wishes.append(Wish(link.start, link.end, Tag("note" if note else "link", link.target), True, note))
    return sorted(wishes, key=lambda wish: (wish.start, -wish.end))
