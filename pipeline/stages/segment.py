"""The segment stage: cuts every block into sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from pipeline.article import Article, Sentence
from pipeline.dutch.sentences import split

if TYPE_CHECKING:
    from pipeline.settings import Settings

needs = ("text", "blocks")
adds = ("sentences",)


def run(article: Article, settings: Settings) -> Article:
    """The article with its sentences, s1, s2, ... in the order of the text; an entry of a reference list is one."""
    return replace(article, sentences=tuple(_sentences(article)))


def _sentences(article: Article) -> Iterator[Sentence]:
    numbers = count(1)
    text = article.text
    for index, block in enumerate(article.blocks):
        if block.kind == "reference":
            if block.start < block.end:
                yield Sentence(start=block.start, end=block.end, id=f"s{next(numbers)}", block=index)
            continue
        for start, end in split(text, block.start, block.end):
            yield Sentence(start=start, end=end, id=f"s{next(numbers)}", block=index)
