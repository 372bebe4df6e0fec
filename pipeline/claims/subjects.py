"""What an article is about: the substances and problems that it names early and often, and names that no list holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.article import Article
from pipeline.claims.entries import BAD, generic
from pipeline.claims.headlines import headlines
from pipeline.claims.lexicon import Mark
from pipeline.claims.reading import Seen
from pipeline.dutch.vocabulary import Term

_OUTSET, _LEAD, _HEADING = (3, 2, 2)  # how much a mention counts: in the title, in the first lines, in a heading
_LEAD_LINES = 3
_FIRST = 8  # sentences among which the headlines are
_PROBLEMS = frozenset((*BAD, "outcome"))
_LESS = 2.5

Ranked = list[tuple[Term, float]]
Named = tuple[Term | None, Term | None]


class Subjects(NamedTuple):
    """The substances and outcomes that an article names, most often named first, and those of its title.

    With each stands its place, and how it holds its own: against the next of its kind (far, near, behind) and the
    first of the other (over, even, under).
    """

    substances: list[tuple[Term, str]]
    outcomes: list[tuple[Term, str]]
    title_substance: Term | None
    title_outcome: Term | None
    counts: dict[str, int]  # how much is said of each, by name


class Count:
    """How often things are named, by name, a mention counting for its weight."""

    def __init__(self) -> None:
        self.times: dict[str, int] = {}
        self._terms: dict[str, Term] = {}

    def add(self, term: Term, weight: int) -> None:
        """Counts a mention."""
        name = term.nl
        if name in self.times:
            self.times[name] += weight
        else:
            self.times[name] = weight
            self._terms[name] = term

    def ranked(self) -> Ranked:
        """The most named; a class counts for less, so that a member named nearly as often goes before it, and so does
        a name that no vocabulary holds."""
        classes, terms = generic("class"), self._terms
        weighed = [
            (terms[name], times / (_LESS if name in classes or terms[name].kind == "unknown" else 1))
            for name, times in self.times.items()
        ]
        return sorted(weighed, key=lambda pair: (-pair[1], pair[0].nl))[:3]


def subjects_of(article: Article, sentences: Sequence[Seen]) -> Subjects:
    """What the article is about."""
    substances, outcomes = Count(), Count()
    passed = generic("outcome") | generic("problem")

    def count(marks: Sequence[Mark], weight: int) -> Named:
        first = second = None
        for mark in marks:
            entry = mark.entry
            substance, outcome = entry.substance, entry.outcome
            if substance is not None:
                substances.add(substance, weight)
                first = first or substance
            elif outcome is not None and outcome.kind in _PROBLEMS and outcome.nl not in passed:
                outcomes.add(outcome, weight)
                second = second or outcome
        return first, second

    for place, seen in enumerate(sentences):
        count(seen.marks, _LEAD if place < _LEAD_LINES else _HEADING if seen.block.kind == "heading" else 1)
    title = count(_in_headlines(sentences, headlines(article)), _OUTSET)
    if len(sentences) == 1:
        return Subjects([], [], *title, {})
    first, second = substances.ranked(), outcomes.ranked()
    return Subjects(_weighed(first, second), _weighed(second, first), *title, outcomes.times | substances.times)


def _in_headlines(sentences: Sequence[Seen], spans: Sequence[tuple[int, int]]) -> list[Mark]:
    """The marks of the headlines, line by line."""
    early = [mark for seen in sentences[:_FIRST] for mark in seen.marks]
    return [mark for start, end in spans for mark in early if start <= mark.start < end]


def _weighed(own: Ranked, other: Ranked) -> list[tuple[Term, str]]:
    """The first two, each with how it stands to the others."""
    best = other[0][1] if other else 0.0
    found = []
    for place, (term, times) in enumerate(own[:2]):
        rival = own[1][1] if place == 0 and len(own) > 1 else own[0][1] if place else 0.0
        far = "far" if times >= 2 * rival else "near" if times > 0.6 * rival else "behind"
        over = "over" if times >= best else "even" if times >= 0.5 * best else "under"
        found.append((term, f"{place} {far} {over}"))
    return found
