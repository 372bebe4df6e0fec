"""Number words: the cases of numerals.tsv, and words that only look like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.dutch.numerals import cardinal, ordinal, parse_number

CASES = [line.split("\t") for line in (Path(__file__).parent / "numerals.tsv").read_text("utf-8").splitlines()[1:]]
NO_NUMBERS = ("eenheid", "achterop", "tientje", "honderdste", "zesde", "vijver", "tweeling", "halfvol", "")
ORDINALS = {
    "derde": 3,
    "vierde": 4,
    "achtste": 8,
    "twintigste": 20,
    "eenentwintigste": 21,
    "honderdste": 100,
    "aarde": None,
}


@pytest.mark.parametrize(("words", "value"), CASES, ids=[words for words, _ in CASES])
def test_what_number_words_stand_for(words: str, value: str) -> None:
    assert parse_number(words) == (None if value == "-" else float(value))


@pytest.mark.parametrize("word", NO_NUMBERS)
def test_words_that_only_look_like_numbers(word: str) -> None:
    assert cardinal(word) is None


@pytest.mark.parametrize(("word", "value"), ORDINALS.items())
def test_ordinals(word: str, value: int) -> None:
    assert ordinal(word) == value


def test_a_word_that_only_looks_like_an_ordinal() -> None:
    assert ordinal("aarde") is None
