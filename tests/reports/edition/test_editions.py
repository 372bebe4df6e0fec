"""The English edition as a page and as a Word document, from sources of every kind."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from pipeline.article import Article, Flag, Translation
from pipeline.reports import write_article
from pipeline.settings import Settings
from pipeline.stages import ingest, segment

ENGLISH = {
    "Zink en slaap": "Zinc and sleep",
    "Neem 1,5 mg zink per dag.": "Take 1.5 mg of zinc a day.",
    "Lees de folder van het RIVM.": "Read the RIVM leaflet.",
    "Let op: niet meer dan 25 mg!": "Beware: no more than 25 mg!",
    "water": "water",
    "thee": "tea",
    "groene thee": "green tea",
    "eerst eten": "first eat",
    "dan slapen": "then sleep",
    "Leeftijd": "Age",
    "Dosis": "Dose",
    "18 jaar": "18 years",
    "9 mg": "9 mg",
    "Ik slaap goed.": "I sleep well.",
    "Zink helpt niet.": "Zinc does not help.",
}
PAGE = """<!doctype html><html><head><title>Zink en slaap</title></head><body>
<nav><ul><li><a href="/">Thuis</a></li></ul></nav>
<article><h1 onclick="alert(1)">Zink en slaap</h1>
<p>Neem <strong>1,5 mg</strong> zink per dag. Lees <a href="https://voorbeeld.nl/f" onclick="x()">de folder</a> van het
<em>RIVM</em>.</p><script>alert(2)</script>
<ul><li>water</li><li>thee<ol><li>groene thee</li></ol></li></ul>
<table><tr><th>Leeftijd</th><th>Dosis</th></tr><tr><td colspan="1">18 jaar</td><td>9 mg</td></tr></table>
<blockquote>Ik slaap goed.</blockquote>
<p><a href="javascript:alert(3)">Let op: niet meer dan 25 mg!</a></p>
<p>Zink helpt niet.<sup><a href="#n1">1</a></sup></p>
<h2>Bronnen</h2><ol><li id="n1">Jansen A. Zink. 2020.</li></ol>
</article></body></html>"""
MARKDOWN = """# Zink en slaap

