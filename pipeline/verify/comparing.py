"""Whether a paper is the one that an entry of a reference list means."""

from __future__ import annotations

import re

from pipeline.dutch.words import words_of
from pipeline.verify.results import Record

_LIKE = 85.0  # of 100: two spellings of one word
_SHARE = 0.5  # of the words of a title, or of the shorter one in an entry, that they share
_CLOSE = 80.0  # of 100: a title within an entry, letter by letter
_TOLD = 4  # words that are neither author nor journal, from which on an entry is taken to give a title
_POINTER = re.compile(r"https?:|\b(?:doi|pmid|pmcid)\b", re.IGNORECASE)
_SLACK = 1  # years between online and in print


def other_title(reference: str, record: Record, year: int | None) -> bool:
    """Whether an entry gives a title that is not the paper's.

    An entry may hold no title, or a translated one: with one of the paper's authors and its year, it is taken to fit.
    """
    from rapidfuzz import fuzz

    words = _content(reference)
    told = _apart(words, record)
    if not record.titles or len(told) < _TOLD:
        return False
    whole = " ".join(words_of(reference).words)
    for title in record.titles:
        titled = _content(title)
        shared = sum(1 for word in titled if _has(words, word))
        if titled and shared >= _SHARE * min(len(titled), len(told)):
            return False
        if fuzz.partial_ratio(" ".join(words_of(title).words), whole) >= _CLOSE and len(titled) > 1:
            return False
    given = set(words_of(reference).words)
    authors = any(name and name <= given for name in (set(words_of(author).words) for author in record.authors))
    return not (authors and (year is None or not other_year(year, record)))


def other_year(year: int | None, record: Record) -> bool:
    """Whether an entry's year is not the paper's."""
    return year is not None and bool(record.years) and min(abs(year - known) for known in record.years) > _SLACK


def _content(text: str) -> list[str]:
    """The words that tell one title from another, up to what only points at the place of publication."""
    return [word for word in words_of(_POINTER.split(text, maxsplit=1)[0]).words if len(word) > 3 and word.isalpha()]


def _apart(words: list[str], record: Record) -> list[str]:
    """The words of an entry that name neither an author nor the journal, in full or cut short."""
    names = {word for name in record.authors for word in words_of(name).words}
    journals = {word for name in record.journals for word in words_of(name).words}
    return [word for word in words if word not in names and not any(_shortens(word, name) for name in journals)]


def _shortens(short: str, word: str) -> bool:
    """Whether a word is cut short as journals are: "geneeskd" of "geneeskunde"."""
    letters = iter(word)
    return short[:1] == word[:1] and all(letter in letters for letter in short)


def _has(words: list[str], wanted: str) -> bool:
    from rapidfuzz import fuzz

    return wanted in words or any(fuzz.ratio(word, wanted) >= _LIKE for word in words)
