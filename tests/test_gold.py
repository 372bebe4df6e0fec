"""Floors on the gold annotations: a change that lowers one says so in its commit and in CHANGELOG."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from pipeline.commands.evaluate import ACCURACIES, analyses
from pipeline.evaluation import Table, read_gold, score
from pipeline.settings import Settings

GOLD = Path(__file__).parent / "gold"
FLOORS: dict[str, dict[str, float]] = yaml.safe_load((GOLD / "floors.yaml").read_text("utf-8"))
CASES = [(name, measure, floor) for name, measures in FLOORS.items() for measure, floor in measures.items()]


@cache
def table(name: str) -> Table:
    cases = read_gold(GOLD / name)
    return score(zip(cases, analyses(cases, Settings(workers=1)), strict=True))


@pytest.mark.parametrize(("name", "measure", "floor"), CASES, ids=[f"{n}: {m}" for n, m, _ in CASES])
def test_floor(name: str, measure: str, floor: float) -> None:
    tally = table(name)[measure]
    reached = tally.recall if measure in ACCURACIES else tally.f1
    assert reached >= floor, f"{measure} on {name}: {reached:.3f}, floor {floor:.3f}"
    assert reached < floor + 0.03, f"{measure} on {name}: {reached:.3f}; raise its floor of {floor:.3f}"
