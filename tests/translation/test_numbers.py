"""Numbers read from Dutch and English sentences, by the table numbers.tsv (soft figures stand in brackets)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.dutch.units import units
from pipeline.paths import rules_folder
from pipeline.translation.dutch_numbers import dutch_figures
from pipeline.translation.english_numbers import english_figures
from pipeline.translation.figures import Figure
from pipeline.translation.figures_english import in_english_form

with (Path(__file__).parent / "numbers.tsv").open(encoding="utf-8", newline="") as stream:
    ROWS = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def shown(figure: Figure) -> str:
    values = "/".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in figure.values)
    words = f"{values} {figure.unit}" if figure.unit else values
    return f"({words})" if figure.soft else words


@pytest.mark.parametrize(("language", "text", "figures"), ROWS)
def test_figures(language: str, text: str, figures: str) -> None:
    read = dutch_figures if language == "nl" else english_figures
    assert "; ".join(map(shown, read(text))) == figures


def test_spans_hold_the_number() -> None:
    text = "Neem 4.000 IE of tweehonderd mg"
    assert [text[figure.start : figure.end] for figure in dutch_figures(text)] == ["4.000", "tweehonderd"]


def test_every_english_unit_is_a_unit() -> None:
    import yaml

    codes = yaml.safe_load((rules_folder() / "data" / "units_en.yaml").read_text("utf-8"))
    assert set(codes) - set(units().codes) <= {"lx", "lux"}


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("1,5 mg", "1.5 mg"),
        ("4.000 IE", "4,000 IU"),
        ("12.500,75", "12,500.75"),
        ("12%", "12%"),
        ("B12 1.2.3", "B12 1.2.3"),
        ("10-20", "10-20"),
        ("14.05.2020", "14.05.2020"),
    ],
)
def test_english_form(dutch: str, english: str) -> None:
    assert in_english_form(dutch) == english
