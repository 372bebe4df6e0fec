"""The model of which claims want a source: the texts it learns from, and how well it flags them."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.evidence import needs_citation
from pipeline.ruletest import prepared
from pipeline.scoring import same_sentence
from pipeline.settings import Settings
from pipeline.wantedfit import Judged, fit, left_out, short_article

GOLD = Path(__file__).parent / "gold" / "wanted.jsonl"
PRECISION, RECALL = 0.88, 0.87


def test_short_article() -> None:
    row = {
        "register": "news",
        "blocks": [
            {"kind": "heading", "sentences": [{"text": "Thee", "claim": False, "flag": False}]},
            {
                "kind": "paragraph",
                "sentences": [
                    {"text": "Thee helpt.", "claim": True, "level": "none", "flag": True},
                    {"text": "Thee is oud.", "claim": None},
                ],
            },
        ],
    }
    assert short_article(row) == (
        "Thee\n\nThee helpt. Thee is oud.",
        [{"start": 6, "end": 17, "level": "none", "flag": True}, {"start": 18, "end": 30, "level": None, "flag": None}],
    )


def test_fit_learns_what_is_flagged() -> None:
    judged = [Judged(f"{turn}", ["errand"] if turn % 2 else ["dose"], turn % 2 == 0) for turn in range(40)]
    model = fit(judged)
    assert [model.scores([name])[0] > 0 for name in ("errand", "dose")] == [False, True]
    assert left_out(judged) == (0, 0)


def test_flags_on_the_short_articles() -> None:
    hits = given = wanted = 0
    for line in GOLD.read_text("utf-8").splitlines():
        text, rows = short_article(json.loads(line))
        article = prepared(text, Settings())
        flagged = [{"start": c.start, "end": c.end} for c in article.claims if needs_citation(c, article)]
        undecided = [row for row in rows if row["flag"] is None]
        flagged = [flag for flag in flagged if not any(same_sentence(flag, row) for row in undecided)]
        gold = [row for row in rows if row["flag"]]
        hits += sum(any(same_sentence(flag, row) for flag in flagged) for row in gold)
        given += len(flagged)
        wanted += len(gold)
    precision, recall = hits / given, hits / wanted
    assert (precision >= PRECISION, recall >= RECALL) == (True, True), f"precision {precision:.3f}, recall {recall:.3f}"
