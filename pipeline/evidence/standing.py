"""What each sentence rests on while evidence is followed, and the view of an article that this works on."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from pipeline.article import Article, Level, Scope, level_rank
from pipeline.evidence.passages import Found, Passage, Reading

_AMOUNT_TYPES = frozenset(("dose_recommendation", "safety"))
_MASSES = frozenset(("ug", "mg", "g", "kg", "IU", "ml", "l", "kcal", "kJ", "%"))
_LONGEST_HEADING = 8
_RESULT_KINDS = frozenset(("percentage", "ratio"))


@dataclass(slots=True)
class Standing:
    """Level and scope of the best evidence of a sentence so far, and the marks (indices) that it stands on."""

    level: Level = "none"
    scope: Scope | None = None
    marks: tuple[int, ...] = ()

    def lift(self, level: Level, scope: Scope, marks: tuple[int, ...]) -> None:
        """Take other evidence where it is better."""
        if level_rank(level) > level_rank(self.level):
            self.level, self.scope, self.marks = level, scope, marks

    @property
    def sourced(self) -> bool:
        """Whether the evidence names a source."""
        return self.level in ("attributed", "referenced")


@dataclass(frozen=True, slots=True)
class View:
    """An article by sentence: the marks in each, how many figures, how many of them results, and what it claims."""

    reading: Reading
    found: list[Found]
    marks: list[list[int]]
    figures: list[int]
    outcomes: list[int]  # percentages, ratios and counts of people
    results: list[bool]  # claims a study result
    claimed: list[bool]  # claims anything
    amounts: list[bool]  # claims a dose or a limit, or tells an amount in a unit of mass, volume, energy or share
    times: list[bool]  # tells how long after the start: "na 24 maanden"

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.reading.article

    @property
    def passages(self) -> list[Passage]:
        """The sentences."""
        return self.reading.passages

    def kinds(self, standing: Standing) -> set[str]:
        """The kinds of the marks that a sentence stands on."""
        return self.kinds_of(standing.marks)

    def kinds_of(self, marks: tuple[int, ...]) -> set[str]:
        """The kinds of some marks."""
        return {self.found[mark].kind for mark in marks}


def view_of(reading: Reading, found: list[Found]) -> View:
    """The view of an article with the marks found in it."""
    count = len(reading.passages)
    marks: list[list[int]] = [[] for _ in range(count)]
    for index, mark in enumerate(found):
        if (at_ := reading.passage_at(mark.start)) >= 0:
            marks[at_].append(index)
    figures, outcomes = [0] * count, [0] * count
    results, claimed, amounts, times = ([False] * count for _ in range(4))
    starts = reading.passage_starts
    for quantity in reading.article.quantities:
        if (at_ := bisect_left(starts, quantity.start + 1) - 1) >= 0 and quantity.kind not in ("date", "money"):
            figures[at_] += 1
            outcomes[at_] += quantity.kind in _RESULT_KINDS or quantity.unit == "person"
            amounts[at_] |= quantity.unit in _MASSES
            if (
                quantity.kind == "duration"
                and reading.article.text[max(0, quantity.start - 3) : quantity.start].lower() == "na "
            ):
                times[at_] = True
    for claim in reading.article.claims:
        if (at_ := bisect_left(starts, claim.start + 1) - 1) >= 0:
            claimed[at_] = True
            results[at_] |= "study_result" in claim.types
            amounts[at_] |= not _AMOUNT_TYPES.isdisjoint(claim.types)
    return View(reading, found, marks, figures, outcomes, results, claimed, amounts, times)


def own_standing(view: View) -> list[Standing]:
    """What each sentence rests on by the marks within it."""
    standings = []
    for marks in view.marks:
        if not marks:
            standings.append(Standing())
            continue
        level: Level = max((view.found[mark].level for mark in marks), key=level_rank)
        kept = tuple(mark for mark in marks if view.found[mark].level == level)
        standings.append(Standing(level, "sentence", kept) if level != "none" else Standing())
    return standings


def heads(view: View, index: int) -> bool:
    """Whether a sentence heads a section: a heading, or a short line of its own without a full stop."""
    passage = view.passages[index]
    block = view.article.blocks[passage.block]
    if block.kind == "heading":
        return True
    if block.kind != "paragraph" or passage.hi - passage.lo > _LONGEST_HEADING or passage.start > block.start + 2:
        return False
    line = view.article.text[block.start : block.end].rstrip()
    alone = index + 1 == len(view.passages) or view.passages[index + 1].block != passage.block
    return alone and line[-1:] not in '.!:;,)”’"…' and not view.figures[index]
