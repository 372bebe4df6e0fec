"""A wrong call is one sentence, in the language of the messages, and exit status 2."""

from __future__ import annotations

import sys

import pytest

from pipeline import cli

CASES = [
    (["check"], "PATH ontbreekt; zie: bijsluiter check --help"),
    (["check", "--lang", "en"], "PATH is missing; see: bijsluiter check --help"),
    (["--lang", "en", "check"], "PATH is missing; see: bijsluiter check --help"),
    (["chekc"], "er is geen opdracht chekc; zie: bijsluiter --help"),
    (["--lang", "nl"], "er ontbreekt een opdracht; zie: bijsluiter --help"),
    (["check", "--snel", "a.md"], "er is geen optie --snel; zie: bijsluiter check --help"),
    (["init", "a", "b"], "b is te veel; zie: bijsluiter init --help"),
    (["check", "a.md", "--settings"], "bij --settings hoort een waarde; zie: bijsluiter --help"),
    (["check", "a.md", "--strict=1"], "bij --strict hoort geen waarde; zie: bijsluiter --help"),
    (["process", "--workers", "veel"], "--workers: moet een geheel getal zijn; zie: bijsluiter process --help"),
    (["process", "--workers", "-1"], "--workers: moet ten minste 0 zijn; zie: bijsluiter process --help"),
    (["review", "--port=70000"], "--port: mag hoogstens 65535 zijn; zie: bijsluiter review --help"),
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
