from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.claims.entries import CANDIDATES
from pipeline.claims.lexicon import lexicon


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((Path(__file__).parent / name).read_text("utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", table("compounds.tsv"), ids=lambda row: row["word"])
def test_a_compound_is_read_from_the_right(row: dict[str, str]) -> None:
    found = [(term.nl, term.kind) for term in lexicon().phrase(row["word"]) if term.kind in CANDIDATES]
    assert found[:1] == ([(row["term"], row["kind"])] if row["term"] else [])


def named(text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in lexicon().scan(text).marks if mark.entry.kinds & CANDIDATES]


@pytest.mark.parametrize("row", table("everyday.tsv"), ids=lambda row: row["text"])
def test_an_everyday_word_is_no_term(row: dict[str, str]) -> None:
    assert named(row["text"]) == list(filter(None, row["named"].split("|")))


def test_the_longest_term_wins() -> None:
    assert named("Veel vitamine B12 in het bloed.") == ["vitamine B12", "bloed"]


def test_a_hyphenated_head_joins_the_term_before_it() -> None:
    assert named("Een vitamine D-tekort.") == ["vitamine D-tekort"]


def test_an_acronym_counts_in_capitals_only() -> None:
    assert named("Patiënten met ALS.") == ["ALS"]
    assert named("Even goed als water.") == ["water"]


def test_a_note_mark_glued_to_a_word_is_no_part_of_it() -> None:
    assert named("Goed voor je bloeddruk12") == ["bloeddruk12"]


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "ver" * 33_000, "vitamine " * 10_000, "-" * 100_000, "enenen" * 16_000]
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    assert len(lexicon().scan(text).words) <= len(text)
