"""What a sentence takes from those before it: what they speak of, if they were claims, and the lead-in of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import tanh
from typing import NamedTuple

from pipeline.article import Article, ClaimType
from pipeline.claims.aspects import past_forms
from pipeline.claims.cues import cue_groups
from pipeline.claims.entries import implied
from pipeline.claims.reading import Seen
from pipeline.claims.subjects import subjects_of
from pipeline.dutch.vocabulary import Term

_ANY, _AS_HEADING, _COMPANY = 0.25, -2.0, 0.4  # log odds
_LISTED_DOSE = 1.5  # of an item with a dose in a list that is led in as one of doses
_DOSING = frozenset(("norm", "intake"))
_POINTS_BACK = 6  # words within which an anaphor must stand
_HARMS = frozenset(("bijwerking", "bijwerkingen", "ernstige bijwerkingen", "milde bijwerkingen"))


class Offer(NamedTuple):
    """A thing that the context offers for a role ("s" substance, "o" outcome), and where it stands there."""

    role: str
    term: Term
    origin: str


class Topic:
    """The running context of an article; `enter` and then `leave` or `pass_by` every sentence in order."""

    def __init__(self, article: Article, sentences: Sequence[Seen]) -> None:
        self.subjects = subjects_of(article, sentences)
        self._section: tuple[Term | None, Term | None] = (None, None)
        self._led: tuple[Term | None, Term | None] = (None, None)
        self._said: tuple[Term | None, Term | None] = (None, None)
        self._near: tuple[Term | None, Term | None] = (None, None)
        self._block = -1
        self._company = 0.0
        self._lead: str | None = None
        self._reporting = self._harms = self._doses = False
        self.direction = "no claim"  # of the claim before
        subjects = self.subjects
        self._always = [
            *(Offer("s", term, f"main {standing}") for term, standing in subjects.substances),
            *(Offer("o", term, f"main {standing}") for term, standing in subjects.outcomes),
            *([Offer("s", subjects.title_substance, "title")] if subjects.title_substance else ()),
            *([Offer("o", subjects.title_outcome, "title")] if subjects.title_outcome else ()),
        ]

    def enter(self, seen: Seen) -> None:
        """Begins a sentence: a heading begins a section, another block may lead in a list."""
        block = seen.block
        if seen.sentence.block == self._block:
            return
        self._block = seen.sentence.block
        if block.kind not in ("list_item", "table_cell"):
            leads = block.kind == "heading" or seen.text.endswith(":")
            self._lead = seen.text if leads else None
            self._led = _named(seen) if leads else (None, None)
            self._doses = leads and not _DOSING.isdisjoint(seen.kinds)
        if block.kind == "heading":
            self._reporting = False
            self._harms = any(term.nl in _HARMS for mark in seen.marks for term in mark.entry.terms)
            self._section = _named(seen)

    def lead_in(self, seen: Seen) -> str | None:
        """The words above a list or table that its items complete."""
        return self._lead if seen.block.kind in ("list_item", "table_cell") else None

    def offers(self) -> Iterator[Offer]:
        """What the context offers for the roles of a sentence."""
        yield from self._always
        for origin, pair in (
            ("section", self._section), ("lead", self._led), ("said", self._said), ("near", self._near)
        ):  # fmt: skip
            for role, term in zip("so", pair, strict=True):
                if term:
                    yield Offer(role, term, origin)
        yield from _implied()

    def types(self, seen: Seen, types: tuple[ClaimType, ...]) -> tuple[ClaimType, ...]:
        """The types with those that the context gives: a report of a study goes on, side effects stand in a list."""
        if self._reporting and "study_result" not in types:
            words = seen.scan.words[seen.first : seen.last]
            if not past_forms().isdisjoint(words) and "dose_recommendation" not in types:
                types = (*types, "study_result")
        if self._harms and "safety" not in types:
            types = (*types, "safety")
        return types

    def bonus(self, seen: Seen) -> float:
        """What the context adds to the log odds of a claim: claims stand together, headings seldom claim."""
        listed = self._doses and seen.block.kind in ("list_item", "table_cell")
        dose = listed and any(quantity.kind == "dose" for quantity in seen.quantities)
        return _ANY + _LISTED_DOSE * dose + (_AS_HEADING if seen.block.kind == "heading" else 0.0) + self._company

    def pass_by(self, seen: Seen, odds: float) -> None:
        """Ends a sentence that is no claim, with its log odds of being one."""
        self._company = _COMPANY * tanh(odds / 2)
        self._said = _named(seen, self._said)
        self.direction = "no claim"

    def leave(
        self,
        seen: Seen,
        odds: float,
        found: tuple[Term | None, Term | None],
        direction: str,
        types: Sequence[ClaimType],
    ) -> None:
        """Ends a claim with the substance, outcome and direction that it was found to have."""
        self._company = _COMPANY * tanh(odds / 2)
        self._reporting = "study_result" in types
        self._said = _named(seen, self._said)
        self._near = (found[0] or self._near[0], found[1] or self._near[1])
        self.direction = direction


def points_back(seen: Seen) -> bool:
    """Whether a pronoun or demonstrative near the start stands for something said before."""
    return not _anaphors().isdisjoint(seen.scan.words[seen.first : min(seen.last, seen.first + _POINTS_BACK)])


@cache
def _anaphors() -> frozenset[str]:
    return frozenset(cue_groups()["anaphor"])


@cache
def _implied() -> tuple[Offer, ...]:
    """Outcomes that no word of the sentence need name."""
    return tuple(Offer("o", Term(name, "", kind), "implied " + name) for name, kind in implied().items())


def _named(seen: Seen, known: tuple[Term | None, Term | None] = (None, None)) -> tuple[Term | None, Term | None]:
    """The first substance and the first outcome of a sentence; what was `known` where it names none."""
    substance = outcome = None
    for mark in seen.marks:
        substance = substance or mark.entry.substance
        if outcome is None and mark.entry.substance is None:
            outcome = mark.entry.outcome
    return substance or known[0], outcome or known[1]
