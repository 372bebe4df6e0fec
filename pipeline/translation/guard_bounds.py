"""Compares how exact numbers are said to be: at least, at most, more or less than, about, on both sides of a pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.translation.figures import Figure
from pipeline.translation.findings import Finding
from pipeline.translation.lexicon import words_data
from pipeline.translation.lexicon_lists import BoundWords
from pipeline.translation.phrases import Hit, Phrases, Word, folded_words

Pair = tuple[Figure, Figure]
Code = Literal["nl", "en"]
_OTHER = {"lower": "upper", "upper": "lower"}
_CLAUSE = re.compile(r"[.,;:?!]")
_FAR = 60  # characters from a denial to the limit that it turns round
_NEAR = 24  # characters from the word to the number
_AFTER = 20  # characters from the number to "of meer", its unit between them


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of one language on how exact its numbers are."""

    own: dict[int, dict[str, Hit]]  # those that belong to a number, by where that starts and by side
    loose: dict[str, int]  # how many belong to none, by side


def compare_bounds(source: str, target: str, figures: list[Figure], pairs: Sequence[Pair]) -> Iterator[Finding]:
    """A limit lost, added or turned round, and a number that is no longer one of about so much."""
    data = words_data()
    ours, theirs = folded_words(source), folded_words(target)
    here = _hits("nl", data.nl.hard, ours, source)
    if not here:
        yield from _added(source, target, ours, pairs)
        return
    mine = _said(here, source, figures, data.bounds.nl)
    if not mine.own:
        return
    there = _hits("en", data.en.hard, theirs, target)
    said = _said(there, target, sorted((other for _, other in pairs), key=_start), data.bounds.en)
    partner = {figure.start: other for figure, other in pairs}
    for figure, other in pairs:
        one, two = mine.own.get(figure.start, {}), said.own.get(other.start, {})
        for side in one.keys() ^ two.keys():  # it may be said of another number: "tot maximaal driemaal 300 mg"
            loose = mine.loose if side in one else said.loose
            loose[side] = loose.get(side, 0) + 1
    for start, sides in mine.own.items():
        if start in partner:
            yield from _differences(sides, said.own.get(partner[start].start, {}), mine, said, source)
        elif not partner:
            yield from _differences(sides, {}, mine, said, source)


def _differences(
    sides: dict[str, Hit], other: dict[str, Hit], mine: _Said, said: _Said, source: str
) -> Iterator[Finding]:
    """What the translation of one number says otherwise of how exact it is."""
    weak = words_data().bounds.en.weak
    firm = {side: hit for side, hit in other.items() if hit.text not in weak}
    for side, hit in sides.items():
        if side in other:
            continue
        words = source[hit.start : hit.end]
        wrong = next((found for name, found in firm.items() if name in _OTHER and not mine.loose.get(name)), None)
        if side == "about":
            if wrong is not None and len(sides) == 1:
                yield Finding("bound", hit.start, hit.end, words, wrong.text)
            elif not firm and len(sides) == 1 and not said.loose.get("about"):
                yield Finding("approximation", hit.start, hit.end, words)
        elif side == "until":
            if "lower" in firm and "upper" not in other and wrong is not None and len(sides) == 1:
                yield Finding("bound", hit.start, hit.end, words, wrong.text)
        elif _OTHER[side] not in sides:
            if wrong is not None:
                yield Finding("bound", hit.start, hit.end, words, wrong.text)
            elif not said.loose.get(side) and "about" in other:
                yield Finding("approximation", hit.start, hit.end, words, other["about"].text)
            elif not said.loose.get(side):
                yield Finding("bound", hit.start, hit.end, words)


def _added(source: str, target: str, ours: tuple[Word, ...], pairs: Sequence[Pair]) -> Iterator[Finding]:
    """A limit before a number of the translation, where no word of the source may be one."""
    data = words_data().bounds
    hits = [("lower", hit) for hit in data.plain.all(folded_words(target))] if pairs else []
    if not hits or data.loose.first(ours) is not None:
        return
    said = _said(hits, target, [other for _, other in pairs], data.en)
    for mine, other in pairs:
        found = said.own.get(other.start)
        if found and not mine.soft:
            words = source[mine.start : max(mine.end, mine.whole)]
            yield Finding("bound", mine.start, mine.start + len(words), words, found["lower"].text)


def _hits(code: Code, denial: Phrases, sentence: tuple[Word, ...], text: str) -> list[tuple[str, Hit]]:
    """The words by side; after a denial ("do not take more than") a limit may be of both sides."""
    words = words_data().bounds.of(code)
    kept = [(side, hit) for hit in words.every.all(sentence) for side in _sides(code, hit.text)]
    open_ = [(side, hit) for side, hit in kept if side in _OTHER and hit.text.rpartition(" ")[2] in words.turned]
    if not open_:
        return kept
    denials = [hit.end for phrases in (denial, words.turning) for hit in phrases.all(sentence)]
    turned = [
        (_OTHER[side], hit)
        for side, hit in open_
        for denied in denials
        if 0 < hit.start - denied < _FAR and not _CLAUSE.search(text, denied, hit.start)
    ]
    return kept + turned


@lru_cache(maxsize=2048)
def _sides(code: Code, text: str) -> tuple[str, ...]:
    """The sides that a word or phrase is of."""
    sides, words = words_data().bounds.of(code).sides, folded_words(text)
    return tuple(
        side for side, phrases in sides.items() if any(hit.end - hit.start == len(text) for hit in phrases.all(words))
    )


def _said(hits: Sequence[tuple[str, Hit]], text: str, figures: Sequence[Figure], words: BoundWords) -> _Said:
    own: dict[int, dict[str, Hit]] = {}
    loose: dict[str, int] = {}
    for side, hit in hits:
        figure = _figure_of(hit, text, figures, words)
        if figure is not None:
            own.setdefault(figure.start, {}).setdefault(side, hit)
        elif hit.text not in words.weak:
            loose[side] = loose.get(side, 0) + 1
    return _Said(own, loose)


def _figure_of(hit: Hit, text: str, figures: Sequence[Figure], words: BoundWords) -> Figure | None:
    """The number that a word belongs to: right before it ("minstens 5"), or right after it ("5 of meer")."""
    if hit.text.startswith(words.after):
        return next((figure for figure in reversed(figures) if 0 <= hit.start - figure.end <= _AFTER), None)
    for figure in figures:
        if 0 <= figure.start - hit.end <= _NEAR:
            between = text[hit.end : figure.start].lower().split()
            if any(not word.isalpha() for word in between) or not (
                len(between) < 2 or words.through.issuperset(between)
            ):
                return None
            among = hit.text in words.among and figure.unit is None  # "onder 150 volwassenen"
            return None if among else figure
    return None


def _start(figure: Figure) -> int:
    return figure.start
