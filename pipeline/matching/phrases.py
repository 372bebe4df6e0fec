"""All phrases of all rules in one matcher: each is tried only where its rarest word stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.matching.planning import Plan, literal_words, plans
from pipeline.matching.planning import class_called as _class
from pipeline.matching.reading import Reading
from pipeline.matching.syntax import Element, Phrase


class PhraseHit(NamedTuple):
    """A phrase found: its key, and the word indexes (end exclusive) that it covers."""

    key: int
    first: int
    last: int
    literal: frozenset[str] = frozenset()  # the words that the phrase itself names


_Entry = tuple[int, Plan]  # a phrase under its key


class _Anchor(NamedTuple):
    """The phrases of one anchor word: by the word that must follow, by the one before, by words of the sentence."""

    after: dict[str, list[_Entry]]
    before: dict[str, list[_Entry]]
    among: dict[frozenset[str], list[_Entry]]


class PhraseMatcher:
    """Phrases under integer keys, found in stretches of words."""

    def __init__(self, phrases: Iterable[tuple[int, str]], *, loose: bool = False) -> None:
        """A `loose` matcher takes phrases without an anchor too; it tries those at every word."""
        self._index: dict[str, list[_Entry]] = {}
        self._anchors: dict[str, _Anchor] = {}  # of the words met so far
        self._loose: list[tuple[int, Phrase, int]] = []
        for key, source in phrases:
            for plan in plans(source):
                if plan.words:
                    for word in plan.words:
                        self._index.setdefault(word, []).append((key, plan))
                elif loose:
                    first = next(at for at, element in enumerate(plan.phrase) if not element.gap and not element.edge)
                    self._loose.append((key, plan.phrase, first))
                else:
                    raise ValueError("needs at least one whole word beside gaps, open classes and word parts")

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
        anchor = self._anchors.get(words[at]) or self._anchor(words[at])
        entries: list[_Entry] = []
        if anchor.among:
            stretch = reading.word_set(first, last)
            for wanted, those in anchor.among.items():
                if not wanted or not wanted.isdisjoint(stretch):
                    entries += those
        if at + 1 < last:
            entries += anchor.after.get(words[at + 1], ())
        if at > first:
            entries += anchor.before.get(words[at - 1], ())
        found = []
        for key, plan in entries:
            span = _match_at(reading, plan.phrase, plan.anchor, at, first, last)
            if span:
                found.append(PhraseHit(key, *span, literal_words(plan.phrase)))
        return found

    def _anchor(self, word: str) -> _Anchor:
        anchor = self._anchors[word] = _Anchor({}, {}, {})
        for entry in self._index.get(word, ()):
            plan = entry[1]
            if not plan.step:
                anchor.among.setdefault(plan.wanted, []).append(entry)
                continue
            beside = anchor.after if plan.step > 0 else anchor.before
            for neighbour in plan.wanted:
                beside.setdefault(neighbour, []).append(entry)
        return anchor

    def anchors(self, words: Sequence[str]) -> list[int]:
        """The positions at which some phrase may stand."""
        index = self._index
        return [at for at, word in enumerate(words) if word in index]


def _match_at(reading: Reading, phrase: Phrase, anchor: int, at: int, first: int, last: int) -> tuple[int, int] | None:
    """The words that `phrase` covers where its element `anchor` begins at the word `at`; None where it does not fit."""
    element = phrase[anchor]
    if element.classes:
        ends: Iterable[int] = (end for name in element.classes for end in _class(name).ends(reading.words, at, last))
        end = _branch(ends, lambda end: _forward(reading, phrase, anchor + 1, end, last))
    elif element.exact and reading.raw(at) != element.exact:
        return None
    else:
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
