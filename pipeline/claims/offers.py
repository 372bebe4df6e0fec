"""What can be the substance or the outcome of a claim: an option, and those that the context offers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.claims.entries import implied
from pipeline.claims.lexicon import Mark
from pipeline.dutch.vocabulary import Term

Named = tuple[Term | None, Term | None]  # a substance and an outcome
Options = dict[str, "Option"]  # by the name of the thing
Row = tuple[Term | None, Term | None, tuple[str, ...]]  # a substance, an outcome, and the places that offer it
Rows = dict[str, Row]  # by the name of the thing
Made = dict[tuple[str, tuple[str, ...]], "Option"]  # by name and places
_NEW: Row = (None, None, ())


class Told:
    """What counts of an option that only the context offers: its kind and origins, and the kind of its term.

    There is one of each (`told`), so that its weight is looked up by what it is, not by what it holds.
    """

    __slots__ = ("kind", "origins", "term_kind")

    def __init__(self, kind: str, origins: tuple[str, ...], term_kind: str) -> None:
        self.kind, self.origins, self.term_kind = kind, origins, term_kind


@lru_cache(maxsize=50_000)
def told(kind: str, origins: tuple[str, ...], term_kind: str) -> Told:
    """The one that holds this."""
    return Told(kind, origins, term_kind)


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


def offer(rows: Rows, origin: str, term: Term) -> None:
    """Adds what the context offers at `origin`, whose first letter is the role."""
    substance, outcome, origins = rows.get(term.nl, _NEW)
    if origin[0] == "s":
        rows[term.nl] = (term, outcome, (*origins, origin))
    else:
        rows[term.nl] = (substance, term, (*origins, origin))


def offer_named(rows: Rows, place: str, named: Named) -> None:
    """Adds the substance and the outcome that stand at a place of the context."""
    substance, outcome = named
    if substance:
        offer(rows, "s " + place, substance)
    if outcome:
        offer(rows, "o " + place, outcome)


def offered(places: Iterable[tuple[str, Named]]) -> Rows:
    """What is offered at some places, in order."""
    rows: Rows = {}
    for place, named in places:
        offer_named(rows, place, named)
    return rows


def options_in(rows: Rows, made: Made) -> Options:
    """The options of what is offered, and the outcomes that no word of the sentence need name; `made` keeps them."""
    implied = _implied()
    for name, (origin, term, _) in implied.items():
        if name in rows:
            offer(rows, origin, term)
    options: Options = {}
    for name, row in rows.items():
        key = (name, row[2])
        option = made.get(key)
        if option is None:
            option = made[key] = _option(*row)
        options[name] = option
    for name, (_, _, alone) in implied.items():
        options.setdefault(name, alone)
    return options


def _option(substance: Term | None, outcome: Term | None, origins: tuple[str, ...]) -> Option:
    kind = kind_of(substance, outcome)
    standing = "implied" if origins[0].startswith("o implied") else "off " + kind
    term = substance or outcome
    assert term is not None
    return Option(None, substance, outcome, origins, kind, standing, told(kind, origins, term.kind))


@cache
def _implied() -> dict[str, tuple[str, Term, Option]]:
    """Origin, term and option of each."""
    found = {}
    for name, kind in implied().items():
        origin, term = "o implied " + name, Term(name, "", kind)
        found[name] = (origin, term, _option(None, term, (origin,)))
    return found
