"""Why a sentence is a claim or none, and what else it could have been about: the weights behind the findings."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.article import Article
from pipeline.claims.choosing import chooser
from pipeline.claims.features import features
from pipeline.claims.find import Judged, judged
from pipeline.claims.model import models
from pipeline.claims.offers import Option
from pipeline.claims.role_features import role_traits
from pipeline.claims.roles import options_of

_FEATURES, _OPTIONS = 6, 4
_UNIT = 100

Weighed = tuple[str | None, float]  # a name, None for none at all, and its weight less that of the best


class Reasons(NamedTuple):
    """What speaks for a sentence and against it: its log odds of a claim (one above nought), its own part of them, the
    features that weigh most, and for a claim the likeliest substances and outcomes, best first."""

    start: int
    score: float
    own: float
    speaking_for: list[tuple[str, float]]
    speaking_against: list[tuple[str, float]]
    substances: list[Weighed]
    outcomes: list[Weighed]


def reasons(article: Article) -> list[Reasons]:
    """The reasons of every sentence, in the order of the text."""
    return [_of(one) for one in judged(article)]


def _of(one: Judged) -> Reasons:
    claim = models().claim
    weights = [(name, claim.weights[name][0]) for name in features(one.seen) if name in claim.weights]
    weights.sort(key=lambda pair: (-abs(pair[1]), pair[0]))
    told = weights[: 2 * _FEATURES]
    substances, outcomes = _options(one) if one.roles else ([], [])
    return Reasons(
        one.seen.sentence.start,
        round(one.odds + one.bonus, 2),
        round(one.odds, 2),
        [pair for pair in told if pair[1] > 0][:_FEATURES],
        [pair for pair in told if pair[1] < 0][:_FEATURES],
        substances,
        outcomes,
    )


def _options(one: Judged) -> tuple[list[Weighed], list[Weighed]]:
    """The likeliest substances and outcomes, as the chooser weighs them."""
    assert one.roles is not None
    choose, options = chooser(), options_of(one.seen, one.topic.offers())
    traits = role_traits(one.seen, options, one.types)
    firsts, seconds = choose.weigh(traits)
    choose.beside(firsts, traits, one.roles.outcome, one.types)
    return _best(options, firsts, "substance"), _best(options, seconds, "outcome")


def _best(options: list[Option], weights: list[int], role: str) -> list[Weighed]:
    names: list[str | None] = [*(option.term(role).nl for option in options), None]
    order = sorted(range(len(names)), key=lambda place: -weights[place])[:_OPTIONS]
    return [(names[place], (weights[place] - weights[order[0]]) / _UNIT) for place in order]
