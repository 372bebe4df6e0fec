"""Negation, hedges, questions, refutations and the like reach as far as a reader takes them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import yaml

from pipeline.matching.check import marked
from pipeline.matching.context import Contexts
from pipeline.matching.named import Condition
from pipeline.matching.reading import Reading
from pipeline.ruletest import prepared
from pipeline.settings import Settings

CASES = yaml.safe_load((Path(__file__).parent / "contexts.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_conditions(case: dict[str, str | list[str]]) -> None:
    text, ((start, end),) = marked(str(case["text"]))
    reading = Reading(prepared(text, Settings()))
    first, last = reading.words_in(start, end)
    sentence = reading.sentence_at(start)
    assert sentence is not None
    contexts = Contexts(reading)
    literal = frozenset(reading.words[first:last])
    held = [c for c in get_args(Condition) if contexts.holds(c, sentence, first, last, literal)]
    assert sorted(held) == sorted(case["holds"])
