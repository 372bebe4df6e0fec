"""The flags as JSON Lines: one object a flag, with its article's path."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import Article
from pipeline.reports.linter.open_flags import flagged


def render(articles: Sequence[Article]) -> str:
    """One JSON object a line."""
    import msgspec

    rows = (
        {"path": article.source, "sentence": flag.of(article), **msgspec.to_builtins(flag)}
        for article, flag in flagged(articles)
    )
    return "".join(f"{msgspec.json.encode(row).decode()}\n" for row in rows)
