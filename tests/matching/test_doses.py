"""What a dose comes to a day, through how often and how many, per kilo and per so many weeks: cases in doses.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.matching.doses import doses
from pipeline.matching.nutrients import Surroundings
from pipeline.matching.reading import Reading
from pipeline.ruletest import prepared
from pipeline.settings import Settings

CASES = yaml.safe_load((Path(__file__).parent / "doses.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_day(case: dict[str, Any]) -> None:
    reading = Reading(prepared(case["text"], Settings()))
    found = [(d.nutrient.name, round(d.micrograms, 3), d.steps) for d in doses(reading, Surroundings(reading))]
    assert found == [(case["nutrient"], case["a_day"], case["steps"])]


def test_a_single_large_dose_is_no_daily_one() -> None:
    reading = Reading(prepared("Neem eenmalig 100.000 IE vitamine D.", Settings()))
    assert list(doses(reading, Surroundings(reading))) == []
