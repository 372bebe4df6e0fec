"""Answers kept on disk, and each host's next turn: an SQLite file that several threads and processes share."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

from pipeline.errors import SettingsError, Told, at

_SECONDS = 30.0  # to wait for another process that writes
_TABLES = """
CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, status INTEGER, body BLOB, time REAL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS turns (host TEXT PRIMARY KEY, next REAL) WITHOUT ROWID;
"""


class Cache:
    """An open cache, in which an answer lives for so many days."""

    def __init__(self, folder: Path, days: float) -> None:
        self._lock, self._age = threading.Lock(), days * 86400
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(
                folder / "lookups.sqlite", timeout=_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.executescript(_TABLES)
            self._base.execute("DELETE FROM answers WHERE time < ?", (time.time() - self._age,))
        except (OSError, sqlite3.Error) as exc:
            told = Told(f"kan niet worden gebruikt ({exc})", f"cannot be used ({exc})")
            raise SettingsError(at(folder, None, "verify.cache", told)) from exc

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def get(self, key: str) -> tuple[int, bytes] | None:
        """Status and body of an answer that is young enough."""
        with self._lock:
            query = "SELECT status, body FROM answers WHERE key = ? AND time >= ?"
            row = self._base.execute(query, (key, time.time() - self._age)).fetchone()
        return (row[0], row[1]) if row else None

    def put(self, key: str, status: int, body: bytes) -> None:
        """Keep an answer; one that cannot be kept at this moment is asked for again later, and nothing else."""
        with self._lock:
            try:
                row = (key, status, body, time.time())
                self._base.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", row)
            except sqlite3.OperationalError:
                return

    def turn(self, host: str, seconds: float) -> float:
        """How long to wait before the next request to `host`, so that they come `seconds` apart, whoever asks."""
        with self._lock:
            try:
                self._base.execute("BEGIN IMMEDIATE")
                row = self._base.execute("SELECT next FROM turns WHERE host = ?", (host,)).fetchone()
                now = time.time()
                begin = max(now, min(row[0], now + 600)) if row else now  # a clock set back does not stop us for ever
                self._base.execute("INSERT OR REPLACE INTO turns VALUES (?, ?)", (host, begin + seconds))
                self._base.execute("COMMIT")
            except sqlite3.OperationalError:
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                return seconds
        return begin - now
