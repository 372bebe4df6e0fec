"""The ingest stage: articles from files and bytes, refusals in a sentence, and the articles of a folder."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.settings import Settings
from pipeline.stages import ingest

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def _zip(**names: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_plain_text_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "mijn artikel.txt"
    data = "\ufeffZink\r\n\r\nZink helpt niet.\r\n".encode()
    path.write_bytes(data)
    article = ingest.read(path, Settings())
    assert (article.id, article.source, article.text) == ("mijn artikel", str(path), "Zink\n\nZink helpt niet.\n")
    assert (article.title, article.status, article.sha256) == ("Zink", "ok", sha256(data).hexdigest())
    assert ingest.read(path, Settings(), name="x").id == "x"


def test_bytes() -> None:
    article = ingest.read_bytes(b"Zink helpt niet.", "-", Settings())
    assert (article.source, article.text, article.anchors[0].line) == ("-", "Zink helpt niet.", 1)


@pytest.mark.parametrize(
    ("name", "data", "nl"),
    [
        ("a.txt", b"", "Het bestand is leeg."),
        ("a.txt", b" \n\t\n", "Het bestand is leeg."),
        ("a.html", b"<html><body><script>1</script></body></html>", "Het bestand bevat geen leesbare tekst."),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "Dit is geen tekst maar een binair bestand"),
        ("a.txt", b"Zink \xc3\xa9\xc3\xab\nen \xff\xc3", "Op regel 2 staan bytes"),
        ("a.pdf", b"%PDF-1.7 ...", "Dit is een PDF"),
        ("a.txt", b"%PDF-1.7 ...", "Dit is een PDF"),
        ("a.rtf", b"{\\rtf1 Zink}", "Dit is een RTF-bestand"),
        ("a.doc", OLE, "Dit is een oud Word-bestand"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "Het bestand is met een wachtwoord beveiligd"),
        ("a.odt", _zip(mimetype=b"application/vnd.oasis.opendocument.text"), "Dit is een OpenDocument-bestand"),
        ("a.docx", b"PK\x03\x04 kapot", "Dit Word-bestand is beschadigd"),
        ("a.docx", b"\0\1\2\3", "Dit Word-bestand is beschadigd"),
        ("a.docx", _zip(iets=b"anders"), "Dit Word-bestand is beschadigd"),
        ("a.zip", _zip(iets=b"anders"), "Dit is een zipbestand"),
    ],
)
def test_refused(tmp_path: Path, name: str, data: bytes, nl: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        ingest.read(path, Settings())
    assert caught.value.text("nl").startswith(nl)
    assert caught.value.text("nl").endswith(".")
    assert caught.value.text("en")[0].isupper() and caught.value.text("en").endswith(".")
    assert name not in caught.value.text("nl") + caught.value.text("en")


def test_missing_folder_and_size(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    path.write_bytes(b"a" * 2_000)
    for source, settings, words in (
        (tmp_path / "weg.txt", Settings(), "Dit bestand bestaat niet."),
        (tmp_path, Settings(), "Dit is een map en geen artikel."),
        (
            path,
            Settings(max_megabytes=0.001),
            "Het bestand is groter dan de grens van 0.001 MB (max_megabytes in de instellingen).",
        ),
    ):
        with pytest.raises(InputError) as caught:
            ingest.read(source, settings)
        assert caught.value.text("nl") == words
    with pytest.raises(InputError):
        ingest.read_bytes(b"a" * 2_000, "-", Settings(max_megabytes=0.001))


def test_a_file_beyond_the_limit_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "groot.txt"
    with path.open("wb") as stream:
        stream.truncate(3_000_000_000)

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(InputError, match="larger than the limit of 20 MB"):
        ingest.read(path, Settings())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_devices_and_sockets_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.txt")
    (tmp_path / "apparaat.txt").symlink_to(os.devnull)
    (tmp_path / "zink.txt").write_text("Zink.")
    for name in ("pijp.txt", "apparaat.txt"):
        with pytest.raises(InputError) as caught:
            ingest.read(tmp_path / name, Settings())
        assert (caught.value.text("nl"), caught.value.text("en")) == (
            "Dit is geen gewoon bestand maar een pijp, een apparaat of een socket, en die worden niet gelezen.",
            "This is not a regular file but a pipe, a device or a socket, and those are not read.",
        )
    assert ingest.find_articles([tmp_path]) == [tmp_path / "zink.txt"]


def test_what_the_system_says_is_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    circle = tmp_path / "rond.txt"
    circle.symlink_to(circle)
    with pytest.raises(InputError) as caught:
        ingest.read(circle, Settings())
    assert (caught.value.text("nl"), caught.value.text("en")) == (
        "Het bestand kan niet gelezen worden (de koppelingen verwijzen in een kring naar elkaar).",
        "The file cannot be read (its symbolic links go round in a circle).",
    )

    path = tmp_path / "zink.txt"
    path.write_text("Zink.")
    for number, nl, en in (
        (errno.EIO, "leesfout van de schijf", "read error of the disk"),
        (errno.ESTALE, os.strerror(errno.ESTALE), os.strerror(errno.ESTALE)),
    ):

        def failing(*_: object, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(Path, "open", failing)
        with pytest.raises(InputError) as caught:
            ingest.read(path, Settings())
        assert caught.value.text("nl") == f"Het bestand kan niet gelezen worden ({nl})."
        assert caught.value.text("en") == f"The file cannot be read ({en})."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission(tmp_path: Path) -> None:
    path = tmp_path / "dicht.txt"
    path.write_text("Zink")
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        ingest.read(path, Settings())


def test_find_articles(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "~$a.docx", ".~lock.a.docx#", ".verborgen.txt", "plaatje.png", "c.PDF", "README.md"):
        (tmp_path / name).write_text("x")
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "d.html").write_text("x")
    (tmp_path / "map" / "rond").symlink_to(tmp_path, target_is_directory=True)
    found = ingest.find_articles([tmp_path])
    assert [str(path.relative_to(tmp_path)) for path in found] == ["a.md", "b.txt", "c.PDF", "map/d.html", "README.md"]
    named = tmp_path / "plaatje.png"
    assert ingest.find_articles([named, tmp_path / "b.txt", named]) == [named, tmp_path / "b.txt"]


def test_a_commented_copy_is_passed_over_where_its_article_stands_beside_it(tmp_path: Path) -> None:
    for name in ("zink.md", "zink-met-opmerkingen.docx", "ijzer-with-comments.docx", "jodium-met-opmerkingen.md"):
        (tmp_path / name).write_text("Zink.", "utf-8")
    found = [path.name for path in ingest.find_articles([tmp_path])]
    assert found == ["ijzer-with-comments.docx", "jodium-met-opmerkingen.md", "zink.md"]
    copy = tmp_path / "zink-met-opmerkingen.docx"
    assert ingest.find_articles([copy]) == [copy]
