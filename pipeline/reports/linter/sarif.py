"""The flags as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from pipeline import __version__
from pipeline.article import Article, Flag
from pipeline.reports.linter.open_flags import end_place, flagged

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}


def render(articles: Sequence[Article]) -> str:
    """One SARIF log with one run."""
    pairs = list(flagged(articles))
    rules = sorted({flag.rule: flag for _, flag in pairs}.items())
    index = {rule: number for number, (rule, _) in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "bijsluiter", "version": __version__, "rules": [_rule(flag) for _, flag in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(article, flag, index[flag.rule]) for article, flag in pairs],
        "invocations": [
            {
                "executionSuccessful": all(article.status != "failed" for article in articles),
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": article.error}, "locations": [_location(article, {})]}
                    for article in articles
                    if article.error
                ],
            }
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(flag: Flag) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": flag.rule, "defaultConfiguration": {"level": _LEVELS[flag.severity]}}
    if flag.why:
        rule["fullDescription"] = {"text": flag.why}
    if flag.source.startswith("http"):
        rule["helpUri"] = flag.source
    return rule


def _result(article: Article, flag: Flag, index: int) -> dict[str, Any]:
    end_line, end_column = end_place(article, flag)
    region = {
        "startLine": flag.line,
        "startColumn": flag.column,
        "endLine": max(end_line, flag.line),
        "endColumn": max(end_column, flag.column) if end_line == flag.line else end_column,
        "snippet": {"text": flag.of(article)},
    }
    message = f"{flag.message} {flag.suggestion}".strip()
    return {
        "ruleId": flag.rule,
        "ruleIndex": index,
        "level": _LEVELS[flag.severity],
        "message": {"text": message},
        "locations": [_location(article, {"region": region})],
        "partialFingerprints": {"bijsluiter/v1": flag.id},
    }


def _location(article: Article, region: dict[str, Any]) -> dict[str, Any]:
    path = PurePath(article.source)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, **region}}
