"""Figures that cannot be right: every case of our own gives just the rules that it should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.ruletest import prepared
from pipeline.settings import Settings
from pipeline.stages import flag

CASES = [
    (row["text"], row["rules"])
    for row in map(json.loads, (Path(__file__).parent / "gold" / "figures.jsonl").read_text("utf-8").splitlines())
]
SETTINGS = Settings()


@pytest.mark.parametrize(("text", "rules"), CASES, ids=[text[:40] for text, _ in CASES])
def test_case(text: str, rules: list[str]) -> None:
    found = {f.rule for f in flag.run(prepared(text, SETTINGS), SETTINGS).flags}
    assert sorted(name for name in found if name.startswith(("dose/", "number/"))) == sorted(rules)
