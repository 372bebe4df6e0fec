"""What an article is about: the substances and problems that it names early and often, and names that no list holds."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.article import Article
from pipeline.claims.entries import BAD, generic
from pipeline.claims.lexicon import Mark, lexicon
from pipeline.claims.reading import Seen
from pipeline.dutch.vocabulary import Term

_OUTSET, _LEAD, _HEADING = 3, 2, 2  # how much a mention counts: in the title, in the first lines, in a heading
_LEAD_LINES = 3
_OPENING, _NAMED_OFTEN = 6, 3
_PLACES = frozenset(("in", "uit", "naar", "te", "van", "volgens", "bij"))
_PROBLEMS = frozenset((*BAD, "outcome"))


class Subjects(NamedTuple):
    """The substances and outcomes that an article names, most often named first, and those of its title.

    With each stands its place, and how it holds its own: against the next of its kind (far, near, behind) and the
    first of the other (over, even, under).
    """

    substances: list[tuple[Term, str]]
    outcomes: list[tuple[Term, str]]
    title_substance: Term | None
    title_outcome: Term | None


def subjects_of(article: Article, sentences: Sequence[Seen]) -> Subjects:
    """What the article is about."""
    substances: Counter[Term] = Counter()
    outcomes: Counter[Term] = Counter()
    passed = generic("outcome") | generic("problem")

    def count(marks: Sequence[Mark], weight: int) -> tuple[Term | None, Term | None]:
        first = second = None
        for mark in marks:
            substance, outcome = mark.entry.substance, mark.entry.outcome
            if substance:
                substances[substance] += weight
                first = first or substance
            elif outcome and outcome.kind in _PROBLEMS and outcome.nl not in passed:
                outcomes[outcome] += weight
                second = second or outcome
        return first, second

    for place, seen in enumerate(sentences):
        count(seen.marks, _LEAD if place < _LEAD_LINES else _HEADING if seen.block.kind == "heading" else 1)
    title = count(lexicon().scan(article.title).marks, _OUTSET) if article.title else (None, None)
    named, often = _unknown_name(article, sentences)
    if named:
        substances[Term(named, "", "substance")] += 2 * often
    if len(sentences) == 1:
        return Subjects([], [], *title)
    first, second = _ranked(substances), _ranked(outcomes)
    return Subjects(_weighed(first, second), _weighed(second, first), *title)


Ranked = list[tuple[Term, float]]


def _ranked(counts: Counter[Term]) -> Ranked:
    """The most named; a whole class counts for less, so that a member named nearly as often goes before it."""
    classes = generic("class")
    weighed = [(term, times / (2.5 if term.nl in classes else 1)) for term, times in counts.items()]
    return sorted(weighed, key=lambda pair: (-pair[1], pair[0].nl))[:3]


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


def _unknown_name(article: Article, sentences: Sequence[Seen]) -> tuple[str | None, int]:
    """The name that no list holds (a brand, say) which an article begins with and comes back to, and how often.

    Names of people and places stand beside another capital or after "in"; a word that opens a sentence tells nothing.
    """
    counts: Counter[str] = Counter()
    text = article.text
    scan = sentences[0].scan if sentences else None
    capitals = [index for index, start in enumerate(scan.starts) if text[start].isupper()] if scan else []
    following = 0
    for place, seen in enumerate(sentences):
        words, starts, ends = seen.scan.words, seen.scan.starts, seen.scan.ends
        known: set[int] | None = None
        before = bisect_left(capitals, seen.first, following)
        following = bisect_left(capitals, seen.last, before)
        for index in capitals[before:following]:
            start = starts[index]
            written = text[start : ends[index]]
            if len(written) < 3 or not written.isalpha() or (index == seen.first and not written.isupper()):
                continue
            if known is None:
                known = {at_ for mark in seen.marks for at_ in range(mark.first, mark.last)}
            if index in known:
                continue
            beside = (text[starts[at_]] for at_ in (index - 1, index + 1) if seen.first <= at_ < seen.last)
            bracketed = start > 0 and text[start - 1] == "("  # an abbreviation of what stands before
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
