"""The output folder: atomic writes, which article has which id, and what is already done."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import Lang, UsageError, cause
from pipeline.messages import say

STATE = ".bijsluiter"
DONE = "summary.json"
ANALYSIS = "article.json"
KEPT = ".article.json"  # the same for the review desk, where no format asks for it
RESERVED = (
    "index.html",
    "overzicht.html",
    "flags.csv",
    "flags.xlsx",
    "run.json",
    "readme.md",
    "decisions.sqlite",
    "decisions.sqlite-wal",
    "decisions.sqlite-shm",
)  # names beside the article folders


def atomic_write(path: Path, data: str | bytes) -> None:
    """Write `data` (text as UTF-8) so that `path` holds either all of it or what was there before."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tmp-", suffix=path.suffix)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def analysis_of(folder: Path) -> Path | None:
    """The file that holds the analysis in the folder of an article; None where there is none."""
    return next((path for path in (folder / ANALYSIS, folder / KEPT) if path.exists()), None)


class Store:
    """An output folder. Opening one makes it and proves that it can be written; raises UsageError where it can't."""

    def __init__(self, folder: Path, *, check: bool = True, lang: Lang = "nl") -> None:
        self.folder = folder
        if not check:
            return
        try:
            (folder / STATE).mkdir(parents=True, exist_ok=True)
            atomic_write(folder / STATE / "writable", "")
        except OSError as exc:
            raise UsageError(say("output_folder", lang, path=folder, error=cause(exc))) from exc
        for left in (*folder.glob(".tmp-*"), *folder.glob("*/.tmp-*")):  # of a run that was killed
            left.unlink(missing_ok=True)

    def article_folder(self, article_id: str) -> Path:
        """The folder of one article, made where it does not exist."""
        path = self.folder / article_id
        path.mkdir(exist_ok=True)
        return path

    def ids(self, sources: Iterable[Path]) -> dict[Path, str]:
        """An id a source; a source keeps the id it once had in this folder."""
        path = self.folder / STATE / "ids.json"
        stored = _read_json(path)
        known: dict[str, str] = stored if isinstance(stored, dict) else {}
        keys = {source: self._key(source) for source in sources}
        ids = assign_ids(keys, {source: known[key] for source, key in keys.items() if key in known}, known.values())
        merged = known | {keys[source]: name for source, name in ids.items()}
        if merged != known:
            atomic_write(path, json.dumps(merged, indent=1))
        return ids

    def _key(self, source: Path) -> str:
        """The place of a source as seen from the output folder: the same however its path was spelled."""
        return Path(
            os.path.relpath(os.path.normpath(source.absolute()), os.path.normpath(self.folder.absolute()))
        ).as_posix()

    def listed(self) -> set[str]:
        """The ids of the articles that the last run listed."""
        run = _read_json(self.folder / "run.json")
        return set(run.get("ids", [])) if isinstance(run, dict) else set()

    def vanished(self, inputs: Iterable[Path]) -> tuple[str, ...]:
        """The ids of articles that have a report here and were in one of the folders `inputs`, but are no longer."""
        known = _read_json(self.folder / STATE / "ids.json")
        folders = [self._key(path) for path in inputs if path.is_dir()]
        gone = [
            name
            for key, name in (known if isinstance(known, dict) else {}).items()
            if any(Path(key).is_relative_to(folder) for folder in folders) and not os.path.lexists(self.folder / key)
        ]
        return tuple(sorted(name for name in gone if self.record(name) is not None))

    def remove(self, article_id: str) -> None:
        """Remove the report of an article: the files that were written for it, save those changed by hand since."""
        folder = self.folder / article_id
        record, written = self.record(article_id), _modified(folder / DONE)
        for name in (record or {}).get("files", []):
            path = self.folder / name
            if path.resolve().is_relative_to(folder.resolve()) and _modified(path) <= written:
                path.unlink(missing_ok=True)
        (folder / DONE).unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # what is left in it is not ours
            folder.rmdir()

    def record(self, article_id: str) -> dict[str, Any] | None:
        """What was written when the article was done (key, files, summary); None where it is not, or not wholly."""
        data = _read_json(self.folder / article_id / DONE)
        return data if isinstance(data, dict) and "summary" in data else None

    def done(self, article_id: str, key: str) -> bool:
        """Whether the article was processed under the same `key` and its report still stands."""
        record = self.record(article_id)
        return record is not None and record["key"] == key and all((self.folder / f).exists() for f in record["files"])


def assign_ids(
    sources: Iterable[Path], known: Mapping[Path, str] | None = None, taken: Iterable[str] = ()
) -> dict[Path, str]:
    """An id a source: the known one, or its stem, with `-2` and on for a later one (by path) of the same stem."""
    ids = dict(known or {})
    used = {name.casefold() for name in (*RESERVED, *taken, *ids.values())}
    for source in sorted(set(sources) - ids.keys()):
        ids[source] = _free(safe_name(source.stem), used)
        used.add(ids[source].casefold())
    return ids


def safe_name(stem: str) -> str:
    """`stem` as one folder name that is no special one and hides nothing."""
    name = "".join("_" if char in '/\\:*?"<>|' or not char.isprintable() else char for char in stem).strip(" .")
    return name[:120] or "article"


def _free(wanted: str, taken: set[str]) -> str:
    if wanted.casefold() not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}".casefold() in taken:
        number += 1
    return f"{wanted}-{number}"


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def key_of(parts: Mapping[str, Any]) -> str:
    """A fingerprint of what decides whether an article must be processed again."""
    from hashlib import sha256

    return sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:32]
