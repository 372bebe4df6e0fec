"""Looks at the form of a translation: nothing left in Dutch, nothing doubled, a length that fits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from operator import eq

from pipeline.dutch.words import fold
from pipeline.translation.findings import Finding
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import folded_words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER_OR_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_QUOTES = str.maketrans("", "", "\"'“”‘’()")
_END = re.compile(
    r"(?<!\b[Dd]hr)(?<!\b[Dd]r)(?<!\b[Dd]rs)(?<!\b[Mm]r)(?<!\b[Mm]rs)(?<!\b[Mm]w)(?<!\b[Pp]rof)[.!?]+[\"'”’)]*(?=\s+[\"'“‘(]?[A-ZÀ-Þ0-9]|\s*$)"
)

_SHARED = 5  # letters
_MORE = 1.35  # English words for each Dutch one, at most, in a sentence alone
_FEWEST_SAID_AGAIN = 8  # words, where four stand there three times


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
            if one and words.islower() and words.replace(" ", "").isalpha():
                found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", source)
                if found:
                    yield found.start(), found.end()
                    return


def _repetition(source: str, target: str) -> Iterator[Finding]:
    doubled = _doubled(_NUMBER_OR_WORD.findall(target.lower()))
    if doubled and not _at_a_border(target, doubled) and not _doubled(_NUMBER_OR_WORD.findall(source.lower())):
        yield Finding("repetition", 0, len(source), "", doubled)


def _at_a_border(target: str, doubled: str) -> bool:
    """Whether the words are said again because a sentence begins with what the one before it ended with."""
    low = " ".join(target.lower().translate(_QUOTES).split())
    return any(f"{doubled}{sign} {doubled}" in low for sign in (".", "!", "?", ";", ":")) and len(doubled.split()) < 5


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


def _length(source: str, target: str) -> Iterator[Finding]:
    ours, theirs = len(source.split()), len(target.split())
    if not target.strip() or theirs < 0.5 * ours - 1 or theirs > 2 * ours + 8:
        yield Finding("length", 0, len(source), str(ours), str(theirs))
        return
    one, two = len(_END.findall(source)), len(_END.findall(target))
    asked = source.count("?") - target.count("?")
    shorter = theirs < 0.8 * ours
    fewer = one > two and shorter and not _may_hold_all(source, theirs) and not _each_is_met(source, target)
    if one > 1 and (fewer or (asked > 0 and two < one and theirs < ours)):
        yield Finding("length", 0, len(source), str(ours), str(theirs))


def _sentences(source: str) -> list[str]:
    ends = [match.end() for match in _END.finditer(source)]
    pieces = [source[start:end] for start, end in zip([0, *ends], [*ends, len(source)], strict=True)]
    return [piece for piece in pieces if piece.strip()]


def _may_hold_all(source: str, theirs: int) -> bool:
    """Whether the translation has clearly more words than the source would have without its shortest sentence."""
    counts = [len(sentence.split()) for sentence in _sentences(source)]
    return theirs > _MORE * (sum(counts) - min(counts))


def _each_is_met(source: str, target: str) -> bool:
    """Whether the translation has a word that only this sentence of the source can have given it, for each of them."""
    theirs, lowered = _stems(target), fold(target)
    met = [(_stems(sentence) & theirs) | _terms(sentence, lowered) for sentence in _sentences(source)]
    return all(own - frozenset[str]().union(*met[:index], *met[index + 1 :]) for index, own in enumerate(met))


def _terms(sentence: str, lowered: str) -> frozenset[str]:
    """The English of the sentence's words of health that stands in the translation."""
    from pipeline.dutch.vocabulary import vocabulary

    english = {fold(hit.term.en) for hit in vocabulary().find(sentence) if hit.term.en}
    return frozenset(word for word in english if re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", lowered))


def _stems(text: str) -> frozenset[str]:
    """Numbers and the beginnings of long words, which the two languages often share."""
    return frozenset(
        word if word.isdecimal() else word[:_SHARED]
        for word in re.findall(r"\w+", fold(text))
        if word.isdecimal() or len(word) >= _SHARED
    )
