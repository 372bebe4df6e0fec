"""What a fitted model looks at in a sentence: its words, their classes, their neighbours, and what excuses them."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from pipeline.matching.classes import word_classes
from pipeline.matching.context import Contexts
from pipeline.matching.reading import Reading

Trait = tuple[str, int]  # a feature, and how far from the first word of its sentence it stands (-1: nowhere)

_NO_WORDING = frozenset(("measure", "dose_unit", "food"))  # classes that only limit what other classes take in
_PREFIX = 5  # letters that the forms of a word mostly share


def plain(word: str) -> str:
    """A word as features name it: figures are all one."""
    return "#" if word[0].isdigit() else word


def word_traits(word: str) -> tuple[str, str]:
    """The features of a word by itself: the word and its first letters."""
    word = plain(word)
    return f"w {word}", f"p {word[:_PREFIX]}"


def traits_of(reading: Reading, contexts: Contexts, sentence: int) -> list[Trait]:
    """Every feature of a sentence, some more than once."""
    first, last = reading.bounds[sentence]
    found: list[Trait] = []
    add = found.append
    kinds: set[str] = set()
    before: _Word | None = None
    before_tags: tuple[str, ...] = ()
    for place in range(first, last):
        word = _word(reading.words[place])
        at, tags = place - first, word.tags
        if word.longer:
            tags = tags + _longer(word, reading.words, place, last)
        kinds.update(tags)
        if before is not None:
            add((f"b {before.plain} {word.plain}", at - 1))
            for tag in before_tags:
                add((f"bc <{tag}> {word.plain}", at - 1))
            for tag in tags:
                add((f"bc {before.plain} <{tag}>", at - 1))
        add((word.itself, at))
        add((word.prefix, at))
        for tag in tags:
            add((f"c {tag}", at))
        if at == 0:
            add((f"f {word.plain}", at))
            for tag in tags:
                add((f"fc {tag}", at))
            if word.plain.endswith("en"):
                add(("f -en", at))
        elif reading.begins_clause(place):
            add((f"cl {word.plain}", at))
        before, before_tags = word, tags
    for condition in contexts.of_sentence(sentence):
        add((f"cond {condition}", -1))
        kinds.add(f"cond {condition}")
    for one, other in combinations(sorted(kinds), 2):
        add((f"cc {one} {other}", -1))
    add((f"n {min((last - first) // 5, 6)}", -1))
    if _asks(reading, sentence):
        add(("?", -1))
    if sentence and _asks(reading, sentence - 1):
        add(("prev ?", -1))
    return found


class _Word(NamedTuple):
    """What features say of a word wherever it stands, and the classes of which a longer term may begin with it."""

    plain: str
    itself: str
    prefix: str
    tags: tuple[str, ...]
    longer: dict[str, list[tuple[str, tuple[str, ...]]]] | None  # by the word that follows: class and term


@lru_cache(maxsize=20_000)
def _word(word: str) -> _Word:
    tags = _single(word)
    longer: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name in _openings().get(word, ()):
        if name not in tags:
            for term in word_classes()[name].forward[word]:
                longer.setdefault(term[1], []).append((name, term))
    return _Word(plain(word), *word_traits(word), tags, longer or None)


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


def _single(word: str) -> tuple[str, ...]:
    classes = word_classes()
    return tuple(name for name in _names() if classes[name].ends([word], 0, 1))


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
