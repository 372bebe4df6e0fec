"""Whether a sentence is a claim, and of which types: the claim model, laid out so that it is quick to ask."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.article import ClaimType
from pipeline.claims.features import traits, words_and_pairs
from pipeline.claims.model import Model, models
from pipeline.claims.reading import Seen

TYPES: tuple[ClaimType, ...] = (
    "dose_recommendation", "effect_outcome", "prevalence", "study_result", "safety", "duration", "other",
)  # fmt: skip

Row = tuple[float, ...]


class Judge:
    """The claim model with its words and pairs of words in dictionaries of their own."""

    def __init__(self, model: Model) -> None:
        self._bias = model.bias
        self._words: dict[str, Row] = {}
        self._pairs: dict[tuple[str, str], Row] = {}
        self._traits: dict[str, Row] = {}
        for name, row in model.weights.items():
            kind, _, rest = name.partition(" ")
            if kind == "w":
                self._words[rest] = row
            elif kind == "b":
                before, _, after = rest.partition(" ")
                self._pairs[before, after] = row
            else:
                self._traits[name] = row

    def rows(self, seen: Seen) -> list[Row]:
        """The weights of the features that a sentence has."""
        words, pairs = words_and_pairs(seen)
        traits_, words_, pairs_ = self._traits, self._words, self._pairs
        rows = [traits_[name] for name in traits(seen) if name in traits_]
        rows += [words_[word] for word in words if word in words_]
        rows += [pairs_[pair] for pair in pairs if pair in pairs_]
        return rows

    def odds(self, rows: Sequence[Row]) -> float:
        """The log odds that a sentence is a claim."""
        return round(sum([row[0] for row in rows]) + self._bias[0], 6)

    def types(self, rows: Sequence[Row]) -> tuple[ClaimType, ...]:
        """The types of a claim."""
        return types_of([round(sum(column), 6) for column in zip(self._bias, *rows, strict=True)])


@cache
def judge() -> Judge:
    """The judge of the built-in model."""
    return Judge(models().claim)


def types_of(scores: Sequence[float]) -> tuple[ClaimType, ...]:
    """The types whose score is above nought, or else the best one; `scores` are those of all heads of the claim model."""
    odds = scores[1:]
    likely = tuple(name for name, score in zip(TYPES, odds, strict=True) if score > 0)
    return likely or (TYPES[odds.index(max(odds))],)
