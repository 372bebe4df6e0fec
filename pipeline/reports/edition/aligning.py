"""Finds where in a translation the words of a stretch of its source went; never cuts a word, and gives up in doubt."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.reports.edition.word_pairs import WORD, Stretch, may_be_another, weighty, word_pairs
from pipeline.translation.figures_english import in_english_form

_PAIRS = re.compile(r"[\"“„”]([^\"“„”]{1,300})[\"”“]|[‘']([^'’]{3,300})['’]|\(([^()]{1,300})\)")
_MOST = 60  # words of a sentence beyond which only exact words are looked for
_FULL = 0.6  # the part of the words of a stretch that must be found again


def carried(source: str, target: str, start: int, end: int) -> Stretch | None:
    """The stretch of `target` that says what `source[start:end]` says; None where that is not certain."""
    words = [match.span() for match in WORD.finditer(source)]
    inside = [word for word in words if word[0] < end and start < word[1]]
    theirs = [match.span() for match in WORD.finditer(target)]
    if not inside or not theirs:
        return None
    if len(inside) == len(words):
        return len(target) - len(target.lstrip()), len(target.rstrip())
    start, end = inside[0][0], inside[-1][1]
    same = len(inside) > 1 or not may_be_another(source[start:end])
    found = (
        (_same_words(source, target, start, end) if same else None)
        or _label(source, target, start, end, first=words[0][0])
        or _enclosed(source, target, start, end)
        or _by_words(source, target, words, theirs, inside)
    )
    return _whole_words(found, theirs) if found else None


def within_word(source: str, target: str, start: int, end: int) -> Stretch | None:
    """The stretch of `target` that is the same part of the same word: the 2 of "H2O"."""
    word = next(
        (match.span() for match in WORD.finditer(source) if match.start() <= start and end <= match.end()), None
    )
    found = _same_words(source, target, *word) if word else None
    if word is None or found is None or source[slice(*word)] != target[slice(*found)]:
        return None
    return found[0] + start - word[0], found[0] + end - word[0]


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
        if mine[0] <= start and end <= mine[1] and not WORD.search(source[mine[0] : start] + source[end : mine[1]]):
            return other
    return None


def _by_words(
    source: str, target: str, words: list[Stretch], theirs: list[Stretch], inside: list[Stretch]
) -> Stretch | None:
    """The stretch that holds the words found for most of the words inside, and none of those outside."""
    if len(words) > _MOST or len(theirs) > _MOST:
        return None
    pairs = word_pairs(source, target)
    first, last = words.index(inside[0]), words.index(inside[-1])
    asked = [i for i in range(first, last + 1) if i in pairs or weighty(source[slice(*words[i])])]
    hits = [pairs[i] for i in asked if i in pairs]
    if not hits or len(hits) < _FULL * len(asked):
        return None
    low, high = min(hits)[0], max(hit[1] for hit in hits)
    outside = [there for here, there in pairs.items() if not first <= here <= last]
    if high - low + 1 > last - first + 3 or any(there[0] <= high and low <= there[1] for there in outside):
        return None
    return theirs[low][0], theirs[high][1]
