"""Whether a sentence is a claim, and of which types: the claim model, read once for both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.article import ClaimType
from pipeline.claims.features import outline, shape
from pipeline.claims.model import Model, low_of, models, pack, packed_together, unpack
from pipeline.claims.parts import Weights
from pipeline.claims.reading import Seen
from pipeline.dutch.wordbook import Known, Numbered

TYPES: tuple[ClaimType, ...] = (
    "dose_recommendation", "effect_outcome", "prevalence", "study_result", "safety", "duration", "other",
)  # fmt: skip


class Shape:
    """A word in its shape, or two such words that stand together: what it weighs, and the pairs that begin with it."""

    __slots__ = ("pairs", "weight")

    def __init__(self, weight: int) -> None:
        self.weight = weight
        self.pairs: dict[Shape | None, Shape] = {}  # by the second word


class Judge:
    """The claim model and the type model side by side, in packed rows: what both look at is looked up once."""

    def __init__(self, claim: Model, types: Model) -> None:
        self._bias = pack((*claim.bias, *types.bias))
        rows = packed_together(claim, types)
        self._traits = Weights(rows)
        self._kinds = {name[2:]: row for name, row in rows.items() if name.startswith("k ")}
        self._shapes = {name[2:]: Shape(row) for name, row in rows.items() if name.startswith("w ")}
        for name, row in rows.items():
            if name.startswith("b "):
                _, before, after = name.split(" ")
                self._shape(before).pairs[self._shape(after)] = Shape(row)
        self._known = Known(self._shape_of)
        self._start, self._end = self._shape("^"), self._shape("$")

    def _shape(self, name: str) -> Shape:
        return self._shapes.setdefault(name, Shape(0))

    def _shape_of(self, word: str) -> Shape | None:
        return self._shapes.get(shape(word))

    def shapes(self, text: Numbered) -> list[Shape | None]:
        """The shapes of the words of a text; None for a word that weighs nothing."""
        return self._known.of(text)

    def weigh(self, seen: Seen, shapes: Sequence[Shape | None]) -> int:
        """The packed scores of a sentence with words of these shapes: of a claim, then of the types."""
        met: set[Shape] = set()
        before: Shape | None = self._start
        for one in (*shapes, self._end):
            if before is not None and (pair := before.pairs.get(one)) is not None:
                met.add(pair)
            if one is not None:
                met.add(one)
            before = one
        kinds = self._kinds
        return (
            self._bias
            + self._traits.total(outline(seen))
            + sum(map(kinds.__getitem__, kinds.keys() & seen.kinds))
            + sum([one.weight for one in met])
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
