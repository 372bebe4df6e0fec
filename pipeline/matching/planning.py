"""How a phrase is looked for: by its rarest words, and a cheap test beside them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.dutch.words import fold
from pipeline.errors import Told
from pipeline.matching.classes import WordClass, word_classes
from pipeline.matching.syntax import Element, Phrase, parse
from pipeline.paths import rules_folder


class Plan(NamedTuple):
    """A reading of a phrase with the words it is looked for by: those of its rarest element, its anchor."""

    phrase: Phrase
    anchor: int
    words: frozenset[str]
    step: int  # where the word beside the anchor must be one of `wanted`: 1 after it, -1 before it, 0 anywhere
    wanted: frozenset[str]
    others: tuple[frozenset[str], ...] = ()  # of each of these the sentence must hold a word too


@cache
def plans(source: str) -> tuple[Plan, ...]:
    """The plans of a phrase, one a reading; raises ValueError with what is wrong with it."""
    return tuple(_planned(phrase) for phrase in parse(source))


def _planned(phrase: Phrase) -> Plan:
    openings = [_openings(element) for element in phrase]
    known = [at for at, words in enumerate(openings) if words]
    if not known:
        first = next((at for at, element in enumerate(phrase) if not element.gap and not element.edge), 0)
        return Plan(phrase, first, frozenset(), 0, frozenset())
    anchor = min(known, key=lambda at: _commonness(openings[at]))
    for step in (1, -1):
        if 0 <= anchor + step < len(phrase) and phrase[anchor + step].words:
            others = tuple(openings[at] for at in known if at not in (anchor, anchor + step))
            return Plan(phrase, anchor, openings[anchor], step, phrase[anchor + step].words, others)
    beside = [at for at in known if at != anchor]
    if not beside:
        return Plan(phrase, anchor, openings[anchor], 0, frozenset())
    rarest = min(beside, key=lambda at: _commonness(openings[at]))
    others = tuple(openings[at] for at in beside if at != rarest)
    return Plan(phrase, anchor, openings[anchor], 0, openings[rarest], others)


def _openings(element: Element) -> frozenset[str]:
    """The words with which an element can begin; empty where they cannot be told."""
    if element.words:
        return element.words
    if element.exact:
        return frozenset((fold(element.exact),))
    return _openings_of(element.classes) if element.classes else frozenset()


@cache
def _openings_of(names: tuple[str, ...]) -> frozenset[str]:
    classes = [class_called(name) for name in names]
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


@cache
def _commonness(words: frozenset[str]) -> int:
    """How often one of some words is met."""
    common = _common_words()
    return 20 * max((common.get(word, 0) for word in words), default=0) + len(words)


def class_called(name: str) -> WordClass:
    """The class of that name; raises ValueError where there is none."""
    classes = word_classes()
    if name not in classes:
        known = ", ".join(sorted(classes))
        nl = f"heeft <{name}>, en dat is geen woordklasse; er zijn {known}"
        raise ValueError(Told(nl, f"has <{name}>, which is no word class; there are {known}"))
    return classes[name]
