"""Emphasis and ordered lists of every format, by the words of the article; and where Word holds each character."""

from __future__ import annotations

import io

import docx
import pytest

from pipeline.readers.docx_parts import parts_of
from pipeline.readers.docx_places import places_of
from pipeline.readers.markup import markup_of
from pipeline.settings import Settings
from pipeline.stages import ingest

MARKDOWN = """# Kop

Neem **twee *kleine* porties** en `water`, <b>nooit</b> meer.

1. eerst
   - dan
2. later

- los
"""
HTML = """<article><h1>Kop</h1><p>Neem <strong>twee <i>kleine</i> porties</strong> en <code>water</code>.</p>
<ol><li>eerst<ul><li>dan</li></ul></li><li><b>later</b></li></ol><ul><li>los</li></ul></article>"""
TEXT = "Kop\n\nNeem dit:\n\n1. eerst\n2. later\n\n- los\n- vast\n"


def word() -> bytes:
    document = docx.Document()
    document.add_heading("Kop", 1)
    paragraph = document.add_paragraph("Neem ")
    paragraph.add_run("twee").bold = True
    paragraph.add_run(" kleine").bold = True
    paragraph.add_run("  porties").italic = True
    document.add_paragraph("eerst", style="List Number")
    document.add_paragraph("los", style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "marks", "ordered"),
    [
        (
            "a.md",
            MARKDOWN.encode(),
            [("bold", "twee kleine porties"), ("italic", "kleine"), ("code", "water")],
            ["eerst", "later"],
        ),
        (
            "a.html",
            HTML.encode(),
            [("bold", "twee kleine porties"), ("italic", "kleine"), ("code", "water"), ("bold", "later")],
            ["eerst", "later"],
        ),
        ("a.txt", TEXT.encode(), [], ["eerst", "later"]),
        ("a.docx", word(), [("bold", "twee kleine"), ("italic", " porties")], ["eerst"]),
    ],
    ids=["markdown", "html", "text", "word"],
)
def test_marks_and_ordered_lists(name: str, data: bytes, marks: list[tuple[str, str]], ordered: list[str]) -> None:
    article = ingest.read_bytes(data, name, Settings())
    markup = markup_of(data, name[1:], 20)
    assert [(mark.kind, article.text[mark.start : mark.end]) for mark in markup.marks] == marks
    assert [article.blocks[number].of(article) for number in sorted(markup.ordered)] == ordered


def test_every_word_of_word_stands_in_its_element() -> None:
    data = word()
    article = ingest.read_bytes(data, "a.docx", Settings())
    places = places_of(parts_of(data, 20))
    told = [(article.text[one.start : one.end], one.line, one.run.text, one.at) for one in places.stretches]
    assert told == [
        ("Kop", 1, "Kop", 0),
        ("Neem ", 2, "Neem ", 0),
        ("twee", 2, "twee", 0),
        (" kleine", 2, " kleine", 0),
        (" ", 2, "  porties", 0),
        ("porties", 2, "  porties", 2),
        ("eerst", 3, "eerst", 0),
        ("los", 4, "los", 0),
    ]
    assert [one.run.text for one in places.within(9, 12)] == ["Neem ", "twee"]
