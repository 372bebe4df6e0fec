"""Whose each dose of a list is, whichever of the name and the dose stands first."""

from __future__ import annotations

import pytest

from pipeline.matching.nutrients import Surroundings, nutrient_of
from pipeline.matching.reading import Reading
from pipeline.ruletest import prepared
from pipeline.settings import Settings

CASES = [
    ("Vitamine C 80 mg, vitamine D 5 µg en zink 10 mg.", ["vitamine C", "vitamine D", "zink"]),
    ("Een pil met 80 mg vitamine C, 5 µg vitamine D en 10 mg zink.", ["vitamine C", "vitamine D", "zink"]),
    ("Calcium 500 mg/vitamine D 400 IE - zink 5 mg + koper 1 mg.", ["calcium", "vitamine D", "zink", "koper"]),
    ("IJzer (14 mg) en vitamine D (400 IE, 10 µg).", ["ijzer", "vitamine D", "vitamine D"]),
    ("Magnesium (als citraat) 100 mg, zink (als oxide) 5 mg.", ["magnesium", "zink"]),
    ("10 µg (400 IE) vitamine D en 10 mg zink.", ["vitamine D", "vitamine D", "zink"]),
    ("Zink en vitamine D: 10 mg en 25 µg.", ["zink", "vitamine D"]),
    ("10 mg zink, magnesium 100 mg.", ["zink", "magnesium"]),
    ("Curcumine 500 mg, zink 10 mg, ginseng 200 mg.", [None, "zink", None]),
    ("Vitamine D: volwassenen 10 µg, ouderen 20 µg.", ["vitamine D", "vitamine D"]),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_whose(text: str, names: list[str | None]) -> None:
    reading = Reading(prepared(text, Settings()))
    around = Surroundings(reading)
    found = [nutrient_of(reading, around, 0, quantity) for quantity in reading.quantities_by_sentence[0]]
    assert [nutrient and nutrient.name for nutrient in found] == names
