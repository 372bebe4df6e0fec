"""The glossary: Dutch terms whose English an editor must be able to trust, with the English words that will do."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from pipeline.dutch.words import fold
from pipeline.errors import RuleError, Told, at, unreadable
from pipeline.paths import rules_folder
from pipeline.translation.findings import Finding
from pipeline.translation.phrases import Word, folded_words
from pipeline.translation.spans import ADDRESS
from pipeline.translation.stems import stem

COLUMNS = ["nl", "inflected", "en", "enforce", "source"]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """A Dutch term in all its forms, and the English words of which one must stand in the translation.

    A term that is not enforced is mentioned to the editor and counts against no translation.
    """

    forms: tuple[str, ...]
    english: tuple[str, ...]  # the best first; an asterisk stands for the rest of a word
    enforced: bool


class Glossary:
    """Terms, found among the words of a sentence, the longest first; of terms with one form the first given counts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        digest = blake2b(digest_size=8)
        self._terms: dict[str, list[tuple[tuple[str, ...], Term, bool]]] = {}
        known: set[tuple[str, ...]] = set()
        for term in terms:
            digest.update(repr((term.forms, term.english, term.enforced)).encode())
            for form in term.forms:
                parts = tuple(word.text for word in folded_words(form))
                if parts and parts not in known:
                    known.add(parts)
                    capitals = len(form) > 1 and form.isupper() and form.isalpha()
                    self._terms.setdefault(parts[0], []).append((parts[1:], term, capitals))
        for longer in self._terms.values():
            longer.sort(key=lambda entry: len(entry[0]), reverse=True)
        self.version = digest.hexdigest()

    def find(self, sentence: str) -> Iterator[tuple[int, int, Term]]:
        """Start, end and term of each term in the sentence, without overlap."""
        words = folded_words(sentence)
        taken = 0
        for index, word in enumerate(words):
            entries = self._terms.get(word.text)
            if not entries or index < taken:
                continue
            for rest, term, capitals in entries:
                last = words[index + len(rest)] if index + len(rest) < len(words) else None
                if last is None or not _follows(words, index + 1, rest):
                    continue
                if capitals and not sentence[word.start : last.end].isupper():
                    continue  # "ALS" is no "als"
                yield word.start, last.end, term
                taken = index + len(rest) + 1
                break

    def compare(self, source: str, target: str, *, enforced: bool = True) -> Iterator[Finding]:
        """The terms of a Dutch sentence for which its English translation has none of the words that will do."""
        theirs: tuple[str, str] | None = None
        seen: set[int] = set()
        addresses = None
        for start, end, term in self.find(source):
            if term.enforced is not enforced or id(term) in seen:
                continue
            seen.add(id(term))
            if theirs is None:
                words = _WORD.findall(fold(target))
                theirs = _spaced(words), _spaced(map(stem, words))
            if any(_stands(form, *theirs) for form in term.english):
                continue
            if addresses is None:
                addresses = [match.span() for match in ADDRESS.finditer(source)]
            if not any(first <= start < last for first, last in addresses):
                yield Finding("glossary" if enforced else "term", start, end, source[start:end], term.english[0])


def _follows(words: Sequence[Word], index: int, rest: tuple[str, ...]) -> bool:
    return all(words[index + number].text == part for number, part in enumerate(rest))


def _stands(form: str, words: str, stems: str) -> bool:
    return _looked_for(form) in (words if form.endswith("*") else stems)


@cache
def _looked_for(form: str) -> str:
    words = _WORD.findall(fold(form))
    return _spaced(words)[:-1] if form.endswith("*") else _spaced(map(stem, words))


def _spaced(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


@cache
def built_in() -> Glossary:
    """The glossary of rules/data/glossary.tsv."""
    return Glossary(read_terms(rules_folder() / "data" / "glossary.tsv"))


@cache
def with_house(path: str | None) -> Glossary:
    """The built-in glossary, after the terms of a house glossary; raises RuleError for a fault in that."""
    if path is None:
        return built_in()
    return Glossary((*read_terms(Path(path)), *read_terms(rules_folder() / "data" / "glossary.tsv")))


def read_terms(path: Path) -> tuple[Term, ...]:
    """The terms of a glossary file; raises RuleError with the line of a wrong row."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise RuleError(unreadable(path, exc)) from exc
    rows = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    if next(rows, None) != COLUMNS:
        names = ", ".join(COLUMNS)
        nl = f"moet de kolommen {names} hebben, met een tab ertussen"
        raise RuleError(at(path, 1, None, Told(nl, f"must have the columns {names}, with a tab between them")))
    return tuple(_term(row, path, line) for line, row in enumerate(rows, start=2) if row)


def _term(row: list[str], path: Path, line: int) -> Term:
    if len(row) != len(COLUMNS):
        have, must = len(row), len(COLUMNS)
        problem = Told(f"heeft {have} kolommen, dat moeten er {must} zijn", f"has {have} columns, must have {must}")
        raise RuleError(at(path, line, None, problem))
    nl, inflected, english, enforce, _ = row
    if not nl.strip() or not english.strip():
        raise RuleError(at(path, line, "en" if nl.strip() else "nl", Told("mag niet leeg zijn", "must not be empty")))
    if enforce not in ("yes", "no"):
        raise RuleError(
            at(
                path,
                line,
                "enforce",
                Told(f"moet yes of no zijn (gevonden: {enforce!r})", f"must be yes or no (found {enforce!r})"),
            )
        )
    return Term((nl, *filter(None, inflected.split("|"))), tuple(filter(None, english.split("|"))), enforce == "yes")
