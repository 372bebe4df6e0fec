"""How far a second reader agrees with the annotators on what a claim is about: what can be asked of a program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.claims.naming import same_thing

GOLD = Path(__file__).parent / "gold"
AGREED = {  # share of the claims; README.md prints them
    "dev": {"substance": 0.83, "outcome": 0.75, "direction": 0.89},
    "long": {"substance": 0.93, "outcome": 0.81, "direction": 0.89},
}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", AGREED)
def test_agreement(name: str) -> None:
    second = {(row["id"], row["start"]): row for row in _rows(GOLD / "second_reader.jsonl") if row["set"] == name}
    claims = [(row["id"], claim) for row in _rows(GOLD / name / "gold.jsonl") for claim in row["claims"]]
    assert len(second) == len(claims)
    for field, share in AGREED[name].items():
        same = 0
        for article, claim in claims:
            theirs, ours = second[article, claim["start"]].get(field), claim.get(field)
            same += theirs == ours if field == "direction" else same_thing(ours, theirs)
        assert same / len(claims) == pytest.approx(share, abs=0.01), field
