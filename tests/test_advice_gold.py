"""Precision and recall of absolute advice on the trap set, with floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.ruletest import prepared
from pipeline.settings import Settings
from pipeline.stages import flag

ROWS = [json.loads(line) for line in (Path(__file__).parent / "gold" / "advice.jsonl").read_text("utf-8").splitlines()]
PRECISION, RECALL = 0.98, 0.95


@pytest.fixture(scope="module")
def flagged() -> list[bool]:
    settings = Settings()
    return [
        any(found.rule.startswith("advice/") for found in flag.run(prepared(row["text"], settings), settings).flags)
        for row in ROWS
    ]


def test_precision_and_recall(flagged: list[bool]) -> None:
    hits = sum(1 for row, found in zip(ROWS, flagged, strict=True) if found and row["flag"])
    precision, recall = hits / sum(flagged), hits / sum(1 for row in ROWS if row["flag"])
    assert (precision >= PRECISION, recall >= RECALL) == (True, True), f"precision {precision:.3f}, recall {recall:.3f}"


@pytest.mark.parametrize(
    "text",
    [
        "'Stop direct met uw statines', zegt cardioloog Hendrik Verbruggen.",
        "Cardioloog Hendrik Verbruggen zegt: ‘Stop direct met uw statines.’",
        "Volgens huisarts Marja de Boer moet iedereen elke dag magnesium slikken.",
        "“Eet nooit meer suiker”, adviseert internist Paul Vink.",
        "Internist Paul Vink is stellig: gooi je pillen weg.",
        "‘Kurkuma geneest artrose’, aldus reumatoloog Ilse Kramer.",
        "Reumatoloog dr. Ilse Kramer benadrukt: “Kurkuma geneest artrose.”",
        "‘Iedereen moet vitamine D slikken’, vindt hoogleraar Jan Smits.",
        "Diëtist Carla Mol raadt het iedereen aan: vermijd alle granen.",
        "“Dit kruid is 100% veilig”, weet apotheker Tom Bos.",
        "Psychiater Eva Roos drukt het haar lezers op het hart: stop met je antidepressiva.",
        "‘Je hebt geen statine nodig als je havermout eet’, vertelt arts Bram Kok.",
        "Huisarts De Wit: 'Stop vandaag nog met je statines.'",
        "Cardioloog Hanna Blom legt uit waarom. 'Je hebt geen statine nodig als je havermout eet.'",
        "'Je hebt geen statine nodig als je havermout eet.' Dat zegt cardioloog Hanna Blom.",
        "Huisarts Marja de Boer schuift haar stoel aan. Ze is stellig: iedereen moet elke dag magnesium slikken.",
    ],
)
def test_quoted_advice_is_a_notice_that_says_so(text: str) -> None:
    settings = Settings(lang="en")
    found = [f for f in flag.run(prepared(text, settings), settings).flags if f.rule.startswith("advice/")]
    assert [(f.severity, f.why.endswith("says this; that is why it is a notice.")) for f in found] == [("notice", True)]


GOLD = Path(__file__).parent / "gold"
ARTICLES = [GOLD / name / "gold.jsonl" for name in ("dev", "long", "own-a", "own-b")]  # own-c is held out: floors.yaml


@pytest.mark.parametrize("gold", ARTICLES, ids=[path.parent.name for path in ARTICLES])
def test_articles(gold: Path) -> None:
    """In articles nearly every flag is one that the annotators gave too (a borderline one counts neither way).

    A rule that weighs wording gives notices, and errs more often than one that names what it found.
    """
    settings = Settings()
    wrong: list[object] = []
    weighed: list[object] = []
    missed: list[object] = []
    right = 0
    for row in map(json.loads, gold.read_text("utf-8").splitlines()):
        text = (gold.parent / "articles" / f"{row['id']}.txt").read_text("utf-8")
        flags = [f for f in flag.run(prepared(text, settings), settings).flags if f.rule.startswith("advice/")]
        wanted = row.get("absolute_advice", [])
        for found in flags:
            near = [w for w in wanted if min(found.end, w["end"]) > max(found.start, w["start"])]
            if not near:
                (weighed if found.rule == "advice/firm-wording" else wrong).append(text[found.start : found.end])
        for want in wanted:
            if want.get("borderline"):
                continue
            hit = any(min(found.end, want["end"]) > max(found.start, want["start"]) for found in flags)
            right += hit
            if not hit:
                missed.append(want["text"])
    assert len(wrong) <= 2, wrong
    assert len(weighed) <= 1, weighed
    assert right >= 0.6 * (right + len(missed)), missed
