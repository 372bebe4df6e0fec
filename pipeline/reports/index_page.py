"""The overview page: every open flag worst first, what is new, what was not checked, and the table of articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote

from pipeline.article import LEVELS, SEVERITIES, Lang, Severity
from pipeline.reports.pages import render, script_json
from pipeline.reports.summary import FlagRow, Summary
from pipeline.reports.texts import Texts, load_texts

FIRST_ROWS = 200  # flags in the page before its script adds more
MOST_ROWS = 20_000  # flags that the page holds at all: what a browser still filters while the reader types
TABLE_ROWS = 100  # articles of the table before the reader asks for more
GAP_ROWS = 200  # passages that were not checked, listed one by one
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
    """An article as it stands in the table."""

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


def index_html(summaries: Sequence[Summary], lang: Lang, run: dict[str, Any], formats: Iterable[str]) -> str:
    """The page as one self-contained document."""
    texts = load_texts(lang)
    listed = worst_first(summaries)
    kept = listed[:MOST_ROWS]
    open_flags = [(summary, flag) for summary, flag in listed if flag.open]
    counter = Counter(flag.severity for _, flag in open_flags)
    first = bool(summaries) and all(summary.first for summary in summaries)
    articles = [_line(summary, texts, first) for summary in by_weight(summaries)]
    gaps = [_gap(summary, gap) for summary in summaries for gap in summary.gaps if gap.kind != "no_translation"]
    untranslated = _untranslated(summaries)
    engines = sorted({engine for summary in summaries if summary.draft for engine in summary.engines})
    shown = [pair for pair in kept if pair[1].open][:FIRST_ROWS]
    return render(
        "index.html.j2",
        lang,
        run={"finished": "", "version": "", "seconds": 0, "processed": 0, "unchanged": 0, **run},
        total=len(open_flags),
        dismissed=len(listed) - len(open_flags),
        new_total=sum(flag.new for _, flag in open_flags),
        limited=len(kept) if len(kept) < len(listed) else 0,
        cut=len(open_flags) > len(shown),
        first_rows=len(shown),
        table_rows=TABLE_ROWS,
        claims=sum(summary.claims for summary in summaries),
        counts={severity: counter[severity] for severity in SEVERITIES},
        severities=SEVERITIES,
        level_names=LEVELS,
        first=first,
        news=[] if first else _news(summaries, open_flags, texts),
        gone=list(run.get("gone", ())),
        engine=", ".join(engines),
        unchecked=_unchecked(summaries, gaps, untranslated, texts),
        rules=_rules(flag for _, flag in open_flags),
        tiers=_tiers(shown, texts, first),
        failed=[line for line in articles if line.status == "failed"],
        skipped=[line for line in articles if line.status == "skipped"],
        gaps=gaps,
        untranslated=untranslated,
        articles=articles,
        downloads=[
            (name, key)
            for name, key in (("flags.xlsx", "xlsx"), ("flags.csv", "csv"), ("run.json", "json"))
            if key in set(formats) | {"json"}
        ],
        blank=_BLANK,
        data=_data(kept, texts, first),
        script_json=script_json,
        gap_rows=GAP_ROWS,
    )


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


_BLANK = Row("", "notice", "", "", 0, "", "", "", "", "", "", "none", "", False, "")


def _tiers(pairs: Sequence[tuple[Summary, FlagRow]], texts: Texts, first: bool) -> list[Tier]:
    tiers = []
    for severity, inner in groupby(pairs, key=lambda pair: pair[1].severity):
        groups = []
        for _, run in groupby(inner, key=lambda pair: pair[0].id):
            found = list(run)
            summary = found[0][0]
            rows = tuple(_row(summary, flag, texts, first) for _, flag in found)
            groups.append(Group(summary.title, summary.source, article_href(summary.id), rows))
        tiers.append(Tier(severity, tuple(groups)))
    return tiers


def _row(summary: Summary, flag: FlagRow, texts: Texts, first: bool) -> Row:
    before, marked, after = split_sentence(flag)
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
    )


def code_of(summary: Summary) -> str:
    """The article's language as an HTML attribute; empty where it is not known."""
    return "" if summary.language == "und" else summary.language


