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


class Weighed(NamedTuple):
    """Something that a claim could have been about: its name (None: nothing), and its weight less that of the best.

    Also the kind of its entry, and where it stands: "sentence", or a place of the context ("title", "said", ...).
    """

    name: str | None
    behind: float
    kind: str = ""
    place: str = ""


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
    order = sorted(range(len(options) + 1), key=lambda place: -weights[place])[:_OPTIONS]
    best = weights[order[0]]
    return [_weighed(options, place, (weights[place] - best) / _UNIT, role) for place in order]


def _weighed(options: list[Option], place: int, behind: float, role: str) -> Weighed:
    """One option; the last place is that of none at all."""
    if place == len(options):
        return Weighed(None, behind)
    option = options[place]
    term = option.term(role)
    origin = (
        "s sentence" if option.mark else next((one for one in option.origins if one[0] == role[0]), option.origins[0])
    )
    return Weighed(term.nl, behind, term.kind, origin.split(" ")[1])
