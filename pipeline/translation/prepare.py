"""Makes a sentence ready for an engine: what must not be translated is taken out, and put back afterwards."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.article import Article, Quantity, Sentence, Span
from pipeline.translation.proper_names import Name

S = TypeVar("S", bound=Span)

_VERBATIM = frozenset(("note_mark", "doi", "pmid", "pmc", "isbn", "trial", "url", "author_year"))
_STOP = re.compile(r"[.!?…]+[\"'”’)]*$")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
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
    names: tuple[Name, ...] = ()  # with offsets into `text`

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


def prepare(article: Article, sentence: Sentence, marks: Sequence[Span], names: Sequence[Name] = ()) -> Prepared:
    """The sentence as an engine gets it; `marks` and `names` are what `verbatim_marks` and `names_of` give."""
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
    own = () if capitals else tuple(_moved(names, pieces, sentence))
    quantities = tuple(_moved(article.quantities, pieces, sentence))
    return Prepared(kept, tuple(pieces), inner, outer, capitals, quantities, own)


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


def _moved(found: Sequence[S], pieces: Sequence[tuple[int, int]], sentence: Sentence) -> Iterator[S]:
    """The spans that lie in the pieces of the sentence, with offsets into the text that the pieces make."""
    first, shift = bisect_left(found, sentence.start, key=lambda span: span.start), 0
    for piece_start, piece_end in pieces:
        for span in found[first:]:
            if span.start >= piece_end:
                break
            if piece_start <= span.start and span.end <= piece_end:
                start = shift + span.start - piece_start
                yield replace(span, start=start, end=start + span.end - span.start)
        shift += piece_end - piece_start
