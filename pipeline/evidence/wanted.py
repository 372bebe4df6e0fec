"""Which claims want a source: those with a figure or an effect, and whether one has it."""

from __future__ import annotations

from functools import lru_cache

from pipeline.article import Article, Claim
from pipeline.dutch.words import words_of
from pipeline.evidence.wordlists import BIT, wordlists

_QUOTES = frozenset("‘“„\"'«")
_FACTCHECK, _REFUTED = BIT["factcheck"], BIT["refuted"]


def wants_citation(claim: Claim) -> bool:
    """Whether a claim holds a figure, a study result, or an effect of one thing on another: such needs a source."""
    if claim.quantities or claim.direction is not None or "study_result" in claim.types:
        return True
    return "effect_outcome" in claim.types and bool(claim.substance and claim.outcome)


def needs_citation(claim: Claim, article: Article) -> bool:
    """Whether an editor must look for the source of a claim: it wants one, and its evidence is none or vague.

    A fact check that names its sources may report the unsourced claim that it refutes.
    """
    if claim.evidence.level not in ("none", "vague") or not wants_citation(claim):
        return False
    return not (_is_fact_check(article.text) and _is_under_check(claim, article))


def _is_under_check(claim: Claim, article: Article) -> bool:
    """Whether a claim is hearsay, quoted, or said to be untrue, while others of the article have a source."""
    words = article.text[claim.start - 1 : claim.end]
    quoted = words.strip(" \n")[:1] in _QUOTES
    reported = claim.evidence.level == "vague" and claim.evidence.scope in ("sentence", "report")
    if not reported and not quoted and not _has(article.text[claim.start : claim.end], _REFUTED):
        return False
    return any(other.evidence.level in ("attributed", "referenced") for other in article.claims)


@lru_cache(maxsize=4)
def _is_fact_check(text: str) -> bool:
    return _has(text[:400], _FACTCHECK)


def _has(text: str, bit: int) -> bool:
    known = wordlists()
    words = words_of(text).words
    for index, word in enumerate(words):
        if known.words.get(word, 0) & bit:
            return True
        for rest, bits in known.phrases.get(word, {}).get(words[index + 1] if index + 1 < len(words) else "", ()):
            if bits & bit and tuple(words[index + 2 : index + 2 + len(rest)]) == rest:
                return True
    return False
