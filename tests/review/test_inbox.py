"""The inbox finds what its filters ask for, keeps them in its address, and stays in step with runs and decisions."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.decisions.history import Change
from pipeline.review import inbox
from pipeline.review.desk import Desk
from pipeline.review.filters import Filters, read_filters
from pipeline.settings import Settings
from tests.reports.conftest import magnesium
from tests.review.conftest import publish


def _article(name: str, **changes: str) -> Article:
    return replace(magnesium(), id=name, title=f"Over {name}", **changes)  # type: ignore[arg-type]


@pytest.fixture
def many(tmp_path: Path) -> Desk:
    folder = tmp_path / "out"
    newer = _article("nieuw", published="2026-05-01")
    quiet = replace(_article("stil"), flags=magnesium().flags[1:2], published="2020-01-01")
    publish(folder, _article("oud"), newer, quiet)
    desk = Desk(folder, Settings())
    desk.index.refresh()
    return desk


def _found(desk: Desk, **asked: str) -> list[str]:
    filters = read_filters(asked)
    column = "flag" if filters.view == "flags" else "name"
    return [row[column] for row in inbox.find(desk.index, filters).rows]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["nieuw", "oud", "stil"]),
        ({"order": "title"}, ["nieuw", "oud", "stil"]),
        ({"order": "newest"}, ["nieuw", "oud", "stil"]),
        ({"rule": "advice/cure"}, ["nieuw", "oud"]),
        ({"pack": "citation", "level": "none"}, ["nieuw", "oud", "stil"]),
        ({"level": "vague"}, ["nieuw", "oud"]),
        ({"severity": "error"}, ["nieuw", "oud"]),
        ({"substance": "magnesium", "since": "2026-04-01"}, ["nieuw"]),
        ({"until": "2020-12-31"}, ["stil"]),
        ({"q": "slaaptablet"}, []),
        ({"q": "amandel"}, ["nieuw", "oud", "stil"]),
        ({"q": "over stil"}, ["stil"]),
        ({"state": "dismissed"}, ["nieuw", "oud"]),
        ({"reviewer": "EdV"}, ["nieuw", "oud"]),
        ({"view": "flags", "q": "geneest", "article": "oud"}, ["f-geneest", "f-bron"]),
        ({"view": "flags", "rule": "citation/none", "order": "article"}, ["f-bron", "f-bron", "f-bron"]),
        (
            {"severity": "erg", "state": "weg", "since": "gisteren", "view": "x", "order": "y", "page": "-1"},
            ["nieuw", "oud", "stil"],
        ),
        ({"q": '"AND ('}, []),
    ],
)
def test_filters(many: Desk, asked: dict[str, str], names: list[str]) -> None:
    assert sorted(_found(many, **asked)) == sorted(names)


def test_the_worst_comes_first(many: Desk) -> None:
    assert _found(many)[-1] == "stil"
    assert _found(many, order="newest") == ["nieuw", "oud", "stil"]
    assert many.index.neighbours("oud") == ("nieuw", "stil")


def test_filters_live_in_the_address() -> None:
    filters = Filters(q="vitamine d & zon", severity="error", page=3)
    assert filters.query() == "?q=vitamine+d+%26+zon&severity=error"
    assert filters.query(page=4) == "?q=vitamine+d+%26+zon&severity=error&page=4"
    assert filters.query(severity="") == "?q=vitamine+d+%26+zon"
    assert filters.cleared() == "?"


def test_decisions_of_another_process_count(many: Desk) -> None:
    before = inbox.totals(many.index)
    change = Change(kind="flag", article="oud", key="f-geneest", seen=0, value={"verdict": "fixed"})
    many.history.append([change], "CD")
    many.index.follow()
    after = inbox.totals(many.index)
    assert (after.open, after.decided) == (before.open - 1, before.decided + 1)
    assert _found(many, view="flags", reviewer="CD") == ["f-geneest"]


def test_a_new_run_is_read_and_only_what_changed(many: Desk) -> None:
    publish(many.output, _article("oud"))
    many.index.refresh()
    assert _found(many) == ["oud"]
    change = Change(kind="flag", article="oud", key="f-geneest", seen=0, value={"verdict": "fixed"})
    many.history.append([change], "CD")
    publish(many.output, _article("oud"), _article("vers"))
    many.index.refresh()
    assert (many.index.progress.total, many.index.progress.busy) == (2, False)
    assert _found(many, view="flags", state="fixed") == ["f-geneest"]


def test_an_index_can_be_thrown_away(many: Desk) -> None:
    many.close()
    for file in (many.output / ".bijsluiter").glob("review.sqlite*"):
        file.unlink()
    again = Desk(many.output, Settings())
    again.index.refresh()
    assert len(_found(again)) == 3


def test_a_thousand_articles_stay_quick(tmp_path: Path) -> None:
    article = magnesium()
    publish(tmp_path / "out", *(replace(article, id=f"a{n:04}") for n in range(1000)))
    desk = Desk(tmp_path / "out", Settings())
    desk.index.refresh()
    for asked in ({}, {"view": "flags"}, {"pack": "citation"}, {"q": "magnesium", "view": "flags"}, {"page": "20"}):
        rounds = []
        for _ in range(5):
            began = time.process_time()
            inbox.find(desk.index, read_filters(asked))
            rounds.append(time.process_time() - began)
        assert min(rounds) < 0.1, asked
