"""Whether a sentence is a claim, and of which types: the claim model, laid out so that it is quick to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.article import ClaimType
from pipeline.claims.model import Model, models

TYPES: tuple[ClaimType, ...] = (
    "dose_recommendation", "effect_outcome", "prevalence", "study_result", "safety", "duration", "other",
)  # fmt: skip


class Judge:
    """The claim and type models with their words and pairs of words in dictionaries of their own."""

    def __init__(self, claim: Model, types: Model) -> None:
        self._claim_bias, self._types_bias = claim.bias[0], types.bias
        self._words: dict[str, float] = {}
        self._pairs: dict[tuple[str, str], float] = {}
        self._traits: dict[str, float] = {}
        for name, row in claim.weights.items():
            kind, _, rest = name.partition(" ")
            if kind == "w":
                self._words[rest] = row[0]
            elif kind == "b":
                before, _, after = rest.partition(" ")
                self._pairs[before, after] = row[0]
            else:
                self._traits[name] = row[0]
        self._type_words = {name[2:]: row for name, row in types.weights.items() if name.startswith("w ")}
        self._type_traits = {name: row for name, row in types.weights.items() if not name.startswith("w ")}

    def odds(self, found: Sequence[str], words: Sequence[str], pairs: Iterable[tuple[str, str]]) -> float:
        """The log odds that a sentence with these traits, words and pairs of words is a claim."""
        traits_, words_, pairs_ = self._traits, self._words, self._pairs
        total = self._claim_bias + sum([traits_[name] for name in found if name in traits_])
        total += sum([words_[word] for word in words if word in words_])
        return round(total + sum([pairs_[pair] for pair in pairs if pair in pairs_]), 6)

    def types(self, found: Sequence[str], words: Sequence[str]) -> tuple[ClaimType, ...]:
        """The types of a claim with these traits and words."""
        traits_, words_ = self._type_traits, self._type_words
        rows = [traits_[name] for name in found if name in traits_]
        rows += [words_[word] for word in words if word in words_]
        return types_of([round(sum(column), 6) for column in zip(self._types_bias, *rows, strict=True)])


@cache
def judge() -> Judge:
    """The judge of the built-in model."""
    return Judge(models().claim, models().types)


def types_of(scores: Sequence[float]) -> tuple[ClaimType, ...]:
    """The types whose score is above nought, or else the best one; `scores` are those of the type model."""
    likely = tuple(name for name, score in zip(TYPES, scores, strict=True) if score > 0)
    return likely or (TYPES[scores.index(max(scores))],)
