"""The guard, on the examples of the rules of pack translation and on cases of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from pipeline.article import Quantity
from pipeline.matching.named import Difference
from pipeline.paths import rules_folder
from pipeline.translation.findings import WEIGHTS, total
from pipeline.translation.guard import check

FILES = sorted((rules_folder() / "translation").glob("*.yaml"))


def rule_of(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return data


def examples(kind: str) -> list[tuple[str, str]]:
    return [(path.stem, example) for path in FILES for example in rule_of(path)[kind]]


def test_every_finding_has_a_rule_and_every_rule_a_finding() -> None:
    assert {path.stem for path in FILES} == set(get_args(Difference)) == set(WEIGHTS)
    assert {path.stem for path in FILES} == {rule_of(path)["check"] for path in FILES}


@pytest.mark.parametrize(("rule", "example"), examples("match"))
def test_example_is_found_at_its_span(rule: str, example: str) -> None:
    source, _, target = example.partition(" => ")
    before, words, _ = re.split(r"\[\[|\]\]", source)
    plain = re.sub(r"\[\[|\]\]", "", source)
    spans = {(f.start, f.end) for f in check(plain, target, terms=True) if f.rule == rule}
    assert spans == {(len(before), len(before) + len(words))}


@pytest.mark.parametrize(("rule", "example"), examples("no_match"))
def test_counter_example_is_not_found(rule: str, example: str) -> None:
    source, _, target = example.partition(" => ")
    assert check(source, target) == ()


CASES = yaml.safe_load((Path(__file__).parent / "guard.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("source", "target"), CASES["good"])
def test_a_good_translation_passes(source: str, target: str) -> None:
    assert [(f.rule, f.source, f.target) for f in check(source, target)] == []


@pytest.mark.parametrize(("source", "target", "rule", "ours", "theirs"), CASES["bad"])
def test_a_bad_translation_is_found(source: str, target: str, rule: str, ours: str, theirs: str) -> None:
    assert [(f.rule, f.source, f.target) for f in check(source, target)] == [(rule, ours, theirs)]


def test_the_quantities_of_the_source_tell_units_that_it_leaves_out() -> None:
    source, target = "Vrouwen: 300, mannen: 350.", "Women: 300 g, men: 350 g."
    dose = [
        Quantity(id=f"q{n}", start=at, end=at + 3, kind="dose", values=(value,), unit="mg")
        for n, (at, value) in enumerate(((9, 300.0), (22, 350.0)))
    ]
    assert [f.rule for f in check(source, target, source_quantities=dose)] == ["unit", "unit"]


def test_heavier_faults_count_more() -> None:
    lost = check("Neem 5 mg.", "Take 50 mg.")
    hedge = check("Het helpt mogelijk.", "It helps.")
    assert (total(lost), total(hedge), total(())) == (10, 3, 0)


@pytest.mark.parametrize(
    "piece", ["1.", "twee en ", "1 ", "niet ", "a-1", "((", "MK-7 ", "http://", "1,1", "per dag ", "é", "half "]
)
def test_time_is_linear_on_hostile_text(piece: str) -> None:
    import time

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        check(text, text)
        return time.process_time() - began

    seconds(1000)
    small, large = seconds(4000), seconds(16000)
    assert large < 12 * max(small, 0.06)
