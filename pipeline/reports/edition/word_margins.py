"""Headers, footers and notes of a translated Word document: in English where the article says it too, else marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.article import Article
from pipeline.readers.docx_parts import W
from pipeline.reports.edition.about import NOT_TRANSLATED, said_before
from pipeline.translation.lexicon import words_data

_MARGINS = ("/header", "/footer")
_NOTES = ("/footnotes", "/endnotes")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mark_margins(document: Any, article: Article) -> None:
    """Translate what the article says elsewhere, and write before the rest that it was not translated."""
    known = said_before(article)
    for root, notes in _roots(document):
        for paragraph in root.iter(f"{W}p"):
            words = [text for text in paragraph.iter(f"{W}t") if text.text]
            plain = " ".join("".join(text.text for text in words).split())
            if not any(sign.isalpha() for sign in plain):
                continue
            if plain in known:
                _say(words, known[plain])
            elif not notes or words_data().untranslated.in_text(plain):  # a reference stays as it is
                _mark(words[0])


def _roots(document: Any) -> Iterator[tuple[Any, bool]]:
    """The root of every header, footer and set of notes, and whether it holds notes; changes to it are kept."""
    from docx.oxml.parser import parse_xml
    from lxml import etree

    for relation in document.part.rels.values():
        notes = relation.reltype.endswith(_NOTES)
        if relation.is_external or not (notes or relation.reltype.endswith(_MARGINS)):
            continue
        part = relation.target_part
        element = getattr(part, "element", None)
        root = parse_xml(part.blob) if element is None else element
        yield root, notes
        if element is None:
            part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _say(words: list[Any], english: str) -> None:
    words[0].text = english
    words[0].set(_SPACE, "preserve")
    for text in words[1:]:
        text.text = ""


def _mark(first: Any) -> None:
    first.text = f"{NOT_TRANSLATED} {first.text}"
    first.set(_SPACE, "preserve")
