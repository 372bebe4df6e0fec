"""The language stage: Dutch, other languages, short texts, foreign blocks, an assumed language."""

from __future__ import annotations

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
        == f"a.txt lijkt in het {nl} te zijn en is niet gecontroleerd; met --language nl gebeurt dat toch."
    )
    assert f"seems to be in {en}" in str(_run(text, Settings(lang="en")).error)
    assert _run(text).language == article.language


def test_an_assumed_language_is_not_doubted() -> None:
    article = _run(ENGLISH, Settings(languages=Languages(assume="nl")))
    assert (article.status, article.language) == ("ok", Language("nl", 1.0))


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
