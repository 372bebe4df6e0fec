"""The history of decisions: nothing is lost, nobody is overruled unseen, and an act can be taken back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipeline.decisions.history import Change, Conflict, History
from pipeline.errors import SettingsError


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "decisions.sqlite")


def _change(key: str = "f1", verdict: str | None = "dismissed", seen: int = 0, article: str = "a") -> Change:
    value = None if verdict is None else {"verdict": verdict, "reason": "klopt"}
    return Change(
        kind="flag", article=article, key=key, seen=seen, value=value, rule="advice/cure", sentence="x geneest"
    )


def _standing(history: History) -> dict[str, str | None]:
    return {key: entry.value["verdict"] if entry.value else None for (_, key), entry in history.latest("flag").items()}


def test_every_decision_is_an_entry(history: History) -> None:
    history.append([_change()], "AB")
    history.append([_change(verdict="accepted", seen=1)], "CD")
    assert _standing(history) == {"f1": "accepted"}
    assert [(e.version, e.reviewer, e.value and e.value["verdict"]) for e in history.since(0)] == [
        (1, "AB", "dismissed"),
        (2, "CD", "accepted"),
    ]


def test_a_decision_that_did_not_see_the_last_one_is_refused(history: History) -> None:
    history.append([_change(), _change("f2")], "AB")
    with pytest.raises(Conflict) as caught:
        history.append([_change("f3"), _change("f1", "fixed", seen=0)], "CD")
    [(theirs, yours)] = caught.value.pairs
    assert (theirs.reviewer, theirs.version, yours.value) == ("AB", 1, {"verdict": "fixed", "reason": "klopt"})
    assert _standing(history) == {"f1": "dismissed", "f2": "dismissed"}


def test_two_processes_keep_to_it_too(history: History, tmp_path: Path) -> None:
    other = History(tmp_path / "decisions.sqlite")
    other.append([_change()], "AB")
    with pytest.raises(Conflict):
        history.append([_change()], "CD")


def test_an_act_is_taken_back_as_one(history: History) -> None:
    history.append([_change("f1", "accepted")], "AB")
    batch = history.append([_change("f1", "fixed", seen=1), _change("f2")], "AB")[0].batch
    history.undo(batch, "AB")
    assert _standing(history) == {"f1": "accepted", "f2": None}
    assert len(history.since(0)) == 5


def test_an_act_is_not_taken_back_over_a_later_one(history: History) -> None:
    batch = history.append([_change()], "AB")[0].batch
    history.append([_change(verdict="fixed", seen=1)], "CD")
    with pytest.raises(Conflict):
        history.undo(batch, "AB")
    assert _standing(history) == {"f1": "fixed"}


@pytest.mark.parametrize("statement", ["UPDATE history SET reviewer = 'x'", "DELETE FROM history"])
def test_the_history_only_grows(history: History, tmp_path: Path, statement: str) -> None:
    history.append([_change()], "AB")
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        sqlite3.connect(tmp_path / "decisions.sqlite").execute(statement)


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    (tmp_path / "decisions.sqlite").write_text("geen databank " * 200, "utf-8")
    with pytest.raises(SettingsError, match=r"decisions\.sqlite: decisions: cannot be used"):
        History(tmp_path / "decisions.sqlite")
