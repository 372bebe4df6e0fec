"""Every pattern of every phrase rule finds, by itself, what it was written for: a sentence each in patterns.tsv."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline.matching.check import marked
from pipeline.matching.context import Contexts
from pipeline.matching.finding import Rule
from pipeline.matching.model import PhraseRule
from pipeline.matching.reading import Reading
from pipeline.matching.texts import TextRules
from pipeline.paths import rules_folder
from pipeline.rulebook import load_folder
from pipeline.ruletest import prepared
from pipeline.settings import Settings

Named = tuple[str, str]  # a rule's id and one of its patterns

_LINES = (Path(__file__).parent / "patterns.tsv").read_text("utf-8").splitlines()[1:]
ROWS = [(rule, pattern, sentence) for rule, pattern, sentence in (line.split("\t") for line in _LINES)]


@cache
def _alone() -> dict[Named, Rule]:
    """Every pattern as a rule of its own, with all else that its rule asks for."""
    return {
        (rule.id, pattern): Rule(rule.id, rule.spec.model_copy(update={"any": [pattern]}), rule.path)
        for rule in load_folder(rules_folder())
        if isinstance(rule.spec, PhraseRule)
        for pattern in rule.spec.any
    }


@cache
def _together() -> TextRules:
    """All of them compiled once."""
    return TextRules(list(_alone().values()))


@pytest.mark.parametrize(("rule", "pattern", "sentence"), ROWS)
def test_the_pattern_alone_finds_exactly_this(rule: str, pattern: str, sentence: str) -> None:
    text, wanted = marked(sentence)
    reading = Reading(prepared(text, Settings()))
    findings = _together().find(reading, Contexts(reading))
    found = [(finding.start, finding.end) for finding in findings if finding.rule is _alone()[rule, pattern]]
    assert found == wanted, f"{rule}: {pattern!r} finds {[text[start:end] for start, end in found]} in {sentence!r}"


def test_every_pattern_has_one_sentence() -> None:
    rows = Counter((rule, pattern) for rule, pattern, _ in ROWS)
    assert {f"{rule}: {pattern}" for rule, pattern in _alone().keys() - rows} == set(), "no row in patterns.tsv"
    assert {f"{rule}: {pattern}" for rule, pattern in rows.keys() - _alone()} == set(), "no such pattern any more"
    assert [named for named, count in rows.items() if count > 1] == []
