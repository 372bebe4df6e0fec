"""What else a claim tells: among whom, compared with what, in what kind of study, with which statistics, how surely."""

from __future__ import annotations

import re
from functools import cache

from pipeline.claims.cues import cue_groups
from pipeline.claims.direction import denied, negated
from pipeline.claims.effects import Effect
from pipeline.claims.reading import Seen
from pipeline.dutch.words import fold

_POPULATION = frozenset(("population",))
_DESIGN = frozenset(("study_type",))
_VAGUE_DESIGN = frozenset(("onderzoek", "resultaat", "rapport", "publicatie", "advies", "studie"))
_COMPARED = 6  # words of a comparator that are kept
_NUMBER = r"[−–-]?\d{1,6}(?:[.,]\d{1,6})?"
_STATISTIC = re.compile(
    rf"\b[pP] ?[=<>≤≥] ?{_NUMBER}"
    rf"|\b\d{{2}} ?%[ -]?(?:BI|CI|betrouwbaarheidsinterval):? ?{_NUMBER} ?(?:-|–|tot|;|,) ?{_NUMBER}"
    rf"|\b(?:HR|OR|RR|RV|NNT|NNH|[nN]|hazardratio|oddsratio|r)(?: ?[=:] ?| ){_NUMBER}"
)


def population(seen: Seen) -> str | None:
    """The first people named, in the words of the text."""
    for mark in seen.marks:
        if mark.of_kind(_POPULATION):
            return seen.text[mark.start - seen.sentence.start : mark.end - seen.sentence.start]
    return None


def design(seen: Seen) -> str | None:
    """The kind of study, in the words of the text; a mere "onderzoek" only where nothing says more."""
    found = None
    for mark in seen.marks:
        term = mark.of_kind(_DESIGN)
        if term and (found is None or term.nl not in _VAGUE_DESIGN):
            found = seen.text[mark.start - seen.sentence.start : mark.end - seen.sentence.start]
            if term.nl not in _VAGUE_DESIGN:
                break
    return found


def comparator(seen: Seen) -> str | None:
    """What is compared with: the words after "vergeleken met", "tegenover", "dan", up to the end of the clause."""
    for mark in seen.marks:
        if not any(term.kind == "comparator" for term in mark.terms) or mark.last >= seen.last:
            continue
        if seen.scan.words[mark.last][0].isdigit() or mark.first == seen.first:
            continue
        last = min(mark.last + _COMPARED, seen.last) - 1
        start, end = seen.scan.starts[mark.last] - seen.sentence.start, seen.scan.ends[last] - seen.sentence.start
        return re.split(r"[,;:()]", seen.text[start:end], maxsplit=1)[0].strip()
    return None


def statistics(seen: Seen) -> tuple[str, ...]:
    """P-values, intervals, ratios and group sizes, as they stand in the text."""
    if not any(char.isdigit() for char in seen.text):
        return ()
    return tuple(match.group() for match in _STATISTIC.finditer(seen.text))


def hedged(seen: Seen) -> bool:
    """Whether the claim is made with a reserve."""
    return any(term.kind == "hedging" for mark in seen.marks for term in mark.terms)


def denies(seen: Seen, effects: list[Effect]) -> bool:
    """Whether the claim denies an effect."""
    return denied(seen) or any(effect.kind == "none" or negated(seen, effect) for effect in effects)


@cache
def past_forms() -> frozenset[str]:
    """Verbs in the past tense, by which a report of a study goes on."""
    return frozenset(fold(form) for form in cue_groups()["past"])
