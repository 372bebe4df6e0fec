"""The history of decisions: every change is a new entry that states which version it saw, and none is ever lost."""

from __future__ import annotations

import json
import secrets
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from pipeline.decisions.database import open_database, transaction

Kind = Literal["flag", "source", "claim", "translation"]
Value = dict[str, Any]
_COLUMNS = "id, batch, at, reviewer, kind, article, key, version, value, rule, sentence, matched"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What someone wants to hold of a thing from now on: `value`, or None to take back; `seen` is the version shown."""

    kind: Kind
    article: str
    key: str
    seen: int
    value: Value | None
    rule: str = ""
    sentence: str = ""  # normalised
    matched: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the history."""

    id: int
    batch: str
    at: str
    reviewer: str
    kind: Kind
    article: str
    key: str
    version: int
    value: Value | None
    rule: str = ""
    sentence: str = ""
    matched: str = ""


class Conflict(Exception):
    """Somebody else decided in the meantime: the entries that stand, and the changes that were refused."""

    def __init__(self, pairs: Sequence[tuple[Entry, Change]]) -> None:
        super().__init__(f"{len(pairs)} changed in the meantime")
        self.pairs = tuple(pairs)


class History:
    """The decisions of one output folder, for reading and for writing, from any thread."""

    def __init__(self, path: Path) -> None:
        self._connection = open_database(path)
        self._lock = threading.RLock()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def append(self, changes: Sequence[Change], reviewer: str, *, at: str = "") -> list[Entry]:
        """Add every change as one batch, or none; raises Conflict where one did not see what stands."""
        with self._lock, transaction(self._connection):
            standing = [(self._one(change.kind, change.article, change.key), change) for change in changes]
            stale = [(now, change) for now, change in standing if now is not None and now.version != change.seen]
            if stale:
                raise Conflict(stale)
            batch, moment = secrets.token_hex(8), at or datetime.now(UTC).isoformat(timespec="seconds")
            return [self._add(change, batch, moment, reviewer, now.version if now else 0) for now, change in standing]

    def undo(self, batch: str, reviewer: str) -> list[Entry]:
        """Give back what stood before a batch, as a batch of its own; raises Conflict where more happened since."""
        with self._lock:
            done = self._select("WHERE batch = ? ORDER BY id DESC", (batch,))
            return self.append([self._back(entry) for entry in done], reviewer)

    def latest(self, kind: Kind, article: str | None = None) -> dict[tuple[str, str], Entry]:
        """What stands now, by article and key; withdrawn ones too (they have a version)."""
        where = "WHERE id IN (SELECT id FROM latest WHERE kind = ?{})"
        if article is None:
            entries = self._select(where.format(""), (kind,))
        else:
            entries = self._select(where.format(" AND article = ?"), (kind, article))
        return {(entry.article, entry.key): entry for entry in entries}

    def since(self, number: int, article: str | None = None) -> list[Entry]:
        """The entries after the one of that number, oldest first."""
        if article is None:
            return self._select("WHERE id > ? ORDER BY id", (number,))
        return self._select("WHERE id > ? AND article = ? ORDER BY id", (number, article))

    def last(self) -> int:
        """The number of the newest entry; 0 where there is none."""
        with self._lock:
            return int(self._connection.execute("SELECT coalesce(max(id), 0) FROM history").fetchone()[0])

    def reviewers(self) -> list[str]:
        """Everybody who ever decided."""
        with self._lock:
            rows = self._connection.execute("SELECT DISTINCT reviewer FROM history WHERE reviewer <> '' ORDER BY 1")
            return [row[0] for row in rows]

    def _back(self, entry: Entry) -> Change:
        before = self._select(
            "WHERE kind = ? AND article = ? AND key = ? AND version = ?",
            (entry.kind, entry.article, entry.key, entry.version - 1),
        )
        return Change(
            kind=entry.kind,
            article=entry.article,
            key=entry.key,
            seen=entry.version,
            value=before[0].value if before else None,
            rule=entry.rule,
            sentence=entry.sentence,
            matched=entry.matched,
        )

    def _one(self, kind: Kind, article: str, key: str) -> Entry | None:
        found = self._select(
            "WHERE id = (SELECT id FROM latest WHERE kind = ? AND article = ? AND key = ?)", (kind, article, key)
        )
        return found[0] if found else None

    def _add(self, change: Change, batch: str, moment: str, reviewer: str, before: int) -> Entry:
        value = None if change.value is None else json.dumps(change.value, ensure_ascii=False)
        named = (change.kind, change.article, change.key, before + 1)
        words = (change.rule, change.sentence, change.matched)
        done = self._connection.execute(
            "INSERT INTO history (batch, at, reviewer, kind, article, key, version, value, rule, sentence, matched) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (batch, moment, reviewer, *named, value, *words),
        )
        return entry_of((done.lastrowid, batch, moment, reviewer, *named, value, *words))

    def _select(self, where: str, values: Iterable[object]) -> list[Entry]:
        with self._lock:
            return select(self._connection, where, values)


def select(connection: sqlite3.Connection, where: str, values: Iterable[object]) -> list[Entry]:
    """The entries of the history for which `where` holds."""
    return [entry_of(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM history {where}", tuple(values))]


def entry_of(row: Sequence[Any]) -> Entry:
    """The entry of a row with the columns of the history in their order."""
    names = _COLUMNS.split(", ")
    entry = Entry(**dict(zip(names, row, strict=True)))
    return replace(entry, value=None if row[8] is None else json.loads(row[8]))
