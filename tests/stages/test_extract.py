from __future__ import annotations

from pipeline.article import Article, Block, Sentence
from pipeline.settings import Settings
from pipeline.stages import extract


def test_extract_adds_quantities_and_claims() -> None:
    text = "Slik dagelijks 400 mg magnesium."
    article = Article(
        id="x",
        source="x",
        text=text,
        blocks=(Block(start=0, end=len(text), kind="paragraph", line=1),),
        sentences=(Sentence(start=0, end=len(text), id="s1", block=0),),
    )
    found = extract.run(article, Settings())
    assert [(q.id, q.of(found), q.values, q.unit) for q in found.quantities] == [("q1", "400 mg", (400.0,), "mg")]
    (claim,) = found.claims
    assert (claim.id, claim.quantities, claim.substance, claim.direction) == ("k1", ("q1",), "magnesium", None)
    assert "dose_recommendation" in claim.types
    assert article.claims == ()
