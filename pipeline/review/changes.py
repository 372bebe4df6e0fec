"""The changes that a reviewer's act makes to the history; none is written here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.article import Claim, Flag, Sentence
from pipeline.decisions.history import Change
from pipeline.decisions.keys import normalised, sentence_key
from pipeline.review.desk import Desk, Reviewed
from pipeline.review.requests import Refused

MOST = 20_000  # flags in one act
Value = dict[str, Any] | None


def on_flags(desk: Desk, wanted: Sequence[tuple[str, str, int]], value: Value) -> list[Change]:
    """A decision on flags by article, id and the version that was seen."""
    changes = []
    for article, flag, seen in wanted:
        rows = desk.index.rows(
            "SELECT f.*, a.name FROM flags f JOIN articles a ON a.id = f.article WHERE a.name = ? AND f.flag = ?",
            (article, flag),
        )
        if not rows:
            raise Refused(404, "gone")
        changes.append(_on_row(rows[0], value, seen))
    return changes


def on_alike(desk: Desk, article: str, flag: str, by: str, scope: str, value: Value) -> list[Change]:
    """A decision on every open flag of the same rule, or of the same rule and words, in this article or in all."""
    return [_on_row(row, value, row["version"]) for row in alike(desk, article, flag, by, scope)]


def alike(desk: Desk, article: str, flag: str, by: str, scope: str) -> list[sqlite3.Row]:
    """The open flags that are alike, the asked one first of all in it."""
    found = desk.index.rows(
        "SELECT f.rule, f.phrase FROM flags f JOIN articles a ON a.id = f.article WHERE a.name = ? AND f.flag = ?",
        (article, flag),
    )
    if not found:
        raise Refused(404, "gone")
    wheres, values = ["f.rule = ?", "f.state = 'open'"], [found[0]["rule"]]
    if by == "phrase":
        wheres.append("f.phrase = ?")
        values.append(found[0]["phrase"])
    if scope == "article":
        wheres.append("a.name = ?")
        values.append(article)
    return desk.index.rows(
        "SELECT f.*, a.name FROM flags f JOIN articles a ON a.id = f.article "
        f"WHERE {' AND '.join(wheres)} ORDER BY a.id, f.line LIMIT {MOST}",
        values,
    )


def on_sources(reviewed: Reviewed, claim: Claim, sources: list[dict[str, str]], seen: int, reason: str) -> list[Change]:
    """The sources of a claim from now on; one that has any settles the flags that say it has none."""
    words = claim.of(reviewed.article)
    change = Change(
        kind="source",
        article=reviewed.article.id,
        key=sentence_key(words),
        seen=seen,
        value={"sources": sources} if sources else None,
        sentence=normalised(words),
    )
    lacking = [f for f in reviewed.flags if f.claim == claim.id and f.rule.startswith("citation/")]
    return [change, *_settling(reviewed, lacking, reason, settled=bool(sources))]


def on_translation(reviewed: Reviewed, sentence: Sentence, value: Value, seen: int, reason: str) -> list[Change]:
    """The translation of a sentence from now on; one without a finding settles the flags on the old one."""
    words = sentence.of(reviewed.article)
    change = Change(
        kind="translation",
        article=reviewed.article.id,
        key=reviewed.places[sentence.id],
        seen=seen,
        value=value,
        sentence=normalised(words),
    )
    own = [f for f in reviewed.flags if f.rule.startswith("translation/") and sentence.start <= f.start < sentence.end]
    return [change, *_settling(reviewed, own, reason, settled=value is not None and not value["checks"])]


def on_claim(reviewed: Reviewed, sentences: Iterable[Sentence], *, add: bool) -> list[Change]:
    """Each sentence a claim from now on, or no longer."""
    changes = []
    for sentence in sentences:
        words = sentence.of(reviewed.article)
        key = sentence_key(words)
        entry = reviewed.claims.get(key)
        changes.append(
            Change(
                kind="claim",
                article=reviewed.article.id,
                key=key,
                seen=entry.version if entry else 0,
                value={"text": words} if add else None,
                sentence=normalised(words),
            )
        )
    return changes


def _settling(reviewed: Reviewed, flags: Iterable[Flag], reason: str, *, settled: bool) -> list[Change]:
    """The decision "fixed" on flags that ask for attention, or that decision taken back."""
    changes = []
    for flag in flags:
        now = reviewed.decided(flag)
        ours = now.state == "fixed" and now.reason == reason
        if settled == (now.state in ("open", "accepted")) and (settled or ours):
            changes.append(
                Change(
                    kind="flag",
                    article=reviewed.article.id,
                    key=flag.id,
                    seen=now.version,
                    value={"verdict": "fixed", "reason": reason} if settled else None,
                    rule=flag.rule,
                    sentence=normalised(reviewed.sentence_words(flag)),
                    matched=flag.match,
                )
            )
    return changes


def _on_row(row: sqlite3.Row, value: Value, seen: int) -> Change:
    return Change(
        kind="flag",
        article=row["name"],
        key=row["flag"],
        seen=seen,
        value=value,
        rule=row["rule"],
        sentence=normalised(row["sentence"]),
        matched=row["matched"],
    )
