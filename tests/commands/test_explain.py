"""`explain` says what was found, by what, and what was ruled out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.commands import explain
from pipeline.errors import UsageError
from pipeline.settings import Settings

TEXT = """Vitamine B12

Volgens de Gezondheidsraad hebben volwassenen dagelijks 2,8 microgram vitamine B12 nodig.
Uit onderzoek blijkt dat 10 procent van de ouderen een tekort heeft.2
De winkel is op maandag dicht.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "b12.txt"
    path.write_text(TEXT, "utf-8")
    return path


def _lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_line_with_a_claim(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain.run(f"{article}:3", Settings()) == 0
    lines = _lines(capsys)
    assert lines[0] == f"{article}:3:1 (alinea) {TEXT.splitlines()[2]}"
    assert "  hoeveelheid: 2,8 microgram -> dose 2.8 ug per day" in lines
    assert "  geen hoeveelheid: B12" in lines
    assert "  bronvermelding: 'Gezondheidsraad' body, attributed -> Gezondheidsraad" in lines
    assert any(line.startswith("  bewering: dose_recommendation") for line in lines)
    assert "    bewijs: toegeschreven, in de zin zelf: 'Gezondheidsraad'" in lines


def test_in_english(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain.run(f"{article}:4", Settings(lang="en")) == 0
    lines = _lines(capsys)
    assert "  quantity: 10 procent -> percentage 10 %" in lines
    assert any(line.startswith("  flag: warning citation/vague") for line in lines) or any(
        "referenced" in line for line in lines
    )


def test_a_line_without_a_claim(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain.run(f"{article}:5", Settings())
    assert _lines(capsys)[-1] == "  geen bewering"


def test_a_whole_file(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain.run(str(article), Settings())
    assert sum(line.startswith(str(article)) for line in _lines(capsys)) == 4


def test_an_empty_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain.run(f"{article}:2", Settings()) == 1
    assert _lines(capsys) == [f"{article}:2: daar staat geen tekst"]


def test_no_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="FILE:LINE"):
        explain.run(str(tmp_path / "weg.txt"), Settings())
