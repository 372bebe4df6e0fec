"""The translation memory: an SQLite file of translations already made, and of those that a person edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pipeline.errors import Told, UsageError, at
from pipeline.wal import write_ahead

_SECONDS = 30.0  # to wait for another process that writes
_CHUNK = 500  # keys a query
_TABLES = """
CREATE TABLE IF NOT EXISTS translations (key BLOB PRIMARY KEY, engine TEXT, source TEXT, target TEXT, text TEXT,
                                         tried INTEGER, used INTEGER);
CREATE TABLE IF NOT EXISTS edits (key BLOB PRIMARY KEY, source TEXT, target TEXT, text TEXT, reviewer TEXT,
                                  date TEXT);
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence as a person translated it; it goes before every translation by machine."""

    source: str
    target: str  # the language
    text: str
    reviewer: str
    date: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """A translation made before; `tried` says that better ones were looked for already."""

    source: str
    text: str
    tried: bool


@dataclass(frozen=True, slots=True)
class Stats:
    """What a memory holds."""

    translations: int
    edits: int
    bytes: int


class Memory:
    """An open memory; for one thread, and safe beside others in this process and in others."""

    def __init__(self, path: Path, *, megabytes: int = 200) -> None:
        self.path, self._limit = path, megabytes * 1_000_000
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, timeout=_SECONDS, isolation_level=None)
            write_ahead(self._base, _SECONDS)
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.executescript(_TABLES)
        except (OSError, sqlite3.Error) as exc:
            problem = Told(
                f"is niet bruikbaar als vertaalgeheugen ({exc})", f"cannot be used as translation memory ({exc})"
            )
            raise UsageError(at(path, None, None, problem)) from exc

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def get(self, scope: str, sources: Sequence[str]) -> dict[str, Remembered]:
        """What is remembered of these sentences within a scope (engine, settings, languages), by sentence."""
        keys = {_key(scope, source): source for source in sources}
        today, found, stale = _today(), {}, []
        for key, text, tried, used in self._rows("key, text, tried, used FROM translations", list(keys)):
            found[keys[key]] = Remembered(keys[key], text, bool(tried))
            if used != today:
                stale.append((today, key))
        if stale:
            self._write("UPDATE translations SET used = ? WHERE key = ?", stale)
        return found

    def put(self, scope: str, engine: str, target: str, made: Iterable[Remembered]) -> None:
        """Remember translations; a memory that cannot be written at this moment costs time later, and nothing else."""
        rows = [
            (_key(scope, one.source), engine, one.source, target, one.text, int(one.tried), _today()) for one in made
        ]
        if rows and self._write("INSERT OR REPLACE INTO translations VALUES (?, ?, ?, ?, ?, ?, ?)", rows):
            self._bound()

    def put_edit(self, source: str, text: str, reviewer: str, *, target: str = "en") -> None:
        """Keep what a person made of a sentence; raises sqlite3.Error where it cannot be kept."""
        row = (_edit_key(source, target), source, target, text, reviewer, date.today().isoformat())
        with self._transaction():
            self._base.execute("INSERT OR REPLACE INTO edits VALUES (?, ?, ?, ?, ?, ?)", row)

    def drop_edit(self, source: str, *, target: str = "en") -> bool:
        """Forget an edit; whether there was one."""
        with self._transaction():
            done = self._base.execute("DELETE FROM edits WHERE key = ?", (_edit_key(source, target),))
        return done.rowcount > 0

    def edits(self, target: str | None = None) -> list[Edit]:
        """Every edit, or those into one language, in the order of their sentences."""
        rows = self._base.execute("SELECT source, target, text, reviewer, date FROM edits ORDER BY source, target")
        return [edit for edit in (Edit(*row) for row in rows) if target in (None, edit.target)]

    def edits_of(self, sources: Sequence[str], target: str) -> dict[str, Edit]:
        """The edits of these sentences, by sentence as given."""
        if self._base.execute("SELECT 1 FROM edits LIMIT 1").fetchone() is None:
            return {}
        keys: dict[bytes, list[str]] = {}
        for source in dict.fromkeys(sources):
            keys.setdefault(_edit_key(source, target), []).append(source)
        columns = "key, source, target, text, reviewer, date FROM edits"
        return {source: Edit(*row) for key, *row in self._rows(columns, list(keys)) for source in keys[key]}

    def translations(self) -> Iterator[tuple[str, str, str, str]]:
        """Every translation by machine: sentence, language, translation, engine."""
        yield from self._base.execute("SELECT source, target, text, engine FROM translations ORDER BY source, engine")

    def stats(self) -> Stats:
        """How much it holds."""
        translations, edits = (
            self._base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("translations", "edits")
        )
        return Stats(translations, edits, self._size())

    def prune(self, days: int) -> int:
        """Forget translations by machine that nothing used for so many days; how many went. Edits stay."""
        with self._transaction():
            gone = self._base.execute("DELETE FROM translations WHERE used <= ?", (_today() - days,)).rowcount
        self._base.execute("VACUUM")
        return gone

    def _rows(self, columns: str, keys: Sequence[bytes]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(keys), _CHUNK):
            part = keys[start : start + _CHUNK]
            yield from self._base.execute(f"SELECT {columns} WHERE key IN ({', '.join('?' * len(part))})", part)

    def _write(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> bool:
        try:
            with self._transaction():
                self._base.executemany(statement, rows)
        except sqlite3.OperationalError:  # full, read-only, or locked for longer than we wait
            return False
        return True

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._base.execute("COMMIT")
        except BaseException:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            raise

    def _size(self) -> int:
        pages, free, size = (
            self._base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)

    def _bound(self) -> None:
        """Forget what was used longest ago where the file has outgrown its limit."""
        while self._size() > self._limit:
            count = self._base.execute("SELECT count(*) FROM translations").fetchone()[0]
            oldest = "SELECT key FROM translations ORDER BY used, rowid LIMIT ?"
            if not count or not self._write(f"DELETE FROM translations WHERE key IN ({oldest})", [(count // 10 + 1,)]):
                return


@contextmanager
def opened(path: str | None, *, megabytes: int = 200) -> Iterator[Memory | None]:
    """The memory at `path` for as long as it is needed; None where there is to be none."""
    if path is None:
        yield None
        return
    memory = Memory(Path(path), megabytes=megabytes)
    try:
        yield memory
    finally:
        memory.close()


def edits_key(path: str | None) -> str:
    """A fingerprint of the edits in a memory, empty where there are none; it changes with every edit."""
    if path is None or not Path(path).exists():
        return ""
    with opened(path) as memory:
        edits = memory.edits() if memory else []
    if not edits:
        return ""
    return _hash(*(f"{edit.target}\0{edit.source}\0{edit.text}\0{edit.reviewer}" for edit in edits)).hex()


def _key(scope: str, source: str) -> bytes:
    return _hash(scope, source)


def _edit_key(source: str, target: str) -> bytes:
    return _hash(target, " ".join(source.split()))


def _hash(*parts: str) -> bytes:
    return blake2b("\0\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _today() -> int:
    return date.today().toordinal()
