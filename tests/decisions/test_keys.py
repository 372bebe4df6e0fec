"""The keys by which decisions are found again."""

from __future__ import annotations

from pipeline.decisions.keys import places, sentence_key
from tests.reports.conftest import Maker


def test_a_sentence_that_stands_twice_has_two_places() -> None:
    lines = ["Neem 5 mg. Dat helpt. Neem 5 mg.", "Neem 50 mg.", "NEEM 5 mg!"]
    article = Maker.of([("paragraph", line) for line in lines], id="x", source="x").done()
    take, helps, other = (sentence_key(words) for words in ("Neem 5 mg.", "Dat helpt.", "Neem 50 mg."))
    assert places(article) == {"s1": take, "s2": helps, "s3": f"{take}-2", "s4": other, "s5": f"{take}-3"}
