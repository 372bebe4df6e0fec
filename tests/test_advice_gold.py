"""Precision and recall of absolute advice on the trap set, with floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.ruletest import prepared
from pipeline.settings import Settings
from pipeline.stages import flag

ROWS = [json.loads(line) for line in (Path(__file__).parent / "gold" / "advice.jsonl").read_text("utf-8").splitlines()]
PRECISION, RECALL = 0.98, 0.93


@pytest.fixture(scope="module")
def flagged() -> list[bool]:
    settings = Settings()
    return [
        any(found.rule.startswith("advice/") for found in flag.run(prepared(row["text"], settings), settings).flags)
        for row in ROWS
    ]


def test_precision_and_recall(flagged: list[bool]) -> None:
    hits = sum(1 for row, found in zip(ROWS, flagged, strict=True) if found and row["flag"])
    precision, recall = hits / sum(flagged), hits / sum(1 for row in ROWS if row["flag"])
    assert (precision >= PRECISION, recall >= RECALL) == (True, True), f"precision {precision:.3f}, recall {recall:.3f}"


def test_quoted_advice_is_a_notice() -> None:
    settings = Settings()
    article = prepared("'Stop direct met uw statines', zegt cardioloog Hendrik Verbruggen.", settings)
    found = [(f.rule, f.severity) for f in flag.run(article, settings).flags if f.rule.startswith("advice/")]
    assert ("advice/stop-medicine", "notice") in found
    assert {severity for _, severity in found} == {"notice"}
