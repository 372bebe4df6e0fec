"""What the inbox shows: one page of articles or of flags, and the sums over all."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from pipeline.article import SEVERITIES, Severity
from pipeline.review.filters import PAGE, Filters
from pipeline.review.index import Index

_WORD = re.compile(r"[^\W_]+")
_ARTICLE_ORDERS = {
    "": "a.open_error DESC, a.open_warning DESC, a.open DESC, a.title",
    "worst": "a.open_error DESC, a.open_warning DESC, a.open DESC, a.title",
    "most": "a.open DESC, a.title",
    "newest": "coalesce(a.published, a.processed) DESC, a.title",
    "title": "a.title COLLATE NOCASE, a.id",
}
_FLAG_ORDERS = {
    "": "f.severity, f.article, f.line, f.id",
    "worst": "f.severity, f.article, f.line, f.id",
    "article": "f.article, f.line, f.id",
    "rule": "f.rule, f.article, f.line, f.id",
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, and how long the whole list is."""

    rows: list[sqlite3.Row]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """The number of pages, at least one."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class Totals:
    """How it stands with the whole folder."""

    articles: int
    open: int
    decided: int
    severities: dict[Severity, int]


def find(index: Index, filters: Filters) -> Page:
    """The page of articles or flags that `filters` ask for."""
    return _flags(index, filters) if filters.view == "flags" else _articles(index, filters)


def totals(index: Index) -> Totals:
    """The sums over all articles."""
    sums = ", ".join(f"total(open_{name}) AS {name}" for name in SEVERITIES)
    row = index.rows(f"SELECT count(*) AS n, total(flags) AS flags, total(open) AS open, {sums} FROM articles")[0]
    counts = {name: int(row[name]) for name in SEVERITIES}
    return Totals(int(row["n"]), int(row["open"]), int(row["flags"] - row["open"]), counts)


def _articles(index: Index, filters: Filters) -> Page:
    wheres, values = _article_wheres(filters)
    source, shown = "articles a", "a.open AS hits"
    if filters.of_flags:
        inner, inner_values = _flag_wheres(filters)
        source = (
            f"(SELECT f.article AS number, count(*) AS hits FROM flags f WHERE {' AND '.join(inner)} "
            "GROUP BY f.article) AS h JOIN articles a ON a.id = h.number"
        )
        shown, values = "h.hits", [*inner_values, *values]
    if filters.q:
        wheres.append("a.id IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)")
        values.append(words_query(filters.q))
    where = f"WHERE {' AND '.join(wheres)}" if wheres else ""
    total = int(index.rows(f"SELECT count(*) FROM {source} {where}", values)[0][0])
    rows = index.rows(
        f"SELECT a.*, {shown} FROM {source} {where} ORDER BY {_ARTICLE_ORDERS[filters.order]} LIMIT ? OFFSET ?",
        [*values, PAGE, (filters.page - 1) * PAGE],
    )
    return Page(rows, total, filters.page)


def _flags(index: Index, filters: Filters) -> Page:
    wheres, values = _flag_wheres(filters)
    narrowing, narrowing_values = _article_wheres(filters)
    if narrowing:
        wheres.append(f"f.article IN (SELECT a.id FROM articles a WHERE {' AND '.join(narrowing)})")
        values += narrowing_values
    if filters.q:
        wheres.append("f.id IN (SELECT rowid FROM flag_words WHERE flag_words MATCH ?)")
        values.append(words_query(filters.q))
    where = " AND ".join(wheres)
    total = int(index.rows(f"SELECT count(*) FROM flags f WHERE {where}", values)[0][0])
    rows = index.rows(
        "SELECT f.*, a.name, a.title FROM flags f JOIN articles a ON a.id = f.article "
        f"WHERE {where} ORDER BY {_FLAG_ORDERS[filters.order]} LIMIT ? OFFSET ?",
        [*values, PAGE, (filters.page - 1) * PAGE],
    )
    return Page(rows, total, filters.page)


def _article_wheres(filters: Filters) -> tuple[list[str], list[object]]:
    wheres, values = [], list[object]()
    for sign, day in ((">=", filters.since), ("<=", filters.until)):
        if day:
            wheres.append(f"coalesce(a.published, a.processed) {sign} ?")
            values.append(day)
    if filters.article:
        wheres.append("a.name = ?")
        values.append(filters.article)
    return wheres, values


def _flag_wheres(filters: Filters) -> tuple[list[str], list[object]]:
    """What is asked of a flag; where no state is asked for, the open ones are meant."""
    wheres, values = list[str](), list[object]()
    state = filters.state or ("any" if filters.reviewer else "open")
    if state != "any":
        wheres.append("f.state = ?")
        values.append(state)
    for column in ("rule", "pack", "level", "substance", "reviewer"):
        if wanted := getattr(filters, column):
            wheres.append(f"f.{column} = ?")
            values.append(wanted)
    if filters.severity:
        wheres.append("f.severity = ?")
        values.append(SEVERITIES.index(filters.severity))
    return wheres or ["1"], values


def words_query(text: str) -> str:
    """Words as full-text search takes them: all of them, the last letters of each left open."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(text)[:20]) or '""'
