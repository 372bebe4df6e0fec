"""The data model: one immutable article, and everything found in it as offsets into its text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from pipeline.errors import Lang as Lang

SCHEMA = "bijsluiter/article/1"

BlockKind = Literal["heading", "paragraph", "list_item", "quote", "table_cell", "caption", "reference"]
QuantityKind = Literal[
    "dose", "duration", "frequency", "percentage", "count", "age", "measurement", "ratio", "money", "date", "other"
]
Form = Literal["single", "range", "pair", "ratio"]
Modifier = Literal["about", "at_least", "at_most", "more_than", "less_than", "up_to"]
Level = Literal["none", "vague", "attributed", "referenced"]
Scope = Literal["sentence", "report", "list", "article"]
ClaimType = Literal[
    "dose_recommendation", "effect_outcome", "prevalence", "study_result", "safety", "duration", "other"
]
Direction = Literal["increase", "decrease", "none"]
Severity = Literal["error", "warning", "notice"]
Status = Literal["ok", "skipped", "failed"]

LEVELS: tuple[Level, ...] = ("none", "vague", "attributed", "referenced")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")
_EXACT = 2**53  # beyond it a float holds no single whole number


@dataclass(frozen=True, slots=True)
class Anchor:
    """From `offset` on, the text stands at `line` and `column` (from 1) of the source, until the next anchor."""

    offset: int
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open stretch of an article's text, in Unicode code points."""

    start: int
    end: int

    def of(self, article: Article) -> str:
        """The words of the span."""
        return article.text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Span):
    """A heading, paragraph, list item, ... of the article."""

    kind: BlockKind
    line: int
    level: int = 0  # of a heading (1 to 6) or the depth of a list item (from 1)
    label: str | None = None  # the number or name by which note marks point to a reference
    language: str | None = None  # set only where it differs from the article's
    row: int | None = None  # table cells of one row share it (counted through the article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Span):
    """What the reader knows of a stretch of text: a hyperlink with its target, or a note mark with its label."""

    target: str
    kind: Literal["hyperlink", "note"] = "hyperlink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Span):
    """A sentence, heading, list item or table cell; `block` is an index into the article's blocks."""

    id: str
    block: int


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


@dataclass(frozen=True, slots=True)
class Language:
    """A language code (ISO 639-1, or "und") with the detector's confidence, 0 to 1."""

    code: str = "und"
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One input document and all that the stages found in it."""

    id: str
    source: str
    text: str = ""
    sha256: str = ""
    status: Status = "ok"
    error: str | None = None
    title: str = ""
    published: str | None = None  # ISO 8601 date
    language: Language = Language()
    anchors: tuple[Anchor, ...] = field(default=(), repr=False)
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()
    flags: tuple[Flag, ...] = ()
    translations: tuple[Translation, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def place(self, offset: int, offsets: Sequence[int] | None = None) -> tuple[int, int]:
        """Line and column (from 1) in the source file of an offset into the text; `offsets` are those of the anchors.

        Who asks for many places gives `offsets`, so that they are listed once.
        """
        if offsets is None:
            index = bisect_right(self.anchors, offset, key=lambda anchor: anchor.offset) - 1
        else:
            index = bisect_right(offsets, offset) - 1
        if index < 0:
            return 1, offset + 1
        anchor = self.anchors[index]
        return anchor.line, anchor.column + offset - anchor.offset

    def block_at(self, offset: int) -> int:
        """Index of the block that holds `offset`, or of the last one before it."""
        return max(0, bisect_right(self.blocks, offset, key=lambda block: block.start) - 1)

    def to_dict(self) -> dict[str, Any]:
        """The analysis of contract.md, as plain dicts and lists."""
        import msgspec

        data: dict[str, Any] = {"schema": SCHEMA, **msgspec.to_builtins(self)}
        data["anchors"] = [[a.offset, a.line, a.column] for a in self.anchors]
        for quantity in data["quantities"]:
            quantity["values"] = [_whole(value) for value in quantity["values"]]
        for key in ("quantities", "citations", "claims"):
            for item in data[key]:
                item["text"] = self.text[item["start"] : item["end"]]
        if self.translations:
            for item in (*data["claims"], *data["flags"]):
                item["translation"] = self.translated(item["start"], item["end"])
        return data

    def translated(self, start: int, end: int) -> str:
        """The translation of the sentences that stand, in part or whole, between two offsets."""
        first = bisect_right(self.translations, start, key=lambda translation: translation.end)
        last = bisect_left(self.translations, end, lo=first, key=lambda translation: translation.start)
        return " ".join(translation.text for translation in self.translations[first:last])

    def to_json(self) -> str:
        """The analysis as one line of JSON."""
        import msgspec

        return msgspec.json.encode(self.to_dict()).decode()

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Article:
        """The article of an analysis; raises ValueError where `data` is none."""
        import msgspec

        if data.get("schema") != SCHEMA:
            raise ValueError(f"schema is {data.get('schema')!r}, must be {SCHEMA!r}")
        anchors = [{"offset": o, "line": line, "column": c} for o, line, c in data.get("anchors", [])]
        return msgspec.convert({**data, "anchors": anchors}, cls)

    @classmethod
    def from_json(cls, line: str | bytes) -> Article:
        """The article of one line of JSON."""
        import msgspec

        return cls.from_dict(msgspec.json.decode(line))


def _whole(value: float) -> float:
    """A whole number as JSON writes it: 180, not 180.0."""
    return int(value) if abs(value) < _EXACT and value == int(value) else value


@cache
def level_rank(level: Level) -> int:
    """0 for none up to 3 for referenced."""
    return LEVELS.index(level)


def best(levels: tuple[Level, ...]) -> Level:
    """The strongest of some evidence levels; none where there is none."""
    return max(levels, key=level_rank, default="none")


def line_anchors(text: str) -> tuple[Anchor, ...]:
    """One anchor a line, for text whose offsets are those of its file."""
    anchors, offset = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        anchors.append(Anchor(offset, number))
        offset += len(line) + 1
    return tuple(anchors)
