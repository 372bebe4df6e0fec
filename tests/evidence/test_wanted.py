"""Which claims want a source."""

from __future__ import annotations

import pytest

from pipeline.article import Article, Claim, ClaimType, Direction, Evidence, Level
from pipeline.evidence import needs_citation

_PLAIN = Article(id="a", source="a.txt", text="Zout houdt vocht vast.")


def _claim(
    types: tuple[ClaimType, ...], direction: Direction | None, quantities: tuple[str, ...], level: Level
) -> Claim:
    evidence = Evidence(level, (), None if level == "none" else "sentence")
    return Claim(start=0, end=22, id="k1", types=types, direction=direction, quantities=quantities, evidence=evidence)


@pytest.mark.parametrize(
    ("types", "direction", "quantities", "level", "needs"),
    [
        (("effect_outcome",), "increase", (), "none", True),
        (("effect_outcome",), "none", (), "vague", True),
        (("effect_outcome",), "increase", (), "attributed", False),
        (("effect_outcome",), "increase", (), "referenced", False),
        (("effect_outcome",), None, (), "none", False),
        (("prevalence",), None, ("q1",), "none", True),
        (("prevalence",), None, (), "none", False),
        (("study_result",), None, (), "vague", True),
        (("safety",), None, (), "none", False),
        (("safety",), "increase", (), "none", True),
        (("dose_recommendation",), None, (), "none", False),
        (("other",), None, ("q1",), "none", True),
    ],
)
def test_needs_citation(
    types: tuple[ClaimType, ...], direction: Direction | None, quantities: tuple[str, ...], level: Level, needs: bool
) -> None:
    assert needs_citation(_claim(types, direction, quantities, level), _PLAIN) is needs


def test_a_fact_check_may_report_what_it_refutes() -> None:
    claim = _claim(("effect_outcome",), "increase", (), "vague")
    sourced = _claim(("study_result",), None, (), "referenced")
    check = Article(id="a", source="a.txt", text="Factcheck: zout zou slim maken.", claims=(claim, sourced))
    assert not needs_citation(claim, check)
    alone = Article(id="a", source="a.txt", text="Factcheck: zout zou slim maken.", claims=(claim,))
    assert needs_citation(claim, alone)
    untrue = "Factcheck. Zout maakt slim is onwaar."
    bare = Claim(start=11, end=len(untrue), id="k1", types=("effect_outcome",), direction="increase")
    assert not needs_citation(bare, Article(id="a", source="a.txt", text=untrue, claims=(bare, sourced)))
