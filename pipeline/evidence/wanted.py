"""Which claims want a source: those with a figure or an effect, and whether one has it."""

from __future__ import annotations

from pipeline.article import Article, Claim

_EFFECT = frozenset(("effect_outcome", "study_result"))


def wants_citation(claim: Claim) -> bool:
    """Whether a claim is quantitative or says that something has an effect: such a claim needs a source."""
    return bool(claim.quantities or claim.direction is not None or not _EFFECT.isdisjoint(claim.types))


def needs_citation(claim: Claim, article: Article) -> bool:
    """Whether an editor must look for the source of a claim: it wants one, and its evidence is none or vague."""
    return claim.evidence.level in ("none", "vague") and wants_citation(claim)
