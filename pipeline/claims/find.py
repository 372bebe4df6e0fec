"""Which sentences of an article are claims, and what each claims."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from pipeline.article import Article, Claim, ClaimType
from pipeline.claims.features import features
from pipeline.claims.model import Model, model
from pipeline.claims.reading import Seen, read

TYPES: tuple[ClaimType, ...] = (
    "dose_recommendation", "effect_outcome", "prevalence", "study_result", "safety", "duration", "other",
)  # fmt: skip


def find_claims(article: Article) -> tuple[Claim, ...]:
    """The claims, in the order of the text."""
    judge = model()
    numbers = count(1)
    claims = []
    for seen in read(article):
        found = features(seen.scan, seen.first, seen.last, seen.marks, seen.quantities, seen.text)
        scores = judge.scores(found)
        if scores[0] <= 0:
            continue
        sentence = seen.sentence
        claims.append(
            Claim(
                start=sentence.start,
                end=sentence.end,
                id=f"k{next(numbers)}",
                types=types_of(judge, scores),
                quantities=tuple(quantity.id for quantity in seen.quantities),
                reason=", ".join(judge.why(found, "claim")),
            )
        )
    return tuple(claims)


def types_of(judge: Model, scores: Sequence[float]) -> tuple[ClaimType, ...]:
    """The types whose score is above nought, or the best one."""
    odds = {name: scores[judge.heads.index(name)] for name in TYPES}
    likely = tuple(name for name in TYPES if odds[name] > 0)
    return likely or (max(TYPES, key=lambda name: odds[name]),)
