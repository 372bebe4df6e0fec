"""Numbers and words of change: "van A naar B", patterns made of word lists, rounding."""

from __future__ import annotations

import re

import pytest

from pipeline.matching.figures import changes, close, either, percent, value, words_for
from pipeline.matching.reading import Reading
from pipeline.ruletest import prepared
from pipeline.settings import Settings

CHANGES = [
    ("Het daalde van 10 naar 5 procent.", [(10.0, 5.0, True, True)]),
    ("Het steeg van gemiddeld 1.200 naar ruim 1.500 gevallen.", [(1200.0, 1500.0, False, True)]),
    ("Afbouwen van 40 mg per dag tot 10 mg.", [(40.0, 10.0, False, False)]),
    ("Van huis naar het werk.", []),
]


@pytest.mark.parametrize(("text", "found"), CHANGES)
def test_changes(text: str, found: list[tuple[float, float, bool, bool]]) -> None:
    reading = Reading(prepared(text, Settings()))
    assert [(c.before, c.after, c.percent, c.towards) for c in changes(reading, 0)] == found


def test_a_longer_expression_goes_first() -> None:
    match = re.match(either("again"), "dat is goed voor")
    assert match is not None
    assert match.group() == "dat is"
    assert re.match(percent(), " procentpunt") is None


@pytest.mark.parametrize(("text", "number"), [("1.200", 1200.0), ("0,5", 0.5), ("12", 12.0), ("1.200,5", 1200.5)])
def test_value(text: str, number: float) -> None:
    assert value(text) == number


@pytest.mark.parametrize(
    ("stated", "right", "text", "same"),
    [(33.0, 33.3, "33", True), (33.0, 34.5, "33", False), (62.5, 62.9, "62,5", True), (62.5, 64.8, "62,5", False)],
)
def test_close(stated: float, right: float, text: str, same: bool) -> None:
    assert close(stated, right, text) is same


def test_words_are_folded() -> None:
    assert {"een", "zo'n"} <= words_for("roughly")
