"""`--help` speaks Dutch, and English where it is asked to."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.commandline.app import COMMANDS, command
from pipeline.errors import Lang
from pipeline.messages import say
from pipeline.messages.helping import MESSAGES

NAMES = tuple(function.__name__ for function, _ in COMMANDS)
DUTCH = """\
Gebruik: bijsluiter init [OPTIES] [FILE]

  Schrijft een bijsluiter.yaml met elke instelling, de standaardwaarde en
  uitleg.

Argumenten:
  FILE  Waar het komt.  [standaard: bijsluiter.yaml]

Opties:
  --force       Overschrijf een bestand dat er al is.
  --lang nl|en  Taal van meldingen en hulp.
  --help        Toon deze hulp.

  Voorbeeld: bijsluiter init --lang en
"""
ENGLISH = """\
Usage: bijsluiter init [OPTIONS] [FILE]

  Writes a bijsluiter.yaml with every setting, its default and a comment.

Arguments:
  FILE  Where to write it.  [default: bijsluiter.yaml]

Options:
  --force       Overwrite a file that exists.
  --lang nl|en  Language of messages and help.
  --help        Show this help.

  Example: bijsluiter init --lang en
"""


def _help(words: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "82")
    monkeypatch.setattr(sys, "argv", ["bijsluiter", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "page"),
    [
        (["init", "--help"], DUTCH),
        (["init", "--help", "--lang", "en"], ENGLISH),
        (["init", "--lang=en", "--help"], ENGLISH),
        (["--lang", "en", "init", "--help"], ENGLISH),
        (["init", "--lang", "nl", "--help"], DUTCH),
    ],
)
def test_a_page(
    words: list[str],
    page: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _help(words, tmp_path, monkeypatch, capsys) == page


def test_the_language_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bijsluiter.yaml").write_text("lang: en\n")
    assert _help(["init", "--help"], tmp_path, monkeypatch, capsys) == ENGLISH


@pytest.mark.parametrize(
    ("lang", "headings"),
    [("nl", ["Gebruik:", "Opties:", "Opdrachten:"]), ("en", ["Usage:", "Options:", "Commands:"])],
)
def test_the_page_of_all_commands(
    lang: Lang,
    headings: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = _help(["--lang", lang, "--help"], tmp_path, monkeypatch, capsys).splitlines()
    assert [line.split()[0] for line in lines if line[:1].isalpha()] == headings
    listed = lines[lines.index(headings[-1]) + 1 :]
    assert [line.split(None, 1) for line in listed] == [[name, say(f"help {name}", lang)] for name in NAMES]


@pytest.mark.parametrize(("lang", "lead"), [("nl", "Voorbeeld"), ("en", "Example")])
def test_every_command_has_an_example(lang: Lang, lead: str) -> None:
    told = [one.epilog for one in command(lang).commands.values()]
    assert told == [f"{lead}: bijsluiter {function.__name__} {call}" for function, call in COMMANDS]


def test_every_text_is_used_and_differs() -> None:
    group = command("nl")
    texts = {text for one in (group, *group.commands.values()) for text in (one.help, *(p.help for p in one.params))}
    texts |= {one.short_help for one in group.commands.values()}
    around = {
        "help usage", "help options", "help arguments", "help commands", "help options place", "help command place",
        "help default", "help required", "help example", "help help",
    }  # fmt: skip
    assert [key for key, (dutch, _) in MESSAGES.items() if dutch not in texts and key not in around] == []
    assert [key for key, (dutch, english) in MESSAGES.items() if dutch == english] == []
