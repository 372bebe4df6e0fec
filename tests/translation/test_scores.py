"""Scoring a translator against references."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.commands import evaluate_translation
from pipeline.errors import UsageError
from pipeline.settings import Settings, TranslationSettings
from pipeline.translation.scores import Pair, read_pairs, scored

TSV = "nl\ten\nHet helpt niet.\tIt does not help.\n\nNeem 5 mg.\tTake 5 mg.\tmore\n"
PAIRS = [Pair("Het helpt niet.", "It does not help."), Pair("Neem 5 mg.", "Take 5 mg.")]


def test_a_tsv_file(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(TSV, "utf-8")
    assert read_pairs(tmp_path / "a.tsv") == PAIRS


@pytest.mark.parametrize(("one", "two"), [("dev.nl", "dev.en"), ("nld_Latn.dev", "eng_Latn.dev")])
def test_a_folder_of_two_text_files(tmp_path: Path, one: str, two: str) -> None:
    for file, side in ((one, 0), (two, 1)):
        (tmp_path / file).write_text("".join(f"{pair[side]}\n" for pair in PAIRS), "utf-8")
    assert read_pairs(tmp_path) == PAIRS


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"dev.nl": "a\nb\n", "dev.en": "a\n"}, "has 2 lines, but dev.en has 1"),
        ({"dev.nl": "a\n"}, "must hold two text files"),
        ({"dev.nl": "", "dev.en": ""}, "holds no pair"),
    ],
)
def test_a_wrong_folder_is_refused(tmp_path: Path, files: dict[str, str], reason: str) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(UsageError, match=reason):
        read_pairs(tmp_path)


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("een\tone\ntwee\n", "utf-8")
    with pytest.raises(UsageError, match=r"a\.tsv:2.*must hold a sentence"):
        read_pairs(tmp_path / "a.tsv")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_pairs(tmp_path / "none.tsv")


def test_scores_and_findings() -> None:
    pytest.importorskip("sacrebleu")
    found = scored(PAIRS, ["It does not help.", "Take 50 mg."])
    assert [round(sentence.chrf) for sentence in found.sentences] == [100, 51]
    assert [[finding.rule for finding in sentence.findings] for sentence in found.sentences] == [[], ["number"]]
    assert found.bleu_signature.startswith("nrefs:1|case:mixed")
    assert found.chrf_signature.startswith("nrefs:1|case:mixed")
    perfect = scored(PAIRS, [pair.reference for pair in PAIRS])
    assert (round(perfect.bleu), round(perfect.chrf)) == (100, 100)


def test_the_command_prints_scores_with_their_signatures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("sacrebleu")
    pytest.importorskip("ctranslate2")
    (tmp_path / "a.tsv").write_text(TSV, "utf-8")
    assert evaluate_translation.run(tmp_path / "a.tsv", Settings(), misses=True) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["BLEU", "chrF", "flagged"]
    assert {line for line in lines if line.startswith("  source")} == {f"  source     {pair.source}" for pair in PAIRS}


def test_no_translator_is_said(tmp_path: Path) -> None:
    pytest.importorskip("sacrebleu")
    (tmp_path / "a.tsv").write_text(TSV, "utf-8")
    nothing = Settings(lang="en", translation=TranslationSettings(embedded=False))
    with pytest.raises(UsageError, match="packages install nl en"):
        evaluate_translation.run(tmp_path / "a.tsv", nothing)
