"""Whether a sentence is a claim, and of which types: the claim model, read once for both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.article import ClaimType
from pipeline.claims.features import outline, pairs_of
from pipeline.claims.model import Model, low_of, models, pack, packed_together, unpack
from pipeline.claims.parts import Weights
from pipeline.claims.reading import Seen

TYPES: tuple[ClaimType, ...] = (
    "dose_recommendation", "effect_outcome", "prevalence", "study_result", "safety", "duration", "other",
)  # fmt: skip


class Judge:
    """The claim model and the type model side by side, in packed rows: what both look at is looked up once."""

    def __init__(self, claim: Model, types: Model) -> None:
        self._bias = pack((*claim.bias, *types.bias))
        rows = packed_together(claim, types)
        self._traits = Weights(rows)
        self._kinds = {name[2:]: row for name, row in rows.items() if name.startswith("k ")}
        self._words = {name[2:]: row for name, row in rows.items() if name.startswith("w ")}
        self._pairs: dict[tuple[str, str], int] = {}
        for name, row in rows.items():
            if name.startswith("b "):
                _, before, after = name.split(" ")
                self._pairs[before, after] = row

    def weigh(self, seen: Seen, words: list[str]) -> int:
        """The packed scores of a sentence with these words in their shapes: of a claim, then of the types."""
        kinds, words_, pairs = self._kinds, self._words, self._pairs
        return (
            self._bias
            + self._traits.total(outline(seen))
            + sum(map(kinds.__getitem__, kinds.keys() & seen.kinds))
            + sum(map(words_.__getitem__, words_.keys() & set(words)))
            + sum(map(pairs.__getitem__, pairs.keys() & set(pairs_of(words))))
        )


def odds_of(weight: int) -> float:
    """The log odds that a sentence of this weight is a claim."""
    return low_of(weight)


def types_in(weight: int) -> tuple[ClaimType, ...]:
    """The types of a claim of this weight."""
    return types_of(unpack(weight, 1 + len(TYPES))[1:])


@cache
def judge() -> Judge:
    """The judge of the built-in model."""
    return Judge(models().claim, models().types)


def types_of(scores: Sequence[float]) -> tuple[ClaimType, ...]:
    """The types whose score is above nought, or else the best one; `scores` are those of the type model."""
    likely = tuple(name for name, score in zip(TYPES, scores, strict=True) if score > 0)
    return likely or (TYPES[scores.index(max(scores))],)
