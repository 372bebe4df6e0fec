"""Looks at the length of a translation: much too short or long, or a sentence that was dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.dutch.words import fold
from pipeline.translation.findings import Finding
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import folded_words

_END = re.compile(
    r"(?<!\b[Dd]hr)(?<!\b[Dd]r)(?<!\b[Dd]rs)(?<!\b[Mm]r)(?<!\b[Mm]rs)(?<!\b[Mm]w)(?<!\b[Pp]rof)[.!?]+[\"'”’)]*(?=\s+[\"'“‘(]?[A-ZÀ-Þ0-9]|\s*$)"
)
_SHARED = 5  # letters
_ALIKE = str.maketrans("kz", "cs")  # "Kaspische", "Caspian"
_MORE = 1.35  # English words for each Dutch one, at most, in a sentence alone


def compare_length(source: str, target: str, *, english: bool = True) -> Iterator[Finding]:
    """A length out of bounds, or fewer sentences; `english`: its words of health tell that none of those is gone."""
    ours, theirs = len(source.split()), len(target.split())
    if not target.strip() or theirs < 0.5 * ours - 1 or theirs > 2 * ours + 8:
        yield Finding("length", 0, len(source), str(ours), str(theirs))
        return
    one, two = len(_END.findall(source)), len(_END.findall(target))
    asked = source.count("?") - target.count("?")
    shorter = theirs < 0.8 * ours
    fewer = one > two and shorter and not _may_hold_all(source, theirs) and not _each_is_met(source, target, english)
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


def _each_is_met(source: str, target: str, english: bool) -> bool:
    """Whether the translation has a word that only this sentence of the source can have given it, for each of them."""
    theirs = _stems(target)
    met = [
        (_stems(sentence) & theirs) | (_said_in_english(sentence, target) if english else frozenset())
        for sentence in _sentences(source)
    ]
    return all(own - frozenset[str]().union(*met[:index], *met[index + 1 :]) for index, own in enumerate(met))


def _said_in_english(sentence: str, target: str) -> frozenset[str]:
    """The English of the sentence's words of health that stands in the translation, and its denial."""
    from pipeline.dutch.vocabulary import vocabulary

    lowered, data = fold(target), words_data()
    english = {fold(hit.term.en) for hit in vocabulary().find(sentence) if hit.term.en}
    found = {word for word in english if re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", lowered)}
    if data.nl.hard.first(folded_words(sentence)) and data.en.hard.first(folded_words(target)):
        found.add("not")
    return frozenset(found)


def _stems(text: str) -> frozenset[str]:
    """Numbers and the beginnings of long words, which the two languages often share."""
    return frozenset(
        word if word.isdecimal() else word[:_SHARED]
        for word in re.findall(r"\w+", fold(text).translate(_ALIKE))
        if word.isdecimal() or len(word) >= _SHARED
    )
