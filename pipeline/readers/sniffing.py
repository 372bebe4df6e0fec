"""Tells by its content what kind of file an article is in."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from pipeline.readers.messages import Unreadable

TextKind = Literal["text", "markdown", "html"]

_TAG = re.compile(
    r"</?(?:p|div|span|a|h[1-6]|ul|ol|li|br|table|tr|td|strong|em|img|section|article|html|body|head|meta)\b[^<>]{0,500}>",
    re.I,
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:[^\n]{0,500}\n){0,60}?[A-Za-z_]{1,30}:[^\n]{0,500}\n(?:[^\n]{0,500}\n){0,60}?(?:---|\.\.\.)[ \t]*\n"
)
_MARKS = (  # what a mark cannot be without, which is quick to look for, and the mark
    ("# ", re.compile(r"^#{1,6} \S", re.MULTILINE)),
    ("](", re.compile(r"\[[^\[\]\n]{1,200}\]\((?:https?:|/|#|mailto:)[^()\s]{1,500}\)")),
    ("[^", re.compile(r"^\[\^[\w-]{1,30}\]:", re.MULTILINE)),
    ("---", re.compile(r"^\|?[ \t]{0,9}:?-{3,200}:?[ \t]{0,9}\|[ |:\t-]{1,200}$", re.MULTILINE)),
    ("**", re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,200}\*\*(?!\w)")),
    ("```", re.compile(r"^```", re.MULTILINE)),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = (
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x7fELF",
    b"MZ",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"RIFF",
    b"ID3",
    b"OggS",
)


def is_docx(data: bytes, suffix: str) -> bool:
    """Whether the bytes are a Word document; raises Unreadable for every packed or foreign format that is none."""
    head = data[:8]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _is_docx_zip(data, suffix)
    if head == _OLE:
        if _utf16("EncryptedPackage") in data:
            raise Unreadable("encrypted")
        raise Unreadable("doc" if suffix in (".doc", ".docx", "") or _utf16("WordDocument") in data else "office")
    if b"%PDF-" in data[:1024]:
        raise Unreadable("pdf")
    if head.startswith(b"{\\rtf"):
        raise Unreadable("rtf")
    if head.startswith(_BINARY):
        raise Unreadable("binary")
    if suffix == ".docx" and (b"\0" in data[:4096] or not data[:1].isascii()):
        raise Unreadable("broken_docx", detail="zip")
    return False


def _is_docx_zip(data: bytes, suffix: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return True
            if "mimetype" in names and b"opendocument" in data[:200]:
                raise Unreadable("odt")
            if "[Content_Types].xml" in names:
                if suffix == ".docx":
                    raise Unreadable("broken_docx", detail="word/document.xml")
                raise Unreadable("office")
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as exc:
        raise Unreadable("broken_docx" if suffix in (".docx", "") else "zip", detail="zip") from exc
    if suffix == ".docx":
        raise Unreadable("broken_docx", detail="word/document.xml")
    raise Unreadable("zip")


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def text_kind(text: str, suffix: str) -> TextKind:
    """Whether a text is HTML, Markdown or plain; content decides, and the suffix where content says little."""
    if _HTML_START.match(text[:2000]):
        return "html"
    markdown = suffix in (".md", ".markdown")
    head = text[:20_000]
    if not markdown and "<" in head:
        tags = sum(1 for _ in _TAG.finditer(head))
        starts = head.lstrip()[:1] == "<"
        if tags >= 20 or (starts and tags >= 4) or (tags >= 1 and suffix in (".html", ".htm", ".xhtml")):
            return "html"
    if markdown or _FRONT_MATTER.match(head):
        return "markdown"
    if suffix in (".html", ".htm", ".xhtml"):
        return "text"
    return "markdown" if sum(sign in head and mark.search(head) is not None for sign, mark in _MARKS) >= 2 else "text"
