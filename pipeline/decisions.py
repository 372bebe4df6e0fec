"""Reads what people decided about flags, and puts each decision on its flag."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.article import Article, Decision
from pipeline.errors import SettingsError, at

SCHEMA = "bijsluiter/decisions/1"
VERDICTS = ("accepted", "dismissed", "fixed")
KEYS = ("flag", "verdict", "reason", "reviewer", "date", "article")


def decide(article: Article, path: str | None) -> Article:
    """The article with the decisions of the file at `path` on its flags; raises SettingsError for a wrong file."""
    if path is None or not article.flags:
        return article
    decisions = read_decisions(Path(path), _stamp(Path(path)))
    flags = tuple(
        replace(flag, decision=decisions.get((flag.id, article.id)) or decisions.get((flag.id, None)) or flag.decision)
        for flag in article.flags
    )
    return replace(article, flags=flags)


@cache
def read_decisions(path: Path, stamp: float = 0.0) -> Mapping[tuple[str, str | None], Decision]:
    """Decisions by flag id, and article id where the file names one.

    The file is JSON: ``{"schema": "bijsluiter/decisions/1", "decisions": [{"flag": "<id>", "verdict": "dismissed",
    "reason": "...", "reviewer": "...", "date": "2026-01-31"}]}``. `stamp` makes a changed file be read anew.
    """
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except OSError as exc:
        raise SettingsError(at(path, None, "decisions", f"cannot be read ({exc.strerror})")) from exc
    except ValueError as exc:
        line = exc.lineno if isinstance(exc, json.JSONDecodeError) else None
        raise SettingsError(at(path, line, "decisions", "is not valid JSON")) from exc
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("decisions"), list):
        raise SettingsError(at(path, None, "decisions", f"must hold schema {SCHEMA!r} and a list of decisions"))
    return dict(_decision(path, number, row) for number, row in enumerate(data["decisions"], start=1))


def _decision(path: Path, number: int, row: Any) -> tuple[tuple[str, str | None], Decision]:
    key = f"decisions.{number}"
    if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
        raise SettingsError(at(path, None, key, "must be an object of texts"))
    unknown = sorted(set(row) - set(KEYS))
    if unknown or "flag" not in row:
        problem = f"{unknown[0]} is no known key" if unknown else "lacks flag"
        raise SettingsError(at(path, None, key, f"{problem}; allowed are {', '.join(KEYS)}"))
    if row.get("verdict") not in VERDICTS:
        raise SettingsError(at(path, None, f"{key}.verdict", f"must be {', '.join(VERDICTS)}"))
    rest = {name: row.get(name, "") for name in ("reason", "reviewer", "date")}
    return (row["flag"], row.get("article")), Decision(verdict=row["verdict"], **rest)


def _stamp(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
