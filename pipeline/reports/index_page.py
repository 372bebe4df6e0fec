"""The overview page: every open flag worst first, what is new, what was not checked, and the table of articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any

from pipeline.article import LEVELS, SEVERITIES, Lang
from pipeline.reports.index_rows import (
    BLANK,
    article_href,
    by_weight,
    code_of,
    line_of,
    split_sentence,
    tiers_of,
    worst_first,
)
from pipeline.reports.pages import render, script_json
from pipeline.reports.summary import FlagRow, Summary
from pipeline.reports.texts import Texts, load_texts

FIRST_ROWS = 200  # flags in the page before its script adds more
MOST_ROWS = 20_000  # flags that the page holds at all: what a browser still filters while the reader types
TABLE_ROWS = 100  # articles of the table before the reader asks for more
DOWNLOADS = (("flags.xlsx", "xlsx"), ("flags.csv", "csv"), ("run.json", "json"))
GAP_ROWS = 200  # passages that were not checked, listed one by one


def index_html(
    summaries: Sequence[Summary],
    lang: Lang,
    run: dict[str, Any],
    formats: Iterable[str],
    pages: Collection[str] | None = None,
) -> str:
    """The page as one self-contained document; `pages` are the articles (ids) that have a page, None for all."""
    texts, written = load_texts(lang), {"json", *formats}
    listed = worst_first(summaries)
    kept = listed[:MOST_ROWS]
    open_flags = [(summary, flag) for summary, flag in listed if flag.open]
    counter = Counter(flag.severity for _, flag in open_flags)
    first = bool(summaries) and all(summary.first for summary in summaries)
    articles = [
        line_of(summary, texts, first, page=pages is None or summary.id in pages) for summary in by_weight(summaries)
    ]
    gaps = [_gap(summary, gap, texts) for summary in summaries for gap in summary.gaps if gap.kind != "no_translation"]
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
        engine=texts.engine(", ".join(engines)),
        unchecked=_unchecked(summaries, gaps, untranslated, texts),
        rules=_rules(flag for _, flag in open_flags),
        tiers=tiers_of(shown, texts, first),
        failed=[line for line in articles if line.status == "failed"],
        skipped=[line for line in articles if line.status == "skipped"],
        gaps=gaps,
        untranslated=untranslated,
        articles=articles,
        downloads=[(name, key) for name, key in DOWNLOADS if key in written],
        tables=[name for name, key in DOWNLOADS if key in written and key != "json"],
        blank=BLANK,
        target="en",
        data=_data(kept, texts, first),
        script_json=script_json,
        gap_rows=GAP_ROWS,
    )


def _gap(summary: Summary, gap: Any, texts: Texts) -> dict[str, Any]:
    return {
        "kind": gap.kind,
        "detail": texts.gap(gap.kind, gap.detail),
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
                words.setdefault(flag.translation, len(words)),
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
        "result": [texts("index.result.one"), texts("index.result.many")],
        "printed": texts("index.printed"),
        "more": texts("index.more"),
        "place": texts("index.go"),
        "page": FIRST_ROWS,
        "words": list(words),
        "articles": listed,
        "flags": flags,
    }
