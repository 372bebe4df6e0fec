"""Units (units.tsv) and their conversion (conversions.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipeline.dutch.units import convert, unit, units
from pipeline.paths import rules_folder


def rows(name: str) -> list[list[str]]:
    """The rows of a table of cases, without its head."""
    return [line.split("\t") for line in (Path(__file__).parent / name).read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("form", "code"), rows("units.tsv"))
def test_forms(form: str, code: str) -> None:
    found = unit(form)
    assert (found.code if found else "-") == code


@pytest.mark.parametrize(("value", "from_", "to", "expected"), rows("conversions.tsv"))
def test_conversion(value: str, from_: str, to: str, expected: str) -> None:
    assert convert(float(value), from_, to) == (None if expected == "-" else pytest.approx(float(expected)))


def test_every_unit_has_an_english_form() -> None:
    english = yaml.safe_load((rules_folder() / "data" / "units_en.yaml").read_text("utf-8"))
    assert {code: bool(english.get(code)) for code in units().codes} == dict.fromkeys(english, True)
