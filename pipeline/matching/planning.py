"""How a phrase is looked for: by its rarest words, and a cheap test beside them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.dutch.words import fold
from pipeline.matching.classes import WordClass, word_classes
from pipeline.matching.syntax import Element, Phrase, parse
from pipeline.paths import rules_folder


class Plan(NamedTuple):
    """A reading of a phrase with the words it is looked for by: those of its rarest element, its anchor."""

    phrase: Phrase
    anchor: int
    words: frozenset[str]
    step: int
    wanted: frozenset[str]


@cache
def plans(source: str) -> tuple[Plan, ...]:
    """The plans of a phrase, one a reading; raises ValueError with what is wrong with it."""
    return tuple(_planned(phrase) for phrase in parse(source))


def _planned(phrase: Phrase) -> Plan:
    openings = [_openings(element) for element in phrase]
    known = [at for at, words in enumerate(openings) if words]
    if not known:
        return Plan(phrase, 0, frozenset(), 0, frozenset())
    anchor = min(known, key=lambda at: _commonness(openings[at]))
    for step in (1, -1):
        if 0 <= anchor + step < len(phrase) and phrase[anchor + step].words:
            return Plan(phrase, anchor, openings[anchor], step, phrase[anchor + step].words)
    others = [openings[at] for at in known if at != anchor]
    wanted = min(others, key=_commonness) if others else frozenset()
    return Plan(phrase, anchor, openings[anchor], 0, wanted)


def _openings(element: Element) -> frozenset[str]:
    """The words with which an element can begin; empty where they cannot be told."""
    if element.words:
        return element.words
    if element.exact:
        return frozenset((fold(element.exact),))
    classes = [class_called(name) for name in element.classes]
    if not all(found.closed for found in classes):
        return frozenset()
    return classes[0].openings if len(classes) == 1 else frozenset().union(*(found.openings for found in classes))


def literal_words(phrase: Phrase) -> frozenset[str]:
    """The words that a phrase names itself."""
    return frozenset().union(*(_literal(element) for element in phrase))


def _literal(element: Element) -> frozenset[str]:
    """The words that an element names itself."""
    if element.classes:
        return frozenset().union(*(class_called(name).literal for name in element.classes))
    return element.words


@cache
def _common_words() -> dict[str, int]:
    lines = (rules_folder() / "data" / "common_words.txt").read_text("utf-8").split("\n")
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return {word: len(words) - rank for rank, word in enumerate(words)}


def _commonness(words: frozenset[str]) -> int:
    """How often one of some words is met."""
    common = _common_words()
    return 20 * max((common.get(word, 0) for word in words), default=0) + len(words)


def class_called(name: str) -> WordClass:
    """The class of that name; raises ValueError where there is none."""
    classes = word_classes()
    if name not in classes:
        raise ValueError(f"has <{name}>, which is no word class; there are {', '.join(sorted(classes))}")
    return classes[name]
