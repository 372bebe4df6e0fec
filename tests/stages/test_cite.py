"""The cite stage: citations in order, evidence on claims, a trusted publisher, nothing in place, linear time."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from pipeline.article import Article, Claim, Evidence, SearchLink
from pipeline.settings import Settings
from pipeline.stage import Stage
from pipeline.stages import cite, ingest, segment
from pipeline.stages.cite import _copied

_SETTINGS = Settings()


def _article(text: str) -> Article:
    article = segment.run(ingest.read_bytes(text.encode(), "a.txt", _SETTINGS), _SETTINGS)
    claims = [
        Claim(start=s.start, end=s.end, id=f"k{number}", types=("effect_outcome",))
        for number, s in enumerate(article.sentences, start=1)
    ]
    return replace(article, claims=tuple(claims))


def test_it_is_a_stage() -> None:
    assert isinstance(cite, Stage)
    assert cite.needs == ("text", "blocks", "sentences", "claims")
    assert cite.adds == ("citations",)


def test_citations_are_numbered_and_claims_name_them() -> None:
    before = _article("Volgens het RIVM helpt zink (Kist, 2014). Koper niet.")
    after = cite.run(before, _SETTINGS)
    assert [(c.id, c.kind, after.text[c.start : c.end], c.level, c.target) for c in after.citations] == [
        ("c1", "body", "RIVM", "attributed", "RIVM"),
        ("c2", "author_year", "(Kist, 2014)", "referenced", "Kist, 2014"),
    ]
    assert [claim.evidence for claim in after.claims] == [
        Evidence("referenced", ("c2",), "sentence"),
        Evidence("none", (), None),
    ]
    assert [claim.evidence for claim in before.claims] == [Evidence(), Evidence()]
    assert before.citations == ()


def test_a_trusted_publisher_is_a_source() -> None:
    settings = Settings(publisher="Thuisarts", trusted_publishers=["Thuisarts", "RIVM"])
    after = cite.run(
        _article("Zink helpt niet.\n\nUit onderzoek blijkt dat koper helpt.\n\nZink helpt (Kist, 2014)."), settings
    )
    assert [claim.evidence for claim in after.claims] == [
        Evidence("attributed", (), "article"),
        Evidence("attributed", (), "article"),
        Evidence("referenced", ("c2",), "sentence"),
    ]
    unknown = Settings(publisher="Winkel", trusted_publishers=["Thuisarts"])
    assert cite.run(_article("Zink helpt niet."), unknown).claims[0].evidence == Evidence()


def test_an_article_without_sentences() -> None:
    article = Article(id="a", source="a.txt")
    assert cite.run(article, _SETTINGS) == article


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "[1",
        "a1,",
        "10.1000/",
        "https://",
        "“a ",
        "de onderzoekers zagen onderzoek ",
        "Foto: X © ",
        "Bron: RIVM\n",
        "De Bond van ",
        "¹",
        "1-2,",
        "prof. dr. ",
        "zegt de X ",
        "Jan (58) ",
        "2014;1:1 ",
        "(2014) ",
        "A. ",
    ],
)
def test_time_is_linear_on_hostile_text(piece: str) -> None:
    def seconds(size: int) -> float:
        article = _article(piece * (size // len(piece)))
        start = time.process_time()
        cite.run(article, _SETTINGS)
        return time.process_time() - start

    seconds(2_000)
    small, large = min(seconds(20_000) for _ in range(2)), seconds(160_000)
    assert large < 0.6 + 24 * small  # a quadratic stage takes many times that


def test_a_claim_keeps_all_but_its_evidence_and_links() -> None:
    claim = Claim(start=0, end=9, id="k1", types=("other",), substance="ijzer", hedged=True, confidence=0.5)
    evidence, links = Evidence("vague", ("c1",), "sentence"), (SearchLink("index", "https://example.org"),)
    assert _copied(claim, evidence, links) == replace(claim, evidence=evidence, links=links)
