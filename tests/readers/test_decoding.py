"""Bytes to text in every encoding that articles come in, and the bytes that are refused."""

from __future__ import annotations

import codecs

import pytest

from pipeline.readers.decoding import decode
from pipeline.readers.messages import Unreadable
from pipeline.readers.sniffing import text_kind

TEXT = "Eén café: ‘10 µg’ – dat is genoeg…\nTwee regels over patiënten en coëfficiënten.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.encode("cp1252"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert decode(data) == TEXT


def test_a_declared_charset_is_used() -> None:
    page = '<meta charset="iso-8859-2"><p>Łódź</p>'
    assert decode(page.encode("iso-8859-2")) == page


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 4, "binary"),
        (b"\x01\x02\x03\x04\x05\x06 tekst", "binary"),
        (TEXT.encode() + b"\xff en \xc3\xa9\xc3\xab", "undecodable"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00", "undecodable"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("text", "suffix", "kind"),
    [
        ("<!doctype html><p>Tekst", ".txt", "html"),
        ("<p>Een</p><p>Twee</p>", ".txt", "html"),
        ("<p>Een</p>", ".html", "html"),
        ("Bij een waarde < 5 mg en > 3 mg.", ".txt", "text"),
        ("Gewone tekst", ".md", "markdown"),
        ("# Kop\n\nMet [link](https://a.example).\n", ".txt", "markdown"),
        ("---\ntitle: Kop\n---\nTekst\n", "", "markdown"),
        ("# Een hekje alleen is geen Markdown\n", ".txt", "text"),
    ],
)
def test_text_kind(text: str, suffix: str, kind: str) -> None:
    assert text_kind(text, suffix) == kind
