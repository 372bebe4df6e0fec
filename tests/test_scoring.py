from __future__ import annotations

from pipeline.scoring import Scores, score


def test_scores_of_one_article() -> None:
    gold = {
        "quantities": [{"start": 0, "end": 4, "kind": "dose", "value": 5, "unit": "mg", "modifier": None}],
        "claims": [
            {"start": 0, "end": 40, "type": ["dose_recommendation"], "substance": "vitamine D", "outcome": None,
             "direction": None, "citation": "none", "should_flag_citation": True},
            {"start": 50, "end": 90, "type": ["safety"], "substance": None, "outcome": None, "direction": "increase",
             "citation": "none", "should_flag_citation": False},
        ],
        "absolute_advice": [],
    }  # fmt: skip
    analysis = {
        "quantities": [{"start": 1, "end": 4, "kind": "dose", "values": [5], "unit": "mg", "modifier": None}],
        "claims": [
            {"start": 2, "end": 40, "types": ["dose_recommendation", "other"], "substance": "vitamine d-druppels",
             "outcome": "botten", "direction": None, "evidence": {"level": "none"}},
        ],
        "flags": [{"start": 0, "end": 40, "rule": "citation/missing"}],
    }  # fmt: skip
    scores = Scores()
    score(gold, analysis, scores)
    assert (scores.tally("claim").precision, scores.tally("claim").recall) == (1.0, 0.5)
    assert scores.tally("quantity: exact").f1 == 0.0
    assert scores.tally("quantity: overlap").f1 == scores.tally("quantity: full").f1 == 1.0
    assert [scores.share(name) for name in ("substance", "outcome", "direction", "level")] == [1.0, 0.0, 1.0, 1.0]
    assert scores.tally("types").f1 == 2 / 3
    assert scores.tally("citation flag").f1 == 1.0
