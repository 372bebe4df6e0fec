"""Tells whether the Dutch clause around a word of doubt speaks of an effect, risk, harm, benefit or outcome."""

from __future__ import annotations

import re
from functools import cache

from pipeline.translation.lexicon import words_data
from pipeline.translation.lexicon_hedges import Hedges
from pipeline.translation.phrases import Hit, Phrases, folded_words

_END = re.compile(r"[.;:?!]|,?\s+\b(?:maar|omdat|want|die|zodat|terwijl|hoewel|waar\w{0,9}|als|wanneer)\b")
_START = re.compile(r"[.;:?!]|\b(?:maar|omdat|want|dat|die|zodat|terwijl|hoewel|waar\w{0,9}|als|wanneer)\b")
_DIGITS = re.compile(r"\d")


def is_of_effect(hit: Hit, source: str, kinds: frozenset[str], *, addressed: bool) -> bool:
    """Whether a loss of the doubt at `hit` is one of an effect; what "you can" do is only where it befalls you."""
    data = words_data().hedges
    if not kinds <= data.effect.only:
        return True
    clause = _clause(hit, source)
    words = folded_words(clause)
    if kinds <= data.effect.measured and _DIGITS.search(clause):
        return True
    if addressed:
        befalls = data.effect.befalls.first(words) is not None and _has_term(clause, data.effect.ills)
        return befalls or data.effect.ill.first(words) is not None
    return (
        data.effect.more.first(words) is not None
        or _effects().first(words) is not None
        or _has_term(clause, data.effect.ills)
    )


def _clause(hit: Hit, source: str) -> str:
    """The words of a sentence from the border before the doubt to the one after it."""
    start = max((match.end() for match in _START.finditer(source, 0, hit.start)), default=0)
    end = _END.search(source, hit.end)
    return source[start : end.start() if end else len(source)]


def _has_term(clause: str, kinds: frozenset[str]) -> bool:
    from pipeline.dutch.vocabulary import vocabulary

    others = words_data().hedges.effect.not_terms
    return any(found.term.kind in kinds and found.term.nl not in others for found in vocabulary().find(clause))


@cache
def _effects() -> Phrases:
    """The words of rules/data/directions.yaml that say by themselves that one thing does something to another."""
    from pipeline.claims.effects import directions

    data: Hedges = words_data().hedges
    return Phrases(
        (word for name in data.effect.classes for word in directions().classes[name]),
        data.effect.plain,
    )
