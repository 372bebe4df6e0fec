"""The data model: offsets, places, and its JSON form both ways."""

from __future__ import annotations

import json

import pytest

from pipeline.article import (
    SCHEMA,
    Anchor,
    Article,
    Block,
    Citation,
    Claim,
    Decision,
    Evidence,
    Flag,
    Gap,
    Language,
    Link,
    Quantity,
    Sentence,
    Span,
    Translation,
    best,
    line_anchors,
)

TEXT = "IJzer\n\nNeem 10 mg per dag [1]."
ARTICLE = Article(
    id="ijzer",
    source="ijzer.txt",
    sha256="ab" * 32,
    title="IJzer",
    published="2026-01-31",
    language=Language("nl", 0.99),
    text=TEXT,
    anchors=line_anchors(TEXT),
    blocks=(
        Block(kind="heading", start=0, end=5, line=1, level=1),
        Block(kind="paragraph", start=7, end=len(TEXT), line=3),
    ),
    links=(Link(start=26, end=29, target="1", kind="note"),),
    sentences=(Sentence(id="s1", start=7, end=len(TEXT), block=1),),
    quantities=(Quantity(id="q1", start=12, end=17, kind="dose", values=(10.0,), unit="mg", per="day"),),
    citations=(Citation(id="c1", start=26, end=29, kind="note_mark", level="referenced", target="1"),),
    claims=(
        Claim(
            id="k1",
            start=7,
            end=len(TEXT),
            types=("dose_recommendation",),
            quantities=("q1",),
            substance="ijzer",
            evidence=Evidence("referenced", ("c1",), "sentence"),
        ),
    ),
    flags=(
        Flag(
            id="f1",
            rule="advice/command",
            severity="notice",
            start=7,
            end=11,
            line=3,
            column=1,
            message="m",
            decision=Decision(verdict="dismissed", reason="klopt"),
        ),
    ),
    translations=(Translation(start=7, end=len(TEXT), target="en", text="Take 10 mg a day [1].", engine="test"),),
    gaps=(Gap(kind="unreadable", start=0, end=0, detail="x"),),
)


def test_span() -> None:
    span = ARTICLE.quantities[0]
    assert span.of(ARTICLE) == "10 mg"
    assert ARTICLE.claims[0].holds(span)
    assert not span.holds(ARTICLE.claims[0])
    assert span.overlaps(Span(start=16, end=20))
    assert not span.overlaps(Span(start=17, end=20))


def test_json_both_ways() -> None:
    assert Article.from_json(ARTICLE.to_json()) == ARTICLE


def test_json_form_is_the_contract() -> None:
    data = json.loads(ARTICLE.to_json())
    assert data["schema"] == SCHEMA
    assert data["language"] == {"code": "nl", "confidence": 0.99}
    assert data["quantities"][0] == {
        "id": "q1",
        "start": 12,
        "end": 17,
        "text": "10 mg",
        "kind": "dose",
        "values": [10.0],
        "form": "single",
        "unit": "mg",
        "per": "day",
        "modifier": None,
        "doubtful": None,
    }
    assert data["claims"][0]["text"] == "Neem 10 mg per dag [1]."
    assert data["claims"][0]["evidence"] == {"level": "referenced", "citations": ["c1"], "scope": "sentence"}


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="bijsluiter/article/1"):
        Article.from_dict({"schema": "bijsluiter/article/9"})


@pytest.mark.parametrize(("offset", "place"), [(0, (1, 1)), (5, (1, 6)), (6, (2, 1)), (7, (3, 1)), (12, (3, 6))])
def test_place_in_plain_text(offset: int, place: tuple[int, int]) -> None:
    assert ARTICLE.place(offset) == place


def test_place_follows_the_last_anchor() -> None:
    article = Article(id="a", source="a", text="ab cd", anchors=(Anchor(0, 4, 3), Anchor(3, 9, 1)))
    assert [article.place(offset) for offset in range(5)] == [(4, 3), (4, 4), (4, 5), (9, 1), (9, 2)]


def test_block_at() -> None:
    assert [ARTICLE.block_at(offset) for offset in (0, 5, 6, 7, 40)] == [0, 0, 0, 1, 1]


def test_best_level() -> None:
    assert best(("vague", "referenced", "none")) == "referenced"
    assert best(()) == "none"


@pytest.mark.parametrize(
    ("value", "written"),
    [(180.0, "180"), (3, "3"), (1.5, "1.5"), (-2.0, "-2"), (0.0, "0"), (1e20, "1e20")],
)
def test_a_whole_number_is_written_as_one(value: float, written: str) -> None:
    quantity = Quantity(id="q1", start=0, end=1, kind="count", values=(value,))
    line = Article(id="a", source="a.txt", text="x", quantities=(quantity,)).to_json()
    assert f'"values":[{written}]' in line
    assert Article.from_json(line).quantities == (quantity,)
