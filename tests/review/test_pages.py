"""What the pages show: source and translation in pairs, every mark in its place, both languages."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from pipeline.article import Article, Quantity
from pipeline.reports.texts import flat
from pipeline.review.cards import claim_views
from pipeline.review.desk import Desk
from pipeline.review.filters import Filters
from pipeline.review.intake import intakes
from pipeline.review.marking import Marking
from pipeline.review.pages import article_html, inbox_html
from pipeline.review.rendering import local
from pipeline.review.texts import _read, desk_texts
from pipeline.settings import Settings
from pipeline.stages import extract, segment
from tests.reports.conftest import magnesium
from tests.review.conftest import publish

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_both_languages_have_the_same_messages() -> None:
    assert [key for key, _ in flat(_read("nl"), "")] == [key for key, _ in flat(_read("en"), "")]


def test_an_article_processed_without_json_is_shown_too(desk: Desk, output: Path) -> None:
    (output / "magnesium" / "article.json").rename(output / "magnesium" / ".article.json")
    assert "Slik elke avond" in (article_html(desk, "magnesium", "") or "")


def test_a_claim_is_not_told_how_to_be_translated(desk: Desk, output: Path) -> None:
    article = magnesium()
    flag = replace(article.flags[0], id="f-en", rule="translation/term", suggestion="Kijk of de vertaling klopt.")
    publish(output, replace(article, flags=(*article.flags, flag)))
    desk.index.refresh()
    reviewed = desk.article("magnesium")
    assert reviewed is not None
    first = next(view for view in claim_views(reviewed) if view.card.claim.id == "k1")
    assert first.suggestions == ["Noem het onderzoek.", "Beschrijf wat het onderzoek vond, bij wie en in welke mate."]


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ("2026-07-01T22:30:00+00:00", "2026-07-02T00:30"),
        ("2026-01-15T22:30:00+00:00", "2026-01-15T23:30"),
        ("2026-01-15", "2026-01-15"),
        ("2026-01-15T10:00", "2026-01-15T10:00"),
        ("gisteren", "gisteren"),
    ],
)
def test_a_decision_tells_the_time_of_this_machine(at: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    told = local(at)
    monkeypatch.undo()
    time.tzset()
    assert told == shown


def _all(text: str, path: str) -> list[Any]:
    found: Any = html.fromstring(text).xpath(path)
    return list(found)


def test_every_word_of_the_article_is_shown_once() -> None:
    article = magnesium()
    rows = Marking(article, [], {}, desk_texts("nl")).rows()
    shown = " ".join(part for row in rows for part in _all(f"<div>{row.source}</div>", "//text()")).replace("•", "")
    assert "".join(shown.split()) == "".join("".join(block.of(article) for block in article.blocks).split())


def test_source_and_translation_share_their_sentence(client: TestClient) -> None:
    page = client.get("/article/magnesium").text
    [target] = _all(page, "//span[contains(@class, 't') and @data-s='s2' and ancestor::div[@class='to']]")
    [source] = _all(page, "//span[@class='s' and @data-s='s2']")
    assert target.text_content() == "Magnesium cures insomnia."
    assert re.sub(r"\d", "", source.text_content()).strip() == "Magnesium geneest slapeloosheid."


def test_a_claim_leads_to_its_evidence(client: TestClient) -> None:
    page = client.get("/article/magnesium").text
    [mark] = _all(page, "//button[contains(@class, 'lv') and @data-claim='k4']")
    assert (mark.get("data-cites"), mark.get("data-blocks")) == ("c2", "b12")
    assert "".join(part.text_content() for part in _all(page, "//*[@data-c='c2']")) == "Abbasi en collega's (2012)"
    assert "J Res Med Sci" in _all(page, "//*[@id='b12']")[0].text_content()


@pytest.mark.parametrize("name", ["kapot", "deutsch"])
def test_an_article_that_was_not_read_says_so(client: TestClient, name: str) -> None:
    page = client.get(f"/article/{name}")
    assert page.status_code == 200 and 'class="banner' in page.text


def test_english(output: Path) -> None:
    desk = Desk(output, Settings(lang="en"))
    desk.index.refresh()
    assert "To review" in inbox_html(desk, Filters(), "x")
    page = article_html(desk, "magnesium", "x")
    assert page is not None and "Evidence: none" in page and "Terzijde" not in page


def test_nothing_to_do_is_said(tmp_path: Path) -> None:
    publish(tmp_path / "out")
    desk = Desk(tmp_path / "out", Settings())
    desk.index.refresh()
    assert "Er staan nog geen artikelen in deze map." in inbox_html(desk, Filters(), "x")
    assert "Geen artikel past bij deze keuze." in inbox_html(desk, Filters(q="x"), "x")


@pytest.mark.parametrize(
    ("sentence", "above", "limit"),
    [
        ("Volwassenen hebben genoeg aan 10 microgram vitamine D per dag.", False, "100\u00a0µg"),
        ("Slik 250 microgram vitamine D per dag.", True, "100\u00a0µg"),
    ],
)
def test_a_dose_stands_beside_its_limit(sentence: str, above: bool, limit: str) -> None:
    from pipeline.stages import ingest

    settings = Settings()
    article = ingest.read_bytes(sentence.encode(), "-", settings)
    for stage in (segment, extract):
        article = stage.run(article, settings)
    [bar] = intakes(article, "nl").values()
    assert bar.limit is not None
    assert (bar.nutrient, bar.above, bar.limit.value) == ("vitamine D", above, limit)
    assert (bar.dose.at > bar.limit.at) == above


def test_an_amount_that_is_no_daily_dose_has_no_bar() -> None:
    article = replace(magnesium(), quantities=(Quantity(id="q", start=0, end=5, kind="dose", values=(5,), unit="mg"),))
    assert isinstance(article, Article) and intakes(article, "nl") == {}
