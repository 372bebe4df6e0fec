"""The SQLite file of decisions: an append-only history, and for each thing decided which entry stands now."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pipeline.errors import SettingsError, Told, at
from pipeline.wal import write_ahead

FILE_NAME = "decisions.sqlite"
SUFFIXES = (".sqlite", ".sqlite3", ".db")
VERSION = 1
BUSY_SECONDS = 10.0

_SCHEMA = """
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch TEXT NOT NULL,
    at TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('flag', 'source', 'claim', 'translation')),
    article TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    value TEXT,
    rule TEXT NOT NULL DEFAULT '',
    sentence TEXT NOT NULL DEFAULT '',
    matched TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, article, key, version)
);
CREATE INDEX history_batch ON history (batch);
CREATE TABLE latest (
    kind TEXT NOT NULL, article TEXT NOT NULL, key TEXT NOT NULL, id INTEGER NOT NULL REFERENCES history (id),
    PRIMARY KEY (kind, article, key)
) WITHOUT ROWID;
CREATE TRIGGER history_latest AFTER INSERT ON history BEGIN
    INSERT OR REPLACE INTO latest VALUES (new.kind, new.article, new.key, new.id);
END;
CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'the history only grows'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'the history only grows'); END;
"""


def is_database(path: Path) -> bool:
    """Whether `path` is named as a database, not as a file of JSON."""
    return path.suffix.casefold() in SUFFIXES


def stamp(path: Path) -> tuple[int, ...]:
    """What changes when the file does; a database's newest decisions stand in a file beside it."""
    parts: list[int] = []
    for name in (path, Path(f"{path}-wal")) if is_database(path) else (path,):
        try:
            state = name.stat()
        except OSError:
            parts += (0, 0)
        else:
            parts += (state.st_mtime_ns, state.st_size)
    return tuple(parts)


def open_database(path: Path) -> sqlite3.Connection:
    """A connection for writing; makes the file where it isn't there. Raises SettingsError where it can't be used."""
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        write_ahead(connection, BUSY_SECONDS)
        with transaction(connection):
            version = _version(connection)
            if version == 0:
                for statement in _statements():
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {VERSION}")
    except sqlite3.Error as exc:
        raise SettingsError(
            at(path, None, "decisions", Told(f"is niet bruikbaar ({exc})", f"cannot be used ({exc})"))
        ) from exc
    _prove(path, version or VERSION)
    return connection


def open_reading(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing; raises SettingsError where `path` is no database of decisions."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        version = _version(connection)
    except sqlite3.Error as exc:
        raise SettingsError(
            at(path, None, "decisions", Told(f"kan niet worden gelezen ({exc})", f"cannot be read ({exc})"))
        ) from exc
    _prove(path, version)
    return connection


class transaction:
    """BEGIN IMMEDIATE ... COMMIT, or ROLLBACK where something is raised."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> sqlite3.Connection:
        self.connection.execute("BEGIN IMMEDIATE")
        return self.connection

    def __exit__(self, kind: object, *_: object) -> None:
        self.connection.execute("COMMIT" if kind is None else "ROLLBACK")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _prove(path: Path, version: int) -> None:
    if version != VERSION:
        nl = f"is van versie {version}, deze bijsluiter leest versie {VERSION}"
        problem = Told(nl, f"is of version {version}, this bijsluiter reads version {VERSION}")
        raise SettingsError(at(path, None, "decisions", problem))


def _statements() -> list[str]:
    """The statements of the schema, one by one: they share a transaction with the version."""
    statements, current = [], ""
    for line in _SCHEMA.strip().splitlines():
        current += line + "\n"
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return statements
