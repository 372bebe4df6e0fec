"""Words that are a term in one sense and an ordinary word in another."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.claims.lexicon import lexicon

ROWS = list(csv.DictReader((Path(__file__).parent / "senses.tsv").read_text("utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_an_ordinary_word_is_no_term(row: dict[str, str]) -> None:
    terms = [mark.of_kind(frozenset((row["kind"],))) for mark in lexicon().scan(row["text"]).marks]
    assert ", ".join(term.nl for term in terms if term) == row["terms"]