def split_sentence(flag: FlagRow) -> tuple[str, str, str]:
    """The sentence before, in and after the words that matched."""
    start, end = flag.mark or (len(flag.sentence), len(flag.sentence))
    return flag.sentence[:start], flag.sentence[start:end], flag.sentence[end:]


def _line(summary: Summary, texts: Texts, first: bool) -> Line:
    parts = [f"{texts.number(number)} {texts(f'level.{level}')}" for level, number in summary.levels.items() if number]
    return Line(
        title=summary.title,
        source=summary.source,
        href=article_href(summary.id),
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


def _gap(summary: Summary, gap: Any) -> dict[str, Any]:
    return {
        "kind": gap.kind,
        "detail": gap.detail,
        "line": gap.line,
        "text": gap.text,
        "title": summary.title,
        "href": article_href(summary.id),
    }


def _untranslated(summaries: Iterable[Summary]) -> list[tuple[str, list[str]]]:
    reasons: dict[str, list[str]] = defaultdict(list)
    for summary in summaries:
        for detail in {gap.detail for gap in summary.gaps if gap.kind == "no_translation"}:
            reasons[detail].append(summary.title)
    return list(reasons.items())


def _unchecked(
    summaries: Sequence[Summary], gaps: Sequence[Any], untranslated: Sequence[tuple[str, list[str]]], texts: Texts
) -> list[str]:
    numbers = {
        "failed": sum(summary.status == "failed" for summary in summaries),
        "skipped": sum(summary.status == "skipped" for summary in summaries),
        "gaps": len(gaps),
        "untranslated": sum(len(names) for _, names in untranslated),
    }
    return [texts.count(key, number) for key, number in numbers.items() if number]


def _news(summaries: Sequence[Summary], flags: Sequence[tuple[Summary, FlagRow]], texts: Texts) -> list[str]:
    numbers = {
        "new": sum(flag.new for _, flag in flags),
        "resolved": sum(summary.resolved for summary in summaries),
        "fresh": sum(summary.first for summary in summaries),
    }
    return [texts.count(key, number) for key, number in numbers.items() if number]


def _rules(flags: Iterable[FlagRow]) -> list[tuple[str, list[tuple[str, int]]]]:
    counter = Counter(flag.rule for flag in flags)
    return [
        (pack, list(names)) for pack, names in groupby(sorted(counter.items()), key=lambda item: item[0].split("/")[0])
    ]


def _data(pairs: Sequence[tuple[Summary, FlagRow]], texts: Texts, first: bool) -> dict[str, Any]:
    """What the page's script filters: words that recur are numbered, so that thousands of flags stay small."""
    articles: dict[str, int] = {}
    words: dict[str, int] = {}
    listed: list[list[str]] = []
    flags = []
    for summary, flag in pairs:
        if summary.id not in articles:
            articles[summary.id] = len(articles)
            listed.append([article_href(summary.id), summary.title, summary.source, summary.id, code_of(summary)])
        flags.append(
            [
                articles[summary.id],
                SEVERITIES.index(flag.severity),
                words.setdefault(flag.rule, len(words)),
                flag.line,
                flag.id,
                *split_sentence(flag),
                words.setdefault(flag.message, len(words)),
                words.setdefault(flag.suggestion, len(words)),
                words.setdefault(flag.evidence, len(words)),
                int(flag.new and not first),
                words.setdefault(flag.decision, len(words)),
                words.setdefault(flag.substance, len(words)),
            ]
        )
    return {
        "severities": SEVERITIES,
        "names": {
            name: [texts(f"{group}.{name}") for group in ("severities", "severity", "severity_means")]
            for name in SEVERITIES
        },
        "levels": {level: texts(f"level.{level}") for level in LEVELS},
        "decided": {key: texts(f"decided.{key}") for key in ("accepted", "dismissed", "fixed")},
        "result": texts("index.result"),
        "more": texts("index.more"),
        "place": texts("index.go"),
        "page": FIRST_ROWS,
        "words": list(words),
        "articles": listed,
        "flags": flags,
    }
