"""Relative risks told without the absolute one: "18 procent meer kans", "verdubbelt het risico"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.dutch.numerals import numerals
from pipeline.matching.figures import NUMBER, Found, changes, either, holds, percent, words_for
from pipeline.matching.reading import Reading

_BEFORE, _AFTER = 200, 300  # characters of the paragraph in which the absolute risk is looked for


@cache
def _relative() -> re.Pattern[str]:
    share = rf"({NUMBER}){percent()}"
    risk = rf"\b{either('risks')}\b"
    whose = rf"{either('whose_risk')} {either('risks')}"
    more = either("more_or_less")
    return re.compile(
        rf"{share} {more} {risk}"
        rf"|{risk}[^.;()\d]{{0,60}}\b{share} {more}\b"
        rf"|\b{either('alters')} (?:[a-z]{{2,15}} )?{whose}\b[^.;()\d]{{0,60}}\b(?:{either('with')} )?{share}"
        rf"|\b{whose}\b[^.;()\d]{{0,60}}\b{either('with')} {share} {either('alters')}\b"
        rf"|\b{either('doubles')} {whose}"
        rf"|{risk}[^.;:()\d]{{0,40}}\b{either('doubles')}\b"
    )


@cache
def _absolute() -> re.Pattern[str]:
    few = "|".join(sorted(word for word, size in numerals().small.items() if size <= 20))
    many, a_part = either("out_of_many"), either("a_part")
    return re.compile(
        rf"\b(?:{NUMBER}|{few}) {a_part} (?:{NUMBER}|{many})|\b{a_part} (?:100{{1,3}}|1(?:00?)?\.000|{many})"
        rf"|\b{either('absolute')}"
    )


@cache
def _not_of_health() -> re.Pattern[str]:
    return re.compile(rf" {either('chance_links')} {either('no_health_risk')}\b")


def relative_without_absolute(reading: Reading, lang: str) -> Iterator[Found]:
    """A risk that is told as so much more or less, where its paragraph gives no absolute risk."""
    for sentence in sorted(_about_risk(reading)):
        span = reading.sentences[sentence]
        for match in _relative().finditer(reading.folded, span.start, span.end):
            if not _told(reading, sentence) and not _not_of_health().search(match.group()):
                yield match.start(), match.end(), match.group(), ""


def _about_risk(reading: Reading) -> set[int]:
    """The sentences that name a risk."""
    found: set[int] = set()
    for stem in _stems():
        at = reading.folded.find(stem)
        while at >= 0:
            sentence = reading.sentence_at(at)
            if sentence is not None and not reading.unread(sentence):
                found.add(sentence)
            at = reading.folded.find(stem, at + 1)
    return found


@cache
def _stems() -> tuple[str, ...]:
    """What every word for a risk holds one of."""
    words = words_for("risks")
    return tuple(word for word in words if not any(other != word and other in word for other in words))


def _told(reading: Reading, sentence: int) -> bool:
    """Whether the absolute risk stands near, or both ends of the change; or nothing was found."""
    blocks, span = reading.article.blocks, reading.sentences[sentence]
    block = blocks[span.block] if blocks else span
    start, end = max(block.start, span.start - _BEFORE), min(max(block.end, span.end), span.end + _AFTER)
    if _absolute().search(reading.folded, start, end) or holds(reading, sentence, "none_found"):
        return True
    if any(change.percent for change in changes(reading, sentence)):
        return True
    quantities = reading.quantities_by_sentence.get(sentence, ())
    return sum(q.kind == "percentage" for q in quantities) > 1
