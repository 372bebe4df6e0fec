"""Whether a sentence is a claim, and of which types."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import ClaimType

TYPES: tuple[ClaimType, ...] = (
    "dose_recommendation", "effect_outcome", "prevalence", "study_result", "safety", "duration", "other",
)  # fmt: skip


def types_of(scores: Sequence[float]) -> tuple[ClaimType, ...]:
    """The types whose score is above nought, or else the best one; `scores` are those of the claim model."""
    odds = scores[1:]
    likely = tuple(name for name, score in zip(TYPES, odds, strict=True) if score > 0)
    return likely or (TYPES[odds.index(max(odds))],)
