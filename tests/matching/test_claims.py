"""Health claims that the law does not allow: sentences of our own, half of them traps, in claims.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ruletest import prepared
from pipeline.settings import Settings
from pipeline.stages import flag

LINES = (Path(__file__).parent / "claims.tsv").read_text("utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("rule", "text"), CASES, ids=[text for _, text in CASES])
def test_case(rule: str, text: str) -> None:
    flags = flag.run(prepared(text, Settings()), Settings()).flags
    assert sorted({f.rule for f in flags if f.rule.startswith("claim/")}) == ([] if rule == "-" else [rule])
