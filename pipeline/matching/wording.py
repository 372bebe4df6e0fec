"""What a fitted model looks at in a sentence: its words, their classes, their neighbours, and what excuses them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

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


def traits_of(reading: Reading, contexts: Contexts, sentence: int) -> Iterator[Trait]:
    """Every feature of a sentence, some more than once."""
    first, last = reading.bounds[sentence]
    words = [plain(word) for word in reading.words[first:last]]
    tags = [_tags(reading.words, at, last) for at in range(first, last)]
    for at, word in enumerate(words):
        yield f"w {word}", at
        yield f"p {word[:_PREFIX]}", at
        for tag in tags[at]:
            yield f"c {tag}", at
        if at == 0:
            yield f"f {word}", at
            for tag in tags[at]:
                yield f"fc {tag}", at
            if word.endswith("en"):
                yield "f -en", at
        elif reading.begins_clause(first + at):
            yield f"cl {word}", at
        if at + 1 < len(words):
            after = words[at + 1]
            yield f"b {word} {after}", at
            for tag in tags[at]:
                yield f"bc <{tag}> {after}", at
            for tag in tags[at + 1]:
                yield f"bc {word} <{tag}>", at
    for condition in contexts.of_sentence(sentence):
        yield f"cond {condition}", -1
    yield f"n {min(len(words) // 5, 6)}", -1
    if _asks(reading, sentence):
        yield "?", -1
    if sentence and _asks(reading, sentence - 1):
        yield "prev ?", -1


def _asks(reading: Reading, sentence: int) -> bool:
    span = reading.sentences[sentence]
    return reading.text.find("?", span.start, span.end) >= 0


def _tags(words: list[str], at: int, last: int) -> tuple[str, ...]:
    """The classes of which a term begins at a word."""
    single = _single(words[at])
    longer = _openings().get(words[at])
    if not longer:
        return single
    classes = word_classes()
    return single + tuple(name for name in longer if name not in single and classes[name].ends(words, at, last))


@lru_cache(maxsize=20_000)
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
