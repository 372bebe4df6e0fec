"""Puts on each flag of an article what was decided about it, and says when that has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from pipeline.article import Article, Decision, Flag
from pipeline.decisions.additions import additions_of
from pipeline.decisions.database import is_database, open_reading, stamp
from pipeline.decisions.exchange import Row, read_rows, row_of
from pipeline.decisions.history import select
from pipeline.decisions.keys import normalised

Decisions = Mapping[tuple[str, str | None], Decision]
BY_TARGET = "translation/"  # these flags judge the translation too: the same sentence alone is not the same finding


@dataclass(frozen=True, slots=True)
class _Decided:
    """Decisions by flag id (and article where they name one), and by article, rule and sentence."""

    by_flag: Decisions = field(default_factory=dict)
    by_sentence: Mapping[tuple[str, str, str], tuple[str, Decision]] = field(default_factory=dict)
    ids: Mapping[str | None, tuple[str, ...]] = field(default_factory=dict)
    rules: frozenset[str] = frozenset()


def decide(article: Article, path: str | None) -> Article:
    """The article with the decisions of the file at `path` on its flags; raises SettingsError for a wrong file."""
    if path is None or not article.flags:
        return article
    decided = _decided(Path(path))
    flags = tuple(
        replace(
            flag,
            decision=decided.by_flag.get((flag.id, article.id))
            or decided.by_flag.get((flag.id, None))
            or _carried(article, flag, decided)
            or flag.decision,
        )
        for flag in article.flags
    )
    return replace(article, flags=flags)


def read_decisions(path: Path) -> Decisions:
    """Decisions by flag id, and article id where the file names one.

    The file is JSON (``{"schema": "bijsluiter/decisions/1", "decisions": [{"flag": "<id>", "verdict": "dismissed",
    "reason": "...", "reviewer": "...", "date": "2026-01-31"}]}``), or the database of the review desk.
    """
    return _decided(path).by_flag


def digest(path: str | None, article: str, flags: Iterable[str]) -> str:
    """A fingerprint of all that the file at `path` holds about an article and its flags."""
    if path is None:
        return ""
    decided = _decided(Path(path))
    own = [(flag, article) for flag in decided.ids.get(article, ())]
    everywhere = [(flag, None) for flag in sorted(set(flags)) if (flag, None) in decided.by_flag]
    parts = [f"{key[0]} {decided.by_flag[key]}" for key in (*own, *everywhere)]
    added = additions_of(path, article)
    parts += [f"{key} {value}" for kept in (added.claims, added.sources) for key, value in sorted(kept.items())]
    return sha256("\n".join(parts).encode()).hexdigest()[:16] if parts else ""


def _carried(article: Article, flag: Flag, decided: _Decided) -> Decision | None:
    """What was decided on the same rule and sentence under an id that the article no longer has."""
    if flag.rule not in decided.rules or flag.rule.startswith(BY_TARGET):
        return None
    sentence = next((s for s in article.sentences if s.start <= flag.start < s.end), None)
    if sentence is None:
        return None
    known = decided.by_sentence.get((article.id, flag.rule, normalised(sentence.of(article))))
    alike = [f for f in article.flags if f.rule == flag.rule and sentence.start <= f.start < sentence.end]
    if known is None or len(alike) > 1 or any(f.id == known[0] for f in article.flags):
        return None
    return known[1]


def _decided(path: Path) -> _Decided:
    return _read(path, stamp(path))


@lru_cache(maxsize=4)
def _read(path: Path, stamp: tuple[int, ...]) -> _Decided:
    rows = _database_rows(path) if is_database(path) else read_rows(path)
    by_flag: dict[tuple[str, str | None], Decision] = {}
    by_sentence: dict[tuple[str, str, str], tuple[str, Decision]] = {}
    ids: dict[str | None, list[str]] = {}
    for row in rows:
        article = row.get("article") or None
        decision = Decision(
            verdict=row["verdict"],  # type: ignore[arg-type]
            reason=row.get("reason", ""),
            reviewer=row.get("reviewer", ""),
            date=row.get("date", ""),
        )
        by_flag[row["flag"], article] = decision
        ids.setdefault(article, []).append(row["flag"])
        if article and row.get("rule") and row.get("sentence"):
            by_sentence[article, row["rule"], row["sentence"]] = (row["flag"], decision)
    listed = {article: tuple(sorted(flags)) for article, flags in ids.items()}
    return _Decided(by_flag, by_sentence, listed, frozenset(rule for _, rule, _ in by_sentence))


def _database_rows(path: Path) -> list[Row]:
    connection = open_reading(path)
    try:
        where = "WHERE value IS NOT NULL AND id IN (SELECT id FROM latest WHERE kind = 'flag') ORDER BY id"
        return [row_of(entry) for entry in select(connection, where, ())]
    finally:
        connection.close()
