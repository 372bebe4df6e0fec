"""Words by number: every word met is looked up once an article, and what is known of it stands in tables by number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from pipeline.dutch.words import words_of

T = TypeVar("T")

_REMEMBERED = 50_000  # words; then a new book is begun


class Wordbook(dict[str, int]):
    """The number of each word met so far, in the order in which they were met: the usual words stand together."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.words)
        self.words.append(word)
        return number


class Numbered(NamedTuple):
    """The words of a text by their numbers in a book."""

    book: Wordbook
    numbers: list[int]


class Known(Generic[T]):
    """What is known of each word, worked out where a word is first met."""

    def __init__(self, tell: Callable[[str], T]) -> None:
        self._tell = tell
        self._book: Wordbook | None = None
        self._table: list[T] = []
        self._growing = Lock()

    def of(self, text: Numbered) -> list[T]:
        """What is known of every word of a text, in order."""
        book = text.book
        with self._growing:
            if book is not self._book:
                self._book, self._table = book, []
            table = self._table
            if len(table) < len(book.words):
                table.extend(map(self._tell, book.words[len(table) :]))
        return [table[number] for number in text.numbers]


@lru_cache(maxsize=4)
def by_number(text: str) -> Numbered:
    """The words of `text`, folded, by number."""
    return number(words_of(text).words)


def number(words: Sequence[str]) -> Numbered:
    """Some words by number."""
    return _shelf().number(words)


class _Shelf:
    """Holds the book in use; a full one is put away."""

    def __init__(self) -> None:
        self._book = Wordbook()
        self._writing = Lock()

    def number(self, words: Sequence[str]) -> Numbered:
        with self._writing:
            if len(self._book.words) >= _REMEMBERED:
                self._book = Wordbook()
            book = self._book
            return Numbered(book, list(map(book.__getitem__, words)))


@cache
def _shelf() -> _Shelf:
    return _Shelf()
