"""What counts as the same: spans, values, sentences."""

from __future__ import annotations

import pytest

from pipeline.scoring import Tally, distinct, exact_value, full_value, matches, near_value, same_sentence

GOLD = {"start": 0, "end": 4, "kind": "dose", "value": 5, "unit": "mg", "modifier": None}


@pytest.mark.parametrize(
    ("change", "exact", "near", "full"),
    [
        ({}, True, True, True),
        ({"start": 1}, False, True, True),
        ({"values": [6]}, False, False, False),
        ({"start": 4, "end": 8}, False, False, False),
        ({"kind": "measurement"}, True, True, False),
        ({"unit": "g"}, True, True, False),
        ({"modifier": "about"}, True, True, False),
    ],
)
def test_quantities(change: dict[str, object], exact: bool, near: bool, full: bool) -> None:
    found = {**GOLD, "values": [5.0], **change}
    assert (exact_value(GOLD, found), near_value(GOLD, found), full_value(GOLD, found)) == (exact, near, full)


@pytest.mark.parametrize(
    ("start", "end", "same"), [(0, 10, True), (5, 15, True), (6, 16, False), (2, 4, True), (3, 3, False)]
)
def test_sentences_share_half_of_the_shorter(start: int, end: int, same: bool) -> None:
    assert same_sentence({"start": 0, "end": 10}, {"start": start, "end": end}) is same


def test_each_find_matches_once() -> None:
    gold = [{"start": 0, "end": 10}, {"start": 2, "end": 10}]
    found = [{"start": 0, "end": 10}]
    assert matches(gold, found, same_sentence) == [(gold[0], found[0])]


def test_one_flag_a_sentence() -> None:
    flags = [{"start": 0, "end": 10}, {"start": 1, "end": 9}, {"start": 20, "end": 30}]
    assert distinct(flags) == [flags[0], flags[2]]


def test_a_tally() -> None:
    tally = Tally()
    tally.add(2, 4, 3)
    assert (tally.precision, tally.recall, tally.f1) == (2 / 3, 0.5, 4 / 7)
    assert Tally().f1 == 0.0
