"""Makes a sentence ready for an engine: what must not be translated is taken out, and put back afterwards."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.article import Article, Quantity, Sentence, Span

S = TypeVar("S", bound=Span)

_VERBATIM = frozenset(("note_mark", "doi", "pmid", "pmc", "isbn", "trial", "url", "author_year"))
_STOP = re.compile(r"[.!?…]+[\"'”’)]*$")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"[A-ZÀ-Þ][^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
_CLOSE = ")]"
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones in capitals may be abbreviations


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence without its note marks and bracketed references, and those, for after the full stop or before it."""

    text: str
    pieces: tuple[tuple[int, int], ...]  # the stretches of the article that `text` is made of
    inner: str = ""
    outer: str = ""
    capitals: bool = False  # the sentence stands in capitals; `text` does not, for an engine reads those badly
    quantities: tuple[Quantity, ...] = ()  # with offsets into `text`
    names: tuple[tuple[int, int], ...] = ()  # where in `text` the words of people's names stand

    def whole(self, translated: str) -> str:
        """The translation with what was taken out put back."""
        if self.capitals:
            translated = translated.upper()
        stop = _STOP.search(translated)
        if self.inner:
            cut = stop.start() if stop else len(translated)
            translated = f"{translated[:cut]}{self.inner}{translated[cut:]}"
        return translated + self.outer

    def bare(self, whole: str) -> str:
        """A translation without what was taken out, where that stands in it."""
        text = whole.removesuffix(self.outer) if self.outer else whole
        return text.replace(self.inner, "", 1) if self.inner else text

    def place(self, offset: int) -> int:
        """The offset in the article of an offset into `text`."""
        for start, end in self.pieces:
            if offset <= end - start:
                return start + offset
            offset -= end - start
        return self.pieces[-1][1] if self.pieces else 0

    @property
    def translatable(self) -> bool:
        """Whether there is a word to translate."""
        return _LETTERS.search(self.text) is not None


def prepare(article: Article, sentence: Sentence, marks: Sequence[Span]) -> Prepared:
    """The sentence as an engine gets it; `marks` are what `verbatim_marks` gives for the article."""
    text, start, end = article.text, sentence.start, sentence.end
    gaps: list[tuple[int, int]] = []
    index = bisect_left(marks, start, key=lambda mark: mark.start)
    for mark in marks[index:]:
        if mark.start >= end:
            break
        gap = _gap(text, max(mark.start, gaps[-1][1]) if gaps else mark.start, min(mark.end, end), start, end)
        if gap is not None:
            gaps.append(gap)
    pieces, at_ = [], start
    for gap_start, gap_end in gaps:
        if at_ < gap_start:
            pieces.append((at_, gap_start))
        at_ = max(at_, gap_end)
    if at_ < end:
        pieces.append((at_, end))
    kept = "".join(text[a:b] for a, b in pieces).replace("\n", " ")
    capitals = kept.isupper() and _LONG_WORD.search(kept) is not None
    if capitals:
        kept = kept[0] + kept[1:].lower()
    last = _last_word(text, pieces)
    inner = "".join(text[a:b] for a, b in gaps if a < last).replace("\n", " ")
    outer = "".join(text[a:b] for a, b in gaps if a >= last).replace("\n", " ")
    names = () if capitals else _names(article, pieces, sentence)
    return Prepared(kept, tuple(pieces), inner, outer, capitals, _quantities(article, pieces, sentence), names)


def verbatim_marks(article: Article) -> list[Span]:
    """Note marks and references of an article, by their place: what a translation keeps as it stands."""
    marks: list[Span] = [link for link in article.links if link.kind == "note"]
    marks += [citation for citation in article.citations if citation.kind in _VERBATIM]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _gap(text: str, start: int, end: int, lower: int, upper: int) -> tuple[int, int] | None:
    """The stretch to take out for a mark: a glued mark itself, else the brackets around it; None where it reads on."""
    if start >= end:
        return None
    open_ = max(text.rfind("(", lower, start + 1), text.rfind("[", lower, start + 1))
    if open_ >= 0 and not any(char in _CLOSE for char in text[open_:start]):
        close = min(
            (at_ for at_ in (text.find(")", end - 1, upper), text.find("]", end - 1, upper)) if at_ >= 0), default=-1
        )
        inside = text[open_ + 1 : start] + text[end:close] if close >= 0 else "xxx"
        if close >= 0 and len(_LETTERS.findall(inside)) <= 4:
            before = 1 if open_ > lower and text[open_ - 1] == " " else 0
            return open_ - before, close + 1
        return None
    glued = start > lower and not text[start - 1].isspace()
    bare = not _LETTERS.search(text[start:end])
    return (start, end) if glued and bare else None


def _last_word(text: str, pieces: Sequence[tuple[int, int]]) -> int:
    """Where the last stretch that holds more than space begins; what is taken out before it is inside the sentence."""
    return next((start for start, end in reversed(pieces) if text[start:end].strip()), 0)


def _within(found: Sequence[S], pieces: Sequence[tuple[int, int]], start: int) -> Iterator[tuple[S, int]]:
    """The spans that lie in the pieces, from `start` on, each with its offset into the text that they make."""
    first, shift = bisect_left(found, start, key=lambda span: span.start), 0
    for piece_start, piece_end in pieces:
        for span in found[first:]:
            if span.start >= piece_end:
                break
            if piece_start <= span.start and span.end <= piece_end:
                yield span, shift + span.start - piece_start
        shift += piece_end - piece_start


def _quantities(article: Article, pieces: Sequence[tuple[int, int]], sentence: Sentence) -> tuple[Quantity, ...]:
    return tuple(
        replace(quantity, start=at_, end=at_ + quantity.end - quantity.start)
        for quantity, at_ in _within(article.quantities, pieces, sentence.start)
    )


def _names(article: Article, pieces: Sequence[tuple[int, int]], sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """The words of people's names, save one that begins the sentence, for that may be a title."""
    return tuple(
        (at_ + match.start(), at_ + match.end())
        for citation, at_ in _within(article.citations, pieces, sentence.start)
        if citation.kind == "person"
        for match in _NAME.finditer(citation.of(article))
        if at_ + match.start() > 0
    )
