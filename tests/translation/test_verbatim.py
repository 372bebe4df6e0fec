"""What must not be translated: references, addresses and names stand in the translation as in the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.ruletest import prepared
from pipeline.settings import Settings
from pipeline.stages import translate
from pipeline.translation.spans import ADDRESS, CODE

CASES = [line.split("\t") for line in Path(__file__).with_name("verbatim.tsv").read_text("utf-8").splitlines() if line]


def in_english(article: Article) -> str:
    """The whole text with its translations in the place of the sentences."""
    text = article.text
    for one in reversed(article.translations):
        text = text[: one.start] + one.text + text[one.end :]
    return text


def test_what_must_not_be_translated_is_kept_or_flagged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("ctranslate2")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    settings = Settings()
    made = translate.run_many([prepared(source, settings) for source, _ in CASES], settings)
    lost = [
        article
        for article, (_, spans) in zip(made, CASES, strict=True)
        if not all(span in in_english(article) for span in spans.split("|"))
    ]
    assert len(CASES) == 40
    assert len(lost) <= 2
    assert all("translation/name" in {flag.rule for flag in article.flags} for article in lost)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zie https://a.nl/b?c=d, daarna (www.e.be/f).", ["https://a.nl/b?c=d", "www.e.be/f"]),
        ("Kijk op voorbeeld.nl of zorg.voorbeeld.org/hulp.", ["voorbeeld.nl", "zorg.voorbeeld.org/hulp"]),
        ("doi: 10.1234/ab.(3) of 10.5555/x_y.z.", ["10.1234/ab", "10.5555/x_y.z"]),
        ("Mail a.b-c@d.nl.", ["a.b-c@d.nl"]),
        ("Het werkt.Neem 1.500 mg. Zie p. 3.be", []),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert [match.group() for match in ADDRESS.finditer(text)] == found


def test_codes() -> None:
    text = "MK-7 en B12, HbA1c, omega-3; niet 25-OH, COVID-19,5 of 3mg."
    assert [match.group() for match in CODE.finditer(text)] == ["MK-7", "B12", "HbA1c", "omega-3"]
