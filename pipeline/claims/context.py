"""What a sentence takes from those before it: the substance it speaks of, the outcome, and whether they were claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import tanh

from pipeline.article import Article, ClaimType
from pipeline.claims.aspects import past_forms
from pipeline.claims.cues import cue_groups
from pipeline.claims.entries import BAD, generic
from pipeline.claims.lexicon import Mark, lexicon
from pipeline.claims.reading import Seen

_TITLE, _LEAD, _HEADING = 2, 2, 2
_ENOUGH = 2
_FAR_MORE = 2.2
_NEARLY = 0.4
_ANY, _AS_HEADING, _COMPANY = 0.25, -2.0, 0.4  # log odds
_POINTS_BACK = 6  # words within which an anaphor must stand


class Topic:
    """The running context of an article; `enter` and `leave` every sentence in order."""

    def __init__(self, article: Article, sentences: Sequence[Seen]) -> None:
        self.main, self.problem, self._problem_first = _subjects(article, sentences)
        self._section: str | None = None
        self._near: str | None = None
        self._outcome: str | None = None
        self._block = -1
        self._blocks = 0
        self._company = 0.0
        self._lead: str | None = None
        self._reporting = False
        self._harms = False

    def enter(self, seen: Seen) -> None:
        """Begins a sentence: a heading begins a section, a new block forgets what was near."""
        if seen.sentence.block != self._block:
            self._block = seen.sentence.block
            self._near = None
            if seen.block.kind not in ("list_item", "table_cell"):
                self._lead = seen.text if seen.block.kind == "heading" or seen.text.endswith(":") else None
            if seen.block.kind == "heading":
                self._reporting = False
                self._harms = any(term.nl in _HARMS for mark in seen.marks for term in mark.entry.terms)
            if seen.block.kind == "heading" and self._blocks > 1:
                self._section = _named(seen)
            self._blocks += 1

    def lead_in(self, seen: Seen) -> str | None:
        """The words above a list or table that its items complete."""
        return self._lead if seen.block.kind in ("list_item", "table_cell") else None

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
        return _ANY + (_AS_HEADING if seen.block.kind == "heading" else 0.0) + self._company

    @property
    def known(self) -> str | None:
        """The substance of the section, else of the article."""
        return self._section or self.main

    def substance(self, seen: Seen, types: Sequence[ClaimType], *, suffers: bool) -> str | None:
        """The substance that a sentence without one speaks of; `suffers`: it names what people suffer from."""
        if self._near and points_back(seen):
            return self._near
        if (
            suffers
            and "prevalence" in types
            and not {"safety", "effect_outcome", "dose_recommendation"}.intersection(types)
        ):
            return None
        return self.known

    def outcome(self, seen: Seen, types: Sequence[ClaimType]) -> str | None:
        """The outcome that a sentence without one speaks of."""
        if "prevalence" in types and points_back(seen):
            return self._outcome or self.problem
        if "prevalence" in types or "effect_outcome" in types:
            return self.problem or self._outcome
        return None

    def pass_by(self, seen: Seen, odds: float) -> None:
        """Ends a sentence that is no claim, with its log odds of being one."""
        self._company = _COMPANY * tanh(odds / 2)
        self._near = _named(seen) or self._near

    def leave(
        self, seen: Seen, odds: float, substance: str | None, outcome: str | None, types: Sequence[ClaimType]
    ) -> None:
        """Ends a claim with what it was found to speak of."""
        self._company = _COMPANY * tanh(odds / 2)
        self._reporting = "study_result" in types
        self._near = substance or self._near
        self._outcome = outcome or self._outcome


def points_back(seen: Seen) -> bool:
    """Whether a pronoun or demonstrative near the start stands for something said before."""
    return not _anaphors().isdisjoint(seen.scan.words[seen.first : min(seen.last, seen.first + _POINTS_BACK)])


@cache
def _anaphors() -> frozenset[str]:
    return frozenset(cue_groups()["anaphor"])


def _named(seen: Seen) -> str | None:
    for mark in seen.marks:
        if mark.entry.substance:
            return mark.entry.substance.nl
    return None


def _subjects(article: Article, sentences: Sequence[Seen]) -> tuple[str | None, str | None, bool]:
    """The substance and the problem that an article is about: named early and most often.

    Where it is far more about the problem, there is no main substance; last, whether the problem comes first.
    """
    substances: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    passed = generic("outcome") | generic("problem")

    def count(marks: Sequence[Mark], weight: int) -> None:
        for mark in marks:
            if mark.entry.substance:
                substances[mark.entry.substance.nl] += weight
                continue
            term = mark.of_kind(_PROBLEMS)
            if term and term.nl not in passed:
                problems[term.nl] += weight

    for place, seen in enumerate(sentences):
        count(
            seen.marks,
            _TITLE
            if place == 0 and not article.title
            else _LEAD
            if place < 3
            else _HEADING
            if seen.block.kind == "heading"
            else 1,
        )
    if article.title:
        count(lexicon().scan(article.title).marks, _TITLE)
    named, named_often = _unknown_name(article, sentences)
    if named and named_often > max(substances.values(), default=0):
        return named, None, False
    substance, often = substances.most_common(1)[0] if substances else (None, 0)
    if substance in generic("class"):
        member, members = next(((n, c) for n, c in substances.most_common() if n not in generic("class")), ("", 0))
        if members >= _NEARLY * often:
            substance, often = member, members
    problem, as_often = problems.most_common(1)[0] if problems else (None, 0)
    if as_often > _FAR_MORE * often:
        return None, problem, True
    often_enough = as_often >= _ENOUGH
    return (substance if often >= _ENOUGH else None), (problem if often_enough else None), as_often >= often


def _unknown_name(article: Article, sentences: Sequence[Seen]) -> tuple[str | None, int]:
    """The name that no list holds (a brand, say) which an article begins with and comes back to, and how often.

    Names of people and places stand beside another capital or after "in"; a word that opens a sentence tells nothing.
    """
    counts: Counter[str] = Counter()
    for place, seen in enumerate(sentences):
        known = {index for mark in seen.marks for index in range(mark.first, mark.last)}
        words, starts, ends = seen.scan.words, seen.scan.starts, seen.scan.ends
        for index in range(seen.first, seen.last):
            written = article.text[starts[index] : ends[index]]
            if not written[0].isupper() or index in known or not written.isalpha() or len(written) < 3:
                continue
            if index == seen.first and not written.isupper():
                continue
            beside = (article.text[starts[at_]] for at_ in (index - 1, index + 1) if seen.first <= at_ < seen.last)
            bracketed = article.text[starts[index] - 1 : starts[index]] == "("  # an abbreviation of what stands before
            if (
                bracketed
                or any(char.isupper() for char in beside)
                or (index > seen.first and words[index - 1] in _PLACES)
            ):
                counts[written] -= 1
            elif place < _OPENING or counts[written] > 0:
                counts[written] += 1
    name, often = counts.most_common(1)[0] if counts else ("", 0)
    return (name, often) if often >= _NAMED_OFTEN else (None, 0)


_PLACES = frozenset(("in", "uit", "naar", "te", "van", "volgens", "bij"))
_OPENING, _NAMED_OFTEN = 6, 3
_HARMS = frozenset(("bijwerking", "bijwerkingen", "ernstige bijwerkingen", "milde bijwerkingen"))
_PROBLEMS = frozenset((*BAD, "outcome"))
