"""Finds what a translation says twice over: words again and again, a stretch doubled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from pipeline.translation.findings import Finding

_NUMBER_OR_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_STOPS = ".!?;:"
_NUMBER_OR_WORD_OR_STOP = re.compile(rf"{_NUMBER_OR_WORD.pattern}|[{_STOPS}]")
_ENDS = re.compile(r"[.!?]+\s")
_FEWEST_SAID_AGAIN = 8  # words, where four stand there three times


def compare_repetition(source: str, target: str) -> Iterator[Finding]:
    """What the translation repeats and the source does not."""
    doubled = _doubled(_NUMBER_OR_WORD.findall(target.lower()))
    if (again := _says_again(target)) and not _says_again(source):
        yield Finding("repetition", 0, len(source), "", again)
    elif doubled and not _at_a_border(target, doubled) and not _doubled(_NUMBER_OR_WORD.findall(source.lower())):
        yield Finding("repetition", 0, len(source), "", doubled)


def _says_again(text: str) -> str:
    """A sentence of two words or more that is said twice on end, in lower case."""
    sentences = [" ".join(_NUMBER_OR_WORD.findall(piece)) for piece in _ENDS.split(text.lower())]
    return next((one for one, two in pairwise(sentences) if one == two and " " in one), "")


def _at_a_border(target: str, doubled: str) -> bool:
    """Whether the words are said again because a sentence begins with what the one before it ended with."""
    words = doubled.split()
    signs = " ".join(_NUMBER_OR_WORD_OR_STOP.findall(target.lower()))
    once = len(words) < 5 and signs.count(doubled) == 2
    return once and any(f"{doubled} {sign} {doubled}" in signs for sign in _STOPS)


def _doubled(words: list[str]) -> str:
    """A stretch of words that is said again at once, or four words that stand there more than twice."""
    half = len(words) // 2
    if half > 2 and words[:half] == words[half : 2 * half]:
        return " ".join(words[:half])
    for size in (1, 2, 3, 4, 5, 6):
        if not any(map(eq, words, words[size:])):
            continue
        again = 3 if size == 1 else 2
        for start in range(len(words) - size * again + 1):
            piece = words[start : start + size]
            if all(words[start + size * turn : start + size * (turn + 1)] == piece for turn in range(1, again)):
                return " ".join(piece)
    if len(words) - len(set(words)) < _FEWEST_SAID_AGAIN:
        return ""
    counts = Counter(zip(words, words[1:], words[2:], words[3:], strict=False))
    most = counts.most_common(1)
    return " ".join(most[0][0]) if most and most[0][1] > 2 else ""
