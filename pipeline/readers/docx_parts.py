"""The parts of a Word file, unpacked with a limit: its text, notes, styles, hyperlinks and properties."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from pipeline.readers.layout import layout
from pipeline.readers.messages import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
UNPACKED = 5  # times max_megabytes: what a document may unpack to
_TEMPLATE_DATE = "2013-12-23"  # of the empty document that python-docx starts from
_LEVEL = re.compile(r"(?:^|\s)([1-9])$")
_QUOTES = ("quote", "citaat", "intense quote", "duidelijk citaat")
_CAPTIONS = ("caption", "bijschrift")
_TITLES = ("title", "titel")
_CONTENTS = ("toc ", "inhopg ", "inhoudsopgave", "table of figures")


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says: kind of block, heading level, whether it is in a list."""

    kind: str = "paragraph"
    level: int = 0
    listed: bool = False


@dataclass(slots=True)
class Parts:
    """The parsed parts of a document."""

    document: Any
    footnotes: Any = None
    endnotes: Any = None
    styles: dict[str, Style] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    title: str = ""
    created: str | None = None
    style_part: Any = None
    numbering: Any = None


def parts_of(data: bytes, megabytes: float) -> Parts:
    """Unpack and parse a .docx; raises Unreadable where it is broken, encrypted or unpacks beyond all measure."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            reader = _Archive(archive, int(megabytes * UNPACKED * 1_000_000), megabytes * UNPACKED)
            parts = Parts(reader.xml("word/document.xml"))
            if parts.document is None:
                raise Unreadable("broken_docx", detail="word/document.xml")
            parts.footnotes, parts.endnotes = reader.xml("word/footnotes.xml"), reader.xml("word/endnotes.xml")
            parts.style_part, parts.numbering = reader.xml("word/styles.xml"), reader.xml("word/numbering.xml")
            parts.styles = _styles(parts.style_part)
            for name in ("document", "footnotes", "endnotes"):
                parts.targets.update(_targets(reader.xml(f"word/_rels/{name}.xml.rels"), name))
            parts.title, parts.created = _core(reader.xml("docProps/core.xml"))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as exc:
        raise Unreadable("broken_docx", detail="zip") from exc
    return parts


@dataclass(slots=True)
class _Archive:
    archive: zipfile.ZipFile
    left: int
    megabytes: float

    def xml(self, name: str) -> Any:
        """The root of a part; None where there is no such part."""
        from lxml import etree

        try:
            info = self.archive.getinfo(name)
        except KeyError:
            return None
        with self.archive.open(info) as stream:
            data = stream.read(self.left + 1)
        self.left -= len(data)
        if self.left < 0:
            raise Unreadable("bomb", limit=f"{self.megabytes:g}")
        data = data.replace(STRICT.encode(), W[1:-1].encode())
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as exc:
            raise Unreadable("broken_docx", detail=name) from exc


def _styles(root: Any) -> dict[str, Style]:
    if root is None:
        return {}
    raw: dict[str, tuple[str, str | None, int | None, bool]] = {}
    for style in root.iter(f"{W}style"):
        name, based = style.find(f"{W}name"), style.find(f"{W}basedOn")
        outline, numbered = style.find(f"{W}pPr/{W}outlineLvl"), style.find(f"{W}pPr/{W}numPr")
        raw[style.get(f"{W}styleId") or ""] = (
            (name.get(f"{W}val") or "").casefold() if name is not None else "",
            based.get(f"{W}val") if based is not None else None,
            number(outline) if outline is not None else None,
            numbered is not None,
        )
    return {ident: _style(ident, raw) for ident in raw}


def _style(ident: str, raw: dict[str, tuple[str, str | None, int | None, bool]]) -> Style:
    """The style with what it inherits; a circle of styles ends where it began."""
    seen: set[str] = set()
    here: str | None = ident
    listed = False
    while here is not None and here in raw and here not in seen:
        seen.add(here)
        name, based, outline, numbered = raw[here]
        listed = listed or numbered or name.startswith(("list bullet", "list number", "lijst opsom", "lijstnummering"))
        found = named_style(name)
        if found.kind != "paragraph":
            return Style(found.kind, found.level, listed and found.kind != "heading")
        if outline is not None and outline < 9:
            return Style("heading", min(6, outline + 1))
        here = based
    return Style(listed=listed)


def named_style(name: str) -> Style:
    """What the name of a style says, in Dutch or English Word."""
    if name in _TITLES:
        return Style("heading", 1)
    if name in _QUOTES:
        return Style("quote")
    if name in _CAPTIONS:
        return Style("caption")
    if name.startswith(_CONTENTS):
        return Style("contents")
    first = name.split(" ", 1)[0].rstrip("123456789")
    if first in layout().word_headings and (level := _LEVEL.search(name) or re.search(r"([1-9])$", name)):
        return Style("heading", min(6, int(level[1])))
    return Style()


def number(element: Any) -> int | None:
    """The whole number in an element's w:val; None where there is none."""
    value = element.get(f"{W}val") or ""
    return int(value) if value.lstrip("-").isdecimal() and len(value) < 9 else None


def _targets(root: Any, part: str) -> dict[str, str]:
    """Addresses of hyperlinks by "part/relationship id"."""
    if root is None:
        return {}
    return {
        f"{part}/{relation.get('Id')}": relation.get("Target") or ""
        for relation in root
        if isinstance(relation.tag, str) and (relation.get("Type") or "").endswith("/hyperlink")
    }


def _core(root: Any) -> tuple[str, str | None]:
    if root is None:
        return "", None
    title = root.findtext("{http://purl.org/dc/elements/1.1/}title") or ""
    created = (root.findtext("{http://purl.org/dc/terms/}created") or "")[:10]
    dated = re.fullmatch(r"\d{4}-\d\d-\d\d", created) and created != _TEMPLATE_DATE
    return title.strip(), created if dated else None
