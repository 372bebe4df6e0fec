"""Looks in a translation for the words by which its source leaves room for doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.translation.findings import Finding
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import Hit, Word, folded_words

_CLAUSE = re.compile(r"[,.;:?!]|\b(?:en|of|maar|omdat|want|dat|die)\b")
_NEAR = 60  # characters
_TOGETHER = 8  # characters

_OPEN_TO_YOU = frozenset(("able",))
_YOUR_FORMS = frozenset(("kun", "kunt"))
_YOU = frozenset(("je", "jij", "u", "jullie"))
_ENGLISH_YOU = frozenset(("you", "your", "yours", "yourself", "you'll", "you're", "you've", "you'd"))

Kinds = frozenset[str]


class Doubt(NamedTuple):
    """A word that leaves room for doubt, or several that do so together, and of which kinds they are."""

    hit: Hit
    kinds: Kinds


def compare_hedges(ours: tuple[Word, ...], theirs: tuple[Word, ...], source: str) -> Iterator[Finding]:
    """The first clause with a doubt that no word of its kind in the translation is left to express."""
    hits = [hit for hit in words_data().hedges.nl.all(ours) if not _is_ban(hit, ours, source)]
    hits = [hit for hit in hits if not _is_none_here(hit, ours, source)] if hits else hits
    if not hits:
        return
    clauses = list(_clauses(hits, source))
    lost = _unmatched(clauses, _english(ours, theirs))
    if lost is not None and not _is_recast(lost, ours, theirs):
        yield Finding("hedge", lost.start, lost.end, source[lost.start : lost.end])


def _is_ban(hit: Hit, ours: tuple[Word, ...], source: str) -> bool:
    data = words_data()
    if hit.text not in data.hedges.unless_denied:
        return False
    return any(hit.start < denial.start and _one_clause(hit, denial, source) for denial in data.nl.hard.all(ours))


def _is_none_here(hit: Hit, ours: tuple[Word, ...], source: str) -> bool:
    """Whether a word in the clause says that this is no doubt ("kun je beter laten")."""
    kinds = dutch_kinds(hit.text)
    for name, phrases in words_data().hedges.unless_beside.items():
        if kinds == {name}:
            for other in phrases.all(ours):
                if _one_clause(hit, other, source):
                    return True
    return False


def _is_recast(lost: Hit, ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Whether what "you can" do is said without "you" ("bij X kun je kamperen", "X offers camping")."""
    if dutch_kinds(lost.text) != _OPEN_TO_YOU:
        return False
    beside = [word.text for word in ours if 0 < lost.start - word.end < 3 or 0 < word.start - lost.end < 3]
    addressed = lost.text in _YOUR_FORMS or any(word in _YOU for word in beside)
    return addressed and not any(word.text in _ENGLISH_YOU for word in theirs)


def _one_clause(one: Hit, two: Hit, source: str) -> bool:
    first, last = sorted((one, two))
    return last.start - first.end < _NEAR and not _CLAUSE.search(source, first.end, last.start)


def _clauses(hits: list[Hit], source: str) -> Iterator[Doubt]:
    """The doubt of each clause: "zou ... kunnen" and "kan mogelijk" are one."""
    first, kinds = hits[0], dutch_kinds(hits[0].text)
    end = first.end
    for hit in hits[1:]:
        if _CLAUSE.search(source, end, hit.start):
            yield Doubt(first, kinds)
            first, kinds = hit, frozenset[str]()
        kinds |= dutch_kinds(hit.text)
        end = hit.end
    yield Doubt(first, kinds)


def _english(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> list[Kinds]:
    """What each doubt of the translation may stand for, words beside one another taken as one."""
    hedges = words_data().hedges
    hits = list(hedges.en.all(theirs))
    for both in hedges.elsewhere if hits else ():
        for _ in both.nl.all(ours):
            spent = next((hit for hit in hits if both.en.in_text(hit.text)), None)
            if spent is not None:
                hits.remove(spent)
    found: list[Kinds] = []
    end = -_TOGETHER - 1
    for hit in hits:
        kinds = english_kinds(hit.text)
        if hit.start - end <= _TOGETHER:
            found[-1] |= kinds
        else:
            found.append(kinds)
        end = hit.end
    return found


def _unmatched(clauses: Sequence[Doubt], english: Sequence[Kinds]) -> Hit | None:
    """The first clause that is left where each is given a doubt of one of its kinds, as many as can be."""
    taken: dict[int, int] = {}
    for number in range(len(clauses)):
        if not _give(number, clauses, english, taken, set()):
            return clauses[number].hit
    return None


def _give(
    number: int, clauses: Sequence[Doubt], english: Sequence[Kinds], taken: dict[int, int], tried: set[int]
) -> bool:
    for index, kinds in enumerate(english):
        if index in tried or not kinds & clauses[number].kinds:
            continue
        tried.add(index)
        if index not in taken or _give(taken[index], clauses, english, taken, tried):
            taken[index] = number
            return True
    return False


@lru_cache(maxsize=1024)
def dutch_kinds(text: str) -> Kinds:
    """Of which kinds a Dutch word of doubt is."""
    words = folded_words(text)
    return frozenset(name for name, both in words_data().hedges.kinds.items() if both.nl.first(words))


@lru_cache(maxsize=1024)
def english_kinds(text: str) -> Kinds:
    """For which kinds an English word of doubt may stand."""
    words = folded_words(text)
    return frozenset(name for name, both in words_data().hedges.kinds.items() if both.en.first(words))
