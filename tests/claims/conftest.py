"""Articles for the tests of claims, made of plain lines: fixtures that give the functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.article import Article, Block, BlockKind, Sentence
from pipeline.claims.reading import Seen, read
from pipeline.dutch.quantities import find_quantities


def _article_of(*lines: tuple[BlockKind, str], title: str = "") -> Article:
    """An article with one block and one sentence a line, its quantities found."""
    text = "\n".join(line for _, line in lines)
    blocks, sentences, start = [], [], 0
    for number, (kind, line) in enumerate(lines):
        end = start + len(line)
        blocks.append(Block(start=start, end=end, kind=kind, line=number + 1))
        sentences.append(Sentence(start=start, end=end, id=f"s{number + 1}", block=number))
        start = end + 1
    article = Article(id="x", source="x", text=text, title=title, blocks=tuple(blocks), sentences=tuple(sentences))
    return replace(article, quantities=tuple(find_quantities(article)))


def _seen(text: str) -> Seen:
    """One sentence as the claim finder sees it."""
    (only,) = read(_article_of(("paragraph", text)))
    return only


@pytest.fixture
def article_of() -> Callable[..., Article]:
    """Makes an article of (kind, line) pairs."""
    return _article_of


@pytest.fixture
def seen() -> Callable[[str], Seen]:
    """Makes one sentence as the claim finder sees it."""
    return _seen
