from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.claims.direction import guess
from pipeline.claims.reading import Seen

ROWS = list(csv.DictReader((Path(__file__).parent / "directions.tsv").read_text("utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_rules_guess_the_direction(row: dict[str, str], seen: Callable[[str], Seen]) -> None:
    sentence = seen(row["text"])
    (mark,) = (mark for mark in sentence.marks if row["text"][mark.start : mark.end] == row["outcome"])
    assert guess(sentence, mark)[0] == row["direction"]


def test_a_comparative_that_limits_a_quantity_is_no_effect(seen: Callable[[str], Seen]) -> None:
    assert [effect.kind for effect in seen("Bij minder dan 3 procent, of bij 8 of hoger.").effects] == []


def test_a_negated_quantity_denies_nothing(seen: Callable[[str], Seen]) -> None:
    sentence = seen("Zink verkort een verkoudheid met nog geen 24 uur.")
    (mark,) = (mark for mark in sentence.marks if mark.entry.outcome and mark.entry.outcome.nl == "verkoudheid")
    assert guess(sentence, mark)[0] == "decrease"
