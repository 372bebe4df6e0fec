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
_END = re.compile(r"[.!?]+[\"'”’)]*(?=\s+[\"'“‘(]?[A-ZÀ-Þ0-9]|\s*$)")


def compare_form(source: str, target: str) -> Iterator[Finding]:
    """Dutch left standing, repetition, a length out of bounds."""
    yield from _untranslated(source, target)
    yield from _repetition(source, target)
    yield from _length(source, target)


def _untranslated(source: str, target: str) -> Iterator[Finding]:
    for hit in words_data().untranslated.all(folded_words(target)):
        words = target[hit.start : hit.end]
        before_name = target[hit.end : hit.end + 2].strip()[:1].isupper() and not words.isupper()
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
    if doubled and not _doubled([word.lower() for word in _WORD.findall(source)]):
        yield Finding("repetition", 0, len(source), "", doubled)


def _doubled(words: list[str]) -> str:
    """A stretch of words that is said again at once, or four words that stand there more than twice."""
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
    if one > two and one > 1 and theirs < 0.77 * ours:
        yield Finding("length", 0, len(source), str(ours), str(theirs))
