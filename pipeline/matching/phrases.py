"""All phrases of all rules in one matcher: each is tried only where its rarest word stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.dutch.words import fold
from pipeline.matching.classes import WordClass, word_classes
from pipeline.matching.reading import Reading
from pipeline.matching.syntax import Element, Phrase, parse
from pipeline.paths import rules_folder


class PhraseHit(NamedTuple):
    """A phrase found: its key, and the word indexes (end exclusive) that it covers."""

    key: int
    first: int
    last: int
    literal: frozenset[str] = frozenset()  # the words that the phrase itself names


# key, phrase, anchor, a step to a word that must stand beside it (0: none), and the words it may be; or, with step 0,
# words of which the sentence must hold one; last, the words that the phrase itself names
_Entry = tuple[int, Phrase, int, int, frozenset[str], frozenset[str]]


class PhraseMatcher:
    """Phrases under integer keys, found in stretches of words."""

    def __init__(self, phrases: Iterable[tuple[int, str]], *, loose: bool = False) -> None:
        self._index: dict[str, list[_Entry]] = {}
        self._loose: list[tuple[int, Phrase, int]] = []  # tried everywhere
        for key, source in phrases:
            for phrase in parse(source, loose=loose):
                for element in phrase:
                    for name in element.classes:
                        if name not in word_classes():
                            known = ", ".join(sorted(word_classes()))
                            raise ValueError(f"has <{name}>, which is no word class; there are {known}")
                literal = frozenset().union(*(element.words for element in phrase))
                anchor = min(range(len(phrase)), key=lambda at: _commonness(phrase[at]))
                element = phrase[anchor]
                if not element.words and not element.exact:
                    self._loose.append((key, phrase, next(i for i, e in enumerate(phrase) if not e.gap and not e.edge)))
                for word in element.words or _exact_words(element):
                    self._index.setdefault(word, []).append((key, phrase, anchor, *_neighbour(phrase, anchor), literal))

    def find(self, reading: Reading, first: int, last: int) -> Iterator[PhraseHit]:
        """Every phrase within the words first to last (one sentence)."""
        words, index = reading.words, self._index
        for at in range(first, last):
            if words[at] in index:
                yield from self.at(reading, at, first, last)
            for key, phrase, step in self._loose:
                begin = _backward(reading, phrase, step - 1, at - 1, first)
                end = None if begin is None else _forward(reading, phrase, step, at, last)
                if begin is not None and end is not None:
                    yield PhraseHit(key, begin, end)

    def at(self, reading: Reading, at: int, first: int, last: int) -> list[PhraseHit]:
        """Every phrase of which the word `at` is the anchor."""
        words = reading.words
        found = []
        for key, phrase, anchor, step, wanted, literal in self._index.get(words[at], ()):
            if step:
                if not first <= at + step < last or words[at + step] not in wanted:
                    continue
            elif wanted and wanted.isdisjoint(reading.word_set(first, last)):
                continue
            span = match_at(reading, phrase, anchor, at, first, last)
            if span:
                found.append(PhraseHit(key, *span, literal))
        return found

    def anchors(self, words: Sequence[str]) -> list[int]:
        """The positions at which some phrase may stand."""
        index = self._index
        return [at for at, word in enumerate(words) if word in index]


def _exact_words(element: Element) -> tuple[str, ...]:
    return (fold(element.exact),) if element.exact else ()


@cache
def _common_words() -> dict[str, int]:
    lines = (rules_folder() / "data" / "common_words.txt").read_text("utf-8").split("\n")
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return {word: len(words) - rank for rank, word in enumerate(words)}


def _commonness(element: Element) -> int:
    """How often the words of an element are met; huge where it cannot be an anchor."""
    if not element.words and not element.exact:
        return 1_000_000
    common = _common_words()
    return max(common.get(word, 0) for word in element.words or _exact_words(element)) * 20 + len(element.words)


def _neighbour(phrase: Phrase, anchor: int) -> tuple[int, frozenset[str]]:
    """A cheap first test: a word beside the anchor, else the rarest other word of the phrase."""
    for step in (1, -1):
        if 0 <= anchor + step < len(phrase) and phrase[anchor + step].words:
            return step, phrase[anchor + step].words
    others = [element for at, element in enumerate(phrase) if at != anchor and element.words]
    return 0, min(others, key=_commonness).words if others else frozenset()


def match_at(reading: Reading, phrase: Phrase, anchor: int, at: int, first: int, last: int) -> tuple[int, int] | None:
    """The words that `phrase` covers where its element `anchor` is the word `at`; None where it does not fit."""
    element = phrase[anchor]
    if element.exact and reading.raw(at) != element.exact:
        return None
    end = _forward(reading, phrase, anchor + 1, at + 1, last)
    if end is None:
        return None
    begin = _backward(reading, phrase, anchor - 1, at - 1, first)
    return None if begin is None else (begin, end)


def _forward(reading: Reading, phrase: Phrase, step: int, at: int, last: int) -> int | None:
    while step < len(phrase):
        element = phrase[step]
        if element.edge:
            if not reading.at_edge(element.edge, at):
                return None
        elif element.gap:
            low, high = element.gap
            for skipped in range(low, high + 1):
                if at + skipped > last:
                    return None
                end = _forward(reading, phrase, step + 1, at + skipped, last)
                if end is not None:
                    return end
            return None
        elif at >= last:
            return None
        elif element.classes:
            return _branch(
                (end for name in element.classes for end in _class(name).ends(reading.words, at, last)),
                lambda end, step=step: _forward(reading, phrase, step + 1, end, last),  # type: ignore[misc]
            )
        elif not fits(reading, element, at):
            return None
        else:
            at += 1
        step += 1
    return at


def _backward(reading: Reading, phrase: Phrase, step: int, at: int, first: int) -> int | None:
    while step >= 0:
        element = phrase[step]
        if element.edge:
            if not reading.at_edge(element.edge, at + 1):
                return None
        elif element.gap:
            low, high = element.gap
            for skipped in range(low, high + 1):
                if at - skipped < first - 1:
                    return None
                begin = _backward(reading, phrase, step - 1, at - skipped, first)
                if begin is not None:
                    return begin
            return None
        elif at < first:
            return None
        elif element.classes:
            return _branch(
                (begin - 1 for name in element.classes for begin in _class(name).begins(reading.words, at, first)),
                lambda begin, step=step: _backward(reading, phrase, step - 1, begin, first),  # type: ignore[misc]
            )
        elif not fits(reading, element, at):
            return None
        else:
            at -= 1
        step -= 1
    return at + 1


def _branch(choices: Iterable[int], go_on: Callable[[int], int | None]) -> int | None:
    for choice in choices:
        found = go_on(choice)
        if found is not None:
            return found
    return None


def fits(reading: Reading, element: Element, at: int) -> bool:
    """Whether the word `at` is what a one-word element asks for."""
    word = reading.words[at]
    if element.words:
        return word in element.words
    if element.number:
        return word[0].isdigit()
    if element.exact:
        return reading.raw(at) == element.exact
    if element.prefixes:
        return word.startswith(element.prefixes)
    return word.endswith(element.suffixes)


def _class(name: str) -> WordClass:
    return word_classes()[name]
