"""The vocabulary of rules/data/terms.tsv: Dutch terms with their kind and English, found in a text as whole words."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.dutch.words import fold, key_of, words_of
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder

COLUMNS = ["nl", "synonyms", "inflected", "en", "kind", "note"]


class Term(NamedTuple):
    """One entry: the Dutch head word, its English and its kind (substance, outcome, organisation, ...)."""

    nl: str
    en: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found at `start` to `end` of the text, by the form that stands there."""

    start: int
    end: int
    term: Term
    form: str


class Vocabulary:
    """Terms by every form they take (head word, synonyms, inflections), matched longest first on whole words."""

    def __init__(self, entries: Iterable[tuple[Term, Iterable[str]]]) -> None:
        self._terms: dict[str, tuple[Term, ...]] = {}
        lengths: dict[str, set[int]] = {}
        self._acronyms: dict[str, tuple[Term, ...]] = {}
        for term, forms in entries:
            for form in forms:
                key = key_of(form)
                if not key:
                    continue
                table = self._acronyms if is_acronym(form) else self._terms
                known = table.get(key, ())
                if term not in known:
                    table[key] = (*known, term)
                first, *rest = key.split(" ")
                lengths.setdefault(first, set()).add(1 + len(rest))
        self._lengths = {word: tuple(sorted(sizes, reverse=True)) for word, sizes in lengths.items()}

    def __len__(self) -> int:
        return len(self._terms.keys() | self._acronyms.keys())

    def get(self, form: str) -> tuple[Term, ...]:
        """The terms that have this form, an acronym in any case; empty where none has."""
        key = key_of(form)
        return tuple(dict.fromkeys((*self._acronyms.get(key, ()), *self._terms.get(key, ()))))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Every term in text[start:end], leftmost and longest first, without overlap (one hit a reading of it).

        An acronym ("ALS", "WHO") counts in capitals only.
        Words of a term must stand next to each other with at most a space, hyphen or slash between them.
        """
        words, starts, ends = words_of(text)
        folded = fold(text)
        limit = len(text) if end is None else end
        index, count = 0, len(words)
        lengths = self._lengths
        if start:
            from bisect import bisect_left

            index = bisect_left(starts, start)
        while index < count and starts[index] < limit:
            sizes = lengths.get(words[index])
            step = 1
            if sizes:
                for size in sizes:
                    last = index + size - 1
                    if last >= count or ends[last] > limit:
                        continue
                    terms = self._terms.get(words[index] if size == 1 else " ".join(words[index : last + 1]))
                    if size == 1 and words[index] in self._acronyms and text[starts[index] : ends[index]].isupper():
                        terms = (*self._acronyms[words[index]], *(terms or ()))
                    if terms and all(folded[ends[at_] : starts[at_ + 1]] in _JOINTS for at_ in range(index, last)):
                        for term in terms:
                            yield Hit(starts[index], ends[last], term, text[starts[index] : ends[last]])
                        step = size
                        break
            index += step


_JOINTS = frozenset((" ", "-", "/", "- ", " -", "  ", ". ", ", ", " & ", "+", "\n"))


def is_acronym(form: str) -> bool:
    """Whether a form is written in capitals, so that it stands for the term only when the text has capitals too."""
    return len(form) > 1 and form.isupper() and form.isalpha()


def read_terms(path: Path) -> Iterator[tuple[Term, tuple[str, ...]]]:
    """Rows of a terms file: the term and all its forms; raises RuleError with the line of a wrong row."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        if next(rows, None) != COLUMNS:
            raise RuleError(at(path, 1, None, f"must have the columns {', '.join(COLUMNS)}"))
        for line, row in enumerate(rows, start=2):
            if len(row) != len(COLUMNS):
                raise RuleError(at(path, line, None, f"has {len(row)} columns, must have {len(COLUMNS)}"))
            nl, synonyms, inflected, en, kind, note = row
            forms = (nl, *filter(None, synonyms.split("|")), *filter(None, inflected.split("|")))
            yield Term(nl, en, kind, note), forms


@cache
def built_in_terms() -> tuple[tuple[Term, tuple[str, ...]], ...]:
    """Every built-in term with its forms."""
    return tuple(read_terms(rules_folder() / "data" / "terms.tsv"))


@cache
def vocabulary(*kinds: str) -> Vocabulary:
    """The built-in vocabulary, of some kinds or of all."""
    return Vocabulary((term, forms) for term, forms in built_in_terms() if not kinds or term.kind in kinds)
