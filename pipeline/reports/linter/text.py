"""`path:line:column: severity rule message`, one flag a line, as compilers and linters print it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import Article
from pipeline.reports.linter.open_flags import open_flags


def render(articles: Sequence[Article]) -> str:
    """One line a flag; an article that was not read has one line that says why."""
    lines: list[str] = []
    for article in articles:
        path = article.source.replace("\\", "\\\\").replace("\n", "\\n") if "\n" in article.source else article.source
        if article.error:
            lines.append(f"{path}:1:1: {article.status} {article.error}")
        lines.extend(
            f"{path}:{flag.line}:{flag.column}: {flag.severity} {flag.rule} {flag.message}"
            for flag in open_flags(article)
        )
    return "".join(f"{line}\n" for line in lines)
