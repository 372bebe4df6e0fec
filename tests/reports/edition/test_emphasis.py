"""Emphasised words, links, numbered lists and lowered figures in every form of the English edition."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import html

from pipeline.article import Translation
from pipeline.reports import write_article
from pipeline.settings import Settings
from pipeline.stages import ingest, segment

ENGLISH = {
    "Zink": "Zinc",
    "Neem nooit meer dan 25 mg zink per dag.": "Never take more than 25 mg of zinc a day.",
    "Zink helpt niet tegen verkoudheid.": "Zinc does not help against a cold.",
    "Water (H2O) is veilig.": "Water (H2O) is safe.",
    "Neem zink.": "Take zinc.",
    "Wacht een week.": "Wait a week.",
}
MARKDOWN = """# Zink

Neem **nooit** meer dan *25 mg* [zink](https://voorbeeld.nl/zink) per dag. Zink helpt **niet** tegen verkoudheid.

1. Neem zink.
2. **Wacht** een week.
"""
PAGE = """<html lang="nl"><body><article><h1>Zink</h1><p>Neem <strong>nooit</strong> meer dan <em>25 mg</em>
<a href="https://voorbeeld.nl/zink">zink</a> per dag. Zink helpt <b>niet</b> tegen verkoudheid.</p>
<p>Water (H<sub>2</sub>O) is <b>veilig</b>.</p><ol><li>Neem zink.</li><li>Wacht een week.</li></ol>
</article></body></html>"""


def edition(folder: Path, name: str, data: bytes) -> Path:
    source = folder / name
    source.write_bytes(data)
    article = segment.run(ingest.read(source, Settings()), Settings())
    words = {sentence: " ".join(sentence.of(article).split()) for sentence in article.sentences}
    translations = tuple(
        Translation(start=one.start, end=one.end, target="en", text=ENGLISH[words[one]], engine="t")
        for one in article.sentences
    )
    out = folder / "out"
    out.mkdir()
    write_article(replace(article, translations=translations), out, Settings(lang="en"), None, source)
    return out


def body(path: Path) -> str:
    tree: Any = html.fromstring(path.read_text("utf-8"))
    text = " ".join(html.tostring(tree.xpath("//article")[0], encoding="unicode").split())
    return text.replace("> <", "><").replace(" </", "</")


def runs(document: Any) -> list[list[tuple[str, bool | None, bool | None, bool | None]]]:
    return [
        [(run.text, run.bold, run.italic, run.font.subscript) for run in paragraph.runs if run.text.strip()]
        for paragraph in document.paragraphs
    ]


def test_markdown_has_emphasis_links_and_numbers(tmp_path: Path) -> None:
    out = edition(tmp_path, "zink.md", MARKDOWN.encode())
    _, _, text = (out / "article.en.md").read_text("utf-8").split("---\n")
    assert text.strip() == (
        "# Zinc\n\n"
        "**Never** take more than *25 mg* of [zinc](https://voorbeeld.nl/zink) a day. "
        "Zinc does **not** help against a cold.\n\n"
        "1. Take zinc.\n2. Wait a week."
    )


@pytest.mark.parametrize("name", ["zink.md", "zink.html"])
def test_a_new_word_document_has_them_too(tmp_path: Path, name: str) -> None:
    out = edition(tmp_path, name, (MARKDOWN if name.endswith("md") else PAGE).encode())
    document = docx.Document(str(out / "article.en.docx"))
    assert runs(document)[1][:5] == [
        ("Never", True, None, None),
        (" take more than ", None, None, None),
        ("25 mg", None, True, None),
        (" of ", None, None, None),
        (" a day.", None, None, None),
    ]
    assert ("not", True, None, None) in runs(document)[1]
    styles: list[Any] = [paragraph.style for paragraph in document.paragraphs[-2:]]
    assert [style.name for style in styles] == ["List Number"] * 2


def test_a_page_has_them_and_lowered_figures(tmp_path: Path) -> None:
    out = edition(tmp_path, "zink.html", PAGE.encode())
    assert body(out / "article.en.html") == (
        "<article><h1>Zinc</h1><p><strong>Never</strong> take more than <em>25 mg</em> of "
        '<a href="https://voorbeeld.nl/zink">zinc</a> a day. Zinc does <b>not</b> help against a cold.</p>'
        "<p>Water (H<sub>2</sub>O) is <b>safe</b>.</p><ol><li>Take zinc.</li><li>Wait a week.</li></ol></article>"
    )


def test_a_copied_word_document_has_them_and_lowered_figures(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Water (H")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run("O) is ")
    paragraph.add_run("veilig").bold = True
    paragraph.add_run(".")
    stream = io.BytesIO()
    document.save(stream)
    out = edition(tmp_path, "zink.docx", stream.getvalue())
    assert runs(docx.Document(str(out / "article.en.docx"))) == [
        [
            ("Water (H", None, None, None),
            ("2", None, None, True),
            ("O) is ", None, None, None),
            ("safe", True, None, None),
            (".", None, None, None),
        ]
    ]
