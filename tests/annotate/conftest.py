"""Word documents with all that an annotation must leave alone."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml.parser import parse_xml

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _append(paragraph: Any, name: str, inner: str) -> None:
    """Add an element, with its attributes after its name, to a paragraph."""
    paragraph._p.append(parse_xml(f"<w:{name} {NS}>{inner}</w:{name.split()[0]}>"))


def _run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


@pytest.fixture
def document() -> bytes:
    """Emphasis within words, tracked changes, a hyperlink, a field, a table, and a comment of somebody else."""
    made = docx.Document()
    made.add_heading("Zink bij een verkoudheid", 1)
    paragraph = made.add_paragraph("Zink ")
    paragraph.add_run("gene").bold = True
    paragraph.add_run("est elke verkoudheid.").italic = True
    changed = made.add_paragraph("Uit onderzoek blijkt dat zink ")
    _append(changed, 'del w:id="90" w:author="Eva"', _run("wel ", "delText"))
    _append(changed, 'ins w:id="91" w:author="Eva"', _run("de duur met 33 procent "))
    changed.add_run("verkort.")
    linked = made.add_paragraph("Neem ")
    _append(linked, 'hyperlink w:anchor="tabel"', _run("80 mg per dag"))
    _append(linked, 'fldSimple w:instr=" PAGE "', _run("3"))
    linked.add_run(" en u wordt nooit meer ziek.")
    table = made.add_table(2, 2)
    cells = [cell for row in table.rows for cell in row.cells]
    for cell, text in zip(cells, ("Groep", "Dosis", "Volwassenen", "9 mg per dag"), strict=True):
        cell.text = text
    noted = made.add_paragraph("Deze zin had al een opmerking.")
    made.add_comment(noted.runs, text="Klopt dit?", author="Eva", initials="E")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
