"""Puts what marks a stretch of the source (emphasis, a link, a note mark) on the words of its translation."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.article import Article, Translation
from pipeline.reports.edition.aligning import carried, within_word


@dataclass(frozen=True, slots=True)
class Wish:
    """A mark on a stretch of the article's text.

    One to `keep` stands after the translation, on the words of the source, where its place there is not found.
    """

    start: int
    end: int
    mark: Hashable
    keep: bool = False
    verbatim: bool = False  # its words (of a note mark) stand in the translation as they are
    part: bool = False  # it marks a part of a word (a lowered or raised figure), which is to be the same there


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the edition under its marks, the outermost first; or the mark of a doubtful sentence."""

    text: str
    marks: tuple[Hashable, ...] = ()
    check: int = 0  # the number of the sentence, which differs from its source


_NEAR = 1  # characters between a full stop and the note mark of its sentence
JOINT = Piece(" ")  # between two sentences


@dataclass(slots=True)
class Checks:
    """The doubtful sentences of an edition, in order; each has the number of its place in the list."""

    sentences: list[Translation]

    def number(self, translation: Translation) -> int:
        """The number of a sentence; 0 where nothing in it differs."""
        if not translation.checks:
            return 0
        self.sentences.append(translation)
        return len(self.sentences)


def in_source(article: Article, start: int, end: int, wishes: Iterable[Wish]) -> list[Piece]:
    """The words between two offsets as they stand, under their marks."""
    spans = [
        (max(wish.start, start) - start, min(wish.end, end) - start, wish)
        for wish in wishes
        if wish.start < end and start < wish.end
    ]
    return list(_cut(article.text[start:end], spans))


def translated(
    article: Article, translations: Sequence[Translation], wishes: Sequence[Wish], checks: Checks
) -> list[Piece]:
    """The translations one after the other, with the marks of their sources."""
    pieces: list[Piece] = []
    placed: set[Wish] = set()
    for translation in translations:
        if pieces:
            pieces.append(JOINT)
        own = [wish for wish in wishes if wish.start < translation.end and translation.start < wish.end]
        spans = list(_spans(article, translation, own))
        placed.update(wish for _, _, wish in spans)
        pieces.extend(_cut(translation.text, spans))
        for wish in wishes:
            if wish.verbatim and translation.end <= wish.start <= translation.end + _NEAR and wish not in placed:
                placed.add(wish)
                pieces.append(Piece(article.text[wish.start : wish.end], (wish.mark,)))
        if number := checks.number(translation):
            pieces.append(Piece("", check=number))
    return [*pieces, *_after(article, [wish for wish in wishes if wish.keep and wish not in placed])]


def _spans(article: Article, translation: Translation, wishes: Sequence[Wish]) -> Iterator[tuple[int, int, Wish]]:
    source, target = translation.of(article), translation.text
    at_ = 0
    for wish in wishes:
        start, end = max(wish.start, translation.start), min(wish.end, translation.end)
        if wish.verbatim:
            found = target.find(article.text[start:end], at_)
            if found >= 0:
                at_ = found + end - start
                yield found, at_, wish
            continue
        find = within_word if wish.part else carried
        span = find(source, target, start - translation.start, end - translation.start)
        if span:
            yield *span, wish


def _after(article: Article, wishes: Sequence[Wish]) -> Iterator[Piece]:
    """The words of the source for what must not be lost: notes at once, links in brackets."""
    for wish in wishes:
        if wish.verbatim:
            yield Piece(article.text[wish.start : wish.end], (wish.mark,))
    opened = False
    for wish in wishes:
        if not wish.verbatim:
            yield Piece("; " if opened else " (")
            yield Piece(" ".join(article.text[wish.start : wish.end].split()), (wish.mark,))
            opened = True
    if opened:
        yield Piece(")")


def _cut(text: str, spans: Sequence[tuple[int, int, Wish]]) -> Iterator[Piece]:
    """The text cut at every edge of a span; spans that hold others go around them."""
    ordered = sorted(spans, key=lambda span: (span[2].start - span[2].end, span[0]))
    edges = sorted({0, len(text), *(edge for start, end, _ in ordered for edge in (start, end))})
    for start, end in pairwise(edges):
        marks = dict.fromkeys(wish.mark for first, last, wish in ordered if first <= start and end <= last)
        yield Piece(text[start:end], tuple(marks))
