"""Whether a sentence is a claim, and of which types: the claim model, laid out so that it is quick to ask."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.article import ClaimType
from pipeline.claims.features import outline, pairs_of, traits
from pipeline.claims.model import Model, models, pack, unpack
from pipeline.claims.reading import Seen

TYPES: tuple[ClaimType, ...] = (
    "dose_recommendation", "effect_outcome", "prevalence", "study_result", "safety", "duration", "other",
)  # fmt: skip


class Judge:
    """The claim and type models with their words and pairs of words in dictionaries of their own."""

    def __init__(self, claim: Model, types: Model) -> None:
        self._claim_bias, self._types_bias = pack(claim.bias), pack(types.bias)
        self._words: dict[str, int] = {}
        self._pairs: dict[tuple[str, str], int] = {}
        self._kinds: dict[str, int] = {}
        self._traits: dict[str, int] = {}
        for name, row in claim.weights.items():
            kind, _, rest = name.partition(" ")
            weight = pack(row)
            if kind == "w":
                self._words[rest] = weight
            elif kind == "b":
                before, _, after = rest.partition(" ")
                self._pairs[before, after] = weight
            elif kind == "k":
                self._kinds[rest] = weight
            else:
                self._traits[name] = weight
        self._type_words = {name[2:]: pack(row) for name, row in types.weights.items() if name.startswith("w ")}
        self._type_traits = {name: pack(row) for name, row in types.weights.items() if not name.startswith("w ")}

    def odds(self, seen: Seen, words: list[str]) -> float:
        """The log odds that a sentence, with these words in their shapes, is a claim."""
        kinds, traits_, words_, pairs_ = self._kinds, self._traits, self._words, self._pairs
        total = self._claim_bias
        total += sum(map(kinds.__getitem__, kinds.keys() & seen.kinds))
        total += sum([traits_[name] for name in outline(seen) if name in traits_])
        total += sum(map(words_.__getitem__, words_.keys() & set(words)))
        total += sum(map(pairs_.__getitem__, pairs_.keys() & set(pairs_of(words))))
        return unpack(total, 1)[0]

    def types(self, seen: Seen, words: list[str]) -> tuple[ClaimType, ...]:
        """The types of a claim, with these words in their shapes."""
        traits_, words_ = self._type_traits, self._type_words
        total = self._types_bias + sum([traits_[name] for name in traits(seen) if name in traits_])
        total += sum(map(words_.__getitem__, words_.keys() & set(words)))
        return types_of(unpack(total, len(TYPES)))


@cache
def judge() -> Judge:
    """The judge of the built-in model."""
    return Judge(models().claim, models().types)


def types_of(scores: Sequence[float]) -> tuple[ClaimType, ...]:
    """The types whose score is above nought, or else the best one; `scores` are those of the type model."""
    likely = tuple(name for name, score in zip(TYPES, scores, strict=True) if score > 0)
    return likely or (TYPES[scores.index(max(scores))],)
