"""What a sentence takes from those before it: what they speak of, if they were claims, and the lead-in of a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import tanh

from pipeline.article import Article, ClaimType
from pipeline.claims.aspects import past_forms
from pipeline.claims.cues import cue_groups
from pipeline.claims.offers import Made, Named, Options, offer, offer_named, offered, options_in
from pipeline.claims.reading import Seen
from pipeline.claims.subjects import subjects_of
from pipeline.dutch.grammar import grammar
from pipeline.dutch.vocabulary import Term

_ANY, _AS_HEADING, _COMPANY = 0.25, -2.0, 0.4  # log odds
_LISTED_DOSE = 2.5  # of a dose in a list that is led in as one of doses, or in a column of doses a day
_DOSING = frozenset(("norm", "intake"))
_POINTS_BACK = 6  # words within which an anaphor must stand
_NOTHING: Named = (None, None)


class Topic:
    """The running context of an article; `enter` and then `leave` or `pass_by` every sentence in order."""

    def __init__(self, article: Article, sentences: Sequence[Seen]) -> None:
        self.subjects = subjects_of(article, sentences)
        self._section = self._led = self._said = self._near = self._often = _NOTHING
        self._chosen: tuple[dict[Term, int], dict[Term, int]] = ({}, {})
        self._block = -1
        self._parted = False  # whether a heading stands between
        self._company = 0.0
        self._lead: str | None = None
        self._reporting = self._harms = self._doses = False
        self.direction = "no claim"  # of the claim before
        subjects = self.subjects
        self._always: list[tuple[str, Named]] = [
            *((f"main {standing}", (term, None)) for term, standing in subjects.substances),
            *((f"main {standing}", (None, term)) for term, standing in subjects.outcomes),
            ("title", (subjects.title_substance, subjects.title_outcome)),
        ]
        self._around = (self._section, self._led)
        self._standing = offered(self._always)  # what is offered as long as these stay the same
        self._latest: tuple[Named, Named, Named, bool] | None = None
        self._made: Made = {}
        self._offers: Options = {}

    def enter(self, seen: Seen) -> None:
        """Begins a sentence: a heading begins a section, another block may lead in a list."""
        block = seen.block
        if seen.sentence.block == self._block:
            return
        self._block = seen.sentence.block
        if block.kind not in ("list_item", "table_cell"):
            leads = block.kind == "heading" or seen.text.endswith(":")
            self._lead = seen.text if leads else None
            self._led = _named(seen) if leads else _NOTHING
            self._doses = leads and not _DOSING.isdisjoint(seen.kinds)
        if block.kind == "heading":
            self._reporting = False
            self._harms = any(term.nl in grammar().side_effects for mark in seen.marks for term in mark.entry.terms)
            self._section = _named(seen)
            self._parted = True

    def lead_in(self, seen: Seen) -> str | None:
        """The words above a list or table that its items complete."""
        return self._lead if seen.block.kind in ("list_item", "table_cell") else None

    def offers(self) -> Options:
        """What the context offers for the roles of a sentence."""
        around, latest = ((self._section, self._led), (self._said, self._near, self._often, self._parted))
        if around != self._around:
            self._around = around
            self._standing = offered((*self._always, ("section", self._section), ("lead", self._led)))
        elif latest == self._latest:
            return self._offers
        self._latest = latest
        rows = self._standing.copy()
        offer_named(rows, "said", self._said)
        for at, role in enumerate("so"):
            near, often = self._near[at], self._often[at]
            if near is not None:
                times = self.subjects.counts.get(near.nl, 0)
                known = "1" if times < 2 else "2" if times < 4 else "4"
                offer(rows, f"{role} near{' past' if self._parted else ''} {known}", near)
            if often is not None:
                offer(rows, f"{role} often", often)
        self._offers = options_in(rows, self._made)
        return self._offers

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
        cell = seen.block.kind == "table_cell"
        listed = self._doses and (cell or seen.block.kind == "list_item")
        dose = any(q.kind == "dose" and (listed or (cell and q.per is not None)) for q in seen.quantities)
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
        found: Named,
        named: tuple[bool, bool],
        direction: str,
        types: Sequence[ClaimType],
    ) -> None:
        """Ends a claim with the substance, outcome and direction that it was found to have."""
        self._company = _COMPANY * tanh(odds / 2)
        self._reporting = "study_result" in types
        self._said = _named(seen, self._said)
        self._parted = False
        self._near = (found[0] or self._near[0], found[1] or self._near[1])
        often = list(self._often)
        for at, term in enumerate(found):
            if term is not None and named[at]:
                chosen = self._chosen[at]
                chosen[term] = chosen.get(term, 0) + 1
                best = often[at]
                if best is None or chosen[term] > chosen[best]:
                    often[at] = term
        self._often = (often[0], often[1])
        self.direction = direction


def points_back(seen: Seen) -> bool:
    """Whether a pronoun or demonstrative near the start stands for something said before."""
    return not _anaphors().isdisjoint(seen.scan.words[seen.first : min(seen.last, seen.first + _POINTS_BACK)])


@cache
def _anaphors() -> frozenset[str]:
    return frozenset(cue_groups()["anaphor"])


def _named(seen: Seen, known: Named = _NOTHING) -> Named:
    """The first substance and the first outcome of a sentence; what was `known` where it names none."""
    substance = outcome = None
    for mark in seen.marks:
        substance = substance or mark.entry.substance
        if outcome is None and mark.entry.substance is None:
            outcome = mark.entry.outcome
    return substance or known[0], outcome or known[1]