Neem **1,5 mg** zink per dag. Lees [de folder](https://voorbeeld.nl/f) van het *RIVM*.

- water
- thee
  - groene thee

1. eerst eten
2. dan slapen

| Leeftijd | Dosis |
|---|---|
| 18 jaar | 9 mg |

> Ik slaap goed.
"""


def translated(article: Article) -> Article:
    article = segment.run(article, Settings())
    found = []
    for sentence in article.sentences:
        words = " ".join(sentence.of(article).split())
        if words in ENGLISH:
            checks = ("Het getal klopt niet",) if "25" in words else ()
            found.append(
                Translation(
                    start=sentence.start, end=sentence.end, target="en", text=ENGLISH[words], engine="t", checks=checks
                )
            )
    start = article.text.index("1,5 mg")
    flag = Flag(
        id="f1", rule="dose/test", severity="warning", line=1, column=1, message="Kijk na", start=start, end=start + 6
    )
    return replace(article, translations=tuple(found), flags=(flag,))


def edition(tmp_path: Path, name: str, data: bytes) -> tuple[Article, Path]:
    source = tmp_path / name
    source.write_bytes(data)
    made = translated(ingest.read(source, Settings()))
    folder = tmp_path / "out"
    folder.mkdir()
    write_article(made, folder, Settings(lang="en"), None, source)
    return made, folder


def opened(source: Any) -> Any:
    return docx.Document(str(source) if isinstance(source, Path) else source)


def parsed(text: str) -> Any:
    return html.fromstring(text)


def cells_of(document: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def body(folder: Path) -> str:
    tree = parsed((folder / "article.en.html").read_text("utf-8"))
    inner = html.tostring(tree.xpath("//article")[0], encoding="unicode")
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", inner)).strip()


def test_a_page_keeps_the_elements_of_its_source_and_nothing_that_acts(tmp_path: Path) -> None:
    _, folder = edition(tmp_path, "zink.html", PAGE.encode())
    assert body(folder) == (
        "<article><h1>Zinc and sleep</h1>"
        "<p>Take <strong>1.5 mg</strong> of zinc a day. Read the <em>RIVM</em> leaflet."
        ' (<a href="https://voorbeeld.nl/f">de folder</a>)</p>'
        "<ul><li>water</li><li>tea<ol><li>green tea</li></ol></li></ul>"
        '<table><tr><th>Age</th><th>Dose</th></tr><tr><td colspan="1">18 years</td><td>9 mg</td></tr></table>'
        "<blockquote>I sleep well.</blockquote>"
        '<p><a>Beware: no more than 25 mg!</a><sup class="check"><a href="#check-1" id="at-1">check 1</a></sup></p>'
        '<p>Zinc does not help.<sup><a href="#n1">1</a></sup></p>'
        '<h2>Bronnen</h2><ol><li id="n1">Jansen A. Zink. 2020.</li></ol></article>'
    )
    page = (folder / "article.en.html").read_text("utf-8")
    assert "<script" not in page and "onclick" not in page and "javascript:" not in page and "Thuis" not in page
    tree = parsed(page)
    assert [item.text for item in tree.xpath("//li[@id='check-1']")] == ["Het getal klopt niet. "]
    assert [" ".join(item.text_content().split()) for item in tree.xpath("//ul[@class='flags']/li")] == [
        "warning dose/test (line 1): Kijk na Take 1.5 mg of zinc a day. Neem 1,5 mg zink per dag."
    ]


def test_a_page_of_markdown_has_its_lists_and_emphasis(tmp_path: Path) -> None:
    _, folder = edition(tmp_path, "zink.md", MARKDOWN.encode())
    assert body(folder) == (
        "<article><h1>Zinc and sleep</h1>"
        "<p>Take <strong>1.5 mg</strong> of zinc a day. Read the <em>RIVM</em> leaflet."
        ' (<a href="https://voorbeeld.nl/f" rel="noopener noreferrer">de folder</a>)</p>'
        "<ul><li>water</li><li>tea<ul><li>green tea</li></ul></li></ul><ol><li>first eat</li><li>then sleep</li></ol>"
        "<table><thead><tr><th>Age</th><th>Dose</th></tr></thead>"
        "<tbody><tr><td>18 years</td><td>9 mg</td></tr></tbody></table>"
        "<blockquote><p>I sleep well.</p></blockquote></article>"
    )


def test_a_new_word_document_has_its_styles(tmp_path: Path) -> None:
    _, folder = edition(tmp_path, "zink.md", MARKDOWN.encode())
    document = opened(folder / "article.en.docx")
    assert [(p.style.name, p.text) for p in document.paragraphs] == [
        ("Heading 1", "Zinc and sleep"),
        ("Normal", "Take 1.5 mg of zinc a day. Read the RIVM leaflet. (de folder)"),
        ("List Bullet", "water"),
        ("List Bullet", "tea"),
        ("List Bullet 2", "green tea"),
        ("List Number", "first eat"),
        ("List Number", "then sleep"),
        ("Quote", "I sleep well."),
        ("Heading 2", "Flagged sentences"),
        ("Normal", "warning dose/test (line 1): Kijk na"),
        ("Normal", "en: Take 1.5 mg of zinc a day."),
        ("Normal", "und: Neem 1,5 mg zink per dag."),
    ]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Age", "Dose"],
        ["18 years", "9 mg"],
    ]
    paragraph = document.paragraphs[1]
    assert [(run.text, run.bold, run.italic) for run in paragraph.runs if run.bold or run.italic] == [
        ("1.5 mg", True, None),
        ("RIVM", None, True),
    ]
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [("de folder", "https://voorbeeld.nl/f")]


def word_source() -> bytes:
    document = docx.Document()
    document.add_heading("Zink en slaap", 1)
    document.sections[0].header.paragraphs[0].text = "Redactie"
    paragraph = document.add_paragraph("Neem ")
    paragraph.add_run("1,5 mg").bold = True
    paragraph.add_run(" zink per dag.")
    document.add_paragraph("water", style="List Bullet")
    table = document.add_table(2, 2, style="Table Grid")
    for cell, text in zip(
        (c for r in table.rows for c in r.cells), ("Leeftijd", "Dosis", "18 jaar", "9 mg"), strict=True
    ):
        cell.text = text
    document.add_paragraph("Let op: niet meer dan 25 mg!").runs[0].italic = True
    document.add_paragraph("Deze zin bleef staan.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document_is_copied_with_its_styles(tmp_path: Path) -> None:
    _, folder = edition(tmp_path, "zink.docx", word_source())
    document = opened(folder / "article.en.docx")
    told = [
        (p.style.name, [(run.text, run.bold, run.italic) for run in p.runs if run.text]) for p in document.paragraphs
    ]
    assert told[:5] == [
        ("Heading 1", [("Zinc and sleep", None, None)]),
        ("Normal", [("Take ", None, None), ("1.5 mg", True, None), (" of zinc a day.", None, None)]),
        ("List Bullet", [("water", None, None)]),
        ("Normal", [("Beware: no more than 25 mg!", None, True)]),
        ("Normal", [("Deze zin bleef staan.", None, None)]),
    ]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Age", "Dose"],
        ["18 years", "9 mg"],
    ]
    assert document.sections[0].header.paragraphs[0].text == "(not translated) Redactie"
    assert [(c.author, c.text) for c in document.comments] == [("bijsluiter", "Het getal klopt niet.")]


def test_a_source_that_was_changed_since_is_not_used(tmp_path: Path) -> None:
    source = tmp_path / "zink.html"
    source.write_text(PAGE, "utf-8")
    made = translated(ingest.read(source, Settings()))
    source.write_text(PAGE.replace("<h1", "<h1 class='x'"), "utf-8")
    write_article(made, tmp_path, Settings(), None, source)
    assert "<table><thead>" in body(tmp_path)  # built from the blocks


INLINE = st.sampled_from(["strong", "em", "span", "b", "code"])
WORD = st.sampled_from(["zink", "1,5", "mg", "placebo", "RIVM", "vitamine", "niet", "(2012)", "B12"])


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """A paragraph in which tags stand anywhere, also inside words."""
    text = " ".join(draw(st.lists(WORD, min_size=2, max_size=9))) + " werkt."
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True)))
    tag = draw(INLINE)
    return f"{text[: cuts[0]]}<{tag}>{text[cuts[0] : cuts[1]]}</{tag}>{text[cuts[1] :]}"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paragraphs(), st.lists(st.sampled_from(["zinc", "1.5", "mg", "RIVM", "vitamin", "B12", "not"]), min_size=1))
@pytest.mark.parametrize("form", ["html", "docx"])
def test_tags_never_land_inside_words(tmp_path: Path, form: str, inner: str, theirs: list[str]) -> None:
    from pipeline.reports.edition.forms import Edition

    data = f"<html><body><article><p>{inner}</p></article></body></html>".encode()
    made = segment.run(ingest.read_bytes(data, "a.html", Settings()), Settings())
    text = " ".join(theirs) + " works."
    spans = [(sentence.start, sentence.end) for sentence in made.sentences]
    made = replace(
        made, translations=tuple(Translation(start=a, end=b, target="en", text=text, engine="t") for a, b in spans)
    )
    whole = Edition(made, data, ".html", 1, False)
    pieces: list[str]
    if form == "html":
        element: Any = parsed(whole.page()).xpath("//article/p")[0]
        pieces = [str(piece) for piece in element.itertext()]
    else:
        pieces = [run.text for run in opened(io.BytesIO(whole.word())).paragraphs[0].runs]
    joined = "".join(pieces).strip()
    assert joined == " ".join([text] * len(spans))
    for first, second in pairwise(pieces):
        assert not (first[-1:].isalnum() and second[:1].isalnum())


def test_hostile_words_do_nothing(attack: Article, tmp_path: Path) -> None:
    write_article(attack, tmp_path, Settings(), None)
    page = (tmp_path / "article.en.html").read_text("utf-8")
    assert "<script" not in page and "<img" not in page
    assert "<script>alert(1)</script>" in "".join(parsed(page).itertext())
    assert any("<script>" in p.text for p in opened(tmp_path / "article.en.docx").paragraphs)


def test_no_edition_without_a_translation_or_when_formats_are_off(article: Article, tmp_path: Path) -> None:
    assert write_article(article, tmp_path, Settings(formats=["docx"]), None) == ("article.en.docx",)
    assert write_article(article, tmp_path, Settings(formats=["html"]), None) == ("index.html", "article.en.html")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.en.html", "index.html"]
    write_article(replace(article, translations=()), tmp_path, Settings(formats=["html", "docx"]), None)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_claims_and_flags_carry_their_translation(article: Article) -> None:
    data = article.to_dict()
    assert [claim["translation"] for claim in data["claims"]][:2] == [
        "Magnesium cures insomnia.",
        "Research shows that 61 of the 97 participants (36%) slept better after 8 weeks.",
    ]
    assert {flag["id"]: flag["translation"] for flag in data["flags"]}["f-geneest"] == "Magnesium cures insomnia."
    assert Article.from_dict(data) == article
    assert "translation" not in replace(article, translations=()).to_dict()["flags"][0]


def test_a_copy_has_tracked_changes_accepted_and_notes_at_their_place(tmp_path: Path) -> None:
    from docx.oxml.parser import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    source = docx.Document()
    paragraph = source.add_paragraph("Zink helpt ")
    for xml in (
        '<w:del {0} w:id="7" w:author="E"><w:r><w:delText>wel</w:delText></w:r></w:del>',
        '<w:ins {0} w:id="8" w:author="E"><w:r><w:t>niet.</w:t></w:r></w:ins>',
        '<w:r {0}><w:footnoteReference w:id="2"/></w:r>',
        '<w:r {0}><w:t xml:space="preserve"> Ik slaap goed.</w:t></w:r>',
    ):
        paragraph._p.append(parse_xml(xml.format(space)))
    source.add_paragraph("Neem 1,5 mg zink per dag.")
    out = io.BytesIO()
    source.save(out)
    _, folder = edition(tmp_path, "zink.docx", out.getvalue())
    made = opened(folder / "article.en.docx").paragraphs[0]
    names = [child.tag.rpartition("}")[2] for run in made.runs for child in run._r if not child.tag.endswith("rPr")]
    assert names == ["t", "footnoteReference", "t", "t"]
    assert made.text == "Zinc does not help. I sleep well."
    assert "w:ins" not in made._p.xml and "w:del" not in made._p.xml
