"""What the stages find in an article: quantities, citations, claims with their evidence, flags, translations, gaps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.article.spans import Span
from pipeline.article.terms import ClaimType, Direction, Form, Level, Modifier, QuantityKind, Scope, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Span):
    """A number with its unit or counted noun, normalised."""

    id: str
    kind: QuantityKind
    values: tuple[float, ...]
    form: Form = "single"
    unit: str | None = None
    per: str | None = None
    modifier: Modifier | None = None
    doubtful: str | None = None  # why the reading is a guess (an OCR split, say)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Span):
    """A mark of evidence in the text."""

    id: str
    kind: str  # doi, pmid, pmc, isbn, trial, url, author_year, note_mark, body, journal, person, report, vague, ...
    level: Level
    target: str | None = None  # DOI, URL, name, or the label of the reference
    reference: int | None = None  # index of the block that the mark resolves to


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a claim rests on: the best level found, its citations (ids) and where they stand."""

    level: Level = "none"
    citations: tuple[str, ...] = ()
    scope: Scope | None = None


@dataclass(frozen=True, slots=True)
class SearchLink:
    """A ready search for the evidence of a claim: the name of an index, and its address with the words filled in."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Span):
    """A sentence or list item that asserts something checkable about health."""

    id: str
    types: tuple[ClaimType, ...]
    quantities: tuple[str, ...] = ()
    substance: str | None = None
    outcome: str | None = None
    direction: Direction | None = None
    population: str | None = None
    comparator: str | None = None
    design: str | None = None
    hedged: bool = False
    negated: bool = False
    statistics: tuple[str, ...] = ()
    context: str | None = None  # the lead-in or heading of a list item
    reason: str = ""  # why this is a claim, readable
    confidence: float | None = None  # log odds that this is a claim, by its own words; null where nobody weighed it
    evidence: Evidence = Evidence()
    links: tuple[SearchLink, ...] = ()  # where to look for a source, of a claim that rests on none or on a vague one


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about a flag."""

    verdict: Literal["accepted", "dismissed", "fixed"]
    reason: str = ""
    reviewer: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Span):
    """One thing that an editor should look at."""

    id: str
    rule: str
    severity: Severity
    line: int
    column: int
    message: str
    why: str = ""
    suggestion: str = ""
    source: str = ""  # of the rule or the fact
    claim: str | None = None
    match: str = ""  # the words that matched
    values: dict[str, str] = field(default_factory=dict)  # of a translation: the words that differ, by their blank
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation(Span):
    """A sentence in the target language; `checks` say what differs from the source."""

    target: str
    text: str
    engine: str
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Span):
    """A stretch that was not checked, and why."""

    kind: Literal["foreign_language", "unreadable_table", "no_translation", "unreadable"]
    detail: str
