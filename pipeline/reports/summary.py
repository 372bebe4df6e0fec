"""What the overviews need to know of one article: small, and JSON, so that thousands fit in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.article import SEVERITIES, Severity, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRow:
    """One flag with all that a list of flags shows of it; `mark` is where in `sentence` the matched words stand."""

    id: str
    rule: str
    severity: Severity
    line: int
    column: int
    sentence: str
    mark: tuple[int, int] | None = None
    matched: str = ""
    context: str = ""  # row and column of a table cell, lead-in of a short list item
    message: str = ""
    why: str = ""
    suggestion: str = ""
    source: str = ""
    evidence: str = ""
    claim_types: tuple[str, ...] = ()
    substance: str = ""
    quantities: tuple[str, ...] = ()
    translation: str = ""
    decision: str = ""
    reviewer: str = ""
    note: str = ""
    new: bool = False

    @property
    def open(self) -> bool:
        """Whether it still asks for attention: nobody dismissed it."""
        return self.decision != "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """A stretch that was not checked; `line` is None where it is the whole article."""

    kind: str
    detail: str
    line: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRow:
    """A dose a day of a nutrient in µg (the upper end of a range); `advised` and `limit` are those of adults."""

    nutrient: str
    words: str
    line: int
    micrograms: float
    unit: str  # in which the limit or the advice is given
    advised: float | None = None
    limit: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One article as the overviews show it."""

    id: str
    source: str
    title: str
    status: Status = "ok"
    error: str | None = None
    language: str = "und"
    confidence: float = 0.0
    published: str | None = None
    claims: int = 0
    levels: dict[str, int] = field(default_factory=dict)
    flags: tuple[FlagRow, ...] = ()
    gaps: tuple[GapRow, ...] = ()
    engines: tuple[str, ...] = ()
    doses: tuple[DoseRow, ...] = ()
    first: bool = False  # never processed before
    resolved: int = 0  # flags of the last run that are gone

    @property
    def draft(self) -> bool:
        """Whether its translation comes from an engine that is not good enough to publish from."""
        return is_draft(self.engines)

    def open_flags(self) -> tuple[FlagRow, ...]:
        """The flags without those that a person dismissed, worst first."""
        return tuple(flag for flag in self.flags if flag.open)

    def counts(self) -> dict[Severity, int]:
        """Open flags by severity, worst first."""
        counter = Counter(flag.severity for flag in self.open_flags())
        return {severity: counter[severity] for severity in SEVERITIES}

    def seen(self) -> Summary:
        """The same summary in a run in which the article did not change: nothing in it is new."""
        flags = tuple(replace(flag, new=False) if flag.new else flag for flag in self.flags)
        return replace(self, flags=flags, first=False, resolved=0)

    def to_dict(self) -> dict[str, Any]:
        """The summary as plain dicts and lists."""
        import msgspec

        data: dict[str, Any] = msgspec.to_builtins(self)
        return data

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Summary:
        """The summary of what `to_dict` gave."""
        import msgspec

        return msgspec.convert(data, cls)


def is_draft(engines: Iterable[str]) -> bool:
    """Whether one of the engines labels its work a draft."""
    return any("draft" in engine.casefold() for engine in engines)
