"""The language stage: Dutch, other languages, short texts, foreign blocks, an assumed language."""

from __future__ import annotations

import sys

import pytest

from pipeline.article import Article, Gap, Language
from pipeline.readers import text as reader
from pipeline.settings import Languages, Settings
from pipeline.stages import language

DUTCH = (
    "Zink is een mineraal dat je lichaam niet zelf kan maken. "
    "Het zit vooral in vlees, en ook in noten. "
    "Wie er te weinig van krijgt, is vaker ziek."
)
ENGLISH = (
    "Zinc is a mineral that the body cannot make. "
    "It is found in meat and in nuts. "
    "Those who do not get enough of it are ill more often than others."
)
GERMAN = (
    "Zink ist ein Mineral, das der Körper nicht selbst herstellen kann. "
    "Es kommt vor allem in Fleisch und in Nüssen vor. "
    "Wer zu wenig davon bekommt, ist öfter krank."
)


def _run(text: str, settings: Settings | None = None) -> Article:
    reading = reader.read(text)
    article = Article(id="a", source="a.txt", text=text, blocks=reading.blocks)
    return language.run(article, settings or Settings())


def test_dutch() -> None:
    article = _run(DUTCH)
    assert (article.status, article.language.code, article.error) == ("ok", "nl", None)
    assert article.language.confidence >= 0.9


@pytest.mark.parametrize(
    ("text", "code", "nl", "en"), [(ENGLISH, "en", "Engels", "English"), (GERMAN, "de", "Duits", "German")]
)
def test_another_language_is_skipped(text: str, code: str, nl: str, en: str) -> None:
    article = _run(text)
    assert (article.status, article.language.code) == ("skipped", code)
    assert (
        article.error
        == f"Het artikel lijkt in het {nl} te zijn en is niet gecontroleerd; met --language nl gebeurt dat toch."
    )
    assert f"seems to be in {en}" in str(_run(text, Settings(lang="en")).error)
    assert _run(text).language == article.language


def test_an_assumed_language_is_not_doubted() -> None:
    article = _run(ENGLISH, Settings(languages=Languages(assume="nl")))
    assert (article.status, article.language) == ("ok", Language("nl", 1.0))


def test_an_assumed_language_that_is_not_read() -> None:
    nl = _run(DUTCH, Settings(languages=Languages(assume="fr")))
    assert (nl.status, nl.language) == ("skipped", Language("fr", 1.0))
    assert nl.error == "Volgens --language is dit Frans; alleen artikelen in het Nederlands worden gecontroleerd."
    en = _run(DUTCH, Settings(lang="en", languages=Languages(assume="de", source=["nl", "af", "fr"])))
    assert en.error == (
        "According to --language this is German; only articles in Dutch, Afrikaans and French are checked."
    )


FRISIAN = (
    "Sink is in mineraal dat it lichem net sels meitsje kin. It sit benammen yn fleis en yn nuten. "
    "Wa't der te min fan krijt, is faker siik. De minsken dy't alle dagen sink brûke, hawwe minder lêst fan "
    "ferkâldheid. Dochs is it net sa dat elkenien sink brûke moat. De ûndersikers seagen nei mear as hûndert "
    "minsken. Te folle kin skealik wêze foar de nieren."
)
AFRIKAANS = (
    "Sink is 'n mineraal wat die liggaam nie self kan maak nie. Dit kom veral voor in vleis en ook in neute. "
    "Wie te min daarvan kry, is meer dikwels siek. Die navorsers het na meer as honderd volwassenes gekyk. "
    "Hulle het drie maande lank 'n tablet gekry. Daarna was die helfte van die groep minder siek. "
    "Tog moet nie almal sink gebruik nie. Oor die veiligheid is daar nog nie baie bekend nie."
)
FLEMISH = (
    "Zink is een mineraal dat uw lichaam niet zelf kan aanmaken. Ge vindt het vooral in vlees, maar ook in noten. "
    "Wie er te weinig van binnenkrijgt, is rapper ziek. Uit onderzoek blijkt dat mensen die dagelijks een beetje "
    "zink nemen, minder last hebben van een verkoudheid."
)


@pytest.mark.parametrize("times", [1, 8])
@pytest.mark.parametrize(
    ("text", "code"),
    [(FRISIAN, "fy"), (AFRIKAANS, "af"), (FLEMISH, "nl"), (GERMAN, "de"), (ENGLISH, "en"), (DUTCH, "nl")],
)
def test_languages_that_are_alike(text: str, code: str, times: int) -> None:
    assert _run("\n\n".join([text] * times)).language.code == code


def test_a_dutch_article_that_cites_in_english_needs_no_langdetect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langdetect", None)
    article = _run("\n\n".join([*([DUTCH] * 12), *([ENGLISH] * 3)]))
    assert (article.status, article.language.code) == ("ok", "nl")
    assert 0.6 <= article.language.confidence < 0.85


@pytest.mark.parametrize(
    ("text", "code"), [("Dit is het.", "nl"), ("Vitamine D: 20 mcg", "nl"), ("The end of the line", "en")]
)
def test_short_texts(text: str, code: str) -> None:
    assert _run(text).language.code == code


def test_a_foreign_block_is_a_gap() -> None:
    text = f"{DUTCH}\n\n{ENGLISH}\n\n{DUTCH}"
    article = _run(text)
    start = len(DUTCH) + 2
    assert [block.language for block in article.blocks] == [None, "en", None]
    assert article.gaps == (Gap(start=start, end=start + len(ENGLISH), kind="foreign_language", detail="en"),)
    assert article.language.code == "nl"
