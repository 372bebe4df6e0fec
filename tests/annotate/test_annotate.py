"""Comments stand on the exact words of each flag, and nothing else in the document changes."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from typer.testing import CliRunner

from pipeline.annotate.documents import annotated
from pipeline.article import Article, Decision, Flag
from pipeline.commandline.app import application
from pipeline.reports.texts import load_texts
from pipeline.settings import Settings
from pipeline.stages import ingest, segment

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
SOFFICE = shutil.which("soffice")
WORDS = {
    "advice/cure": "geneest",
    "citation/none": "Zink geneest elke verkoudheid.",
    "citation/vague": "Uit onderzoek blijkt",
    "dose/test": "80 mg",
    "number/test": "33 procent verkort",
    "advice/always": "nooit meer ziek",
    "dose/cell": "9 mg per dag",
    "style/test": "een opmerking",
}


def flagged(data: bytes, name: str, words: dict[str, str] = WORDS) -> Article:
    """The article with a flag on each of the words."""
    article = segment.run(ingest.read_bytes(data, name, Settings()), Settings())
    flags = []
    for rule, found in words.items():
        start = article.text.index(found)
        line, column = article.place(start)
        flags.append(
            Flag(
                id=rule, rule=rule, severity="warning", line=line, column=column, message=f"Kijk na: {rule}",
                why="Daarom." if rule == "dose/test" else "", suggestion="Noem de bron." if rule == "dose/test" else "",
                start=start, end=start + len(found),
            )
        )  # fmt: skip
    return replace(article, flags=tuple(flags))


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def anchors(document: Any) -> dict[str, str]:
    """The words under each comment, by what the comment says at its end."""
    told = {str(comment.comment_id): comment.paragraphs[-1].text for comment in document.comments}
    open_: set[str] = set()
    words: dict[str, str] = {}
    for element in document.element.body.iter():
        if element.tag == f"{W}commentRangeStart":
            open_.add(element.get(f"{W}id"))
        elif element.tag == f"{W}commentRangeEnd":
            open_.discard(element.get(f"{W}id"))
        elif element.tag == f"{W}t":
            for ident in open_:
                words[told[ident]] = words.get(told[ident], "") + element.text
    return words


def plain(document: Any) -> bytes:
    """The document without marks of comments, its neighbouring runs of one formatting joined again."""
    root: Any = etree.fromstring(etree.tostring(document.element))
    for name in MARKS:
        for mark in list(root.iter(f"{W}{name}")):
            parent = mark.getparent()
            parent.remove(mark)
            if parent.tag == f"{W}r" and len(parent) == 0:
                parent.getparent().remove(parent)
    for run in list(root.iter(f"{W}r")):
        before = run.getprevious()
        if before is None or before.tag != f"{W}r" or form(before) != form(run):
            continue
        texts = [child for child in run if child.tag != f"{W}rPr"]
        if len(texts) == 1 and before[-1].tag == texts[0].tag == f"{W}t":
            texts[0].text = before[-1].text + texts[0].text
            before.getparent().remove(before)
    for text in root.iter(f"{W}t"):
        text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    return etree.tostring(root, method="c14n")


def form(run: Any) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def test_comments_stand_on_the_exact_words(document: bytes) -> None:
    made, count = annotated(flagged(document, "zink.docx"), document, ".docx", 20, load_texts("nl"))
    assert count == len(WORDS)
    after = opened(made)
    assert anchors(after) == {f"[{rule}]": words for rule, words in WORDS.items()} | {
        "Klopt dit?": "Deze zin had al een opmerking."
    }
    by_end = {comment.paragraphs[-1].text: comment for comment in after.comments}
    dose = by_end["[dose/test]"]
    assert [p.text for p in dose.paragraphs] == [
        "Waarschuwing: Kijk na: dose/test",
        "Waarom: Daarom.",
        "Te doen: Noem de bron.",
        "[dose/test]",
    ]
    assert (dose.author, dose.initials, dose.timestamp is not None) == ("bijsluiter", "bs", True)


def test_nothing_else_changes(document: bytes) -> None:
    made, _ = annotated(flagged(document, "zink.docx"), document, ".docx", 20, load_texts("nl"))
    before, after = opened(document), opened(made)
    assert plain(after) == plain(before)
    kept = [(c.author, c.initials, c.text) for c in after.comments if c.author != "bijsluiter"]
    assert kept == [("Eva", "E", "Klopt dit?")]
    for part in ("/word/styles.xml", "/word/settings.xml"):
        blobs = [next(p.blob for p in each.part.package.iter_parts() if p.partname == part) for each in (before, after)]
        assert blobs[0] == blobs[1]
    assert (
        ingest.read_bytes(made, "zink.docx", Settings()).text == ingest.read_bytes(document, "z.docx", Settings()).text
    )


def test_a_second_time_replaces_the_comments_of_the_first(document: bytes) -> None:
    first, _ = annotated(flagged(document, "zink.docx"), document, ".docx", 20, load_texts("nl"))
    fewer = {"advice/cure": "geneest", "dose/test": "80 mg"}
    second, count = annotated(flagged(first, "zink.docx", fewer), first, ".docx", 20, load_texts("en"))
    assert count == 2
    assert anchors(opened(second)) == {
        "[advice/cure]": "geneest",
        "[dose/test]": "80 mg",
        "Klopt dit?": "Deze zin had al een opmerking.",
    }
    assert plain(opened(second)) == plain(opened(document))


def test_dismissed_flags_are_left_out(document: bytes) -> None:
    article = flagged(document, "zink.docx", {"advice/cure": "geneest", "dose/test": "80 mg"})
    dismissed = replace(article.flags[0], decision=Decision(verdict="dismissed"))
    made, count = annotated(
        replace(article, flags=(dismissed, article.flags[1])), document, ".docx", 20, load_texts("nl")
    )
    assert (count, list(anchors(opened(made)))) == (1, ["[dose/test]", "Klopt dit?"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("zink.txt", "Zink en griep\n\nZink geneest elke griep. Neem 80 mg.\n\n- thee\n- water\n"),
        ("zink.md", "# Zink en griep\n\nZink **gene**est elke griep. Neem [80 mg](https://voorbeeld.nl).\n\n- thee\n"),
        ("zink.html", "<h1>Zink en griep</h1><p>Zink gene<b>est elke</b> griep. Neem 80 mg.</p><ul><li>thee</li></ul>"),
    ],
)
def test_other_formats_become_a_new_document(name: str, text: str) -> None:
    words = {"advice/cure": "geneest", "dose/test": "80 mg", "style/test": "thee"}
    data = text.encode()
    made, _ = annotated(flagged(data, name, words), data, Path(name).suffix, 20, load_texts("nl"))
    document = opened(made)
    assert anchors(document) == {f"[{rule}]": found for rule, found in words.items()}
    assert document.paragraphs[0].text == "Zink en griep"
    assert document.paragraphs[1].text == "Zink geneest elke griep. Neem 80 mg."


def test_flags_in_a_footnote_stand_on_its_reference() -> None:
    import zipfile

    source = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("Zink werkt.")
    made.save(source)
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "word/document.xml":
                data = data.replace(b"</w:p>", b'<w:r><w:footnoteReference w:id="2"/></w:r></w:p>', 1)
            new.writestr(info.filename, data)
        new.writestr(
            "word/footnotes.xml",
            f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="2"><w:p><w:r><w:t>Jansen A. Zink. 2020.</w:t></w:r>'
            "</w:p></w:footnote></w:footnotes>",
        )
    article = flagged(out.getvalue(), "a.docx", {"source/test": "Jansen A."})
    done, _ = annotated(article, out.getvalue(), ".docx", 20, load_texts("nl"))
    body = opened(done).element.body
    start = next(body.iter(f"{W}commentRangeStart"))
    assert start.getnext()[0].tag == f"{W}footnoteReference"


def test_the_command_writes_beside_the_file_and_says_so(document: bytes, tmp_path: Path) -> None:
    source = tmp_path / "zink.docx"
    source.write_bytes(document)
    done = CliRunner().invoke(application(), ["annotate", str(source), "--language", "nl"])
    assert done.exit_code == 0, done.output
    target = tmp_path / "zink-met-opmerkingen.docx"
    assert done.stdout.startswith(f"{target} geschreven, met ")
    authors = {comment.author for comment in opened(target.read_bytes()).comments}
    assert authors == {"bijsluiter", "Eva"}
    assert source.read_bytes() == document


def test_a_broken_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    source = tmp_path / "stuk.docx"
    source.write_bytes(b"PK\x03\x04 geen zip")
    done = CliRunner().invoke(application(), ["annotate", str(source)])
    assert (done.exit_code, list(tmp_path.iterdir())) == (1, [source])
    assert done.stderr.startswith(f"bijsluiter: mislukt: {source}: ")


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice on this machine")
def test_libreoffice_opens_it(document: bytes, tmp_path: Path) -> None:
    made, _ = annotated(flagged(document, "zink.docx"), document, ".docx", 20, load_texts("nl"))
    source = tmp_path / "zink.docx"
    source.write_bytes(made)
    command = [
        str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
        "--outdir", str(tmp_path), str(source),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert (tmp_path / "zink.pdf").read_bytes().startswith(b"%PDF")
