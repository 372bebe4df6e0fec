"""Looks in a translation for the words by which its source leaves room for doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.translation.findings import Finding
from pipeline.translation.guard_effects import is_of_effect
from pipeline.translation.lexicon import words_data
from pipeline.translation.lexicon_hedges import Kinds
from pipeline.translation.phrases import Hit, Word, folded_words

_CLAUSE = re.compile(r"[,.;:?!]|\b(?:en|of|maar|omdat|want|dat|die)\b")
_NEAR = 60  # characters
_TOGETHER = 8  # characters
_FAR = 150  # characters

_INFINITIVE = "kunnen"
_JOINED = ("en", "of")
_WOULD = frozenset(("zou", "zouden"))

_OPEN_TO_YOU = frozenset(("able", "allowed"))
_MAY_BE_ANOTHER = frozenset(("kan", "kunnen"))
_YOUR_FORMS = frozenset(("kun", "kunt"))
_YOU = frozenset(("je", "jij", "u", "jullie"))
_ENGLISH_YOU = frozenset(("you", "you'll", "you're", "you've", "you'd"))


class Doubt(NamedTuple):
    """A word that leaves room for doubt, or several that do so together, and of which kinds they are."""

    hit: Hit
    kinds: Kinds


class Said(NamedTuple):
    """Where a doubt stands in the translation, and of which kinds it may be."""

    start: int
    kinds: Kinds


def compare_hedges(ours: tuple[Word, ...], theirs: tuple[Word, ...], source: str) -> Iterator[Finding]:
    """The first clause on an effect whose doubt no word of its kind in the translation is left to express."""
    hedges = words_data().hedges
    hits = list(hedges.nl.all(ours))
    if not hits:
        return
    taken = list(hedges.but.all(ours))
    hits = [hit for hit in hits if not any(one.start <= hit.start < one.end for one in taken)]
    hits = [hit for hit in hits if not _is_denial(hit, ours, source) and not _is_none_here(hit, ours, theirs, source)]
    if not hits:
        return
    for lost in _unmatched(list(_clauses(hits, source)), _english(ours, theirs), ours, theirs):
        addressed = _is_addressed(lost.hit, ours)
        recast = addressed and not any(word.text in _ENGLISH_YOU for word in theirs)
        if not recast and is_of_effect(lost.hit, source, lost.kinds, addressed=addressed):
            yield Finding("hedge", lost.hit.start, lost.hit.end, source[lost.hit.start : lost.hit.end])
            return


def _is_denial(hit: Hit, ours: tuple[Word, ...], source: str) -> bool:
    """Whether the word and a denial in its clause make a ban ("mag niet") or something impossible ("niet mogelijk")."""
    data = words_data()
    after, before = hit.text in data.hedges.unless_denied, hit.text in data.hedges.unless_denied_before
    return (after or before) and any(
        (hit.start < denial.start) is after and _one_clause(hit, denial, source) for denial in data.nl.hard.all(ours)
    )


def _is_none_here(hit: Hit, ours: tuple[Word, ...], theirs: tuple[Word, ...], source: str) -> bool:
    """Whether words around it or the English say that this is no doubt ("kun je beter laten", "zei dat hij zou")."""
    kinds = dutch_kinds(hit.text)
    if len(kinds) > 1:
        return False
    hedges, kind = words_data().hedges, next(iter(kinds))
    beside, after, said = (each.get(kind) for each in (hedges.unless_beside, hedges.unless_after, hedges.unless_said))
    return bool(
        (beside and any(_one_clause(hit, other, source) for other in beside.all(ours)))
        or (after and any(other.start < hit.start for other in after.all(ours)))
        or (said and said.first(theirs))
    )


def _is_addressed(hit: Hit, ours: tuple[Word, ...]) -> bool:
    """Whether the word says what "you" can do ("kunt u", "mag je"); in "dit kan u helpen" another one may."""
    if not dutch_kinds(hit.text) <= _OPEN_TO_YOU:
        return False
    before = any(word.text in _YOU for word in ours if 0 < hit.start - word.end < 3)
    after = any(word.text in _YOU for word in ours if 0 < word.start - hit.end < 3)
    return hit.text in _YOUR_FORMS or before or (after and hit.text not in _MAY_BE_ANOTHER)


def _one_clause(one: Hit, two: Hit, source: str) -> bool:
    first, last = sorted((one, two))
    return last.start - first.end < _NEAR and not _CLAUSE.search(source, first.end, last.start)


def _clauses(hits: list[Hit], source: str) -> Iterator[Doubt]:
    """The doubt of each clause: "zou ... kunnen" and "kan mogelijk" are one."""
    first, kinds = hits[0], dutch_kinds(hits[0].text)
    end = first.end
    for before, hit in pairwise(hits):
        if _CLAUSE.search(source, end, hit.start) and not (
            _is_one_verb(before, hit) or _is_said_again(before, hit, source)
        ):
            yield Doubt(first, kinds)
            first, kinds = hit, frozenset[str]()
        kinds |= dutch_kinds(hit.text)
        end = hit.end
    yield Doubt(first, kinds)


def _is_one_verb(before: Hit, hit: Hit) -> bool:
    """Whether a "kunnen" belongs to a "zou" from which something put in between parts it."""
    return hit.text == _INFINITIVE and before.text in _WOULD and hit.start - before.end < _FAR


def _is_said_again(before: Hit, hit: Hit, source: str) -> bool:
    """Whether "en" or "of" joins the same verb to one before it ("kan jeuken en kan branden"): English may say one."""
    if before.text[:3] != hit.text[:3] or hit.start - before.end > _FAR:
        return False
    borders = _CLAUSE.findall(source, before.end, hit.start)
    return borders[-1] in _JOINED and all(border == "," for border in borders[:-1])


def _english(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> list[Said]:
    """What each doubt of the translation may stand for, words beside one another taken as one."""
    hedges = words_data().hedges
    hits = list(hedges.en.all(theirs))
    for both in hedges.elsewhere if hits and hedges.any_elsewhere.first(ours) else ():
        for _ in both.nl.all(ours):
            spent = next((hit for hit in hits if both.en.in_text(hit.text)), None)
            if spent is not None:
                hits.remove(spent)
    found: list[Said] = []
    end = -_TOGETHER - 1
    for hit in hits:
        kinds = english_kinds(hit.text)
        if hit.start - end <= _TOGETHER:
            found[-1] = Said(found[-1].start, found[-1].kinds | kinds)
        else:
            found.append(Said(hit.start, kinds))
        end = hit.end
    return found


def _unmatched(
    clauses: Sequence[Doubt], english: Sequence[Said], ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> list[Doubt]:
    """The clauses that are left where each is given a doubt of one of its kinds, as many as can be."""
    said = [one.kinds for one in english]
    taken: dict[int, int] = {}
    if sum(_give(number, clauses, said, taken, set()) for number in range(len(clauses))) == len(clauses):
        return []
    if not taken:
        return list(clauses)
    here, there = ours[-1].end, theirs[-1].end

    def apart(number: int, index: int) -> float:
        return abs(clauses[number].hit.start / here - english[index].start / there)

    pairs = [(i, j) for i, one in enumerate(clauses) for j, kinds in enumerate(said) if kinds & one.kinds]
    order = dict.fromkeys(i for i, _ in sorted(pairs, key=lambda pair: apart(*pair)))
    taken.clear()
    for number in order:
        _give(number, clauses, said, taken, set())
    met = set(taken.values())
    return [one for number, one in enumerate(clauses) if number not in met]


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
