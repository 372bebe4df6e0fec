"""The HTML reader: the article without boilerplate, its links, notes and tables, and its places in the source."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from pipeline.article import Article, Gap
from pipeline.readers import html
from pipeline.readers.messages import Unreadable
from pipeline.work import process

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


@pytest.mark.parametrize(
    ("opening", "closing", "depth"),
    [
        ("<div>", "</div>", 300),
        ("<div>", "</div>", 5000),
        ("<font><b>", "", 400),
        ("<font><b>", "", 5000),
        ("<blockquote>", "</blockquote>", 3000),
        ("<ul><li>", "</li></ul>", 3000),
        ("<een-twee>", "</een-twee>", 3000),
        ("<table><tr><td>", "</td></tr></table>", 300),
    ],
)
def test_nesting_loses_nothing(opening: str, closing: str, depth: int) -> None:
    page = f"<p>Aap</p>{opening * depth}<p>Noot</p>{closing * depth}<p>Mies</p>"
    assert _article(page).text.split() == ["Aap", "Noot", "Mies"]


ENTITIES = """<div>Menu: zink &amp; ijzer</div><main><h1>Zink&nbsp;&ndash; &lsquo;goed&rsquo;?</h1>
<p title="a > b">Bacteri&euml;n <b>in</b> &#8220;pati&euml;nten&#x201D;: 60&nbsp;mg
   p < 0,05 en ge<!-- x > y -->n &lt;1 <i>&amp; twee</i> caf&eacute; einde.</p>
<script>var a = "<p>Bacteri&euml;n";</script><p>&bull; Eerste &eacute;n laatste</main>"""


def test_every_word_stands_where_its_place_says() -> None:
    """Character references and tags in the line shift no column: what follows them is found where it is."""
    article = _article(ENTITIES)
    assert article.text == (
        "Zink\xa0– ‘goed’?\n\nBacteriën in “patiënten”: 60\xa0mg p < 0,05 en gen <1 & twee café einde.\n\n"
        "Eerste én laatste"
    )
    lines = ENTITIES.split("\n")
    found = []
    for word in re.finditer(r"\S+", article.text):
        line, column = article.place(word.start())
        rest = unescape(re.sub(r"<!--.*?-->|</?[a-z][^<>]*>", "", lines[line - 1][column - 1 :]))
        found.append((word.group(), rest[: len(word.group())]))
    assert [there for _, there in found] == [word for word, _ in found]
    ends = [article.text.index(words) + len(words) for words in ("pati", "patië", "patiënten”", "caf", "café")]
    assert [article.place(end)[1] for end in ends] == [
        lines[1].index("&euml;nten") + 1,
        lines[1].index("nten&#") + 1,
        lines[1].index(": 60") + 1,
        lines[2].index("&eacute;") + 1,
        lines[2].index(" einde") + 1,
    ]


INPUT = sorted((Path(__file__).parents[2] / "input").glob("*.html"))


@pytest.mark.parametrize("path", INPUT, ids=lambda path: path.stem)
def test_every_sentence_and_flag_of_the_input_stands_where_its_place_says(path: Path) -> None:
    article = process(path)
    lines = path.read_text("utf-8").split("\n")
    found = []
    for span in (*article.sentences, *article.flags):
        if span.start in {link.start for link in article.links if link.kind == "note"}:
            continue  # a raised "1" is written as "[1]"
        line, column = article.place(span.start)
        rest = unescape(re.sub(r"<[^<>]*>", "", lines[line - 1][column - 1 :]))
        found.append((span.of(article)[:12], rest[: min(12, span.end - span.start)]))
    assert [there for _, there in found] == [words for words, _ in found]
    assert [article.place(flag.start) for flag in article.flags] == [(flag.line, flag.column) for flag in article.flags]


def test_words_of_a_menu_are_not_taken_for_those_of_the_article() -> None:
    text = "Zink is een mineraal dat je lichaam niet zelf maakt. " * 5
    page = f"<main><h1>Zink</h1><p>{text}<nav>of ijzer</nav>of koper</p></main>"
    article = _article(page)
    assert article.place(article.text.index("of koper")) == (1, page.index("of koper") + 1)


def test_a_page_without_text() -> None:
    with pytest.raises(Unreadable):
        html.read("<!-- niets -->")
    assert html.read("<html><body><script>var a = 1;</script></body></html>").text == ""


def test_references_without_a_heading() -> None:
    article = _article(
        "<p>Heemst helpt.[2]</p><p>[1] Keelbond. Stemklachten. Assen, 2021.</p>"
        "<p>[2] Wouda T. Gorgelen. 2020. <a href='https://doi.org/10.5555/g.2'>doi:10.5555/g.2</a></p>"
    )
    assert [(block.kind, block.label, block.of(article)) for block in article.blocks] == [
        ("paragraph", None, "Heemst helpt.[2]"),
        ("reference", "1", "Keelbond. Stemklachten. Assen, 2021."),
        ("reference", "2", "Wouda T. Gorgelen. 2020. doi:10.5555/g.2"),
    ]
