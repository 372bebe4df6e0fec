"""An article as the rule kinds read it: its words, which sentence each stands in, and where clauses begin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pipeline.article import Article, Citation, Claim
from pipeline.dutch.wordbook import by_number, number
from pipeline.dutch.words import Words, fold, words_of

T = TypeVar("T")

_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_BREAKS = frozenset(',;:.!?()[]–—\n\t•"“”„‘»«…|✓→*')


def _without_marks(text: str, figures: list[tuple[int, int]]) -> Words:
    """The words of a text, without the note marks that are glued to them ("voorkomt2")."""
    words = words_of(text)
    cut = ends = None
    for start, end in figures:
        if not start or not text[start - 1].isalpha() or end - start > 2 or text[end : end + 1].isalnum():
            continue
        at = bisect_right(words.starts, start) - 1
        if start - words.starts[at] < 6 or words.ends[at] != end or not words.words[at][:5].isalpha():
            continue
        if cut is None or ends is None:
            cut, ends = list(words.words), list(words.ends)
        cut[at], ends[at] = cut[at][: start - words.starts[at]], start
    return words if cut is None or ends is None else Words(cut, words.starts, ends)


class Reading:
    """Words and sentences of one article; built once, shared by every rule."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.figures = [match.span() for match in _FIGURE.finditer(article.text)]
        self.words, self.starts, self.ends = _without_marks(article.text, self.figures)
        self.sentences = article.sentences
        self._set_of, self._set = (0, 0), frozenset[str]()
        self._kept: dict[Callable[[Reading], Any], Any] = {}
        self._sentence_starts = [sentence.start for sentence in article.sentences]
        self._claim_starts = [claim.start for claim in article.claims]
        self.folded = fold(article.text)
        self.vocabulary = frozenset(self.words)
        own = self.words is words_of(self.text).words
        self.numbered = by_number(self.text) if own else number(self.words)
        self.bounds = self._bounds()
        self._unread = self._unread_blocks()
        starts = [start for start, _ in self.figures]
        self.numbers_by_sentence = self._by_sentence(starts, starts)
        quantities = article.quantities
        self.quantities_by_sentence = self._by_sentence(quantities, [quantity.start for quantity in quantities])
        self.citations_by_sentence = self._citations_by_sentence()

    def kept(self, kind: Callable[[Reading], T]) -> T:
        """The `kind` of this reading, made once."""
        if kind not in self._kept:
            self._kept[kind] = kind(self)
        found: T = self._kept[kind]
        return found

    def _bounds(self) -> list[tuple[int, int]]:
        """First and last word (exclusive) of every sentence."""
        starts, found = self.starts, []
        low = 0
        for sentence in self.sentences:
            first = bisect_left(starts, sentence.start, low) if sentence.start else 0
            low = last = bisect_left(starts, sentence.end, first)
            found.append((first, last))
        return found

    def _unread_blocks(self) -> frozenset[int]:
        """The blocks that no rule reads: references, and those in another language."""
        blocks = self.article.blocks
        return frozenset(
            at for at, block in enumerate(blocks) if block.kind == "reference" or block.language is not None
        )

    def unread(self, sentence: int) -> bool:
        """Whether a sentence stands in a block that no rule reads."""
        return self.sentences[sentence].block in self._unread

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that holds `offset`."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def word_set(self, first: int, last: int) -> frozenset[str]:
        """The different words from first to last; that of the stretch asked for before is remembered."""
        if self._set_of != (first, last):
            self._set_of, self._set = (first, last), frozenset(self.words[first:last])
        return self._set

    def raw(self, at: int) -> str:
        """The word `at` as the text spells it, in lower case."""
        return self.text[self.starts[at] : self.ends[at]].lower()

    def between(self, at: int) -> str:
        """What stands between the word before `at` and the word `at`."""
        return self.text[self.ends[at - 1] if at else 0 : self.starts[at] if at < len(self.starts) else len(self.text)]

    def begins_clause(self, at: int) -> bool:
        """Whether a sentence, or a part of one after punctuation, begins with the word `at`."""
        if at <= 0:
            return True
        joint = self.between(at)
        if joint == " ":
            return False
        return not _BREAKS.isdisjoint(joint) or " - " in joint or " '" in joint or " ’" in joint or self._opens(at)

    def _opens(self, at: int) -> bool:
        sentence = self.sentence_at(self.starts[at]) if at < len(self.starts) else None
        return sentence is not None and (at == 0 or self.starts[at - 1] < self.sentences[sentence].start)

    def at_edge(self, edge: str, at: int) -> bool:
        """Whether an edge of a phrase (see syntax.py) lies before the word `at`."""
        if edge == "$":
            return self.ends_clause(at - 1)
        return self._opens(at) if edge == "^^" else self.begins_clause(at)

    def ends_clause(self, at: int) -> bool:
        """Whether a sentence, or a part of one before punctuation, ends with the word `at`."""
        return at + 1 >= len(self.words) or self.begins_clause(at + 1)

    def words_in(self, start: int, end: int) -> tuple[int, int]:
        """First and last word (exclusive) within two offsets."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def _by_sentence(self, items: Sequence[T], offsets: Sequence[int]) -> dict[int, list[T]]:
        """Items, which stand at `offsets` in text order, by the sentence that holds them."""
        found: dict[int, list[T]] = {}
        sentences, count, index = self.sentences, len(self.sentences), -1
        for item, offset in zip(items, offsets, strict=True):
            while index + 1 < count and sentences[index + 1].start <= offset:
                index += 1
            if index >= 0 and offset < sentences[index].end:
                found.setdefault(index, []).append(item)
        return found

    def _citations_by_sentence(self) -> dict[int, list[Citation]]:
        """The citations of each sentence that has some, in text order."""
        found: dict[int, list[Citation]] = {}
        for citation in self.article.citations:
            index = self.sentence_at(citation.start)
            if index is None and citation.start:  # a mark right after the full stop
                index = self.sentence_at(citation.start - 1)
            if index is not None:
                found.setdefault(index, []).append(citation)
        return found

    def claim_at(self, start: int, end: int) -> Claim | None:
        """The claim that overlaps a stretch of text most."""
        low = max(0, bisect_right(self._claim_starts, start) - 3)
        best, most = None, 0
        for claim in self.article.claims[low : low + 8]:
            shared = min(end, claim.end) - max(start, claim.start)
            if shared > most:
                best, most = claim, shared
        return best
