"""Quoted speech: which quotation each sentence stands in, and who speaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.article import Article

_PAIRS = {"“": '”“"', "„": '”“"', '"': '"”', "«": "»", "‘": "’", "”": "”"}
_MARK = re.compile('[“”„"«»]')
_LONGEST = 3000


class Quote(NamedTuple):
    """A quotation, marks included, and the block that holds it."""

    start: int
    end: int
    block: int


def quotations(article: Article) -> Iterator[Quote]:
    """Every double-quoted stretch of at least a few words, within one block."""
    text = article.text
    for index, block in enumerate(article.blocks):
        if block.kind == "reference":
            continue
        opened = -1
        for mark in _MARK.finditer(text, block.start, block.end):
            if opened < 0:
                opened = mark.start()
                continue
            if mark.group() in _PAIRS.get(text[opened], '"”'):
                if mark.start() - opened > 12:
                    yield Quote(opened, mark.end(), index)
                opened = -1
        if opened >= 0 and block.end - opened > 12 and text[opened] in '“„"«':
            yield Quote(opened, block.end, index)
