"""Decisions go out as JSON and CSV and come back the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.article import Decision
from pipeline.commands.decisions import run
from pipeline.decisions import read_decisions
from pipeline.decisions.exchange import as_csv, as_json, import_rows, read_rows, rows_of
from pipeline.decisions.history import Change, History
from pipeline.errors import SettingsError, UsageError
from pipeline.settings import Settings

ROW = {
    "flag": "f1",
    "verdict": "dismissed",
    "reason": '=SOM(1;2), zei hij: "ja"\nen nee',
    "reviewer": "AB",
    "date": "2026-03-01T09:30:00+00:00",
    "article": "ijzer",
    "rule": "advice/cure",
    "sentence": "ijzer geneest moeheid",
    "matched": "geneest",
}


def _history(folder: Path) -> History:
    return History(folder / "decisions.sqlite")


@pytest.mark.parametrize(("name", "write"), [("d.json", as_json), ("d.csv", as_csv)])
def test_what_goes_out_comes_back(tmp_path: Path, name: str, write: object) -> None:
    history = _history(tmp_path)
    assert import_rows(history, [ROW]) == 1
    assert rows_of(history) == [ROW]
    assert callable(write)
    (tmp_path / name).write_text(write(rows_of(history)), "utf-8")
    assert read_rows(tmp_path / name) == [ROW]
    assert import_rows(history, read_rows(tmp_path / name)) == 0


def test_a_cell_is_no_formula() -> None:
    assert "'=SOM" in as_csv([ROW])


def test_a_decision_that_was_taken_back_does_not_go_out(tmp_path: Path) -> None:
    history = _history(tmp_path)
    import_rows(history, [ROW])
    history.append([Change(kind="flag", article="ijzer", key="f1", seen=1, value=None)], "AB")
    assert json.loads(as_json(rows_of(history)))["decisions"] == []


def test_the_database_is_read_as_the_file_is(tmp_path: Path) -> None:
    import_rows(_history(tmp_path), [ROW])
    assert read_decisions(tmp_path / "decisions.sqlite") == {
        ("f1", "ijzer"): Decision(
            verdict="dismissed", reason=ROW["reason"], reviewer="AB", date="2026-03-01T09:30:00+00:00"
        )
    }


def test_the_command_takes_them_from_one_folder_to_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("een", "twee"):
        (tmp_path / name).mkdir()
    import_rows(_history(tmp_path / "een"), [ROW])
    file = str(tmp_path / "besluiten.csv")
    assert run(["export", file], tmp_path / "een", Settings()) == 0
    assert run(["import", file], tmp_path / "twee", Settings()) == 0
    assert capsys.readouterr().out.splitlines() == [f"{file} geschreven", "1 van 1 besluiten overgenomen"]
    assert run(["export"], tmp_path / "twee", Settings()) == 0
    assert json.loads(capsys.readouterr().out)["decisions"] == [ROW]


def test_wrong_calls_say_what_is_right(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="zo: bijsluiter decisions export"):
        run(["weg"], tmp_path, Settings())
    with pytest.raises(UsageError, match="is geen map"):
        run(["export"], tmp_path / "weg", Settings())
    (tmp_path / "d.csv").write_text("flag,verdict\nf1,misschien\n", "utf-8")
    with pytest.raises(SettingsError, match=r"decisions\.1\.verdict: must be accepted, dismissed, fixed"):
        run(["import", str(tmp_path / "d.csv")], tmp_path, Settings())


@pytest.mark.parametrize("reason", ["'s Avonds staat de bron erbij", "'=1", "''", "-", "+31 20", "@redactie", "'"])
def test_every_reason_survives_a_spreadsheet(tmp_path: Path, reason: str) -> None:
    row = ROW | {"reason": reason}
    (tmp_path / "d.csv").write_text(as_csv([row]), "utf-8")
    assert read_rows(tmp_path / "d.csv") == [row]


def test_a_dutch_spreadsheet_writes_semicolons(tmp_path: Path) -> None:
    lines = ["\ufeffflag;verdict;reason;reviewer;date", "f1;fixed;'s ochtends, altijd;AB;2026-03-01"]
    (tmp_path / "d.csv").write_text("\r\n".join(lines), "utf-8")
    assert read_rows(tmp_path / "d.csv") == [
        {"flag": "f1", "verdict": "fixed", "reason": "'s ochtends, altijd", "reviewer": "AB", "date": "2026-03-01"}
    ]


def test_the_last_of_two_rows_on_one_flag_counts(tmp_path: Path) -> None:
    history = _history(tmp_path)
    later = ROW | {"verdict": "fixed", "reason": "", "reviewer": "CD", "date": "2026-03-02T09:30:00+00:00"}
    assert import_rows(history, [ROW, later]) == 1
    assert rows_of(history) == [later]
