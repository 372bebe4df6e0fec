"""The flag stage: where a flag stands, what it says, and that its id outlives changes elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.article import Article, Flag
from pipeline.ruletest import prepared
from pipeline.settings import Settings
from pipeline.stages import flag

ONLY_ADVICE = {"citation": False, "claim": False, "source": False, "number": False, "dose": False, "translation": False}


def _flags(text: str, **settings: object) -> tuple[Flag, ...]:
    chosen = Settings(**{"packs": ONLY_ADVICE, **settings})  # type: ignore[arg-type]
    return flag.run(prepared(text, chosen), chosen).flags


def test_a_flag() -> None:
    text = "Over gember.\n\nHet kruid zit in thee. Gember geneest artrose."
    (found,) = _flags(text)
    assert (found.rule, found.severity, found.line, found.column) == ("advice/cure", "error", 3, 31)
    assert text[found.start : found.end] == found.match == "geneest artrose"
    assert found.message == "'geneest artrose' belooft genezing"
    assert found.source == "https://eur-lex.europa.eu/eli/reg/2011/1169/oj"
    assert len(found.id) == 12


def test_messages_in_english() -> None:
    (found,) = _flags("Gember geneest artrose.", lang="en")
    assert found.message == "'geneest artrose' promises a cure"


def test_the_id_outlives_changes_elsewhere() -> None:
    (before,) = _flags("Gember geneest artrose.")
    (after,) = _flags("Een heel nieuwe inleiding.\n\nGember  geneest artrose.\n\nEn een slot.")
    assert before.id == after.id
    assert before.start != after.start


def test_a_repeated_sentence_gets_a_number() -> None:
    first, second = _flags("Gember geneest artrose.\n\nGember geneest artrose.")
    assert second.id == f"{first.id}-2"


def test_severity_by_rule_goes_before_severity_by_pack() -> None:
    (found,) = _flags("Gember geneest artrose.", severities={"advice": "notice", "advice/cure": "warning"})
    assert found.severity == "warning"
    (found,) = _flags("Gember geneest artrose.", severities={"advice": "notice"})
    assert found.severity == "notice"


def test_a_named_expert_makes_a_notice() -> None:
    (found,) = _flags('"Gember geneest artrose", zegt reumatoloog Karin Postma.')
    assert found.severity == "notice"


def test_a_sentence_gets_one_flag_for_advice_the_gravest() -> None:
    text = "Dit is klinisch bewezen: gember geneest artrose. De thee is klinisch bewezen."
    found = [(f.rule, f.match) for f in _flags(text)]
    assert found == [("advice/cure", "geneest artrose"), ("advice/proof", "klinisch bewezen")]


def test_claims_are_named() -> None:
    settings = Settings(packs={"advice": False})
    article = flag.run(prepared("Magnesium vermindert spierkrampen.", settings), settings)
    found = [(f.rule, f.claim, f.start, f.end) for f in article.flags if f.rule.startswith("citation/")]
    claim = article.claims[0]
    assert found == [("citation/none-effect", claim.id, claim.start, claim.end)]


def test_references_are_not_read_for_advice() -> None:
    assert (
        _flags("Gember zit in thee.[1]\n\nBronnen\n1. Jansen A. Gember geneest artrose. Huisarts Wet 2018;61:1-2.")
        == ()
    )


def test_flags_of_other_stages_stay() -> None:
    settings = Settings(packs=ONLY_ADVICE)
    first = flag.run(prepared("Gember geneest artrose.", settings), settings)
    assert len(flag.run(first, settings).flags) == 2


def test_an_empty_article() -> None:
    assert flag.run(Article(id="a", source="a"), Settings()).flags == ()


@pytest.mark.parametrize(
    "filler", ["a ", "geneest ", "gember geneest artrose, ", "niet ", "{", "10 ", "van 10 naar ", "[1]", "x\n", "één "]
)
def test_hostile_text_takes_linear_time(filler: str, tmp_path: Path) -> None:
    from time import process_time

    settings = Settings()

    def seconds(size: int) -> float:
        article = prepared(filler * size, settings)
        began = process_time()
        flag.run(article, settings)
        return process_time() - began

    seconds(100)
    small, large = seconds(2_000), seconds(8_000)
    assert large < 12 * max(small, 0.06)
