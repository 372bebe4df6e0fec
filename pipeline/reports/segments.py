"""Cuts overlapping spans into stretches that lie side by side, each with all the spans that cover it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.article import Article, Span

_OPENING = "\"'“”„‘’«»‹(["


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text and the spans that cover all of it."""

    start: int
    end: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence as it is shown (up to where the next one begins) with its place in the block."""

    start: int
    end: int
    sentence: str | None


def cut(stretches: Iterable[Pair], spans: Iterable[Span]) -> list[Segment]:
    """The segments of all `stretches` (in order, not overlapping), cut at every edge of a span."""
    ordered = sorted((span for span in spans if span.start < span.end), key=lambda span: span.start)
    edges = sorted({edge for span in ordered for edge in (span.start, span.end)})
    segments: list[Segment] = []
    active: list[Span] = []
    waiting = 0
    for stretch in stretches:
        inner = edges[bisect_right(edges, stretch.start) : bisect_left(edges, stretch.end)]
        for start, end in zip([stretch.start, *inner], [*inner, stretch.end], strict=True):
            while waiting < len(ordered) and ordered[waiting].start <= start:
                active.append(ordered[waiting])
                waiting += 1
            active = [span for span in active if span.end > start]
            segments.append(Segment(start, end, tuple(active)))
    return segments


def pairs_of(article: Article) -> list[list[Pair]]:
    """The sentences of each block; a block without any is one stretch of its own."""
    inside: list[list[int]] = [[] for _ in article.blocks]
    for index, sentence in enumerate(article.sentences):
        if sentence.block < len(inside):
            inside[sentence.block].append(index)
    return [_pairs(article, number, indexes) for number, indexes in enumerate(inside)]


def _pairs(article: Article, number: int, indexes: Sequence[int]) -> list[Pair]:
    block = article.blocks[number]
    if not indexes:
        return [Pair(block.start, block.end, None)] if block.start < block.end else []
    sentences = [article.sentences[index] for index in indexes]
    between = [_border(article.text, first.end, second.start) for first, second in pairwise(sentences)]
    return [
        Pair(start, end, sentence.id)
        for start, end, sentence in zip([block.start, *between], [*between, block.end], sentences, strict=True)
        if start < end
    ]


def _border(text: str, end: int, start: int) -> int:
    """Where the next sentence begins to the eye: at its opening quote or bracket, past the last one's note marks."""
    if end >= start:
        return start
    border = start - len(text[end:start]) + len(text[end:start].rstrip(_OPENING))
    return border if border > end and text[border - 1].isspace() else start
