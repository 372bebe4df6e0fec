"""The flags as one table, worst first: the rows of flags.csv and flags.xlsx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.article import SEVERITIES
from pipeline.reports.summary import FlagRow, Summary

COLUMNS = (
    "article",
    "line",
    "severity",
    "rule",
    "evidence",
    "sentence",
    "matched",
    "message",
    "suggestion",
    "claim_types",
    "substance",
    "quantities",
    "translation",
    "id",
    "decision",
    "reviewer",
    "note",
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int


def rows(summaries: Iterable[Summary]) -> Iterator[tuple[Cell, ...]]:
    """One row a flag in the order of COLUMNS: all errors first, then warnings, then notices."""
    kept = list(summaries)
    for severity in SEVERITIES:
        for summary in kept:
            for flag in summary.flags:
                if flag.severity == severity:
                    yield row(summary, flag)


def row(summary: Summary, flag: FlagRow) -> tuple[Cell, ...]:
    """The cells of one flag; lists are joined by a semicolon."""
    return (
        summary.id,
        flag.line,
        flag.severity,
        flag.rule,
        flag.evidence,
        one_line(flag.sentence),
        one_line(flag.matched),
        flag.message,
        flag.suggestion,
        "; ".join(flag.claim_types),
        flag.substance,
        "; ".join(flag.quantities),
        one_line(flag.translation),
        flag.id,
        flag.decision,
        flag.reviewer,
        flag.note,
    )


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def is_formula(cell: Cell) -> bool:
    """Whether a spreadsheet would take the words of an article for a formula."""
    return isinstance(cell, str) and cell.startswith(FORMULA_STARTS)
