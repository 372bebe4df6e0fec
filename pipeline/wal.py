"""SQLite files that several processes open at once."""

from __future__ import annotations

import sqlite3
import time

_PAUSE = 0.01  # seconds


def write_ahead(connection: sqlite3.Connection, seconds: float) -> None:
    """Switch to a write-ahead log; waits up to `seconds` for others, which SQLite by itself does not do here."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE)
        else:
            return
