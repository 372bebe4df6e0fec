"""Finds where in a translation the words of a stretch of its source went; never cuts a word, and gives up in doubt."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from pipeline.dutch.stopwords import stopwords
from pipeline.dutch.words import fold
from pipeline.translation.figures_english import in_english_form
from pipeline.translation.glossary import built_in

Stretch = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*%?")
_PAIRS = re.compile(r"[\"“„”]([^\"“„”]{1,300})[\"”“]|[‘']([^'’]{3,300})['’]|\(([^()]{1,300})\)")
_ALIKE = 0.7  # how much of two words' letters is the same ("vitamine" and "vitamin")
_MOST = 60  # words of a sentence beyond which only exact words are looked for
_FULL = 0.6  # the part of the words of a stretch that must be found again


def carried(source: str, target: str, start: int, end: int) -> Stretch | None:
    """The stretch of `target` that says what `source[start:end]` says; None where that is not certain."""
    words = [match.span() for match in _WORD.finditer(source)]
    inside = [word for word in words if word[0] < end and start < word[1]]
    theirs = [match.span() for match in _WORD.finditer(target)]
    if not inside or not theirs:
        return None
    if len(inside) == len(words):
        return len(target) - len(target.lstrip()), len(target.rstrip())
    start, end = inside[0][0], inside[-1][1]
    found = (
        _same_words(source, target, start, end)
        or _label(source, target, start, end, first=words[0][0])
        or _enclosed(source, target, start, end)
        or _by_words(source, target, words, theirs, inside)
    )
    return _whole_words(found, theirs) if found else None


def _whole_words(found: Stretch, theirs: list[Stretch]) -> Stretch | None:
    """The stretch where no edge of it cuts a word, else none."""
    start, end = found
    index = bisect_left(theirs, (start + 1,)) - 1
    if index >= 0 and theirs[index][0] < start < theirs[index][1]:
        return None
    if any(first < end < last for first, last in theirs):
        return None
    return found if start < end else None


def _same_words(source: str, target: str, start: int, end: int) -> Stretch | None:
    """The same words, or the same figure in English form; of several the one with the same number in the row."""
    words = source[start:end]
    for form in dict.fromkeys((words, in_english_form(words))):
        pattern = re.compile(rf"(?<![^\W_]){re.escape(form)}(?![^\W_])", re.IGNORECASE)
        ours = [match.start() for match in re.finditer(rf"(?<![^\W_]){re.escape(words)}(?![^\W_])", source)]
        theirs = [match.span() for match in pattern.finditer(target)]
        if theirs and len(ours) == len(theirs) and start in ours:
            return theirs[ours.index(start)]
    return None


def _label(source: str, target: str, start: int, end: int, *, first: int) -> Stretch | None:
    """What stands before the first colon ("Let op: ...") of both."""
    if start != first or source[end : end + 1] != ":" or ":" not in target:
        return None
    at = target.index(":")
    return (
        (len(target) - len(target.lstrip()), at) if ":" not in source[:end] and at <= 2 * (end - start) + 12 else None
    )


def _enclosed(source: str, target: str, start: int, end: int) -> Stretch | None:
    """What stands in quotes or brackets on both sides, where there are as many on each."""
    ours = [(m.start() + 1, m.end() - 1) for m in _PAIRS.finditer(source)]
    theirs = [(m.start() + 1, m.end() - 1) for m in _PAIRS.finditer(target)]
    if len(ours) != len(theirs):
        return None
    for mine, other in zip(ours, theirs, strict=True):
        if mine[0] <= start and end <= mine[1] and not _WORD.search(source[mine[0] : start] + source[end : mine[1]]):
            return other
    return None


def _by_words(
    source: str, target: str, words: list[Stretch], theirs: list[Stretch], inside: list[Stretch]
) -> Stretch | None:
    """The stretch that holds the words found for most of the words inside, and none of those outside."""
    if len(words) > _MOST or len(theirs) > _MOST:
        return None
    pairs = dict(_word_pairs(source, target))
    first, last = words.index(inside[0]), words.index(inside[-1])
    weighty = [i for i in range(first, last + 1) if _weighty(source[slice(*words[i])])]
    hits = [pairs[i] for i in weighty if i in pairs]
    if not hits or len(hits) < _FULL * len(weighty):
        return None
    low, high = min(hits), max(hits)
    outside = {there for here, there in pairs.items() if not first <= here <= last}
    if high - low + 1 > last - first + 3 or any(low <= there <= high for there in outside):
        return None
    return theirs[low][0], theirs[high][1]


def _weighty(word: str) -> bool:
    return word[0].isdigit() or (len(word) > 2 and fold(word) not in _light_words())


@lru_cache(maxsize=1)
def _light_words() -> frozenset[str]:
    return frozenset(fold(word) for word in stopwords()["nl"])


@lru_cache(maxsize=512)
def _word_pairs(source: str, target: str) -> tuple[tuple[int, int], ...]:
    """Numbers of words that say the same: the same letters or figures, a term of the glossary, or nearly the same."""
    ours = [match.span() for match in _WORD.finditer(source)]
    theirs = [match.span() for match in _WORD.finditer(target)]
    english = [fold(target[slice(*word)]) for word in theirs]
    pairs: dict[int, int] = {}
    free = set(range(len(theirs)))
    for index, word in enumerate(ours):
        form = fold(in_english_form(source[slice(*word)]))
        there = next((other for other in sorted(free) if english[other] == form), None)
        if there is not None and _weighty(source[slice(*word)]):
            pairs[index] = there
            free.discard(there)
    for start, end, _, hit in _terms(source, target):
        here = [i for i, word in enumerate(ours) if word[0] < end and start < word[1] and i not in pairs]
        there_ = [i for i, word in enumerate(theirs) if word[0] < hit[1] and hit[0] < word[1] and i in free]
        if here and there_:
            pairs[here[0]], pairs[here[-1]] = there_[0], there_[-1]
            free.difference_update(there_)
    for index, word in enumerate(ours):
        if index not in pairs and word[1] - word[0] > 4:
            form = fold(source[slice(*word)])
            alike = [other for other in free if len(english[other]) > 3 and _like(form, english[other])]
            if len(alike) == 1:
                pairs[index] = alike[0]
                free.discard(alike[0])
    return tuple(sorted(pairs.items()))


def _terms(source: str, target: str) -> Iterator[tuple[int, int, str, Stretch]]:
    for start, end, term in built_in().find(source):
        for form in term.english:
            stem = re.escape(form.removesuffix("*"))
            hits = [m.span() for m in re.finditer(rf"(?<![^\W_]){stem}[^\W_]{{0,4}}(?![^\W_])", target, re.IGNORECASE)]
            if len(hits) == 1:
                yield start, end, form, hits[0]
                break


def _like(one: str, two: str) -> bool:
    if one[:3] != two[:3]:
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE
