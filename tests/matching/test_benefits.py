"""Which effects of a substance no authorised claim is about, those in English counted too."""

from __future__ import annotations

import pytest

from pipeline.dutch.words import words_of
from pipeline.matching.allowed import nearest, wordings
from pipeline.matching.benefits import unlisted

CASES = [
    ("vitamine c verbetert je geheugen", "geheugen"),
    ("vitamine c versterkt je weerstand", None),
    ("vitamine c geeft je energie", None),
    ("vitamine c versterkt je weerstand en je geheugen", "geheugen"),
    ("zink scherpt je concentratie", None),
    ("zink verbetert je nachtrust", "nachtrust"),
    ("koper versterkt je afweersysteem", None),
    ("jodium is goed voor je gewrichten", "gewrichten"),
    ("zink smaakt naar ijzer", None),
]


@pytest.mark.parametrize(("text", "word"), CASES, ids=[text for text, _ in CASES])
def test_unlisted(text: str, word: str | None) -> None:
    words = words_of(text).words
    found = nearest(words)
    assert found is not None
    at = unlisted(found.wording, words)
    assert (None if at is None else words[at]) == word


def test_every_wording_names_its_substance() -> None:
    assert {w.about for w in wordings() if w.nutrient in ("Vitamin C", "Zinc")} == {"vitamine C", "zink"}
    assert {w.about for w in wordings() if "DHA/EPA" in w.nutrient} == {"DHA en EPA"}
