"""What stands outside the text of an article: headers, footers, notes and images; and editions in other languages."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from pipeline.article import Article, Language, Translation
from pipeline.reports import write_article
from pipeline.settings import Settings
from pipeline.stages import ingest, segment

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>Gemeten voor </w:t></w:r>'
    "<w:r><w:t>het ontbijt.</w:t></w:r></w:p></w:footnote>"
    '<w:footnote w:id="3"><w:p><w:r><w:t>Jansen A. Zink. 2020.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
ENGLISH = {"Zink en slaap": "Zinc and sleep", "Zink helpt niet.": "Zinc does not help."}


def written(tmp_path: Path, name: str, data: bytes, target: str = "en") -> Path:
    """The folder with the edition of a source of which the sentences of ENGLISH are translated."""
    source = tmp_path / name
    source.write_bytes(data)
    article = segment.run(ingest.read(source, Settings()), Settings())
    found = tuple(
        Translation(start=one.start, end=one.end, target=target, text=ENGLISH[one.of(article)], engine="t")
        for one in article.sentences
        if one.of(article) in ENGLISH
    )
    folder = tmp_path / "out"
    folder.mkdir()
    article = replace(article, translations=found, language=Language(code="nl", confidence=1.0))
    write_article(article, folder, Settings(lang="en"), None, source)
    return folder


def with_notes(data: bytes) -> bytes:
    """The Word document with two footnotes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                text = text.replace(b"</Types>", part.encode())
            if name == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rId99" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
                text = text.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
            new.writestr(name, text)
        new.writestr("word/footnotes.xml", NOTES)
    return out.getvalue()


def test_headers_footers_and_notes_are_translated_where_the_text_says_them_and_else_marked(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Zink en slaap", 1)
    document.add_paragraph("Zink helpt niet.")
    section = document.sections[0]
    section.header.paragraphs[0].add_run("Zink ").bold = True
    section.header.paragraphs[0].add_run("en slaap")
    section.header.add_paragraph("12-3")
    section.footer.paragraphs[0].text = "Folder voor patiënten"
    out = io.BytesIO()
    document.save(out)
    folder = written(tmp_path, "zink.docx", with_notes(out.getvalue()))
    made = docx.Document(str(folder / "article.en.docx")).sections[0]
    assert [p.text for p in made.header.paragraphs] == ["Zinc and sleep", "12-3"]
    assert [p.text for p in made.footer.paragraphs] == ["(not translated) Folder voor patiënten"]
    with zipfile.ZipFile(folder / "article.en.docx") as archive:
        notes = archive.read("word/footnotes.xml").decode()
    assert "(not translated) Gemeten voor " in notes
    assert ">Jansen A. Zink. 2020.<" in notes


PAGE = """<html><head><title>Zink en slaap</title></head><body><article><h1>Zink en slaap</h1>
<p>Zink helpt niet.</p>
<p><img src="https://voorbeeld.nl/a.png" alt="Zink helpt niet." width="300" onload="x()"></p>
<p><img src="javascript:x()" alt="Een pot met pillen"><img src="https://voorbeeld.nl/telt.gif" width="1" height="1"></p>
</article></body></html>"""


def test_images_stay_with_what_they_show_in_english_or_marked_as_dutch(tmp_path: Path) -> None:
    folder = written(tmp_path, "zink.html", PAGE.encode())
    page = (folder / "article.en.html").read_text("utf-8")
    assert '<img src="https://voorbeeld.nl/a.png" alt="Zinc does not help." width="300">' in page
    assert '<img alt="Een pot met pillen" lang="nl">' in page
    assert page.count("<img") == 2


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_an_edition_is_named_by_its_language(form: str, tmp_path: Path) -> None:
    folder = written(tmp_path, "zink.html", PAGE.encode(), "de")
    assert sorted(path.name for path in folder.glob("article.*.*")) == [
        "article.de.docx",
        "article.de.html",
        "article.de.md",
    ]
    if form == "docx":
        assert docx.Document(str(folder / "article.de.docx")).core_properties.language == "de"
    else:
        said = {"md": 'language: "de"', "html": '<html lang="de">'}[form]
        assert said in (folder / f"article.de.{form}").read_text("utf-8")


def test_an_edition_in_another_language_replaces_the_one_before(article: Article, tmp_path: Path) -> None:
    write_article(article, tmp_path, Settings(formats=["md"]), None)
    german = tuple(replace(one, target="de") for one in article.translations)
    assert write_article(replace(article, translations=german), tmp_path, Settings(formats=["md"]), None) == (
        "article.de.md",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["article.de.md"]
