"""The summary of an article, and its way through JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from pipeline.article import Article, Translation
from pipeline.reports import FlagRow, GapRow, Summary, summarise
from pipeline.reports.summary import DoseRow


def test_summary_of_an_article(article: Article) -> None:
    summary = summarise(article, frozenset({"f-bron", "f-vaag", "weg", "ook-weg"}))
    assert replace(summary, flags=()) == Summary(
        id="magnesium",
        source="input/magnesium.txt",
        title="Slaapt u beter met magnesium?",
        language="nl",
        confidence=0.998,
        published="2026-03-09",
        claims=7,
        levels={"none": 3, "vague": 1, "attributed": 1, "referenced": 2},
        gaps=(
            GapRow(
                kind="foreign_language",
                detail="lijkt Engels",
                line=10,
                text="Background: sleep quality was assessed in a randomised trial.",
            ),
            GapRow(kind="no_translation", detail="tabellen worden niet vertaald"),
        ),
        engines=("proef 0.1 (draft)",),
        doses=(
            DoseRow(
                nutrient="magnesium",
                words="400 mg",
                line=2,
                micrograms=400_000,
                unit="mg",
                advised=350_000,
                limit=250_000,
            ),
            DoseRow(
                nutrient="magnesium",
                words="250 mg",
                line=4,
                micrograms=250_000,
                unit="mg",
                advised=350_000,
                limit=250_000,
            ),
        ),
        resolved=2,
    )
    assert summary.draft
    assert [flag.id for flag in summary.flags] == ["f-geneest", "f-rekenen", "f-bron", "f-vaag", "f-nooit", "f-los"]
    assert [flag.id for flag in summary.flags if flag.new] == ["f-geneest", "f-rekenen", "f-nooit", "f-los"]
    assert summary.counts() == {"error": 2, "warning": 2, "notice": 1}  # without the one that was dismissed


def test_a_flag_as_a_row(article: Article) -> None:
    rows = {flag.id: flag for flag in summarise(article, frozenset()).flags}
    assert rows["f-vaag"] == FlagRow(
        id="f-vaag",
        rule="citation/vague",
        severity="warning",
        line=2,
        column=34,
        sentence="Uit onderzoek blijkt dat 61 van de 97 deelnemers (36%) na 8 weken beter sliep.",
        mark=(0, 20),
        matched="Uit onderzoek blijkt",
        message="Welk onderzoek?",
        suggestion="Noem het onderzoek.",
        evidence="vague",
        claim_types=("study_result",),
        quantities=("61:97 person", "36%", "8 week"),
        translation="Research shows that 61 of the 97 participants (36%) slept better after 8 weeks.",
        new=True,
    )
    assert rows["f-bron"].mark is None  # the whole sentence: nothing stands out in it
    assert rows["f-nooit"].sentence[slice(*rows["f-nooit"].mark or ())] == "nooit"
    assert (rows["f-nooit"].decision, rows["f-nooit"].reviewer) == ("dismissed", "EdV")


def test_first_run_and_a_run_without_changes(article: Article) -> None:
    summary = summarise(article, None)
    assert summary.first
    assert all(flag.new for flag in summary.flags)
    seen = summary.seen()
    assert not seen.first
    assert not any(flag.new for flag in seen.flags)
    assert replace(seen, flags=(), first=True) == replace(summary, flags=())


def test_json_and_back(articles: list[Article]) -> None:
    for article in articles:
        summary = summarise(article, None)
        assert Summary.from_dict(json.loads(json.dumps(summary.to_dict(), ensure_ascii=False))) == summary


def test_a_flag_over_two_sentences_and_one_outside_all(article: Article) -> None:
    first, second = article.sentences[1], article.sentences[2]
    flag = replace(article.flags[0], start=first.start + 3, end=second.start + 5, match="")
    lost = replace(article.flags[0], start=first.end, end=first.end + 1, match="")
    rows = summarise(replace(article, flags=(flag, lost)), None).flags
    assert rows[0].sentence == article.text[first.start : second.end]
    assert rows[0].translation.startswith("Magnesium cures insomnia.")
    assert rows[1].sentence.startswith("Magnesium geneest slapeloosheid. Uit")  # its block


def test_engines_that_are_no_draft(article: Article) -> None:
    translation = Translation(start=0, end=1, target="en", text="x", engine="argos translate-nl_en 1.8")
    assert not summarise(replace(article, translations=(translation,)), None).draft
