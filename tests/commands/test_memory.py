"""`memory`: what it says, and a round trip through a TMX file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.commands import memory as command
from pipeline.errors import UsageError
from pipeline.settings import Settings, TranslationSettings
from pipeline.translation.memory import Memory, Remembered

ENGLISH = Settings(lang="en")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    memory = Memory(tmp_path / ".cache" / "translations.sqlite")
    memory.put("s", "table", "en", [Remembered("Drink water.", "Drink water!", False)])
    memory.put_edit("Slaap.", "Sleep.", "AB")
    memory.close()
    return tmp_path


def test_stats(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run([], output, ENGLISH) == 0
    path = output / ".cache" / "translations.sqlite"
    assert capsys.readouterr().out == f"{path}: 1 translated sentences, 1 edited by a person, 0.0 MB\n"


def test_prune(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(["prune"], output, ENGLISH) == 0
    assert command.run(["prune", "0"], output, ENGLISH) == 0
    assert capsys.readouterr().out == "0 translated sentences forgotten\n1 translated sentences forgotten\n"


def test_export_and_import(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "m.tmx"
    assert command.run(["export", str(file)], output, ENGLISH) == 0
    other = Settings(lang="en", translation=TranslationSettings(memory=str(tmp_path / "other.sqlite")))
    assert command.run(["import", str(file), "CD"], output, other) == 0
    assert capsys.readouterr().out == f"2 sentences written to {file}\n2 sentences taken over from {file}\n"
    memory = Memory(tmp_path / "other.sqlite")
    assert [(one.source, one.target, one.text, one.reviewer) for one in memory.edits()] == [
        ("Drink water.", "en", "Drink water!", "CD"),
        ("Slaap.", "en", "Sleep.", "CD"),
    ]
    memory.close()


def test_without_a_memory_and_with_wrong_words(tmp_path: Path, output: Path) -> None:
    with pytest.raises(UsageError, match="there is no translation memory yet"):
        command.run(["stats"], tmp_path / "new", ENGLISH)
    with pytest.raises(UsageError, match="usage: bijsluiter memory stats"):
        command.run(["forget"], output, ENGLISH)


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    Memory(tmp_path / ".cache" / "translations.sqlite").close()
    for name in (tmp_path / "weg" / "m.tmx", tmp_path):
        with pytest.raises(UsageError, match="kan niet worden geschreven"):
            command.run(["export", str(name)], tmp_path, Settings())
