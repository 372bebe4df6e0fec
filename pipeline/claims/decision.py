"""Whether a sentence is a claim, and of which types: the claim model, laid out so that it is quick to ask."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.article import ClaimType
from pipeline.claims.features import outline, pairs_of, traits
from pipeline.claims.model import Model, models
from pipeline.claims.reading import Seen

TYPES: tuple[ClaimType, ...] = (
    "dose_recommendation", "effect_outcome", "prevalence", "study_result", "safety", "duration", "other",
)  # fmt: skip


class Judge:
    """The claim and type models with their words and pairs of words in dictionaries of their own."""

    def __init__(self, claim: Model, types: Model) -> None:
        self._claim_bias, self._types_bias = claim.bias[0], types.bias
        self._words: dict[str, float] = {}
        self._pairs: dict[tuple[str, str], float] = {}
        self._kinds: dict[str, float] = {}
        self._traits: dict[str, float] = {}
        for name, row in claim.weights.items():
            kind, _, rest = name.partition(" ")
            if kind == "w":
                self._words[rest] = row[0]
            elif kind == "b":
                before, _, after = rest.partition(" ")
                self._pairs[before, after] = row[0]
            elif kind == "k":
                self._kinds[rest] = row[0]
            else:
                self._traits[name] = row[0]
        self._type_words = {name[2:]: row for name, row in types.weights.items() if name.startswith("w ")}
        self._type_traits = {name: row for name, row in types.weights.items() if not name.startswith("w ")}

    def odds(self, seen: Seen, words: list[str]) -> float:
        """The log odds that a sentence, with these words in their shapes, is a claim."""
        kinds, traits_, words_, pairs_ = self._kinds, self._traits, self._words, self._pairs
        weights = [kinds[kind] for kind in seen.kinds if kind in kinds]
        weights += [traits_[name] for name in outline(seen) if name in traits_]
        weights += [words_[word] for word in dict.fromkeys(words) if word in words_]
        weights += [pairs_[pair] for pair in pairs_of(words) if pair in pairs_]
        return round(self._claim_bias + sum(weights), 6)

    def types(self, seen: Seen, words: list[str]) -> tuple[ClaimType, ...]:
        """The types of a claim, with these words in their shapes."""
        traits_, words_ = self._type_traits, self._type_words
        rows = [traits_[name] for name in traits(seen) if name in traits_]
        rows += [words_[word] for word in dict.fromkeys(words) if word in words_]
        return types_of([round(sum(column), 6) for column in zip(self._types_bias, *rows, strict=True)])


@cache
def judge() -> Judge:
    """The judge of the built-in model."""
    return Judge(models().claim, models().types)


def types_of(scores: Sequence[float]) -> tuple[ClaimType, ...]:
    """The types whose score is above nought, or else the best one; `scores` are those of the type model."""
    likely = tuple(name for name, score in zip(TYPES, scores, strict=True) if score > 0)
    return likely or (TYPES[scores.index(max(scores))],)
