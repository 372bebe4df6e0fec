"""The embedded package through CTranslate2."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.translation.engine import Engine, open_engine

pytest.importorskip("ctranslate2")
pytest.importorskip("argostranslate")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Engine:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    engine = open_engine(Settings())
    assert engine is not None
    return engine


def test_translates_in_order_and_is_a_draft(opened: Engine) -> None:
    assert opened.draft
    assert opened.translate(["Neem 4.000 IE per dag.", "Vitamine D"]) == ["Take 4,000 IU a day.", "Vitamin D"]
    assert opened.translate([]) == []


def test_a_batch_gives_what_single_calls_give(opened: Engine) -> None:
    sentences = ["De pijn nam af.", "Neem twee tabletten per dag.", "Er is geen bewijs.", "Drink water."]
    assert opened.translate(sentences) == [opened.translate([sentence])[0] for sentence in sentences]


def test_gives_several_candidates(opened: Engine) -> None:
    (found,) = opened.candidates(["Neem twee tabletten per dag."], 6)
    assert len(found) == len(set(found)) == 6
    assert found[0].startswith("Take two tablets")


def test_a_sentence_without_end_is_translated_in_pieces(opened: Engine) -> None:
    (made,) = opened.translate(["Neem twee tabletten per dag, " * 120])
    assert made.count("two tablets") > 100
    (found,) = opened.candidates(["Neem twee tabletten per dag, " * 40], 3)
    assert len(found) == 3


def test_one_engine_a_process(opened: Engine) -> None:
    assert open_engine(Settings()) is opened


def test_neither_torch_nor_stanza_is_loaded() -> None:
    code = (
        "import sys; from pipeline.settings import Settings; from pipeline.translation.engine import open_engine;"
        "open_engine(Settings()).translate(['Drink water.']);"
        "print([m for m in ('torch', 'stanza', 'argostranslate.translate', 'argostranslate.sbd') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
