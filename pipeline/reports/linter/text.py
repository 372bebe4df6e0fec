"""`path:line:column: severity rule message`, one flag a line, as compilers and linters print it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import Article
from pipeline.reports.linter.open_flags import open_flags


def render(articles: Sequence[Article]) -> str:
    """One line a flag; an article that was not read has one line that says why."""
    lines: list[str] = []
    for article in articles:
        if article.error:
            lines.append(f"{article.source}:1:1: {article.status} {article.error}")
        lines.extend(
            f"{article.source}:{flag.line}:{flag.column}: {flag.severity} {flag.rule} {flag.message}"
            for flag in open_flags(article)
        )
    return "".join(f"{line}\n" for line in lines)
