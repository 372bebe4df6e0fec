"""Decisions as files: JSON that `--decisions` reads, and CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.decisions.history import Change, Entry, History
from pipeline.errors import SettingsError, Told, at, unreadable

SCHEMA = "bijsluiter/decisions/1"
VERDICTS = ("accepted", "dismissed", "fixed")
KEYS = ("flag", "verdict", "reason", "reviewer", "date", "article", "rule", "sentence", "matched")
Row = dict[str, str]
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "'")  # a spreadsheet would read a cell that begins so as something else


def row_of(entry: Entry) -> Row:
    """A decision about a flag as the files hold it."""
    value = entry.value or {}
    return {
        "flag": entry.key,
        "verdict": str(value.get("verdict", "")),
        "reason": str(value.get("reason", "")),
        "reviewer": entry.reviewer,
        "date": entry.at,
        "article": entry.article,
        "rule": entry.rule,
        "sentence": entry.sentence,
        "matched": entry.matched,
    }


def rows_of(history: History) -> list[Row]:
    """The decisions about flags that stand now, by article and time."""
    entries = [entry for entry in history.latest("flag").values() if entry.value]
    return [row_of(entry) for entry in sorted(entries, key=lambda entry: (entry.article, entry.id))]


def as_json(rows: Iterable[Row]) -> str:
    """The rows as the file that `--decisions` reads; a decision for every article names none."""
    listed = [{key: value for key, value in row.items() if value or key in ("flag", "verdict")} for row in rows]
    return json.dumps({"schema": SCHEMA, "decisions": listed}, ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: Iterable[Row]) -> str:
    """The rows as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, KEYS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _plain(value) for key, value in row.items()} for row in rows)
    return stream.getvalue()


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON or CSV file; raises SettingsError that names the row that is wrong."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError(unreadable(path, exc, "decisions")) from exc
    return _rows_of_csv(path, text) if path.suffix.casefold() == ".csv" else _rows_of_json(path, text)


def import_rows(history: History, rows: Iterable[Row]) -> int:
    """Add the decisions that differ from what stands; how many were added."""
    standing = history.latest("flag")
    changes: dict[tuple[str, str], dict[tuple[str, str], Change]] = {}
    for row in {(row.get("article", ""), row["flag"]): row for row in rows}.values():  # the last on a flag counts
        article = row.get("article", "")
        now = standing.get((article, row["flag"]))
        value = {"verdict": row["verdict"], "reason": row.get("reason", "")}
        if now is not None and now.value == value:
            continue
        changes.setdefault((row.get("reviewer", ""), row.get("date", "")), {})[(article, row["flag"])] = Change(
            kind="flag",
            article=article,
            key=row["flag"],
            seen=now.version if now else 0,
            value=value,
            rule=row.get("rule", ""),
            sentence=row.get("sentence", ""),
            matched=row.get("matched", ""),
        )
    return sum(len(history.append(list(group.values()), who, at=when)) for (who, when), group in changes.items())


def _rows_of_json(path: Path, text: str) -> list[Row]:
    try:
        data = json.loads(text)
    except ValueError as exc:
        line = exc.lineno if isinstance(exc, json.JSONDecodeError) else None
        raise SettingsError(at(path, line, "decisions", Told("is geen geldige JSON", "is not valid JSON"))) from exc
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("decisions"), list):
        nl = f"moet schema {SCHEMA!r} en een lijst van besluiten bevatten"
        problem = Told(nl, f"must hold schema {SCHEMA!r} and a list of decisions")
        raise SettingsError(at(path, None, "decisions", problem))
    return [_row(path, number, row) for number, row in enumerate(data["decisions"], start=1)]


def _rows_of_csv(path: Path, text: str) -> list[Row]:
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")
    listed = [
        {key: _bare(value) for key, value in row.items() if key and isinstance(value, str) and value} for row in rows
    ]
    return [_row(path, number, row) for number, row in enumerate(listed, start=1)]


def _row(path: Path, number: int, row: Any) -> Row:
    key = f"decisions.{number}"
    if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
        raise SettingsError(
            at(path, None, key, Told("moet uit sleutels met tekst bestaan", "must be an object of texts"))
        )
    unknown = sorted(set(row) - set(KEYS))
    if unknown or "flag" not in row:
        nl, en = (
            (f"{unknown[0]} is geen bekende sleutel", f"{unknown[0]} is no known key")
            if unknown
            else ("flag ontbreekt", "lacks flag")
        )
        keys = ", ".join(KEYS)
        raise SettingsError(at(path, None, key, Told(f"{nl}; er zijn {keys}", f"{en}; allowed are {keys}")))
    if row.get("verdict") not in VERDICTS:
        verdicts = ", ".join(VERDICTS)
        raise SettingsError(
            at(path, None, f"{key}.verdict", Told(f"moet een van {verdicts} zijn", f"must be {verdicts}"))
        )
    return row


def _plain(value: str) -> str:
    return f"'{value}" if value[:1] in _SIGNS else value


def _bare(value: str) -> str:
    return value[1:] if value[:1] == "'" and value[1:2] in _SIGNS else value
