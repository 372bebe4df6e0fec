"""Looks at the form of a translation: nothing left in Dutch, nothing doubled, a length that fits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.dutch.words import fold
from pipeline.translation.findings import Finding
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import folded_words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(
    r"(?<!\b[Dd]hr)(?<!\b[Dd]r)(?<!\b[Dd]rs)(?<!\b[Mm]r)(?<!\b[Mm]rs)(?<!\b[Mm]w)(?<!\b[Pp]rof)[.!?]+[\"'”’)]*(?=\s+[\"'“‘(]?[A-ZÀ-Þ0-9]|\s*$)"
)

_SHARED = 5  # letters


def compare_form(source: str, target: str) -> Iterator[Finding]:
    """Dutch left standing, repetition, a length out of bounds."""
    yield from _untranslated(source, target)
    yield from _repetition(source, target)
    yield from _length(source, target)


def _untranslated(source: str, target: str) -> Iterator[Finding]:
    for hit in words_data().untranslated.all(folded_words(target)):
        words = target[hit.start : hit.end]
        before_name = target[hit.end : hit.end + 2].strip()[:1].isupper() and not words.isupper()
        if words.isupper() and len(words) > 1 and words in source:
            continue  # an abbreviation
        if before_name or (words[0].isupper() and not words.isupper() and hit.start > 0):
            continue  # part of a name
        start = fold(source).find(hit.text)
        span = (start, start + len(hit.text)) if start >= 0 else (0, len(source))
        yield Finding("untranslated", *span, words, words)
        return
    if source.strip() == target.strip() and len(_WORD.findall(source)) >= 4:
        yield Finding("untranslated", 0, len(source), source, target)


def _repetition(source: str, target: str) -> Iterator[Finding]:
    words = [word.lower() for word in _WORD.findall(target)]
    doubled = _doubled(words)
    if doubled and not _at_a_border(target, doubled) and not _doubled([w.lower() for w in _WORD.findall(source)]):
        yield Finding("repetition", 0, len(source), "", doubled)


def _at_a_border(target: str, doubled: str) -> bool:
    """Whether the words are said again because a sentence begins with what the one before it ended with."""
    low = " ".join(target.lower().split())
    return any(f"{doubled}{sign} {doubled}" in low for sign in (".", "!", "?", ";", ":")) and len(doubled.split()) < 5


def _doubled(words: list[str]) -> str:
    """A stretch of words that is said again at once, or four words that stand there more than twice."""
    half = len(words) // 2
    if half > 2 and words[:half] == words[half : 2 * half]:
        return " ".join(words[:half])
    for size in (1, 2, 3, 4, 5, 6):
        again = 3 if size == 1 else 2
        for start in range(len(words) - size * again + 1):
            piece = words[start : start + size]
            if all(words[start + size * turn : start + size * (turn + 1)] == piece for turn in range(1, again)):
                return " ".join(piece)
    counts = Counter(zip(words, words[1:], words[2:], words[3:], strict=False))
    most = counts.most_common(1)
    return " ".join(most[0][0]) if most and most[0][1] > 2 else ""


def _length(source: str, target: str) -> Iterator[Finding]:
    ours, theirs = len(source.split()), len(target.split())
    if not target.strip() or theirs < 0.5 * ours - 1 or theirs > 2 * ours + 8:
        yield Finding("length", 0, len(source), str(ours), str(theirs))
        return
    one, two = len(_END.findall(source)), len(_END.findall(target))
    asked = source.count("?") - target.count("?")
    fewer = one > two and theirs < 0.8 * ours and not _each_is_met(source, target)
    if one > 1 and (fewer or (asked > 0 and two < one)):
        yield Finding("length", 0, len(source), str(ours), str(theirs))


def _each_is_met(source: str, target: str) -> bool:
    """Whether the translation has a word that only this sentence of the source can have given it, for each of them."""
    ends = [match.end() for match in _END.finditer(source)]
    sentences = [source[start:end] for start, end in zip([0, *ends], [*ends, len(source)], strict=True)]
    stems = [_stems(sentence) for sentence in sentences if sentence.strip()]
    theirs = _stems(target)
    return all(
        theirs & own - frozenset[str]().union(*stems[:index], *stems[index + 1 :]) for index, own in enumerate(stems)
    )


def _stems(text: str) -> frozenset[str]:
    """Numbers and the beginnings of long words, which the two languages often share."""
    return frozenset(
        word if word.isdecimal() else word[:_SHARED]
        for word in re.findall(r"\w+", fold(text))
        if word.isdecimal() or len(word) >= _SHARED
    )
