"""Which claims want a source."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.article import Article, Block, Claim, ClaimType, Direction, Evidence, Level, Sentence
from pipeline.evidence import needs_citation
from pipeline.evidence.wanted_traits import place_traits
from pipeline.ruletest import prepared
from pipeline.settings import Languages, Settings
from pipeline.work import process

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


@pytest.mark.parametrize(("confidence", "needs"), [(None, True), (-0.4, False), (9.0, True)])
def test_a_doubtful_claim_about_an_errand_needs_none(confidence: float | None, needs: bool) -> None:
    text = "Voor een afspraak geldt een wachttijd van zes weken."
    claim = Claim(start=0, end=len(text), id="k1", types=("duration",), quantities=("q1",), confidence=confidence)
    assert needs_citation(claim, Article(id="a", source="a.txt", text=text, claims=(claim,))) is needs


def test_what_an_unnamed_study_found_is_no_hearsay() -> None:
    text = "Factcheck. Tsjechische artsen gaven 226 koks zout."
    found = Claim(
        start=11,
        end=len(text),
        id="k1",
        types=("study_result",),
        quantities=("q1",),
        evidence=Evidence("vague", (), "sentence"),
    )
    sourced = _claim(("study_result",), None, (), "referenced")
    assert needs_citation(found, Article(id="a", source="a.txt", text=text, claims=(found, sourced)))


def test_a_sure_claim_of_a_known_type_wants_a_source_though_its_parts_are_not_named() -> None:
    text = "Vooral koks krijgen er last van."
    told: tuple[tuple[ClaimType, float], ...] = (("safety", 2.0), ("safety", 1.0), ("other", 2.0))
    claims = [Claim(start=0, end=len(text), id="k1", types=(kind,), confidence=sure) for kind, sure in told]
    needs = [needs_citation(claim, Article(id="a", source="a.txt", text=text, claims=(claim,))) for claim in claims]
    assert needs == [True, False, False]


def test_where_a_claim_stands() -> None:
    text = "Zout. Dorst. Een. Twee. Houdt zout vocht vast?"
    starts = (0, 6, 13, 18, 24)
    sentences = tuple(
        Sentence(start=start, end=end - 1, id=f"s{start}", block=0)
        for start, end in zip(starts, (*starts[1:], len(text) + 1), strict=True)
    )
    blocks = (Block(start=0, end=len(text), kind="list_item", line=1),)
    article = Article(id="a", source="a.txt", text=text, blocks=blocks, sentences=sentences)
    assert place_traits(Claim(start=0, end=5, id="k1", types=("other",)), article) == ["in a list_item", "at the top"]
    assert place_traits(Claim(start=24, end=len(text), id="k1", types=("other",)), article) == [
        "in a list_item",
        "asks",
    ]


def test_a_table_row_is_flagged_once() -> None:
    rows = ("Middel | Dosis | Zout", "Ferro 200 mg | 2 tabletten per dag | 195 mg", "Natron | 1 tablet per dag | 65 mg")
    text = "\n".join(("Zoutpil per dag", "", *rows, ""))
    found = process(text.encode(), Settings(languages=Languages(assume="nl")))
    assert [flag.line for flag in found.flags if flag.rule.startswith("citation/")] == [4, 5]
