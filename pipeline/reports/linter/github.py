"""The flags as GitHub workflow commands, which annotate a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import Article
from pipeline.reports.linter.open_flags import end_place, flagged


def render(articles: Sequence[Article]) -> str:
    """One `::error file=...::message` a flag."""
    lines = [
        f"::error file={_property(article.source)},line=1::{_data(article.error)}\n"
        for article in articles
        if article.status == "failed" and article.error
    ]
    for article, flag in flagged(articles):
        end_line, end_column = end_place(article, flag)
        place = f"file={_property(article.source)},line={flag.line},col={flag.column}"
        until = f",endLine={end_line}" + (f",endColumn={end_column}" if end_line == flag.line else "")
        title = f",title={_property(flag.rule)}"
        lines.append(f"::{flag.severity} {place}{until}{title}::{_data(flag.message)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
