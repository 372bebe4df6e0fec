"""Compiles a phrase into functions that walk over the words of a sentence, one an element, forwards and backwards."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.matching.planning import class_called
from pipeline.matching.reading import Reading
from pipeline.matching.syntax import Element, Phrase

Walk = Callable[[Reading, int, int], "int | None"]  # a word and how far it may go; where the phrase ends or begins
_Test = Callable[[Reading, int], bool]


def forward(phrase: Phrase, step: int) -> Walk:
    """From the word that the element `step` begins with to the end (exclusive) of the phrase; None: no fit."""
    if step >= len(phrase):
        return _arrived
    element = phrase[step]
    if element.edge:
        return _edge_ahead(element.edge, forward(phrase, step + 1))
    if element.gap:
        low, high = element.gap
        if step + 1 < len(phrase) and _is_word(phrase[step + 1]):
            return _gap_to_word(low, high, _test_of(phrase[step + 1]), forward(phrase, step + 2))
        return _gap_ahead(low, high, forward(phrase, step + 1))
    if element.classes:
        return _classes_ahead(element.classes, forward(phrase, step + 1))
    return _word_ahead(element, forward(phrase, step + 1))


def backward(phrase: Phrase, step: int) -> Walk:
    """From the word that the element `step` ends with back to the first word of the phrase."""
    if step < 0:
        return _begun
    element, before = phrase[step], backward(phrase, step - 1)
    if element.edge:
        return _edge_behind(element.edge, before)
    if element.gap:
        return _gap_behind(*element.gap, before)
    if element.classes:
        return _classes_behind(element.classes, before)
    return _word_behind(element, before)


def _arrived(reading: Reading, at: int, last: int) -> int | None:
    return at


def _begun(reading: Reading, at: int, first: int) -> int | None:
    return at + 1


def _edge_ahead(edge: str, then: Walk) -> Walk:
    def walk(reading: Reading, at: int, last: int) -> int | None:
        return then(reading, at, last) if reading.at_edge(edge, at) else None

    return walk


def _edge_behind(edge: str, then: Walk) -> Walk:
    def walk(reading: Reading, at: int, first: int) -> int | None:
        return then(reading, at, first) if reading.at_edge(edge, at + 1) else None

    return walk


def _gap_ahead(low: int, high: int, then: Walk) -> Walk:
    def walk(reading: Reading, at: int, last: int) -> int | None:
        for place in range(at + low, min(at + high, last) + 1):
            end = then(reading, place, last)
            if end is not None:
                return end
        return None

    return walk


def _gap_to_word(low: int, high: int, test: _Test, then: Walk) -> Walk:
    def walk(reading: Reading, at: int, last: int) -> int | None:
        for place in range(at + low, min(at + high, last - 1) + 1):
            if test(reading, place):
                end = then(reading, place + 1, last)
                if end is not None:
                    return end
        return None

    return walk


def _gap_behind(low: int, high: int, then: Walk) -> Walk:
    def walk(reading: Reading, at: int, first: int) -> int | None:
        for place in range(at - low, max(at - high, first - 1) - 1, -1):
            begin = then(reading, place, first)
            if begin is not None:
                return begin
        return None

    return walk


def _classes_ahead(names: tuple[str, ...], then: Walk) -> Walk:
    classes = [class_called(name) for name in names]

    def walk(reading: Reading, at: int, last: int) -> int | None:
        if at < last:
            for word_class in classes:
                for end in word_class.ends(reading.words, at, last):
                    found = then(reading, end, last)
                    if found is not None:
                        return found
        return None

    return walk


def _classes_behind(names: tuple[str, ...], then: Walk) -> Walk:
    classes = [class_called(name) for name in names]

    def walk(reading: Reading, at: int, first: int) -> int | None:
        if at >= first:
            for word_class in classes:
                for begin in word_class.begins(reading.words, at, first):
                    found = then(reading, begin - 1, first)
                    if found is not None:
                        return found
        return None

    return walk


def _word_ahead(element: Element, then: Walk) -> Walk:
    words, test = element.words, _test_of(element)
    if words:

        def walk_words(reading: Reading, at: int, last: int) -> int | None:
            return then(reading, at + 1, last) if at < last and reading.words[at] in words else None

        return walk_words

    def walk(reading: Reading, at: int, last: int) -> int | None:
        return then(reading, at + 1, last) if at < last and test(reading, at) else None

    return walk


def _word_behind(element: Element, then: Walk) -> Walk:
    test = _test_of(element)

    def walk(reading: Reading, at: int, first: int) -> int | None:
        return then(reading, at - 1, first) if at >= first and test(reading, at) else None

    return walk


def _is_word(element: Element) -> bool:
    return not (element.edge or element.gap or element.classes)


def _test_of(element: Element) -> _Test:
    """Whether a word is what a one-word element asks for."""
    words, exact, prefixes, suffixes = element.words, element.exact, element.prefixes, element.suffixes
    if words:
        return lambda reading, at: reading.words[at] in words
    if element.number:
        return lambda reading, at: reading.words[at][0].isdigit()
    if exact:
        return lambda reading, at: reading.raw(at) == exact
    if prefixes:
        return lambda reading, at: reading.words[at].startswith(prefixes)
    return lambda reading, at: reading.words[at].endswith(suffixes)
