"""Articles whose sources are looked up: what is flagged, where, and what happens without a network."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from pipeline.article import Article
from pipeline.errors import UsageError
from pipeline.ruletest import prepared
from pipeline.settings import Settings, VerifySettings
from pipeline.verify.lookups import Lookup, places
from pipeline.verify.online import probe, verified
from pipeline.verify.registers import Sites
from tests.verify.conftest import Register, Reply

TEXT = """Zink en verkoudheid

Zink verkort een verkoudheid.[1] Seleen doet dat niet.[2] Lees meer op {url}/weg of op {url}/druk.

Bronnen
1. Jansen A. Zinc lozenges and the common cold. J Cold Res 2018;12:1-9. doi:10.1000/zink
2. Smit B. Selenium and respiratory infections in adults. J Cold Res 2011;5:1-9. PMID: 31234567
3. Bakker C. Copper and colds. J Cold Res 2015;5:1-9. doi:10.1000/koper
"""


@pytest.fixture
def article(register: Register) -> Article:
    return replace(prepared(TEXT.format(url=register.url), Settings()), source="zink.txt")


def _settings(settings: VerifySettings, lang: str = "nl") -> Settings:
    return Settings(lang=lang, verify=settings.model_copy(update={"retries": 0}))  # type: ignore[arg-type]


def test_what_is_looked_up(article: Article, register: Register) -> None:
    assert [(place.lookup, place.year) for place in places(article)] == [
        (Lookup("url", f"{register.url}/weg"), None),
        (Lookup("url", f"{register.url}/druk"), None),
        (Lookup("doi", "10.1000/zink"), 2018),
        (Lookup("pmid", "31234567"), 2011),
        (Lookup("doi", "10.1000/koper"), 2015),
    ]


@pytest.mark.parametrize(
    ("text", "lookup"),
    [
        ("Zie https://doi.org/10.1000/Zink.", Lookup("doi", "10.1000/zink")),
        ("Zie https://pubmed.ncbi.nlm.nih.gov/31234567/.", Lookup("pmid", "31234567")),
        ("Zie https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/.", Lookup("pmc", "1234567")),
        ("Zie www.example.org/zink.", Lookup("url", "http://www.example.org/zink")),
        ("Zie PMID: 991234567.", None),
    ],
)
def test_an_address_of_a_register(text: str, lookup: Lookup | None) -> None:
    assert [place.lookup for place in places(prepared(text, Settings()))] == ([lookup] if lookup else [])


def test_flags(article: Article, register: Register, settings: VerifySettings) -> None:
    retraction = {"DOI": "10.1000/r", "type": "retraction", "source": "publisher"}
    register.work("10.1000/zink", title=["Zinc lozenges and the common cold"], **{"updated-by": [retraction]})
    register.papers("EXT_ID:31234567 AND SRC:MED", {"title": "Sleep and shift work in hospitals.", "pubYear": "2011"})
    register.says("/druk", Reply(503))
    done = verified([article], _settings(settings), register.sites)[0]
    assert [(flag.line, flag.rule, flag.severity, flag.message) for flag in done.flags] == [
        (3, "source/dead-link", "warning", "Deze link werkt niet meer (404)"),
        (3, "source/unchecked", "notice", f"Kon niet worden nagegaan (503): {register.url}/druk"),
        (6, "source/retracted", "error", "Dit stuk is teruggetrokken: 'Zinc lozenges and the common cold'"),
        (7, "source/other-title", "warning", "Dit nummer is van een ander stuk: 'Sleep and shift work in hospitals.'"),
        (8, "source/unknown-doi", "error", "De DOI 10.1000/koper bestaat niet"),
    ]


def test_each_thing_is_asked_for_once(article: Article, register: Register, settings: VerifySettings) -> None:
    verified([article, article], _settings(settings), register.sites)
    assert register.asked["GET /works/10.1000/koper"] == 1


def test_a_rule_that_is_off(article: Article, register: Register, settings: VerifySettings) -> None:
    chosen = _settings(settings).with_(severities={"source": "off", "source/dead-link": "error"})
    done = verified([article], chosen, register.sites)[0]
    assert {(flag.rule, flag.severity) for flag in done.flags} == {("source/dead-link", "error")}


def test_an_article_that_failed_is_left_alone(register: Register, settings: VerifySettings) -> None:
    failed = Article(id="a", source="a.txt", status="failed", error="x")
    assert verified([failed], _settings(settings), register.sites) == [failed]
    assert register.asked == {}


def test_without_a_network_it_is_one_sentence_at_once(settings: VerifySettings) -> None:
    began = time.monotonic()
    with pytest.raises(UsageError) as caught:
        probe(settings, Sites(crossref="http://127.0.0.1:9", europepmc="http://127.0.0.1:9", loopback=True))
    assert time.monotonic() - began < 4
    assert caught.value.text("nl").startswith("geen verbinding met 127.0.0.1; zonder --online")
    assert caught.value.text("en").startswith("no connection with 127.0.0.1; without --online")


def test_with_one_register_there_is_a_network(register: Register, settings: VerifySettings) -> None:
    probe(settings, replace(register.sites, crossref="http://127.0.0.1:9"))
