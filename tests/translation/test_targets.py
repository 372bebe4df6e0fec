"""What is compared in translations into German, French and Spanish, by the table targets.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipeline.translation.guard_targets import knows, left_unchecked
from pipeline.translation.pairs import Pair
from pipeline.translation.target_figures import target_figures
from pipeline.translation.target_words import all_targets

CASES = yaml.safe_load((Path(__file__).parent / "targets.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "source", "target", "translation"), CASES["good"])
def test_a_good_translation_passes(text: str, source: str, target: str, translation: str) -> None:
    assert [(f.rule, f.source, f.target) for f in Pair(source, target).check(text, translation)] == []


@pytest.mark.parametrize(("text", "source", "target", "translation", "rule", "ours", "theirs"), CASES["bad"])
def test_a_bad_translation_is_found(
    text: str, source: str, target: str, translation: str, rule: str, ours: str, theirs: str
) -> None:
    found = [(f.rule, f.source, f.target) for f in Pair(source, target).check(text, translation)]
    assert found == [(rule, ours, theirs)]


@pytest.mark.parametrize(
    ("target", "text", "expected"),
    [
        ("de", "dreijährige Studie mit 1,5 Mio. Menschen", [(3.0, "year"), (1500000.0, None)]),
        ("de", "achten Sie auf 12.000 Schritte", [(12000.0, None)]),
        ("fr", "12 500 personnes, 5 pour cent, à 14:30", [(12500.0, None), (5.0, "%"), (150.0, "clock")]),
        ("es", "veinticinco miligramos o 2 millones", [(25.0, "mg"), (2000000.0, None)]),
    ],
)
def test_figures(target: str, text: str, expected: list[tuple[float, str | None]]) -> None:
    found = target_figures(text, all_targets().languages[target])
    assert [(figure.values[0], figure.unit) for figure in found] == expected


def test_what_is_left_unchecked() -> None:
    asked = [("nl", "en"), ("nl", "de"), ("en", "fr"), ("nl", "it"), ("en", "nl")]
    assert [left_unchecked(*pair) for pair in asked] == [None, "words", "words", "most", "words"]


def test_what_it_knows() -> None:
    asked = [("nl", "de"), ("en", "fr"), ("nl", "en"), ("de", "es"), ("nl", "it"), ("en", "nl")]
    assert [knows(*pair) for pair in asked] == [True, True, False, False, False, True]
