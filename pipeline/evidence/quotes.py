"""Quoted speech: the stretches between double quotation marks, and between single ones that are no apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.article import Article

_PAIRS = {"“": '”“"', "„": '”“"', '"': '"”', "«": "»", "”": "”"}
_MARK = re.compile('[“”„"«»]')
_OPEN_SINGLE = re.compile(r"(?:(?<=[\s(:\t])|^)(?:‘|['’](?!(?:[stnkmr]|ie|er|em|ns)\b))(?=[\wÀ-ÿ…])", re.MULTILINE)
_CLOSE_SINGLE = re.compile(r"['’](?=[\s,.;:!?)]|$)", re.MULTILINE)
_SHORTEST = 12


class Quote(NamedTuple):
    """A quotation, marks included, and the block that holds it."""

    start: int
    end: int
    block: int


def quotations(article: Article) -> Iterator[Quote]:
    """Every quoted stretch of at least a few words, in order and within one block."""
    for index, block in enumerate(article.blocks):
        if block.kind != "reference":
            found = [*_double(article.text, block.start, block.end), *_single(article.text, block.start, block.end)]
            for start, end in sorted(found):
                yield Quote(start, end, index)


def _double(text: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    opened = -1
    for mark in _MARK.finditer(text, lo, hi):
        if opened < 0:
            opened = mark.start()
        elif mark.group() in _PAIRS.get(text[opened], '"”'):
            if mark.start() - opened > _SHORTEST:
                yield opened, mark.end()
            opened = -1
    if opened >= 0 and hi - opened > _SHORTEST and text[opened] in '“„"«':
        yield opened, hi


def _single(text: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """ "‘Na een week was het over’, vertelt ze": not the apostrophes of "'s avonds" and "baby's"."""
    if text.find("‘", lo, hi) < 0 and text.find("'", lo, hi) < 0 and text.find("’", lo, hi) < 0:
        return
    at_ = lo
    while (opened := _OPEN_SINGLE.search(text, at_, hi)) is not None:
        closed = _CLOSE_SINGLE.search(text, opened.end(), hi)
        if closed is None:
            return
        if closed.start() - opened.start() > _SHORTEST:
            yield opened.start(), closed.end()
        at_ = closed.end()
