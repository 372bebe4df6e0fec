"""article.en.docx as a new document, for articles that were no Word document themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pipeline.article import Article
from pipeline.readers.docx_parts import W
from pipeline.readers.docx_places import Places, Stretch
from pipeline.readers.docx_runs import Run
from pipeline.readers.markup import Markup
from pipeline.reports.edition.content import Part, Tag, parts_of
from pipeline.reports.edition.placing import JOINT, Checks, Piece
from pipeline.reports.edition.word import finish, heading, printable, style_of
from pipeline.reports.links import web_link

_SPACE = re.compile(r"[\t\n\r]")  # each would be an element of its own


def word_of_blocks(article: Article, markup: Markup, draft: bool) -> bytes:
    """The document, in the styles of Word's own template."""
    checks = Checks([])
    document, sentences = _document(article, markup, checks)
    doubtful = [(runs, checks.sentences[number - 1]) for number, runs in sentences.items()]
    return finish(document, article, draft, doubtful)


def document_of(article: Article, markup: Markup) -> tuple[Any, Places]:
    """The document of an article that was not translated, and where in it each character of the article stands."""
    checks = Checks([])
    stretches: list[Stretch] = []
    document, _ = _document(article, markup, checks, stretches)
    return document, Places(tuple(stretches), article.blocks, {})


def _document(
    article: Article, markup: Markup, checks: Checks, stretches: list[Stretch] | None = None
) -> tuple[Any, dict[int, list[Any]]]:
    """The document with the runs of each doubtful sentence; where the words stand is added to `stretches`."""
    import docx

    document = docx.Document()
    filler = _Filler({}, stretches)
    for kind, group in groupby(parts_of(article, markup, checks), key=lambda part: part.block.kind):
        parts = list(group)
        if kind == "table_cell":
            _table(document, parts, filler)
        elif kind == "list_item":
            _lists(document, parts, filler)
        else:
            for part in parts:
                filler.fill(_paragraph(document, part), part)
    return document, filler.sentences


def _paragraph(document: Any, part: Part) -> Any:
    block = part.block
    if block.kind == "heading":
        return heading(document, "", min(6, max(1, block.level)))
    paragraph = document.add_paragraph(style={"quote": "Quote", "caption": "Caption"}.get(block.kind))
    if block.kind == "reference" and block.label:
        paragraph.add_run(f"{printable(block.label)}. ")
    return paragraph


def _lists(document: Any, parts: Sequence[Part], filler: _Filler) -> None:
    """Items in the list styles of their depth; every numbered list begins at 1."""
    numbering: dict[int, Any] = {}
    for part in parts:
        level = min(3, max(1, part.block.level))
        name = f"List {'Number' if part.ordered else 'Bullet'}{f' {level}' if level > 1 else ''}"
        paragraph = document.add_paragraph(style=name)
        numbering = {depth: number for depth, number in numbering.items() if depth <= level}
        if part.ordered:
            if level not in numbering:
                numbering[level] = _numbering(document, style_of(document, name))
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, numbering[level]
        else:
            numbering.pop(level, None)
        filler.fill(paragraph, part)


def _numbering(document: Any, style: Any) -> int:
    """A new list that counts from 1, of the form that the style has."""
    root = document.part.numbering_part.element
    ident = style.element.pPr.numPr.numId.val
    new = root.add_num(root.num_having_numId(ident).abstractNumId.val)
    new.add_lvlOverride(ilvl=0).add_startOverride(1)
    number: int = new.numId
    return number


def _table(document: Any, parts: Sequence[Part], filler: _Filler) -> None:
    rows = [list(row) for _, row in groupby(parts, key=lambda part: part.block.row)]
    table = document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
    for number, row in enumerate(rows):
        cells = table.rows[number].cells
        for cell, part in zip(cells, row, strict=False):
            filler.fill(cell.paragraphs[0], part, bold=number == 0)


@dataclass(slots=True)
class _Filler:
    """Adds pieces as runs, and keeps the runs of each doubtful sentence by its number."""

    sentences: dict[int, list[Any]]
    stretches: list[Stretch] | None

    def fill(self, paragraph: Any, part: Part, *, bold: bool = False) -> None:
        """Add a part to a paragraph; a sentence is told by its runs since the last."""
        sentence: list[Any] = []
        offset = part.block.start
        for piece in part.pieces:
            if piece.check:
                self.sentences[piece.check] = sentence
            if piece.check or piece is JOINT:
                sentence = []
            if piece.text:
                run = _run(paragraph, piece)
                run.bold = bold or run.bold
                if piece is not JOINT:
                    sentence.append(run._r)
                self._place(run._r, piece.text, offset)
                offset += len(piece.text)

    def _place(self, run: Any, text: str, offset: int) -> None:
        if self.stretches is not None:
            element = next(run.iterchildren(f"{W}t"))
            self.stretches.append(Stretch(offset, offset + len(text), 0, Run(text, element=element), 0))


def _run(paragraph: Any, piece: Piece) -> Any:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    run = paragraph.add_run(_SPACE.sub(" ", printable(piece.text)))
    for tag in piece.marks:
        if not isinstance(tag, Tag):
            continue
        if tag.kind == "bold":
            run.bold = True
        elif tag.kind == "italic":
            run.italic = True
        elif tag.kind == "code":
            run.font.name = "Courier New"
        elif tag.kind == "note":
            run.font.superscript = True
        elif address := web_link(tag.target):
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            run._r.addprevious(link)
            link.append(run._r)
            run.font.underline = True
    return run
