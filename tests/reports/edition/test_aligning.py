"""Where emphasised words are found in a translation."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reports.edition.aligning import carried

CASES = yaml.safe_load((Path(__file__).parent / "aligning.yaml").read_text("utf-8"))
WORDS = st.lists(
    st.sampled_from(
        ["de", "zink", "vitamine", "1,5", "mg", "placebo", "(2012)", "niet.", "B12", "the", "vitamin", "1.5"]
    ),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize("case", CASES, ids=[case["source"] for case in CASES])
def test_the_words_are_found_or_left(case: dict[str, str]) -> None:
    start = case["source"].index("[[")
    source = case["source"].replace("[[", "").replace("]]", "")
    end = case["source"].index("]]") - 2
    found = carried(source, case["target"], start, end)
    assert (case["target"][slice(*found)] if found else None) == case.get("found")


@given(WORDS, WORDS, st.data())
def test_no_edge_stands_inside_a_word(ours: list[str], theirs: list[str], data: st.DataObject) -> None:
    source, target = " ".join(ours), " ".join(theirs)
    start = data.draw(st.integers(0, len(source) - 1))
    end = data.draw(st.integers(start + 1, len(source)))
    found = carried(source, target, start, end)
    for edge in found or ():
        around = target[max(0, edge - 1) : edge + 1]
        assert not (len(around) == 2 and 0 < edge < len(target) and around.isalnum())
