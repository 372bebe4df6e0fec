"""Word classes: <medicine>, <condition>, <reader>, ... from the vocabulary and from rules/data/classes.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.dutch.vocabulary import built_in_terms
from pipeline.dutch.words import key_of
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

LONGEST_SIMPLE = 5  # a word that ends as a class does must be longer


@dataclass(frozen=True, slots=True)
class WordClass:
    """Single words, endings of compounds, and terms of several words by their first and last word."""

    words: frozenset[str]
    suffixes: tuple[str, ...]
    forward: dict[str, tuple[tuple[str, ...], ...]]
    backward: dict[str, tuple[tuple[str, ...], ...]]
    closed: bool = False  # a list of words written out, so that its words may anchor a phrase
    openings: frozenset[str] = frozenset()  # the words with which its terms begin
    literal: frozenset[str] = frozenset()  # every word of its terms, where a phrase is taken to name them itself

    def ends(self, words: list[str], index: int, limit: int) -> list[int]:
        """The ends (exclusive) of the terms that begin at `index`, longest first."""
        word = words[index]
        found = []
        for term in self.forward.get(word, ()):
            size = len(term)
            if index + size <= limit and tuple(words[index : index + size]) == term:
                found.append(index + size)
        if word in self.words or (self.suffixes and len(word) > LONGEST_SIMPLE and word.endswith(self.suffixes)):
            found.append(index + 1)
        return found

    def begins(self, words: list[str], index: int, limit: int) -> list[int]:
        """The first words of the terms whose last word is `index`, longest first; none before `limit`."""
        word = words[index]
        found = []
        for term in self.backward.get(word, ()):
            first = index - len(term) + 1
            if first >= limit and tuple(words[first : index + 1]) == term:
                found.append(first)
        if word in self.words or (self.suffixes and len(word) > LONGEST_SIMPLE and word.endswith(self.suffixes)):
            found.append(index)
        return found


@cache
def word_classes() -> dict[str, WordClass]:
    """Every class by its name; raises RuleError where rules/data/classes.yaml is wrong."""
    path = rules_folder() / "data" / "classes.yaml"
    file = read_yaml(path, RuleError)
    wanted = {kind for spec in file.data.values() for kind in spec.get("kinds", ())}
    by_kind: dict[str, set[tuple[str, ...]]] = {}
    for term, forms in built_in_terms():
        if term.kind in wanted:
            by_kind.setdefault(term.kind, set()).update(map(_parts, forms))
    classes = {}
    for name, spec in file.data.items():
        unknown = set(spec) - {"kinds", "words", "suffixes", "without", "source", "own"}
        if unknown:
            key = min(unknown)
            allowed = "is no known key; allowed are kinds, words, suffixes, without, source, own"
            raise RuleError(at(path, file.line((name, key)), f"{name}.{key}", allowed))
        terms: set[tuple[str, ...]] = set()
        for kind in spec.get("kinds", ()):
            if kind not in by_kind:
                raise RuleError(at(path, file.line((name, "kinds")), f"{name}.kinds", f"{kind!r} is no kind of term"))
            terms |= by_kind[kind]
        terms |= set(map(_parts, _expanded(spec.get("words", ()))))
        terms -= set(map(_parts, _expanded(spec.get("without", ()))))
        own = bool(spec.get("own"))
        closed = not spec.get("kinds") and not spec.get("suffixes")
        classes[name] = _word_class({term for term in terms if term}, tuple(spec.get("suffixes", ())), closed, own)
    return classes


def _parts(term: str) -> tuple[str, ...]:
    return (term.lower(),) if term.isascii() and term.isalnum() else tuple(key_of(term).split())


def _expanded(words: Iterable[str]) -> list[str]:
    return [piece.strip() for word in words for piece in str(word).split(",") if piece.strip()]


def _word_class(terms: set[tuple[str, ...]], suffixes: tuple[str, ...], closed: bool, own: bool) -> WordClass:
    forward: dict[str, list[tuple[str, ...]]] = {}
    backward: dict[str, list[tuple[str, ...]]] = {}
    for term in sorted((t for t in terms if len(t) > 1), key=lambda t: (-len(t), t)):
        forward.setdefault(term[0], []).append(term)
        backward.setdefault(term[-1], []).append(term)
    single = frozenset(term[0] for term in terms if len(term) == 1)
    return WordClass(
        single,
        suffixes,
        {word: tuple(found) for word, found in forward.items()},
        {word: tuple(found) for word, found in backward.items()},
        closed,
        single.union(forward),
        single.union(*terms) if own else frozenset(),
    )
