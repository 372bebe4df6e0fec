"""overzicht.html: the charts, and on paper one page for the chief editor with the gravest flags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from pipeline.article import LEVELS, SEVERITIES, Lang
from pipeline.reports.chart_data import figures
from pipeline.reports.history import Past
from pipeline.reports.index_rows import row_of, worst_first
from pipeline.reports.pages import render
from pipeline.reports.summary import Summary
from pipeline.reports.texts import load_texts

NAME = "overzicht.html"
TOP = 8  # flags
_SENTENCE = 150  # characters of a sentence


def overview_html(
    summaries: Sequence[Summary],
    lang: Lang,
    run: dict[str, Any],
    past: Sequence[Past],
    pages: Collection[str] | None = None,
) -> str:
    """The page as one self-contained document; `pages` are the articles (ids) that have a page, None for all."""
    texts = load_texts(lang)
    open_flags = [(summary, flag) for summary, flag in worst_first(summaries) if flag.open]
    counter = Counter(flag.severity for _, flag in open_flags)
    return render(
        "overview.html.j2",
        lang,
        run={"finished": "", "version": "", **run},
        lead=texts(
            "index.lead",
            flags=texts.count("flags", len(open_flags)),
            articles=texts.count("articles", len(summaries)),
            claims=texts.count("claims", sum(summary.claims for summary in summaries)),
        ),
        counts={severity: counter[severity] for severity in SEVERITIES},
        severities=SEVERITIES,
        level_names=LEVELS,
        figures=figures(summaries, past, texts),
        top=[
            (summary, row_of(summary, flag, texts, True), pages is None or summary.id in pages)
            for summary, flag in _each_once(open_flags)[:TOP]
        ],
        longest=_SENTENCE,
        failed=sum(summary.status == "failed" for summary in summaries),
        skipped=sum(summary.status == "skipped" for summary in summaries),
    )


def _each_once(flags: Sequence[tuple[Summary, Any]]) -> list[tuple[Summary, Any]]:
    """The flags, one for a sentence: the gravest."""
    seen: set[tuple[str, str]] = set()
    found = []
    for summary, flag in flags:
        if (summary.id, flag.sentence) not in seen:
            seen.add((summary.id, flag.sentence))
            found.append((summary, flag))
    return found
