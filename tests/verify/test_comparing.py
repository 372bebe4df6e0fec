"""A reference against the paper that its number leads to: cases.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.verify.comparing import other_title, other_year
from pipeline.verify.results import Record

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["reference"][:40])
def test_title(case: dict[str, Any]) -> None:
    record = Record(
        titles=tuple(case["titles"]),
        years=(case["year"],),
        authors=tuple(case.get("authors", ())),
        journals=tuple(case.get("journals", ())),
    )
    assert other_title(case["reference"], record, case["given"]) is case["other"]


@pytest.mark.parametrize(
    ("given", "known", "other"),
    [
        (2018, (2017, 2018), False),
        (2016, (2017,), False),
        (2012, (2018,), True),
        (None, (2018,), False),
        (2018, (), False),
    ],
)
def test_year(given: int | None, known: tuple[int, ...], other: bool) -> None:
    assert other_year(given, Record(years=known)) is other
