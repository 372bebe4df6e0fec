"""Which authorised wording is nearest to a health claim, and that the flag on it says so: cases in allowed.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.dutch.words import words_of
from pipeline.matching.allowed import nearest, wordings
from pipeline.ruletest import prepared
from pipeline.settings import Settings
from pipeline.stages import flag

CASES = yaml.safe_load((Path(__file__).parent / "allowed.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_nearest(case: dict[str, Any]) -> None:
    found = nearest(words_of(case["text"]).words)
    told = (found.wording.nl, found.shared > 0) if found else (None, False)
    assert told == (case["wording"], case["effect"])


@pytest.mark.parametrize("case", [case for case in CASES if case["wording"]], ids=lambda case: case["text"])
def test_a_flag_on_it_names_the_wording(case: dict[str, Any]) -> None:
    flags = flag.run(prepared(case["text"], Settings()), Settings()).flags
    suggestions = [found.suggestion for found in flags if found.rule.startswith("claim/")]
    assert suggestions
    assert all(case["wording"] in suggestion for suggestion in suggestions)


def test_the_substance_of_the_claim_where_the_sentence_names_none() -> None:
    found = nearest(words_of("Het geneest acne.").words, "zink")
    assert found is not None
    assert found.wording.nl == "Zink draagt bij tot de instandhouding van een normale huid"


def test_what_it_says() -> None:
    found = nearest(words_of("Zink geneest acne.").words)
    other = nearest(words_of("Vitamine K geneest diabetes.").words)
    assert found is not None
    assert other is not None
    assert found.suggestion("nl") == (
        'Het dichtst bij wat mag, ligt: "Zink draagt bij tot de instandhouding van een normale huid". Voorwaarde: '
        "alleen voor voeding die ten minste een bron van deze stof is (bijlage van Verordening (EG) nr. 1924/2006)."
    )
    assert other.suggestion("en").startswith(
        'Of vitamine K is authorised, on another effect: "Vitamine K draagt bij tot'
    )
    assert other.suggestion("en").endswith("Compare this text with the Official Journal first.")


def test_every_condition_is_told_in_dutch() -> None:
    assert [w.nl for w in wordings() if w.conditions[1] and w.conditions[0] == w.conditions[1]] == []


def test_no_effect_is_without_words() -> None:
    assert [w.nl for w in wordings() if not w.effects] == []
