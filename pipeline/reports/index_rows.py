"""The rows of the overview page: flags by severity and article, worst first, and a line an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from pipeline.article import SEVERITIES, Severity
from pipeline.reports.summary import FlagRow, Summary
from pipeline.reports.texts import Texts

BAR = 120  # width of an evidence bar


@dataclass(frozen=True, slots=True)
class Row:
    """A flag as it stands in the list."""

    id: str
    severity: str
    rule: str
    lang: str
    line: int
    href: str
    message: str
    before: str
    marked: str
    after: str
    suggestion: str
    level: str
    level_name: str
    new: bool
    decided: str
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The flags of one article within a severity."""

    title: str
    source: str
    href: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tier:
    """All flags of one severity, by article."""

    severity: Severity
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An article as it stands in the table; `href` is empty where it has no page."""

    title: str
    source: str
    href: str
    status: str
    error: str
    language: str
    claims: int
    counts: dict[Severity, int]
    levels: str
    bars: tuple[tuple[str, float, float], ...]
    fresh: bool


BLANK = Row("", "notice", "", "", 0, "", "", "", "", "", "", "none", "", False, "")


def worst_first(summaries: Iterable[Summary]) -> list[tuple[Summary, FlagRow]]:
    """Every flag with its article: all errors, then all warnings, ...; in each the articles with most of them first."""
    ordered = by_weight(summaries)
    pairs: list[tuple[Summary, FlagRow]] = []
    for severity in SEVERITIES:
        for summary in ordered:
            pairs.extend((summary, flag) for flag in summary.flags if flag.severity == severity)
    return pairs


def by_weight(summaries: Iterable[Summary]) -> list[Summary]:
    """The articles with most errors first, then most warnings, then most notices; else as they came."""
    return sorted(summaries, key=lambda summary: tuple(-number for number in summary.counts().values()))


def article_href(article_id: str) -> str:
    """The address of an article's page, from the overview."""
    return f"{quote(article_id)}/index.html"


def tiers_of(pairs: Sequence[tuple[Summary, FlagRow]], texts: Texts, first: bool) -> list[Tier]:
    tiers = []
    for severity, inner in groupby(pairs, key=lambda pair: pair[1].severity):
        groups = []
        for _, run in groupby(inner, key=lambda pair: pair[0].id):
            found = list(run)
            summary = found[0][0]
            rows = tuple(row_of(summary, flag, texts, first) for _, flag in found)
            groups.append(Group(summary.title, summary.source, article_href(summary.id), rows))
        tiers.append(Tier(severity, tuple(groups)))
    return tiers


def row_of(summary: Summary, flag: FlagRow, texts: Texts, first: bool) -> Row:
    before, marked, after = split_sentence(flag)
    before = f"{flag.context}: {before}" if flag.context else before
    return Row(
        id=flag.id,
        severity=flag.severity,
        rule=flag.rule,
        lang=code_of(summary),
        line=flag.line,
        href=f"{article_href(summary.id)}#vlag-{quote(flag.id)}",
        message=flag.message,
        before=before,
        marked=marked,
        after=after,
        suggestion=flag.suggestion,
        level=flag.evidence,
        level_name=texts(f"level.{flag.evidence}") if flag.evidence else "",
        new=flag.new and not first,
        decided=texts(f"decided.{flag.decision}") if flag.decision else "",
        translation=flag.translation,
    )


def code_of(summary: Summary) -> str:
    """The article's language as an HTML attribute; empty where it is not known."""
    return "" if summary.language == "und" else summary.language


def split_sentence(flag: FlagRow) -> tuple[str, str, str]:
    """The sentence before, in and after the words that matched."""
    start, end = flag.mark or (len(flag.sentence), len(flag.sentence))
    return flag.sentence[:start], flag.sentence[start:end], flag.sentence[end:]


def line_of(summary: Summary, texts: Texts, first: bool, page: bool = True) -> Line:
    parts = [f"{texts.number(number)} {texts(f'level.{level}')}" for level, number in summary.levels.items() if number]
    return Line(
        title=summary.title,
        source=summary.source,
        href=article_href(summary.id) if page else "",
        status=summary.status,
        error=summary.error or "",
        language=summary.language,
        claims=summary.claims,
        counts=summary.counts(),
        levels=", ".join(parts),
        bars=tuple(_bars(summary.levels)),
        fresh=summary.first and not first,
    )


def _bars(levels: dict[str, int]) -> Iterable[tuple[str, float, float]]:
    total = sum(levels.values())
    at = 0.5
    for level, number in levels.items():
        if number:
            width = (BAR - 1) * number / total
            yield level, round(at, 1), round(max(1.0, width - 1), 1)
            at += width
