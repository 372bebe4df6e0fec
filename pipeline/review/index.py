"""The index of the inbox: every article and flag of the output folder, in SQLite, kept up with runs and decisions."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.article import SEVERITIES
from pipeline.decisions.database import transaction
from pipeline.decisions.history import Entry, History
from pipeline.review.filling import SCHEMA, VERSION, add, forget, read, settle, stamp, state_of
from pipeline.store import DONE, STATE

RUN = "run.json"
BATCH = 100  # articles a transaction
STATES = ("open", "accepted", "dismissed", "fixed")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of the output folder has come."""

    done: int = 0
    total: int = 0

    @property
    def busy(self) -> bool:
        """Whether articles are still to be read."""
        return self.done < self.total


class Index:
    """The index of one output folder. It can be thrown away: everything in it is read from the folder again."""

    def __init__(self, output: Path, history: History) -> None:
        self.output, self.history = output, history
        self.progress = Progress()
        self.changes = 0  # how often the folder was read
        self._run: object = None
        self._lock = threading.RLock()
        self._reading = threading.Lock()
        (output / STATE).mkdir(exist_ok=True)
        self._path = output / STATE / "review.sqlite"
        self._connection = self._open()
        self._reader = _connect(self._path)  # a page does not wait for what is being written
        self._reader_lock = threading.Lock()

    def close(self) -> None:
        """Close the file."""
        self._reader.close()
        self._connection.close()

    def rows(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """The rows that a query finds."""
        with self._reader_lock:
            return self._reader.execute(query, values).fetchall()

    def refresh(self) -> None:
        """Read what a run has written since the last time, and what was decided; cheap where that is nothing."""
        stamp = _run_stamp(self.output)
        if stamp != self._run and self._reading.acquire(blocking=False):
            try:
                self._read_folder(_ids(self.output / RUN))
                self._run = stamp
                self.changes += 1
            finally:
                self._reading.release()
        self.follow()

    def stale(self) -> bool:
        """Whether a run has written since the last reading."""
        return self._run != _run_stamp(self.output)

    def neighbours(self, name: str) -> tuple[str | None, str | None]:
        """The articles before and after one in the order of the inbox, worst first."""
        order = "open_error DESC, open_warning DESC, open DESC, title"
        found = self.rows(
            f"SELECT before, after FROM (SELECT name, lag(name) OVER w AS before, lead(name) OVER w AS after "
            f"FROM articles WINDOW w AS (ORDER BY {order})) WHERE name = ?",
            (name,),
        )
        return (found[0]["before"], found[0]["after"]) if found else (None, None)

    def follow(self) -> None:
        """Bring the decisions taken since the last time into the flags."""
        with self._lock:
            seen = self._seen()
            entries = self.history.since(seen)
            if not entries:
                return
            with transaction(self._connection) as base:
                touched = set()
                for entry in entries:
                    if entry.kind == "flag":
                        touched.update(self._settle(base, entry))
                self._count(base, touched)
                base.execute("INSERT OR REPLACE INTO state VALUES ('seen', ?)", (entries[-1].id,))

    def _open(self) -> sqlite3.Connection:
        connection = _connect(self._path)
        if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            connection.close()
            for name in (self._path, *(Path(f"{self._path}-{part}") for part in ("wal", "shm"))):
                name.unlink(missing_ok=True)
            connection = _connect(self._path)
            connection.executescript(f"{SCHEMA}PRAGMA user_version = {VERSION};")
        return connection

    def _seen(self) -> int:
        found = self._connection.execute("SELECT value FROM state WHERE key = 'seen'").fetchone()
        return int(found[0]) if found else 0

    def _read_folder(self, ids: Sequence[str]) -> None:
        known = {row["name"]: (row["id"], row["stamp"]) for row in self.rows("SELECT id, name, stamp FROM articles")}
        stamps = {name: found for name in ids if (found := stamp(self.output / name / DONE))}
        fresh = [name for name, stamp in stamps.items() if known.get(name, (0, ""))[1] != stamp]
        gone = [number for name, (number, _) in known.items() if name not in stamps]
        self.progress = Progress(0, len(fresh))
        decided = self.history.latest("flag") if fresh else {}
        for first in range(0, max(len(fresh), 1), BATCH):
            part = fresh[first : first + BATCH]
            articles = [(name, *read(self.output / name)) for name in part]
            with self._lock, transaction(self._connection) as base:
                forget(base, [*(known[name][0] for name in part if name in known), *(gone if first == 0 else ())])
                touched = []
                for name, summary, text in articles:
                    if summary is not None:
                        touched.append(add(base, name, stamps[name], summary, text))
                        settle(base, touched[-1], name, decided)
                self._count(base, touched)
            self.progress = Progress(first + len(part), len(fresh))

    def _settle(self, base: sqlite3.Connection, entry: Entry) -> list[int]:
        where = "flag = ? AND article = (SELECT id FROM articles WHERE name = ?)"
        values: list[object] = [entry.key, entry.article]
        if not entry.article:  # of a file that names no article: wherever nobody decided
            where, values = "flag = ? AND state = 'open'", [entry.key]
        done = base.execute(
            f"UPDATE flags SET state = ?, reviewer = ?, version = ? WHERE {where} RETURNING article",
            (state_of(entry), entry.reviewer if entry.value else "", entry.version if entry.article else 0, *values),
        )
        return [row[0] for row in done.fetchall()]

    def _count(self, base: sqlite3.Connection, articles: Iterable[int]) -> None:
        sums = ", ".join(
            f"open_{name} = (SELECT count(*) FROM flags WHERE article = a.id AND state = 'open' AND severity = {rank})"
            for rank, name in enumerate(SEVERITIES)
        )
        numbers = [(number,) for number in articles]
        base.executemany(f"UPDATE articles AS a SET {sums} WHERE id = ?", numbers)
        base.executemany("UPDATE articles SET open = open_error + open_warning + open_notice WHERE id = ?", numbers)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def _run_stamp(output: Path) -> int | None:
    try:
        return (output / RUN).stat().st_mtime_ns
    except OSError:
        return None


def _ids(run: Path) -> list[str]:
    try:
        data = json.loads(run.read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return [str(name) for name in data.get("ids", ())] if isinstance(data, dict) else []
