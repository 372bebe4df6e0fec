"""Decisions of a reviewer stand on their flags, and a dismissed flag does not count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.article import Article, Decision, Flag
from pipeline.commands.check import exit_status
from pipeline.decisions import SCHEMA, decide, read_decisions
from pipeline.errors import SettingsError
from pipeline.reports.linter import render
from pipeline.runs import process_folder
from pipeline.settings import Settings


def _file(folder: Path, *rows: dict[str, str]) -> str:
    path = folder / "decisions.json"
    path.write_text(json.dumps({"schema": SCHEMA, "decisions": rows}), "utf-8")
    return str(path)


def _article(*ids: str, article: str = "a") -> Article:
    flags = tuple(
        Flag(id=name, rule="advice/cure", severity="error", start=0, end=1, line=1, column=1, message=name)
        for name in ids
    )
    return Article(id=article, source="a.txt", text="x", flags=flags)


def test_a_decision_stands_on_its_flag(tmp_path: Path) -> None:
    path = _file(
        tmp_path, {"flag": "f1", "verdict": "dismissed", "reason": "klopt", "reviewer": "AB", "date": "2026-11-24"}
    )
    decided = decide(_article("f1", "f2"), path)
    assert [flag.decision for flag in decided.flags] == [
        Decision(verdict="dismissed", reason="klopt", reviewer="AB", date="2026-11-24"),
        None,
    ]


def test_a_decision_for_one_article_leaves_the_others(tmp_path: Path) -> None:
    path = _file(tmp_path, {"flag": "f1", "verdict": "fixed", "article": "b"})
    assert decide(_article("f1"), path).flags[0].decision is None
    assert decide(_article("f1", article="b"), path).flags[0].decision == Decision(verdict="fixed")


def test_a_dismissed_flag_does_not_count(tmp_path: Path) -> None:
    decided = decide(_article("f1"), _file(tmp_path, {"flag": "f1", "verdict": "dismissed"}))
    assert exit_status([decided], "notice") == 0
    assert render([decided], "text") == ""
    assert exit_status([decide(_article("f1"), _file(tmp_path, {"flag": "f1", "verdict": "accepted"}))], "error") == 1


def test_a_run_honours_them(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    first = process_folder([inputs], tmp_path / "out", quick).summaries[0]
    rows = [{"flag": flag.id, "verdict": "dismissed"} for flag in first.flags]
    settings = quick.with_(decisions=_file(tmp_path, *rows))
    second = process_folder([inputs], tmp_path / "out", settings)
    assert second.unchanged == 1  # the article on zinc has no flag that was decided
    assert [flag.id for flag in second.summaries[0].flags] == [flag.id for flag in first.flags]
    assert second.summaries[0].open_flags() == ()
    assert json.loads((tmp_path / "out" / "ijzer" / "article.json").read_text())["flags"][0]["decision"]["verdict"] == (
        "dismissed"
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", r"decisions: is not valid JSON$"),
        ("[]", r"decisions: must hold schema 'bijsluiter/decisions/1' and a list"),
        (
            '{"schema": "bijsluiter/decisions/1", "decisions": [{"flag": "a", "verdict": "weg"}]}',
            r"1\.verdict: must be",
        ),
        ('{"schema": "bijsluiter/decisions/1", "decisions": [{"verdict": "fixed"}]}', r"decisions\.1: lacks flag"),
        ('{"schema": "bijsluiter/decisions/1", "decisions": [{"flag": "a", "x": "y"}]}', "x is no known key; allowed"),
        ('{"schema": "bijsluiter/decisions/1", "decisions": [3]}', "must be an object"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "d.json"
    path.write_text(content)
    with pytest.raises(SettingsError, match=sentence) as caught:
        read_decisions(path)
    assert str(caught.value).startswith(str(path))


def test_a_missing_file_stops_before_any_work(inputs: Path, tmp_path: Path, quick: Settings) -> None:
    with pytest.raises(SettingsError, match=r"weg\.json: decisions: cannot be read"):
        process_folder([inputs], tmp_path / "out", quick.with_(decisions=str(tmp_path / "weg.json")))
    assert not (tmp_path / "out").exists()
