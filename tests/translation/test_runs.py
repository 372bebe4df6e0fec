"""Translation over several runs: remembered in the output folder, edits taken up, a failed server asked again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.commands.process import report
from pipeline.runs import process_folder
from pipeline.settings import Server, Settings, TranslationSettings
from pipeline.translation import libretranslate
from pipeline.translation.memory import Memory

SERVER = TranslationSettings(provider="libretranslate", server=Server(url="http://127.0.0.1:9", retries=0))
SETTINGS = Settings(workers=1, formats=["json"], translation=SERVER)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that the engine was asked for."""
    sentences: list[str] = []

    def candidates(self: object, texts: Sequence[str], count: int) -> list[list[str]]:
        sentences.extend(texts)
        return [[text.replace("Slaap goed", "Sleep well").replace("Drink water", "Have water")] for text in texts]

    monkeypatch.setattr(libretranslate.LibreTranslate, "candidates", candidates)
    return sentences


def run(tmp_path: Path, text: str, settings: Settings = SETTINGS) -> tuple[list[str], int]:
    """The translations after a run over one article, and how many articles were passed over."""
    source = tmp_path / "input"
    source.mkdir(exist_ok=True)
    (source / "a.txt").write_text(text, "utf-8")
    outcome = process_folder([source], tmp_path / "output", settings)
    for path in (tmp_path / "output" / "a").glob("*.json"):
        found = json.loads(path.read_text("utf-8"))
        if "translations" in found:
            return [one["text"] for one in found["translations"]], outcome.unchanged
    raise AssertionError("there is no analysis")


WATER = "Drink water. Het is voor bijna iedereen goed om op een dag genoeg te drinken."
SLEEP = WATER + " Slaap goed."


def test_a_changed_article_asks_for_its_new_sentences_only(tmp_path: Path, asked: list[str]) -> None:
    first, _ = run(tmp_path, WATER)
    assert first[0] == "Have water."
    before = len(asked)
    again, _ = run(tmp_path, SLEEP)
    assert again[-1] == "Sleep well."
    assert set(asked[before:]) == {"Slaap goed."}
    assert run(tmp_path, SLEEP)[1] == 1
    assert (tmp_path / "output" / ".cache" / "translations.sqlite").is_file()


def test_an_edit_is_taken_up_by_the_next_run(tmp_path: Path, asked: list[str]) -> None:
    run(tmp_path, WATER)
    memory = Memory(tmp_path / "output" / ".cache" / "translations.sqlite")
    memory.put_edit("Drink water.", "Drink some water.", "AB")
    memory.close()
    texts, unchanged = run(tmp_path, WATER)
    assert (texts[0], unchanged) == ("Drink some water.", 0)
    assert run(tmp_path, WATER)[1] == 1


def test_an_article_that_a_server_failed_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, WATER) == ([], 0)
    monkeypatch.setattr(
        libretranslate.LibreTranslate, "candidates", lambda self, texts, count: [["Have water."] for _ in texts]
    )
    texts, unchanged = run(tmp_path, WATER)
    assert (texts[0], unchanged) == ("Have water.", 0)


def test_nothing_is_remembered_where_settings_say_so(tmp_path: Path, asked: list[str]) -> None:
    run(tmp_path, WATER, SETTINGS.with_(translation=SERVER.model_copy(update={"remember": False})))
    assert not (tmp_path / "output" / ".cache").exists()


def test_why_nothing_was_translated_is_told_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WATER, "utf-8")
    output = tmp_path / "output"
    lines = report(process_folder([tmp_path / "a.txt"], output, SETTINGS), output, SETTINGS)
    told = [line for line in lines if line.startswith("Niet vertaald: http://127.0.0.1:9: ")]
    assert len(told) == 1
