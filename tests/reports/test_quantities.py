"""Normal forms of quantities, case by case from quantities.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.article import Quantity
from pipeline.reports.quantities import neutral, readable
from pipeline.reports.texts import load_texts

CASES = yaml.safe_load((Path(__file__).parent / "quantities.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["nl"]))
def test_normal_forms(case: dict[str, Any]) -> None:
    fields = {**case["q"], "values": tuple(float(value) for value in case["q"]["values"])}
    quantity = Quantity(id="q1", start=0, end=1, **fields)
    assert neutral(quantity) == case["neutral"]
    assert readable(quantity, load_texts("nl"), case.get("words", "")) == case["nl"].replace("~", "\u00a0")
    assert readable(quantity, load_texts("en"), case.get("words", "")) == case["en"].replace("~", "\u00a0")
