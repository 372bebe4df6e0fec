"""Figures of a sentence that are no quantity, each with the reason why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.article import Article, Quantity, Sentence
from pipeline.dutch.quantities.masks import masked
from pipeline.dutch.quantities.statistics import statistics

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_GLUED = ",;:!?)”\"'’]."


def left_out(article: Article, sentence: Sentence, quantities: Sequence[Quantity]) -> Iterator[tuple[str, str]]:
    """The word that each such figure stands in, and the key of the message that tells why it is left out."""
    text = article.text
    figures: list[tuple[int, int]] = []
    masks: list[tuple[int, int]] = []
    told = set()
    last = sentence.end  # a mark glued to the full stop stands behind the sentence
    while last < len(text) and not text[last].isspace():
        last += 1
    for match in _DIGITS.finditer(text, sentence.start, last):
        start, end = match.span()
        if any(quantity.start <= start < quantity.end for quantity in quantities):
            continue
        if not masks:
            figures = statistics(text, sentence.start, sentence.end)
            masks = masked(text) or [(0, 0)]
        found = (
            _word(text, start, end, (sentence.start, last)),
            _reason(article, sentence, (start, end), figures, masks),
        )
        if found not in told:
            told.add(found)
            yield found


def _reason(
    article: Article,
    sentence: Sentence,
    place: tuple[int, int],
    figures: Sequence[tuple[int, int]],
    masks: Sequence[tuple[int, int]],
) -> str:
    text, (start, end) = article.text, place
    before, after = text[max(sentence.start, start - 1) : start], text[end : end + 1]
    line = text.rfind("\n", 0, start) + 1
    if any(link.kind == "note" and link.start <= start < link.end for link in article.links):
        return "left_out_note"
    for citation in article.citations:
        if citation.start <= start < citation.end:
            return "left_out_note" if citation.of(article).strip("[]()^ ").isdigit() else "left_out_citation"
    if any(first <= start < last for first, last in figures):
        return "left_out_statistic"
    if not text[line:start].strip(" \t([") and (after in (".", ")", "]", ":", " ")) and _covered(start, masks):
        return "left_out_list"
    if _covered(start, masks):
        return "left_out_address"
    if before.isalpha() and start - sentence.start > 3 and text[start - 3 : start].isalpha() and not after.isalpha():
        return "left_out_note" if text[start - 3 : start].islower() else "left_out_name"
    if before and before in _GLUED:
        return "left_out_note"
    if before.isalpha() or after.isalpha() or before in ("-", "–", "/") or after in ("-", "–"):
        return "left_out_name"
    return "left_out_bare"


def _covered(start: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start < last for first, last in stretches)


def _word(text: str, start: int, end: int, within: tuple[int, int]) -> str:
    while start > within[0] and not text[start - 1].isspace():
        start -= 1
    while end < within[1] and not text[end].isspace():
        end += 1
    return text[start:end]
