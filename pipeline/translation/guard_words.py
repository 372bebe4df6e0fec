"""Compares what the words of a sentence and its translation say: negation, doubt, and which way an effect goes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.translation.findings import Finding
from pipeline.translation.guard_hedges import compare_hedges
from pipeline.translation.lexicon import words_data
from pipeline.translation.lexicon_lists import Denial
from pipeline.translation.phrases import Hit, Phrases, Word, folded_words
from pipeline.translation.spans import may_be_a_name

_BESIDE = 3  # characters


def compare_words(source: str, target: str) -> Iterator[Finding]:
    """A negation lost or added, a hedge lost, an effect turned round."""
    ours, theirs = folded_words(source), folded_words(target)
    yield from _negation(ours, theirs, source)
    yield from compare_hedges(ours, theirs, source)
    yield from _opposites(ours, theirs, source, target)


def _as_often_denied(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    data = words_data()
    return sum(1 for _ in data.nl.hard.all(ours)) == sum(1 for _ in data.en.hard.all(theirs))


def _negation(ours: tuple[Word, ...], theirs: tuple[Word, ...], source: str) -> Iterator[Finding]:
    data = words_data()
    ours, theirs = _after_the_answer(ours, theirs)
    here, here_free = _denials(ours, data.nl)
    there, there_free = _denials(theirs, data.en)
    if len(here) != len(there):
        here, there = _without_equivalents(ours, theirs, here, there)
    if len(here) > len(there) + there_free:
        missing = len(here) - len(there) - there_free
        if there or there_free:
            joined = any(word.text in ("or", "nor") for word in theirs)  # "no meat or fish"
            missing -= sum(1 for _ in data.coordinated.all(ours)) if joined else 0
        missing -= _undone(ours, theirs, here, there)
        missing -= sum(
            1 for both, within in data.explained.lost if both.en.first(theirs) and _beside(both.nl, ours, here, within)
        )
        if missing > 0 and missing > _unexplained(theirs, data.en.soft, ours, theirs, english=True):
            hit = here[-1] if there else here[0]
            yield Finding("negation", hit.start, hit.end, source[hit.start : hit.end])
    elif len(there) > len(here) + here_free:
        extra = len(there) - len(here) - here_free
        extra -= sum(
            1
            for both, within in data.explained.added
            if both.nl.first(ours) and _beside(both.en, theirs, there, within)
        )
        if extra > 0 and extra > _unexplained(ours, data.nl.soft, ours, theirs, english=False):
            yield Finding("negation", 0, len(source), "", there[-1].text)
    else:
        implied = data.implied.nl.first(ours)
        doubled = _denied_twice(ours, theirs) if here and len(here) == len(there) else None
        taken = {hit.start for hit in there}
        if implied and all(hit.start in taken for hit in data.implied.en.all(theirs)):
            yield Finding("negation", implied.start, implied.end, source[implied.start : implied.end])
        elif doubled is not None:
            yield Finding("negation", here[0].start, here[0].end, source[here[0].start : here[0].end], doubled)


def _undone(ours: tuple[Word, ...], theirs: tuple[Word, ...], here: list[Hit], there: list[Hit]) -> int:
    """How many denials only undo the word after them ("niet ongebruikelijk", "niet zonder risico")."""
    litotes = words_data().litotes
    undone = [hit for hit in litotes.nl.all(ours) for denial in here if 0 < hit.start - denial.end < _BESIDE]
    twice = [] if there else [two for one, two in pairwise(here) if 0 < two.start - one.end < _BESIDE]
    found = len(undone) + 2 * len(twice)
    return found if found and litotes.en.first(theirs) is None else 0


def _after_the_answer(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Both sentences without the "no" that they begin with, which says nothing of what follows."""
    one, two = _first_word(ours), _first_word(theirs)
    if one is None or two is None or ours[one].text not in ("nee", "neen") or theirs[two].text != "no":
        return ours, theirs
    if theirs[two + 1 : two + 2] and theirs[two + 1].text.isalpha():
        return ours, theirs  # "no tea", a denial like another
    return ours[one + 1 :], theirs[two + 1 :]


def _first_word(words: tuple[Word, ...]) -> int | None:
    return next((index for index, word in enumerate(words) if word.text[0].isalnum()), None)


