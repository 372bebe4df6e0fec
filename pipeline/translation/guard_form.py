"""Looks at the form of a translation: nothing left in Dutch; with what is doubled and how long it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.dutch.words import fold
from pipeline.translation.findings import Finding
from pipeline.translation.guard_length import compare_length
from pipeline.translation.guard_repetition import compare_repetition
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import folded_words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def compare_form(source: str, target: str) -> Iterator[Finding]:
    """Dutch left standing, repetition, a length out of bounds."""
    yield from _untranslated(source, target)
    yield from compare_repetition(source, target)
    yield from compare_length(source, target)


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
    for start, end in _left_standing(source, target):
        yield Finding("untranslated", start, end, source[start:end], source[start:end])
        return
    if source.strip() == target.strip() and len(_WORD.findall(source)) >= 4:
        yield Finding("untranslated", 0, len(source), source, target)


def _left_standing(source: str, target: str) -> Iterator[tuple[int, int]]:
    """Where two words stand together in both, in lower case, one of them such as English has in names and loans."""
    theirs = folded_words(target)
    starts = {hit.start for hit in words_data().untranslated_beside.all(theirs)}
    for index in [number for number, word in enumerate(theirs) if word.start in starts]:
        for first, second in zip(theirs[max(index - 1, 0) : index + 1], theirs[index : index + 2], strict=False):
            words = target[first.start : second.end]
            one = (first.start in starts) != (second.start in starts)  # "van der" is part of a name
            plain = words.islower() and words.replace(" ", "").isalpha()
            if one and plain and not _in_a_name(target, first.start, second.end):
                found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", source)
                if found:
                    yield found.start(), found.end()
                    return


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital stands before and after ("Bartolomé de las Casas")."""
    before = text[:start].rstrip().rpartition(" ")[2].lstrip("(\"'“‘")
    return before[:1].isupper() and text[end:].lstrip()[:1].isupper()
