"""Chooses the substance, outcome and direction of a claim in its context, by the learnt models."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.article import ClaimType
from pipeline.claims.context import Topic
from pipeline.claims.direction import direction_features
from pipeline.claims.model import Models, Packed, Pair, models, side_by_side
from pipeline.claims.reading import Seen
from pipeline.claims.role_features import Feature, Offered, Traits, beside, nature, role_traits
from pipeline.claims.roles import Option, first_of_list, options_of

_REMEMBERED = 50_000


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
        self._weights = side_by_side(found.substance, found.outcome)
        self._of_group: dict[str, dict[str, Pair]] = {}
        for (group, value), pair in self._weights.items():
            self._of_group.setdefault(group, {})[value] = pair
        self._known: dict[Offered, Pair] = {}
        self._direction = Packed(found.direction)

    def roles(self, seen: Seen, topic: Topic, types: Sequence[ClaimType]) -> Roles:
        """The substance, outcome and direction of a claim; the outcome is chosen first, and the substance beside it."""
        options = options_of(seen, topic.offers())
        traits = role_traits(seen, options, types)
        firsts, seconds = self._weigh(traits)
        outcome = _highest(options, seconds, None)
        kind = nature(outcome)
        more = {name: self._sum(beside(name, kind, types)).real for name in set(traits.classes)}
        firsts = [weight + more[name] for weight, name in zip(firsts, traits.classes, strict=True)]
        substance = _highest(options, firsts, outcome)
        if outcome is not None:
            outcome = first_of_list(seen, options, outcome, substance, "outcome")
        if substance is not None:
            substance = first_of_list(seen, options, substance, outcome, "substance")
        return self.directed(seen, topic, types, substance, outcome)

    def _weigh(self, traits: Traits) -> tuple[list[float], list[float]]:
        """The weight of every option as the substance and as the outcome."""
        known = self._known
        shared: dict[str, Pair] = {}
        totals = []
        for row, kind in zip(traits.rows, traits.classes, strict=True):
            if kind not in shared:
                table = self._of_group.get(kind, {})
                shared[kind] = sum([table[name] for name in traits.shared if name in table], 0j)
            if isinstance(row, Offered):
                pair = known.get(row)
                if pair is None:
                    pair = self._sum(row.row())
                    if len(known) < _REMEMBERED:
                        known[row] = pair
            else:
                pair = self._sum(row)
            totals.append(shared[kind] + pair)
        return [total.real for total in totals], [total.imag for total in totals]

    def _sum(self, row: Sequence[Feature]) -> Pair:
        weights = self._weights
        return sum([weights[feature] for feature in row if feature in weights], 0j)

    def directed(
        self,
        seen: Seen,
        topic: Topic,
        types: Sequence[ClaimType],
        substance: Option | None,
        outcome: Option | None,
    ) -> Roles:
        """The roles with the direction that goes with them."""
        term, mark = (outcome.term("outcome"), outcome.mark) if outcome else (None, None)
        found = direction_features(seen, mark, term, types, topic.direction, about=substance is not None)
        scores = self._direction.scores(found)
        return Roles(substance, outcome, self._direction.heads[scores.index(max(scores))])


def _highest(options: Sequence[Option], weights: Sequence[float], taken: Option | None) -> Option | None:
    """The option with the highest weight but for `taken`; the weight past the options is that of none."""
    places = [place for place in range(len(weights)) if place == len(options) or options[place] is not taken]
    place = max(places, key=weights.__getitem__)
    return options[place] if place < len(options) else None


@cache
def chooser() -> Chooser:
    """The chooser of the built-in models."""
    return Chooser(models())
