"""What can be the substance or the outcome of a claim: an option, and those that the context offers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from pipeline.claims.entries import implied
from pipeline.claims.lexicon import Mark
from pipeline.dutch.vocabulary import Term

Named = tuple[Term | None, Term | None]  # a substance and an outcome
Told = tuple[str, tuple[str, ...], str]  # the kind and the origins of an option, and the kind of its term
Options = dict[str, "Option"]  # by the name of the thing


class Option(NamedTuple):
    """A thing that can be the substance or the outcome: named in the sentence (`mark`), or offered by the context."""

    mark: Mark | None
    substance: Term | None
    outcome: Term | None
    origins: tuple[str, ...]  # where the context offers it: role ("s", "o") and place
    kind: str  # which roles it can have: s, o or both
    standing: str  # its kind, "off" before it where only the context offers it; or "implied"
    told: Told | None = None  # of an option that only the context offers

    def term(self, role: str) -> Term:
        """The term that it stands for in a role."""
        first, second = self.substance, self.outcome
        term = (first or second) if role == "substance" else (second or first)
        assert term is not None
        return term


def kind_of(substance: Term | None, outcome: Term | None) -> str:
    """Which roles something that can be these has."""
    return "both" if substance and outcome else "s" if substance else "o"


def offer(options: Options, origin: str, term: Term) -> None:
    """Adds what the context offers at `origin`, whose first letter is the role."""
    before = options.get(term.nl)
    substance, outcome, origins = (before.substance, before.outcome, before.origins) if before else (None, None, ())
    if origin[0] == "s":
        substance = term
    else:
        outcome = term
    kind, origins = kind_of(substance, outcome), (*origins, origin)
    standing = "implied" if origins[0].startswith("o implied") else "off " + kind
    told = (kind, origins, (substance or term).kind)
    options[term.nl] = Option(None, substance, outcome, origins, kind, standing, told)


def offer_named(options: Options, place: str, named: Named) -> None:
    """Adds the substance and the outcome that stand at a place of the context."""
    substance, outcome = named
    if substance:
        offer(options, "s " + place, substance)
    if outcome:
        offer(options, "o " + place, outcome)


def offer_implied(options: Options) -> None:
    """Adds the outcomes that no word of the sentence need name."""
    for name, (origin, term, alone) in _implied().items():
        if name in options:
            offer(options, origin, term)
        else:
            options[name] = alone


@cache
def _implied() -> dict[str, tuple[str, Term, Option]]:
    """Origin, term and option of each."""
    found = {}
    for name, kind in implied().items():
        origin, term, options = "o implied " + name, Term(name, "", kind), Options()
        offer(options, origin, term)
        found[name] = (origin, term, options[name])
    return found


def offered(places: Iterable[tuple[str, Named]]) -> Options:
    """The options of some places, in order."""
    options: Options = {}
    for place, named in places:
        offer_named(options, place, named)
    return options
