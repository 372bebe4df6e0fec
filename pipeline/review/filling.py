"""What the index of the inbox holds: its tables, and how an article of the output folder gets into them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.article import SEVERITIES
from pipeline.decisions.history import Entry
from pipeline.decisions.keys import normalised
from pipeline.store import DONE, analysis_of

VERSION = 1
SCHEMA = """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL,
    status TEXT NOT NULL, error TEXT, published TEXT, processed TEXT NOT NULL, claims INTEGER NOT NULL,
    level_none INTEGER NOT NULL, level_vague INTEGER NOT NULL, level_attributed INTEGER NOT NULL,
    level_referenced INTEGER NOT NULL, flags INTEGER NOT NULL, open INTEGER NOT NULL DEFAULT 0,
    open_error INTEGER NOT NULL DEFAULT 0, open_warning INTEGER NOT NULL DEFAULT 0,
    open_notice INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX articles_worst ON articles (open_error DESC, open_warning DESC, open DESC, title);
CREATE TABLE flags (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles (id), flag TEXT NOT NULL, rule TEXT NOT NULL,
    pack TEXT NOT NULL, severity INTEGER NOT NULL, line INTEGER NOT NULL, level TEXT NOT NULL,
    substance TEXT NOT NULL, phrase TEXT NOT NULL, sentence TEXT NOT NULL, matched TEXT NOT NULL, message TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open', reviewer TEXT NOT NULL DEFAULT '', version INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX flags_key ON flags (article, flag);
CREATE INDEX flags_rule ON flags (rule, state, article, severity);
CREATE INDEX flags_phrase ON flags (rule, phrase, state);
CREATE INDEX flags_state ON flags (state, severity, article, line);
CREATE INDEX flags_pack ON flags (pack, state, article, severity);
CREATE INDEX flags_substance ON flags (substance, state, article);
CREATE INDEX flags_reviewer ON flags (reviewer, article);
CREATE INDEX flags_level ON flags (level, state, article);
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, detail=none, prefix='2 3', tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE flag_words USING fts5 (
    sentence, message, detail=none, prefix='2 3', tokenize="unicode61 remove_diacritics 2"
);
CREATE TABLE state (key TEXT PRIMARY KEY, value INTEGER NOT NULL);
"""


def state_of(entry: Entry | None) -> str:
    """What an entry makes of a flag: its verdict, or open."""
    return str(entry.value.get("verdict", "open")) if entry and entry.value else "open"


def stamp(path: Path) -> str:
    """What changes when a file does; empty where there is none."""
    try:
        state = path.stat()
    except OSError:
        return ""
    return f"{state.st_mtime_ns} {state.st_size}"


def read(folder: Path) -> tuple[dict[str, Any] | None, str]:
    """The summary of an article and its words; without an analysis those of its flags."""
    try:
        summary = json.loads((folder / DONE).read_text("utf-8"))["summary"]
    except (OSError, ValueError, KeyError):
        return None, ""
    try:
        analysis = analysis_of(folder)
        text = str(json.loads(analysis.read_text("utf-8"))["text"]) if analysis else None
    except (OSError, ValueError, KeyError):
        text = None
    if text is None:
        text = "\n".join(flag["sentence"] for flag in summary["flags"])
    return summary, text


def forget(base: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Take articles out."""
    for number in numbers:
        base.execute("DELETE FROM flag_words WHERE rowid IN (SELECT id FROM flags WHERE article = ?)", (number,))
        base.execute("DELETE FROM flags WHERE article = ?", (number,))
        base.execute("DELETE FROM article_words WHERE rowid = ?", (number,))
        base.execute("DELETE FROM articles WHERE id = ?", (number,))


def add(base: sqlite3.Connection, name: str, stamp: str, summary: dict[str, Any], text: str) -> int:
    """Put an article in with its flags; its number."""
    levels = summary.get("levels") or {}
    done = base.execute(
        "INSERT INTO articles (name, stamp, title, source, status, error, published, processed, claims, level_none, "
        "level_vague, level_attributed, level_referenced, flags) VALUES (?, ?, ?, ?, ?, ?, ?, "
        "strftime('%Y-%m-%d', ?, 'unixepoch'), ?, ?, ?, ?, ?, ?)",
        (
            name,
            stamp,
            summary["title"],
            summary["source"],
            summary["status"],
            summary["error"],
            summary["published"],
            int(stamp.split()[0]) // 1_000_000_000,
            summary["claims"],
            *(levels.get(level, 0) for level in ("none", "vague", "attributed", "referenced")),
            len(summary["flags"]),
        ),
    )
    number = int(done.lastrowid or 0)
    base.execute("INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)", (number, summary["title"], text))
    for flag in summary["flags"]:
        flag_id = base.execute(
            "INSERT OR IGNORE INTO flags (article, flag, rule, pack, severity, line, level, substance, phrase, "
            "sentence, matched, message, state, reviewer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, *_flag_columns(flag)),
        ).lastrowid
        words = (flag_id, flag["sentence"], flag["message"])
        base.execute("INSERT OR REPLACE INTO flag_words (rowid, sentence, message) VALUES (?, ?, ?)", words)
    return number


def _flag_columns(flag: dict[str, Any]) -> Iterator[object]:
    yield flag["id"]
    yield flag["rule"]
    yield flag["rule"].split("/")[0]
    yield SEVERITIES.index(flag["severity"])
    yield flag["line"]
    yield flag["evidence"]
    yield flag["substance"]
    yield normalised(flag["matched"])
    yield flag["sentence"]
    yield flag["matched"]
    yield flag["message"]
    yield flag["decision"] or "open"  # what the run found decided; what the desk knows goes before it
    yield flag["reviewer"]


def settle(base: sqlite3.Connection, number: int, name: str, decided: dict[tuple[str, str], Entry]) -> None:
    """Bring the flags of a new article to the state that the history gives them."""
    for (row,) in base.execute("SELECT flag FROM flags WHERE article = ?", (number,)).fetchall():
        entry = decided.get((name, row)) or decided.get(("", row))
        if entry is not None:
            version = entry.version if entry.article else 0
            base.execute(
                "UPDATE flags SET state = ?, reviewer = ?, version = ? WHERE article = ? AND flag = ?",
                (state_of(entry), entry.reviewer if entry.value else "", version, number, row),
            )
