"""Which claims want a source."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.article import Article, Claim, ClaimType, Direction, Evidence, Level
from pipeline.evidence import needs_citation
from pipeline.ruletest import prepared
from pipeline.settings import Settings

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


ROWS = [line.split("\t") for line in (Path(__file__).parent / "wanted.tsv").read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("wanted", "text"), ROWS, ids=[text[:40] for _, text in ROWS])
def test_sentences(wanted: str, text: str) -> None:
    article = prepared(text, Settings())
    assert any(needs_citation(claim, article) for claim in article.claims) is (wanted == "yes")


@pytest.mark.parametrize(("confidence", "needs"), [(None, True), (0.4, False), (9.0, True)])
def test_a_doubtful_claim_about_an_errand_needs_none(confidence: float | None, needs: bool) -> None:
    text = "Voor een afspraak geldt een wachttijd van zes weken."
    claim = Claim(start=0, end=len(text), id="k1", types=("duration",), quantities=("q1",), confidence=confidence)
    assert needs_citation(claim, Article(id="a", source="a.txt", text=text, claims=(claim,))) is needs