def _beside(phrases: Phrases, words: tuple[Word, ...], denials: list[Hit], within: int) -> bool:
    """Whether one of the phrases stands within so many characters of a denial."""
    return any(-within <= hit.start - denial.end <= within for hit in phrases.all(words) for denial in denials)


def _denials(words: tuple[Word, ...], denial: Denial) -> tuple[list[Hit], int]:
    """The words that deny, and how many more stand in an idiom that another language may say without one."""
    found = list(denial.hard.all(words))
    if not found:
        return found, 0
    idioms = list(denial.idioms.all(words))
    bound = [hit for hit in found if not any(idiom.start <= hit.start < idiom.end for idiom in idioms)]
    return bound, len(found) - len(bound)


def _without_equivalents(
    ours: tuple[Word, ...], theirs: tuple[Word, ...], here: list[Hit], there: list[Hit]
) -> tuple[list[Hit], list[Hit]]:
    """The denials without those that the other language says in another way ("hooguit", "no more than")."""
    for both in words_data().equivalents:
        mine = list(both.nl.all(ours))
        other = list(both.en.all(theirs)) if mine else []
        for one, two in zip(mine, other, strict=False):
            here = [hit for hit in here if not one.start <= hit.start < one.end]
            there = [hit for hit in there if not two.start <= hit.start < two.end]
    return here, there


def _denied_twice(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> str | None:
    """A word of the translation that itself denies, beside as many denials as the source has ("not unknown")."""
    data = words_data()
    found = list(data.denied_again.all(theirs))
    if not found:
        return None
    accounted = sum(1 for _ in data.denied_again_by.all(ours)) if not data.nl.soft.first(ours) else len(found)
    return found[-1].text if len(found) > accounted else None


def _unexplained(
    words: tuple[Word, ...], soft: Phrases, ours: tuple[Word, ...], theirs: tuple[Word, ...], *, english: bool
) -> int:
    """How many partly denying words stand on one side that no word of their like on the other accounts for."""
    starts = {hit.start for hit in soft.all(words)}
    left = len(starts)
    if not left:
        return 0
    for both in words_data().paired:
        mine, other = (both.en, both.nl) if english else (both.nl, both.en)
        count = sum(1 for hit in mine.all(words) if hit.start in starts)
        if count:
            left -= min(count, sum(1 for _ in other.all(ours if english else theirs)))
    return max(left, 0)


def _opposites(ours: tuple[Word, ...], theirs: tuple[Word, ...], source: str, target: str) -> Iterator[Finding]:
    data = words_data()
    if data.any_opposite.first(ours) is None:
        return
    for pair in data.opposites:
        here = [_outside(pair.but.nl if pair.but else None, list(phrases.all(ours)), ours) for phrases in pair.nl]
        for verbs, particle, group in pair.separable:
            hit = _separated(ours, verbs, particle)
            if hit is not None:
                here[group].append(hit)
        if not any(here) or (pair.deniable and not _as_often_denied(ours, theirs)):
            continue
        there = [_outside(pair.but.en if pair.but else None, list(phrases.all(theirs)), theirs) for phrases in pair.en]
        if pair.must and not any(there):
            hit = pair.must.nl.first(ours)
            if hit and not pair.must.en.first(theirs) and not may_be_a_name(source, hit.start):
                yield Finding("direction", hit.start, hit.end, source[hit.start : hit.end])
        for first, second in ((0, 1), (1, 0)):
            if len(there[first]) < len(here[first]) and len(there[second]) > len(here[second]):
                hit, other = here[first][0], there[second][0]
                if may_be_a_name(source, hit.start):
                    continue
                words = source[hit.start : hit.end]
                yield Finding("direction", hit.start, hit.end, words, target[other.start : other.end])


def _outside(others: Phrases | None, hits: list[Hit], words: tuple[Word, ...]) -> list[Hit]:
    """The hits that are no part of one of the other phrases."""
    if others is None or not hits:
        return hits
    taken = list(others.all(words))
    return [hit for hit in hits if not any(other.start <= hit.start < other.end for other in taken)]


def _separated(words: tuple[Word, ...], verbs: frozenset[str], particle: str) -> Hit | None:
    """A separable verb in its two parts ("nam de pijn af"), the particle in the same clause."""
    for index, word in enumerate(words):
        if word.text in verbs:
            for later in words[index + 1 : index + 15]:
                if later.text in ".;:":
                    break
                if later.text == particle:
                    return Hit(word.start, later.end, f"{word.text} ... {particle}")
    return None
