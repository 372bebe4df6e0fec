"""A wrong call is one sentence, in the language of the messages, and exit status 2."""

from __future__ import annotations

import sys

import pytest

from pipeline import cli

CASES = [
    (["check"], "PATH ontbreekt; zie: bijsluiter check --help"),
    (["check", "--lang", "en"], "PATH is missing; see: bijsluiter check --help"),
    (["chekc"], "er is geen opdracht chekc; zie: bijsluiter --help"),
    (["check", "--snel", "a.md"], "er is geen optie --snel; zie: bijsluiter check --help"),
    (
        ["verify", "a.md", "--format", "xml"],
        "--format: moet een van 'text', 'json' zijn, niet 'xml'; zie: bijsluiter verify --help",
    ),
    (
        ["verify", "a.md", "--lang=en", "--format", "xml"],
        "--format: must be one of 'text', 'json', not 'xml'; see: bijsluiter verify --help",
    ),
]


@pytest.mark.parametrize(("words", "sentence"), CASES)
def test_a_wrong_call(
    words: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bijsluiter", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert capsys.readouterr() == ("", f"bijsluiter: {sentence}\n")


def test_a_value_that_is_no_number(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["bijsluiter", "process", "--workers", "veel"])
    with pytest.raises(SystemExit):
        cli.main()
    told = capsys.readouterr().err
    assert told.startswith("bijsluiter: --workers: deze waarde kan niet (")
    assert told.count("\n") == 1
