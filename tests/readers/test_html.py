"""The HTML reader: the article without boilerplate, its links, notes and tables, and its places in the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.article import Article, Gap
from pipeline.readers import html
from pipeline.readers.messages import Unreadable

PAGE = (Path(__file__).parent / "page.html").read_text("utf-8")


def _article(source: str) -> Article:
    reading = html.read(source)
    return Article(
        id="a",
        source="a.html",
        text=reading.text,
        title=reading.title,
        published=reading.published,
        anchors=reading.anchors,
        blocks=reading.blocks,
        links=reading.links,
        gaps=reading.gaps,
    )


def test_the_whole_page() -> None:
    article = _article(PAGE)
    assert (article.title, article.published, article.gaps) == ("IJzer en moeheid", "2024-03-05", ())
    assert article.text == (
        "IJzer en moeheid\n\n"
        "Vrouwen hebben per dag 16 mg ijzer nodig, zegt het IJzerhuis.[1] Bij een tekort helpt 60\xa0mg, "
        "bij 1,73 m² huid.[2][3] Meer helpt niet.\n\n"
        "Hoeveel?\n\nVrouwen: 16 mg\nzwanger: 20 mg\nMannen: 11 mg\n\nRegel een\n\nRegel twee\n\nRegel drie\n\n"
        "Dat helpt.\n\nFoto: Jan Bakker\n\nGroep\tDosis\nVrouw\t16 mg\n\n"
        "Bronnen\n\nIJzerhuis, 2018. doi\nBakker P. Ons Blad 2015;12:3-4."
    )
    assert [(b.kind, b.line, b.level, b.label, b.row) for b in article.blocks] == [
        ("heading", 15, 1, None, None),
        ("paragraph", 16, 0, None, None),
        ("heading", 18, 2, None, None),
        ("list_item", 20, 1, None, None),
        ("list_item", 21, 2, None, None),
        ("list_item", 22, 1, None, None),
        ("paragraph", 24, 0, None, None),
        ("list_item", 24, 1, None, None),
        ("paragraph", 24, 0, None, None),
        ("quote", 25, 0, None, None),
        ("caption", 26, 0, None, None),
        ("table_cell", 27, 0, None, 1),
        ("table_cell", 27, 0, None, 1),
        ("table_cell", 27, 0, None, 2),
        ("table_cell", 27, 0, None, 2),
        ("heading", 30, 2, None, None),
        ("reference", 31, 0, "1", None),
        ("reference", 31, 0, "2", None),
    ]
    assert [(link.kind, link.of(article), link.target) for link in article.links] == [
        ("hyperlink", "IJzerhuis", "https://ijzer.example/norm"),
        ("note", "[1]", "1"),
        ("note", "[2]", "2"),
        ("note", "[3]", "3"),
        ("hyperlink", "doi", "https://doi.example/10.1/x"),
    ]


def test_places_are_exact() -> None:
    article = _article(PAGE)
    lines = PAGE.split("\n")
    for words in (
        "IJzer en",
        "Vrouwen hebben",
        "16 mg ijzer",
        "helpt 60",
        "huid.",
        "Hoeveel",
        "Regel twee",
        "Bakker P.",
    ):
        line, column = article.place(article.text.index(words))
        assert lines[line - 1][column - 1 :].startswith(words.split()[0]), words


def test_without_any_mark_of_the_article() -> None:
    text = "Zink is een mineraal dat je lichaam niet zelf maakt. " * 5
    menu = "<div><a href='/a'>Voeding</a> <a href='/b'>Bewegen</a></div>"
    page = f"<html><body>{menu}<div><div><h1>Zink</h1><p>{text}</p><p>{text}</p></div></div></body></html>"
    assert _article(page).text == f"Zink\n\n{text.strip()}\n\n{text.strip()}"


def test_tables_that_cannot_be_read_as_rows() -> None:
    merged = _article(
        "<table><tr><th>A</th><th>B</th></tr><tr><td rowspan=2>Man</td><td>1 mg</td></tr><tr><td>2 mg</td></tr></table>"
    )
    assert merged.text == "A\tB\nMan\t1 mg\n2 mg"
    assert merged.gaps == (Gap(start=0, end=len(merged.text), kind="unreadable_table", detail="merged"),)
    nested = _article("<table><tr><th>A</th><td>een<table><tr><td>twee</td></tr></table></td></tr></table>")
    assert [gap.detail for gap in nested.gaps] == ["nested"]
    assert nested.text.split() == ["A", "een", "twee"]


def test_fragments_and_broken_markup() -> None:
    assert _article("<p>Een <b>vet</p><p>Twee</b> woorden").text == "Een vet\n\nTwee woorden"
    assert _article("<div>Los <p>Alinea</p> einde</div>").text == "Los\n\nAlinea\n\neinde"
    assert _article("<div>" * 2000 + "diep" + "</div>" * 2000).text in ("diep", "")


def test_a_page_without_text() -> None:
    with pytest.raises(Unreadable):
        html.read("<!-- niets -->")
    assert html.read("<html><body><script>var a = 1;</script></body></html>").text == ""
