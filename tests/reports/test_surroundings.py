"""What is put before a table cell or a short list item in a list of flags."""

from __future__ import annotations

from pipeline.article import Article, Claim
from pipeline.readers import markdown
from pipeline.reports.surroundings import surroundings

TABLE = """# Jodium

| Leeftijd | Hoeveelheid | Grens |
|---|---|---|
| 1 tot 3 jaar | 90 µg | 200 µg |
| ouder dan 18 jaar | 150 µg |  |

Per dag nodig:

- vrouwen 150 µg
"""


def _article() -> Article:
    reading = markdown.read(TABLE)
    return Article(id="jodium", source="jodium.md", text=reading.text, blocks=reading.blocks)


def _claim(article_text: str, words: str, context: str | None) -> Claim:
    start = article_text.index(words)
    return Claim(id="k1", start=start, end=start + len(words), types=("other",), context=context)


def test_a_table_cell_has_its_row_and_where_no_cell_is_missing_its_column() -> None:
    article = _article()
    told = [surroundings(article, article.text.index(words), None) for words in ("90 µg", "200 µg", "150 µg", "ouder")]
    assert told == ["1 tot 3 jaar · Hoeveelheid", "1 tot 3 jaar · Grens", "ouder dan 18 jaar", ""]


def test_a_heading_cell_and_running_text_have_none() -> None:
    article = _article()
    assert surroundings(article, article.text.index("Leeftijd"), None) == ""
    assert surroundings(article, article.text.index("Per dag"), None) == ""


def test_a_short_list_item_has_its_lead_in() -> None:
    article = _article()
    item = "vrouwen 150 µg"
    at = article.text.index(item)
    assert surroundings(article, at, _claim(article.text, item, "Per dag nodig:")) == "Per dag nodig"
    assert surroundings(article, at, _claim(article.text, item, None)) == ""
