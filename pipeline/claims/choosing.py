"""Chooses the substance, outcome and direction of a claim in its context, by the learnt models."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.article import ClaimType
from pipeline.claims.context import Topic
from pipeline.claims.direction_features import direction_parts
from pipeline.claims.model import Models, halves, models, pack, packed, packed_together, unpack
from pipeline.claims.offers import Option, Told
from pipeline.claims.parts import Weights
from pipeline.claims.reading import Seen
from pipeline.claims.role_features import BACK, Traits, beside, nature, offered_part, role_traits
from pipeline.claims.roles import first_of_list, options_of
from pipeline.dutch.vocabulary import Term

_NEVER = -(1 << 30)
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

    def about(self, subject: Term) -> Roles:
        """The roles with a substance that the place of the sentence gives, in a table."""
        outcome = self.outcome if self.outcome and self.outcome.term("outcome") != subject else None
        return Roles(Option(None, subject, None, (), "s", "off s"), outcome, self.direction)

    def tell(self, topic: Topic, seen: Seen, odds: float, types: Sequence[ClaimType]) -> None:
        """Tells the context what the claim was found to say."""
        first = self.substance.term("substance") if self.substance else None
        second = self.outcome.term("outcome") if self.outcome else None
        named = tuple(option is not None and option.mark is not None for option in (self.substance, self.outcome))
        topic.leave(seen, odds, (first, second), (named[0], named[1]), self.direction, types)


class _Offers(dict[Told, int]):
    """The weight of every option met so far that only the context offers, in a sentence that points back or not."""

    def __init__(self, weights: Weights, back: str) -> None:
        super().__init__()
        self._weights, self._back = weights, back

    def __missing__(self, told: Told) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        weight = self[told] = self._weights[offered_part(told, self._back)]
        return weight


class Chooser:
    """The models of roles and direction, laid out to be asked; weights are whole numbers, hundredths of log odds."""

    def __init__(self, found: Models) -> None:
        self._roles: Weights = Weights(packed_together(found.substance, found.outcome))
        self._offers = {back: _Offers(self._roles, back) for back in BACK}
        self._directions = Weights(packed(found.direction))
        self._heads = found.direction.heads
        self._bias = pack(found.direction.bias)

    def roles(self, seen: Seen, topic: Topic, types: tuple[ClaimType, ...]) -> Roles:
        """The substance, outcome and direction of a claim; the outcome is chosen first, and the substance beside it."""
        options = options_of(seen, topic.offers())
        traits = role_traits(seen, options, types)
        firsts, seconds = self.weigh(traits)
        at = seconds.index(max(seconds))
        outcome = options[at] if at < len(options) else None
        self.beside(firsts, traits, outcome, types)
        if outcome is not None:
            firsts[at] = _NEVER
        at = firsts.index(max(firsts))
        substance = options[at] if at < len(options) else None
        if outcome is not None:
            outcome = first_of_list(seen, options, outcome, substance, "outcome")
        if substance is not None:
            substance = first_of_list(seen, options, substance, outcome, "substance")
        return self.directed(seen, topic, types, substance, outcome)

    def weigh(self, traits: Traits) -> tuple[list[int], list[int]]:
        """What every option weighs as the substance and as the outcome; last none at all."""
        get = self._roles.__getitem__
        shared = {standing: sum(map(get, parts)) for standing, parts in traits.shared.items()}
        totals = [sum(map(get, row)) for row in traits.named]
        totals += map(self._offers[traits.back].__getitem__, traits.offered)
        totals.append(get(traits.none))
        firsts, seconds = [], []
        for standing, total in zip(traits.standings, totals, strict=True):
            first, second = halves(total + shared[standing])
            firsts.append(first)
            seconds.append(second)
        return firsts, seconds

    def beside(self, firsts: list[int], traits: Traits, outcome: Option | None, types: tuple[str, ...]) -> None:
        """Adds to the weights of substances what they get beside this outcome."""
        kind = nature(outcome)
        added = {standing: halves(self._roles[beside(standing, kind, types)])[0] for standing in traits.shared}
        for at, standing in enumerate(traits.standings):
            firsts[at] += added[standing]

    def directed(
        self, seen: Seen, topic: Topic, types: tuple[ClaimType, ...], substance: Option | None, outcome: Option | None
    ) -> Roles:
        """The roles with the direction that goes with them."""
        term, mark = (outcome.term("outcome"), outcome.mark) if outcome else (None, None)
        parts = direction_parts(seen, mark, term, types, topic.direction, about=substance is not None)
        scores = unpack(self._bias + self._directions.total(parts), len(self._heads))
        return Roles(substance, outcome, self._heads[scores.index(max(scores))])


@cache
def chooser() -> Chooser:
    """The chooser of the built-in models."""
    return Chooser(models())
