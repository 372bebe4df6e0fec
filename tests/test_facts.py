"""Nutrients with their limits, references and conversions, each from a row with its source."""

from __future__ import annotations

import pytest

from pipeline.facts import number, nutrients


def test_limits_have_values_and_sources() -> None:
    limits = {nutrient.name: nutrient.limit for nutrient in nutrients()}
    found = {name: (limit.value, limit.unit, limit.year) for name, limit in limits.items() if limit is not None}
    assert found["vitamine D"] == (100.0, "ug", 2023)
    assert found["vitamine B6"] == (12.0, "mg", 2023)
    assert found["magnesium"] == (250.0, "mg", 2001)
    assert [name for name, limit in limits.items() if limit is not None and not limit.url.startswith("http")] == []


def test_a_safe_level_is_no_limit() -> None:
    assert {n.name: n.limit for n in nutrients() if n.name in ("ijzer", "mangaan")} == {"ijzer": None, "mangaan": None}


def test_conversions() -> None:
    found = {n.name: (n.iu_unit, [f for _, f in n.iu_factors]) for n in nutrients() if n.iu_unit}
    assert found == {
        "vitamine A": ("ug", [0.3]),
        "vitamine D": ("ug", [0.025]),
        "vitamine E": ("mg", [0.67, 0.45, 0.9, 1.0]),
    }


@pytest.mark.parametrize(
    ("value", "lang", "text"),
    [(1400, "nl", "1.400"), (0.5, "nl", "0,5"), (1400, "en", "1,400"), (0.5, "en", "0.5"), (62.886, "nl", "62,89")],
)
def test_numbers_as_people_write_them(value: float, lang: str, text: str) -> None:
    assert number(value, lang) == text
