"""Sources that a reviewer names are judged by their form, and searches go to the right places."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.article import Claim
from pipeline.review.links import link_of, searches, source_of

with (Path(__file__).parent / "sources.tsv").open(encoding="utf-8", newline="") as stream:
    CASES = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_source_has_the_form_of_one(case: dict[str, str]) -> None:
    assert source_of(f" {case['text']} ") == ((case["kind"], case["target"]) if case["kind"] else None)


def test_a_source_can_be_looked_up() -> None:
    assert link_of("doi", "10.1000/a<b") == "https://doi.org/10.1000/a%3Cb"
    assert link_of("pmid", "123") == "https://pubmed.ncbi.nlm.nih.gov/123"
    assert link_of("url", "javascript:x") is None


def test_searches_speak_the_language_of_the_index() -> None:
    claim = Claim(id="k1", start=0, end=1, types=("other",), substance="magnesium", outcome="slaapstoornis")
    found = dict(searches(claim))
    assert found["PubMed"] == "https://pubmed.ncbi.nlm.nih.gov/?term=magnesium%20sleep%20disorder"
    assert found["Thuisarts"] == "https://www.thuisarts.nl/zoeken?search=magnesium%20slaapstoornis"
    assert searches(Claim(id="k2", start=0, end=1, types=("other",))) == []
