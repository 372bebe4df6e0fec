"""`evaluate` counts as the annotators' scorer does and shows each miss in its context."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.article import Article, Claim, Evidence, Flag, Quantity
from pipeline.commands import evaluate
from pipeline.commands.misses import miss_lines
from pipeline.errors import UsageError
from pipeline.evaluation import read_gold, score
from pipeline.settings import Settings

TEXT = "Zink helpt. Neem 10 mg per dag, of 20 mg.\n"
GOLD = {
    "id": "z",
    "quantities": [
        {"text": "10 mg", "start": 17, "end": 22, "kind": "dose", "value": 10, "unit": "mg", "modifier": None},
        {"text": "20 mg", "start": 35, "end": 40, "kind": "dose", "value": 20, "unit": "mg", "modifier": None},
    ],
    "claims": [
        {
            "text": "Zink helpt.",
            "start": 0,
            "end": 11,
            "type": ["effect_outcome"],
            "substance": "zink",
            "outcome": None,
            "direction": "increase",
            "citation": "none",
            "should_flag_citation": True,
        }
    ],
    "absolute_advice": [{"text": "Neem", "start": 12, "end": 41, "reason": "x", "borderline": True}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "z.txt").write_text(TEXT)
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD) + "\n")
    return tmp_path


def _flag(rule: str, start: int, end: int) -> Flag:
    return Flag(id=rule, rule=rule, severity="warning", start=start, end=end, line=1, column=1, message="")


ARTICLE = Article(
    id="z",
    source="z.txt",
    text=TEXT,
    quantities=(
        Quantity(id="q1", start=17, end=22, kind="dose", values=(10.0,), unit="mg", modifier="about"),
        Quantity(id="q2", start=35, end=37, kind="count", values=(20.0,), unit=None),
    ),
    claims=(
        Claim(
            id="k1", start=0, end=10, types=("effect_outcome", "safety"), substance="Zink", evidence=Evidence("vague")
        ),
        Claim(id="k2", start=12, end=41, types=("dose_recommendation",)),
    ),
    flags=(_flag("citation/none", 0, 11), _flag("citation/vague", 1, 9), _flag("advice/command", 12, 16)),
)


def test_counts(gold: Path) -> None:
    table = score([(read_gold(gold)[0], ARTICLE)])
    counts = {name: (m.hits, m.found, m.gold) for name, m in table.items()}
    assert counts == {
        "quantity: exact span and value": (1, 2, 2),
        "quantity: overlap and value": (2, 2, 2),
        "quantity: value, kind, unit, modifier": (0, 2, 2),
        "claim sentence": (1, 2, 1),
        "evidence level": (0, 1, 1),
        "substance": (1, 1, 1),
        "outcome": (1, 1, 1),
        "direction": (0, 1, 1),
        "claim types": (1, 2, 1),
        "citation flag": (1, 1, 1),
        "absolute advice": (0, 0, 0),
    }
    assert table["claim sentence"].precision == 0.5
    assert table["claim sentence"].f1 == pytest.approx(2 / 3)


def test_misses_stand_in_their_context(gold: Path) -> None:
    table = score([(read_gold(gold)[0], ARTICLE)])
    (miss,) = table["claim sentence"].misses
    assert (miss.gold, miss.context) == (None, "Zink helpt. [[Neem 10 mg per dag, of 20 mg.]]")


def test_misses_stand_side_by_side(gold: Path) -> None:
    shown = [line.split() for line in miss_lines(score([(read_gold(gold)[0], ARTICLE)]))]
    assert shown[-7:] == [
        ["z:1", "Zink", "helpt.", "Neem", "10", "mg", "per", "dag,", "of", "[[20", "mg]]."],
        ["quantity:", "exact", "span", "and", "value;", "quantity:", "value,", "kind,", "unit,", "modifier"],
        ["gold", "found"],
        ["*", "text", "20", "mg", "20"],
        ["value", "20", "20"],
        ["*", "kind", "dose", "count"],
        ["*", "unit", "mg", "null"],
    ]
    assert ["*", "level", "none", "vague"] in shown
    assert ["*", "types", "-", "dose_recommendation"] in shown


def test_an_article_that_fails_is_told(
    gold: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Article(id="z", source="z.txt", status="failed", error="kapot")
    monkeypatch.setattr(evaluate, "analyses", lambda cases, settings: [broken])
    assert evaluate.run(gold, Settings()) == 1
    assert capsys.readouterr().err == "mislukt: z: kapot\n"


def test_arguable_sentences_count_for_nothing(gold: Path) -> None:
    row = {key: value for key, value in GOLD.items() if key != "quantities"}
    (gold / "gold.jsonl").write_text(json.dumps({**row, "arguable": [{"start": 12, "end": 41}]}))
    table = score([(read_gold(gold)[0], ARTICLE)])
    assert (table["claim sentence"].hits, table["claim sentence"].found) == (1, 1)
    assert [name for name in table if name.startswith("quantity")] == []


@pytest.mark.parametrize(
    ("by", "name", "counts"),
    [
        ("kind", "quantity: overlap and value / dose", (1, 1, 2)),
        ("type", "claim sentence / effect_outcome", (1, 1, 1)),
        ("article", "claim sentence / z", (1, 2, 1)),
    ],
)
def test_parts(gold: Path, by: str, name: str, counts: tuple[int, int, int]) -> None:
    measure = score([(read_gold(gold)[0], ARTICLE)], by)[name]
    assert (measure.hits, measure.found, measure.gold) == counts


def test_the_command_prints_table_and_misses(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate.run(gold, Settings(workers=1), misses=True) == 0
    out = capsys.readouterr().out
    assert "quantity: exact span and value           P 1.000  R 1.000  F1 1.000  (2/2 found, 2 gold)" in out


def test_sentences(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    row = {"text": "Van 5 mg naar 5 mg.", "quantities": [{"text": "5 mg", "nth": 2, "kind": "dose"}], "claim": False}
    path.write_text(json.dumps(row))
    (case,) = read_gold(path)
    assert [(q["start"], q["end"]) for q in case.gold["quantities"]] == [(14, 18)]
    assert case.gold["claims"] == []


@pytest.mark.parametrize(("content", "sentence"), [(None, "cannot be read"), ("{}", "is no gold annotation")])
def test_no_gold(tmp_path: Path, content: str | None, sentence: str) -> None:
    path = tmp_path / "x.jsonl"
    if content is not None:
        path.write_text(content)
    with pytest.raises(UsageError, match=sentence):
        read_gold(path)


def test_an_unknown_part(gold: Path) -> None:
    with pytest.raises(UsageError, match="--by kleur: is geen van kind, type, article"):
        evaluate.run(gold, Settings(), by="kleur")
