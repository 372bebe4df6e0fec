"""Finds words and phrases of a list among the words of a sentence, in one pass over them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.dutch.words import fold

_WORD = re.compile(r"\w+(?:'\w+)*|[^\w\s]")


class Word(NamedTuple):
    """A folded word or sign at `start` to `end` of its sentence."""

    start: int
    end: int
    text: str


class Hit(NamedTuple):
    """A phrase found at `start` to `end`, as it is written in the folded sentence."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=256)
def folded_words(sentence: str) -> tuple[Word, ...]:
    """The words and signs of a sentence, folded."""
    return tuple(Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(fold(sentence)))


class Phrases:
    """A list of words and phrases; an asterisk stands for the beginning or the rest of a word.

    `but` holds words that the list would match and must not.
    """

    def __init__(self, entries: Iterable[object], but: Iterable[object] = ()) -> None:
        self._exact: dict[str, list[tuple[str, ...]]] = {}
        self._heads: dict[str, list[str]] = {}
        tails: list[str] = []
        for entry in entries:
            first, *rest = _parts(str(entry))
            if first.startswith("*"):
                tails.append(first[1:])
            elif first.endswith("*") and not rest:
                self._heads.setdefault(first[:2], []).append(first[:-1])
            else:
                self._exact.setdefault(first, []).append(tuple(rest))
        for longer in self._exact.values():
            longer.sort(key=len, reverse=True)
        self._tails = tuple(tails)
        self._but = Phrases(but) if but else None
        self._openings = _Openings(self._exact, self._heads, self._tails)

    def all(self, words: tuple[Word, ...]) -> Iterator[Hit]:
        """Every phrase among the words, without overlap."""
        openings, end = self._openings, 0
        for index in [index for index, word in enumerate(words) if openings[word[2]]]:
            if index < end:
                continue
            size = self._at(words, index)
            if size and not (self._but and self._but._at(words, index)):
                stretch = words[index : index + size]
                yield Hit(stretch[0].start, stretch[-1].end, " ".join(word.text for word in stretch))
                end = index + size

    def first(self, words: tuple[Word, ...]) -> Hit | None:
        """The first phrase among the words."""
        return next(self.all(words), None)

    def in_text(self, sentence: str) -> Hit | None:
        """The first phrase of a sentence."""
        return self.first(folded_words(sentence))

    def _at(self, words: tuple[Word, ...], index: int) -> int:
        """How many words the phrase that begins at `index` takes; 0 where none does."""
        text = words[index].text
        for rest in self._exact.get(text, ()):
            size = len(rest) + 1
            stretch = words[index + 1 : index + size]
            if len(stretch) == len(rest) and all(map(_fits, rest, (word.text for word in stretch))):
                return size
        for head in self._heads.get(text[:2], ()):
            if text.startswith(head):
                return 1
        return 1 if self._tails and text.endswith(self._tails) else 0


class _Openings(dict[str, bool]):
    """Whether a phrase may begin with a word; remembers the words it was asked."""

    _MOST = 20_000

    def __init__(self, exact: Container[str], heads: Mapping[str, Sequence[str]], tails: tuple[str, ...]) -> None:
        super().__init__()
        self._exact, self._heads, self._tails = exact, heads, tails

    def __missing__(self, word: str) -> bool:
        if len(self) >= self._MOST:
            self.clear()
        heads = self._heads.get(word[:2], ())
        found = word in self._exact or word.startswith(tuple(heads)) or word.endswith(self._tails)
        self[word] = found
        return found


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else part == word


def _parts(entry: str) -> list[str]:
    if entry.startswith("*"):
        return ["*" + fold(entry[1:])]
    return [
        word.text + ("*" if mark else "")
        for piece in fold(entry).split()
        for mark in (piece.endswith("*"),)
        for word in _pieces(piece.rstrip("*"))
    ]


def _pieces(piece: str) -> list[Word]:
    return [Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(piece)]
