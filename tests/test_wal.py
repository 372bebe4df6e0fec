"""A file that somebody else is making at this moment is waited for."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from pipeline.wal import write_ahead


def test_waits_for_others(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.2, lambda: other.execute("COMMIT"))
    release.start()
    mine = sqlite3.connect(path, timeout=0, isolation_level=None)
    write_ahead(mine, seconds=5)
    assert mine.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    release.join()
    mine.close()
    other.close()


def test_not_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    mine = sqlite3.connect(path, timeout=0, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        write_ahead(mine, seconds=0.05)
    mine.close()
    other.close()
