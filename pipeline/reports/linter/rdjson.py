"""The flags as Reviewdog Diagnostic Format (rdjson)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pipeline.article import Article, Flag
from pipeline.reports.linter.open_flags import end_place, flagged

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "notice": "INFO"}


def render(articles: Sequence[Article]) -> str:
    """One rdjson document. Its columns count bytes of UTF-8, as the format asks."""
    rows = [_diagnostic(article, flag) for article, flag in flagged(articles)]
    document = {"source": {"name": "bijsluiter"}, "diagnostics": rows}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(article: Article, flag: Flag) -> dict[str, Any]:
    end_line, end_column = end_place(article, flag)
    return {
        "message": f"{flag.message} {flag.suggestion}".strip(),
        "location": {
            "path": article.source,
            "range": {
                "start": {"line": flag.line, "column": _bytes_column(article, flag.start, flag.column)},
                "end": {"line": end_line, "column": _bytes_column(article, flag.end, end_column)},
            },
        },
        "severity": _SEVERITIES[flag.severity],
        "code": {"value": flag.rule, **({"url": flag.source} if flag.source.startswith("http") else {})},
    }


def _bytes_column(article: Article, offset: int, column: int) -> int:
    before = article.text[max(0, offset - column + 1) : offset]
    return column + len(before.encode("utf-8", "surrogatepass")) - len(before)
