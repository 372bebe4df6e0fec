"""Which sentences of an article are claims, and what each claims."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from pipeline.article import Article, Claim, ClaimType, Direction
from pipeline.claims import aspects
from pipeline.claims.context import Topic
from pipeline.claims.decision import judge
from pipeline.claims.direction import direction_features
from pipeline.claims.features import features, shapes
from pipeline.claims.model import Model, RoleWeights, models, role_weights
from pipeline.claims.reading import Seen, read
from pipeline.claims.role_features import Traits, outcome_traits, role_traits
from pipeline.claims.roles import Option, first_of_list, options_of

_DIRECTIONS: dict[str, Direction] = {"increase": "increase", "decrease": "decrease", "none": "none"}


class Roles(NamedTuple):
    """The substance and outcome of a claim, None where it has none, and the direction ("unstated" where it has none)."""

    substance: Option | None
    outcome: Option | None
    direction: str

    def names(self) -> tuple[str | None, str | None]:
        """The names of the substance and of the outcome."""
        return (
            self.substance.term("substance").nl if self.substance else None,
            self.outcome.term("outcome").nl if self.outcome else None,
        )


def find_claims(article: Article) -> tuple[Claim, ...]:
    """The claims, in the order of the text."""
    decide, weights, direction = judge(), role_weights(), models().direction
    numbers = count(1)
    sentences = list(read(article))
    topic = Topic(article, sentences)
    claims = []
    for seen in sentences:
        topic.enter(seen)
        words = shapes(seen)
        odds = decide.odds(seen, words)
        if odds + topic.bonus(seen) <= 0:
            topic.pass_by(seen, odds)
            continue
        types = topic.types(seen, decide.types(seen, words))
        roles = roles_of(seen, topic, types, weights, direction)
        note(topic, seen, odds, roles, types)
        substance, outcome = roles.names()
        claims.append(
            Claim(
                start=seen.sentence.start,
                end=seen.sentence.end,
                id=f"k{next(numbers)}",
                types=types,
                quantities=tuple(quantity.id for quantity in seen.quantities),
                substance=substance,
                outcome=outcome,
                direction=_DIRECTIONS.get(roles.direction),
                population=aspects.population(seen),
                comparator=aspects.comparator(seen),
                design=aspects.design(seen),
                hedged=aspects.hedged(seen),
                negated=aspects.denies(seen),
                statistics=aspects.statistics(seen),
                context=topic.lead_in(seen),
                reason=aspects.reason(seen),
            )
        )
    return tuple(claims)


def roles_of(
    seen: Seen, topic: Topic, types: Sequence[ClaimType], weights: RoleWeights, direction: Model
) -> Roles:
    """The substance, outcome and direction of a claim in its context."""
    options = options_of(seen, topic.offers())
    traits = role_traits(seen, options, types)
    seconds = _weigh(traits, weights, 1)
    other = seconds.index(max(seconds))
    firsts = _weigh(traits, weights, 0)
    for at_, row in enumerate(outcome_traits(traits, options, other, types)):
        firsts[at_] += sum([weights.get(group, _NOTHING).get(value, (0.0,))[0] for group, value in row])
    place = firsts.index(max(firsts))
    other = first_of_list(seen, options, other, place, "outcome")
    place = first_of_list(seen, options, place, other, "substance")
    return directed(seen, topic, types, direction, *(_option(options, at_) for at_ in (place, other)))


_NOTHING: dict[str, tuple[float, float]] = {}


def _weigh(traits: Traits, weights: RoleWeights, role: int) -> list[float]:
    """The weight of every option for a role: 0 substance, 1 outcome."""
    shared: dict[str, float] = {}
    for kind in set(traits.classes):
        table = weights.get(kind, _NOTHING)
        shared[kind] = sum([table[name][role] for name in traits.shared if name in table])
    found = []
    for row, kind in zip(traits.rows, traits.classes, strict=True):
        weight = shared[kind]
        for group, value in row:
            pair = weights.get(group, _NOTHING).get(value)
            if pair is not None:
                weight += pair[role]
        found.append(weight)
    return found


def _option(options: Sequence[Option], place: int) -> Option | None:
    return options[place] if place < len(options) else None


def directed(
    seen: Seen,
    topic: Topic,
    types: Sequence[ClaimType],
    direction: Model,
    substance: Option | None,
    outcome: Option | None,
) -> Roles:
    """The roles with the direction that goes with them."""
    term, mark = (outcome.term("outcome"), outcome.mark) if outcome else (None, None)
    found = direction_features(seen, mark, term, types, topic.direction, about=substance is not None)
    scores = direction.scores(found)
    return Roles(substance, outcome, direction.heads[scores.index(max(scores))])


def note(topic: Topic, seen: Seen, odds: float, roles: Roles, types: Sequence[ClaimType]) -> None:
    """Tells the context what a claim was found to say."""
    first = roles.substance.term("substance") if roles.substance else None
    second = roles.outcome.term("outcome") if roles.outcome else None
    topic.leave(seen, odds, (first, second), roles.direction, types)


def why(article: Article) -> list[tuple[int, float, list[str]]]:
    """For every sentence its start, its own log odds of a claim, and the features that speak most for it."""
    claim = models().claim
    found = [(seen.sentence.start, features(seen)) for seen in read(article)]
    return [(start, claim.scores(names)[0], claim.why(names, "claim", 8)) for start, names in found]
