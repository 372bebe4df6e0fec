"""Chooses the substance, outcome and direction of a claim in its context, by the learnt models."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.article import ClaimType
from pipeline.claims.context import Topic
from pipeline.claims.direction_features import direction_parts
from pipeline.claims.model import Models, models, pack, packed, side_by_side, unpack
from pipeline.claims.offers import Option
from pipeline.claims.parts import Addends, Weights
from pipeline.claims.reading import Seen
from pipeline.claims.role_features import Traits, beside, nature, role_traits
from pipeline.claims.roles import first_of_list, options_of

_NEVER = float("-inf")


class Roles(NamedTuple):
    """The substance and outcome of a claim, None where it has none, and its direction ("unstated" where none)."""

    substance: Option | None
    outcome: Option | None
    direction: str

    def names(self) -> tuple[str | None, str | None]:
        """The names of the substance and of the outcome."""
        return (
            self.substance.term("substance").nl if self.substance else None,
            self.outcome.term("outcome").nl if self.outcome else None,
        )

    def tell(self, topic: Topic, seen: Seen, odds: float, types: Sequence[ClaimType]) -> None:
        """Tells the context what the claim was found to say."""
        first = self.substance.term("substance") if self.substance else None
        second = self.outcome.term("outcome") if self.outcome else None
        topic.leave(seen, odds, (first, second), self.direction, types)


class Chooser:
    """The models of roles and direction, laid out to be asked."""

    def __init__(self, found: Models) -> None:
        pairs = side_by_side(found.substance, found.outcome)
        self._roles = Addends(pairs)
        self._alone = Weights(pairs, 0j)  # of options with one part
        self._directions = Weights(packed(found.direction), 0)
        self._heads = found.direction.heads
        self._bias = pack(found.direction.bias)

    def roles(self, seen: Seen, topic: Topic, types: tuple[ClaimType, ...]) -> Roles:
        """The substance, outcome and direction of a claim; the outcome is chosen first, and the substance beside it."""
        options = options_of(seen, topic.offers())
        traits = role_traits(seen, options, types)
        weights = self._weigh(traits)
        seconds = [weight.imag for weight in weights]
        outcome = _highest(options, seconds)
        kind = nature(outcome)
        added = {name: self._alone[beside(name, kind, types)].real for name in traits.shared}
        firsts = [weight.real + added[name] for weight, name in zip(weights, traits.standings, strict=True)]
        if outcome is not None:
            firsts[seconds.index(max(seconds))] = _NEVER
        substance = _highest(options, firsts)
        if outcome is not None:
            outcome = first_of_list(seen, options, outcome, substance, "outcome")
        if substance is not None:
            substance = first_of_list(seen, options, substance, outcome, "substance")
        return self.directed(seen, topic, types, substance, outcome)

    def _weigh(self, traits: Traits) -> list[complex]:
        """The weights of every option, as the substance and as the outcome."""
        total, alone = self._roles.total, self._alone
        shared = {standing: alone[part] for standing, part in traits.shared.items()}
        single = [*map(total, traits.named), *map(alone.__getitem__, traits.offered)]
        return [shared[standing] + weight for weight, standing in zip(single, traits.standings, strict=True)]

    def directed(
        self,
        seen: Seen,
        topic: Topic,
        types: tuple[ClaimType, ...],
        substance: Option | None,
        outcome: Option | None,
    ) -> Roles:
        """The roles with the direction that goes with them."""
        term, mark = (outcome.term("outcome"), outcome.mark) if outcome else (None, None)
        parts = direction_parts(seen, mark, term, types, topic.direction, about=substance is not None)
        scores = unpack(self._bias + self._directions.total(parts), len(self._heads))
        return Roles(substance, outcome, self._heads[scores.index(max(scores))])


def _highest(options: Sequence[Option], weights: Sequence[float]) -> Option | None:
    """The option with the highest weight; the weight past the options is that of none."""
    place = weights.index(max(weights))
    return options[place] if place < len(options) else None


@cache
def chooser() -> Chooser:
    """The chooser of the built-in models."""
    return Chooser(models())
