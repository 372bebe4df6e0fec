"""The Word reader: headings, lists, tables, notes, links, tracked changes, and files that are damaged."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.article import Article
from pipeline.readers import docx
from pipeline.readers.messages import Unreadable

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
STYLES = """<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Mijn"><w:name w:val="Mijn kop"/><w:basedOn w:val="Kop1"/></w:style>
<w:style w:styleId="Citaat"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>"""


def _p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def _r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _file(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {NS}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", f"<w:styles {NS}>{STYLES}</w:styles>")
        for name in ("footnotes", "endnotes"):
            if name in parts:
                archive.writestr(f"word/{name}.xml", f"<w:{name} {NS}>{parts[name]}</w:{name}>")
        if "rels" in parts:
            archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{parts['rels']}</Relationships>")
        if "core" in parts:
            archive.writestr("docProps/core.xml", parts["core"])
    return stream.getvalue()


def _article(data: bytes) -> Article:
    reading = docx.read(data, 20)
    return Article(
        id="a",
        source="a.docx",
        text=reading.text,
        title=reading.title,
        published=reading.published,
        anchors=reading.anchors,
        blocks=reading.blocks,
        links=reading.links,
        gaps=reading.gaps,
    )


def test_blocks_and_places() -> None:
    listed = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    article = _article(
        _file(
            _p(_r("Zink"), '<w:pStyle w:val="Kop1"/>')
            + _p(_r("Inhoud 3"), '<w:pStyle w:val="Inhopg1"/>')
            + _p(_r("Neem ") + _r("9 mg", "<w:b/>") + _r(" per dag."))
            + _p("")
            + _p(_r("Vrouwen: 7 mg"), listed)
            + _p(_r("• Mannen: 9 mg"))
            + _p(_r("Dat helpt."), '<w:pStyle w:val="Citaat"/>')
            + _p(_r("Meer weten", "<w:b/>"))
            + _p(_r("Bronnen"), '<w:pStyle w:val="Mijn"/>')
            + _p(_r("Bakker P. Ons Blad 2015;12:3."), listed)
            + _p(_r("Visser A. Ons Blad 2016;12:3."), listed)
        )
    )
    assert [(b.kind, b.line, b.level, b.label, b.of(article)) for b in article.blocks] == [
        ("heading", 1, 1, None, "Zink"),
        ("paragraph", 3, 0, None, "Neem 9 mg per dag."),
        ("list_item", 5, 2, None, "Vrouwen: 7 mg"),
        ("list_item", 6, 1, None, "Mannen: 9 mg"),
        ("quote", 7, 0, None, "Dat helpt."),
        ("heading", 8, 3, None, "Meer weten"),
        ("heading", 9, 1, None, "Bronnen"),
        ("reference", 10, 0, "1", "Bakker P. Ons Blad 2015;12:3."),
        ("reference", 11, 0, "2", "Visser A. Ons Blad 2016;12:3."),
    ]
    assert article.title == "Zink"
    assert article.place(article.text.index("per dag")) == (3, 11)
    assert article.place(article.text.index("Mannen")) == (6, 3)


def test_notes() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    article = _article(
        _file(
            _p(_r("Zink helpt.") + '<w:r><w:footnoteReference w:id="7"/></w:r>' + _r(" Meer niet.") + _r("2,3", raised))
            + _p(_r("Per 2 m") + _r("2", raised) + _r(" huid.")),
            footnotes='<w:footnote w:type="separator" w:id="0">' + _p(_r("streep")) + "</w:footnote>"
            '<w:footnote w:id="7">' + _p(_r("Bakker, 2015.")) + "</w:footnote>",
        )
    )
    assert article.text == "Zink helpt.[1] Meer niet.[2][3]\n\nPer 2 m² huid.\n\nBakker, 2015."
    assert [(link.kind, link.of(article), link.target) for link in article.links] == [
        ("note", "[1]", "1"),
        ("note", "[2]", "2"),
        ("note", "[3]", "3"),
    ]
    assert [(block.kind, block.label) for block in article.blocks] == [
        ("paragraph", None),
        ("paragraph", None),
        ("reference", "1"),
    ]


def test_links_by_relationship_and_by_field() -> None:
    article = _article(
        _file(
            _p(
                _r("Zie ")
                + '<w:hyperlink r:id="rId5">'
                + _r("het Zink")
                + _r("huis", "<w:b/>")
                + "</w:hyperlink>"
                + _r(" en ")
                + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                + '<w:r><w:instrText> HYPERLINK "https://b.example" </w:instrText></w:r>'
                + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                + _r("dit")
                + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
                + _r(".")
            ),
            rels='<Relationship Id="rId5" Type="http://x/hyperlink" Target="https://a.example"/>',
        )
    )
    assert article.text == "Zie het Zinkhuis en dit."
    assert [(link.of(article), link.target) for link in article.links] == [
        ("het Zinkhuis", "https://a.example"),
        ("dit", "https://b.example"),
    ]


def test_tracked_changes() -> None:
    deleted = "<w:del><w:r><w:delText>90 mg</w:delText></w:r></w:del>"
    article = _article(_file(_p(_r("Neem ") + deleted + f"<w:ins>{_r('9 mg')}</w:ins>" + _r(" per dag."))))
    assert article.text == "Neem 9 mg per dag."


def test_tables() -> None:
    def cell(inner: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"

    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(cells)}</w:tr>"

    head = row(cell(_p(_r("Groep"))), cell(_p(_r("Dosis"))))
    plain = head + row(cell(_p(_r("Man")) + _p(_r("jong"))), cell(_p(_r("9 mg"))))
    article = _article(_file(f"<w:tbl>{plain}</w:tbl>" + _p(_r("Slot."))))
    assert article.text == "Groep\tDosis\nMan jong\t9 mg\n\nSlot."
    assert [(block.row, block.line) for block in article.blocks] == [(1, 1), (1, 2), (2, 3), (2, 5), (None, 6)]
    assert article.gaps == ()
    merged = _article(_file(f"<w:tbl>{row(cell(_p(_r('A')), '<w:vMerge/>'), cell(_p(_r('B'))))}</w:tbl>"))
    assert [(gap.kind, gap.detail) for gap in merged.gaps] == [("unreadable_table", "merged")]
    frame = _article(_file(f"<w:tbl>{row(cell(_p(_r('Een')) + _p(_r('Twee'))))}</w:tbl>"))
    assert [block.kind for block in frame.blocks] == ["paragraph", "paragraph"]


def test_properties() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Zink</dc:title><dcterms:created>2024-05-06T10:00:00Z</dcterms:created></cp:coreProperties>"
    )
    article = _article(_file(_p(_r("Alleen tekst, en die is lang genoeg om geen kop te zijn.")), core=core))
    assert (article.title, article.published) == ("Zink", "2024-05-06")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_file(_p(_r("Zink")))[:-40], "broken_docx"),
        (_file("<w:p>"), "broken_docx"),
        (_file(_p(_r("a" * 200_000))), "bomb"),
    ],
)
def test_damaged_files(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        docx.read(data, 0.01)
    assert caught.value.reason == reason


def test_entities_are_not_followed() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///nergens">]>'
            f"<w:document {NS}><w:body>{_p(_r('Zink &x; helpt'))}</w:body></w:document>",
        )
    assert "Zink" in _article(stream.getvalue()).text.replace("  ", " ")
