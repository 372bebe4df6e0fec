"""What a fitted model looks at in a sentence: its words, their classes, their neighbours, and what excuses them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple, Protocol

from pipeline.dutch.wordbook import Known
from pipeline.matching.classes import LONGEST_SIMPLE, word_classes
from pipeline.matching.context import Contexts
from pipeline.matching.reading import Reading

Trait = tuple[str, int]  # a feature, and how far from the first word of its sentence it stands (-1: nowhere)

_NO_WORDING = frozenset(("measure", "dose_unit", "food"))  # classes that only limit what other classes take in
_PREFIX = 5  # letters that the forms of a word mostly share
_KIND = re.compile(r"(?:cond )?[^ ]+")  # a class, or a condition


def plain(word: str) -> str:
    """A word as features name it: figures are all one."""
    return "#" if word[0].isdigit() else word


def word_traits(word: str) -> tuple[str, str]:
    """The features of a word by itself: the word and its first letters."""
    word = plain(word)
    return f"w {word}", f"p {word[:_PREFIX]}"


class _Names(Protocol):
    """The names of features of one kind, by the word, class or condition that makes the difference between them."""

    def get(self, other: str, /) -> str | None: ...


class _Every:
    """The names of all features of a kind, made where they are asked for."""

    def __init__(self, form: str) -> None:
        self._before, _, self._after = form.partition("*")

    def get(self, other: str, /) -> str | None:
        return f"{self._before}{other}{self._after}"


class _Word(NamedTuple):
    """What features say of a word wherever it stands, as far as they are known; None where they say nothing."""

    plain: str
    own: tuple[str, ...]
    clause: str | None  # at the head of a clause
    followed: _Names | None  # by the next word
    followed_by_class: _Names | None
    behind_class: _Names | None  # of the word before
    tags: tuple[str, ...]  # its classes
    longer: dict[str, list[tuple[str, tuple[str, ...]]]] | None  # of terms that begin so, by the next word


class Wording:
    """The features that sentences are described by: those that are `known`, or all; and what is said of each word."""

    def __init__(self, known: Iterable[str] | None = None) -> None:
        self._words = Known(self._word)
        self._known = None if known is None else frozenset(known)
        self._listed: dict[str, dict[str, str]] = {}  # "b word *" to the words that may follow, with the feature
        self._paired: dict[str, dict[str, str]] = {}  # a class or condition, those that may follow, with the feature
        for name in self._known or ():
            kind, *parts = name.split(" ")
            if kind == "cc":
                one, other = _KIND.findall(name, len("cc "))
                self._paired.setdefault(one, {})[other] = name
                self._paired.setdefault(other, {})
            if kind in ("b", "bc") and len(parts) == 2:
                self._listed.setdefault(f"{kind} {parts[0]} *", {})[parts[1]] = name
                if kind == "bc":
                    self._listed.setdefault(f"{kind} * {parts[1]}", {})[parts[0]] = name

    def of(self, reading: Reading) -> list[_Word]:
        """What is said of every word of an article."""
        return self._words.of(reading.numbered)

    def _word(self, word: str) -> _Word:
        tags, same = classes_of(word), plain(word)
        longer: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for name in _openings().get(word, ()):
            if name not in tags:
                for term in word_classes()[name].forward[word]:
                    longer.setdefault(term[1], []).append((name, term))
        own, clause = tuple(filter(self.has, word_traits(word))), f"cl {same}"
        pairs = (self._names(f"b {same} *"), self._names(f"bc {same} *"), self._names(f"bc * {same}"))
        return _Word(same, own, clause if self.has(clause) else None, *pairs, tags, longer or None)

    def has(self, name: str) -> bool:
        """Whether a feature is one of these."""
        return self._known is None or name in self._known

    def pairs(self, kinds: set[str], conditions: list[str]) -> list[str]:
        """The features of two classes or conditions together, in order."""
        if self._known is None:
            return [f"cc {one} {other}" for one, other in combinations(sorted(kinds.union(conditions)), 2)]
        paired = self._paired
        there = sorted(kind for kind in kinds.union(conditions) if kind in paired)
        return [
            beside[other]
            for at, one in enumerate(there)
            if (beside := paired[one])
            for other in there[at + 1 :]
            if other in beside
        ]

    def _names(self, form: str) -> _Names | None:
        return _Every(form) if self._known is None else self._listed.get(form)


@cache
def _every() -> Wording:
    return Wording()


def traits_of(reading: Reading, contexts: Contexts, sentence: int, wording: Wording | None = None) -> list[Trait]:
    """Every feature of a sentence that is one of `wording`, some more than once."""
    known = _every() if wording is None else wording
    told = reading.kept(known.of)
    first, last = reading.bounds[sentence]
    words = reading.words
    found: list[Trait] = []
    add = found.append
    kinds: set[str] = set()
    before: _Word | None = None
    before_tags: tuple[str, ...] = ()
    for at, word in enumerate(told[first:last]):
        tags = word.tags
        if word.longer:
            tags = tags + _longer(word, words, first + at, last)
        if before is not None:
            if before.followed is not None and (name := before.followed.get(word.plain)):
                add((name, at - 1))
            if before_tags and word.behind_class is not None:
                for tag in before_tags:
                    if name := word.behind_class.get(f"<{tag}>"):
                        add((name, at - 1))
            if tags and before.followed_by_class is not None:
                for tag in tags:
                    if name := before.followed_by_class.get(f"<{tag}>"):
                        add((name, at - 1))
        for name in word.own:
            add((name, at))
        for tag in tags:
            kinds.add(tag)
            if known.has(name := f"c {tag}"):
                add((name, at))
        if at == 0:
            opening = [f"f {word.plain}", *(f"fc {tag}" for tag in tags)]
            if word.plain.endswith("en"):
                opening.append("f -en")
            found += [(name, at) for name in filter(known.has, opening)]
        elif word.clause is not None and reading.begins_clause(first + at):
            add((word.clause, at))
        before, before_tags = word, tags
    conditions = [f"cond {condition}" for condition in contexts.of_sentence(sentence)]
    of_all = conditions + known.pairs(kinds, conditions)
    of_all.append(f"n {min((last - first) // 5, 6)}")
    if _asks(reading, sentence):
        of_all.append("?")
    if sentence and _asks(reading, sentence - 1):
        of_all.append("prev ?")
    found += [(name, -1) for name in filter(known.has, of_all)]
    return found


def _longer(word: _Word, words: list[str], at: int, last: int) -> tuple[str, ...]:
    """The classes of which a term of several words begins at a word that opens some."""
    terms = word.longer.get(words[at + 1]) if word.longer and at + 1 < last else None
    if terms is None:
        return ()
    names = [name for name, term in terms if at + len(term) <= last and tuple(words[at : at + len(term)]) == term]
    return tuple(dict.fromkeys(names))


def _asks(reading: Reading, sentence: int) -> bool:
    span = reading.sentences[sentence]
    return reading.text.find("?", span.start, span.end) >= 0


@lru_cache(maxsize=4096)
def classes_of(word: str) -> tuple[str, ...]:
    """The classes of a word by itself."""
    whole, endings = _by_word()
    names = whole.get(word, ())
    if len(word) > LONGEST_SIMPLE and (ends := [name for name, suffixes in endings if word.endswith(suffixes)]):
        return tuple(name for name in _names() if name in names or name in ends)
    return names


@cache
def _by_word() -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, tuple[str, ...]], ...]]:
    """The classes of each single word, and the endings by which compounds belong to a class."""
    found: dict[str, tuple[str, ...]] = {}
    for name in _names():
        for word in word_classes()[name].words:
            found[word] = (*found.get(word, ()), name)
    return found, tuple((name, suffixes) for name in _names() if (suffixes := word_classes()[name].suffixes))


@cache
def _names() -> tuple[str, ...]:
    return tuple(name for name in word_classes() if name not in _NO_WORDING)


@cache
def _openings() -> dict[str, tuple[str, ...]]:
    """The words with which a term of several words begins, and the classes of such terms."""
    classes = word_classes()
    found: dict[str, list[str]] = {}
    for name in _names():
        for word in classes[name].forward:
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}
