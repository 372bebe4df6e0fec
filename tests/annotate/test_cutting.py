"""Runs cut at any two places hold just the characters between them, and the document says what it said."""

from __future__ import annotations

import io
from typing import Any

import docx
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.annotate.cutting import Runs
from pipeline.annotate.opening import open_word
from pipeline.readers.docx import read
from pipeline.readers.docx_parts import W

PIECES = st.lists(st.tuples(st.text("ab é\t,1", min_size=1, max_size=6), st.booleans()), min_size=1, max_size=5)


def made(pieces: list[tuple[str, bool]]) -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("begin ")
    for text, bold in pieces:
        paragraph.add_run(text).bold = bold
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def words(elements: Any) -> str:
    """The text of runs, with white space as the reader folds it."""
    said = "".join((e.text or "") if e.tag == f"{W}t" else "\t" for e in elements if e.tag in (f"{W}t", f"{W}tab"))
    return " ".join(said.split())


@settings(max_examples=80, deadline=None)
@given(PIECES, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), min_size=1, max_size=4))
@example([("1", False), ("11111", False), ("  1", False)], [(1, 12)])  # ends in white space that was folded
def test_runs_hold_what_was_asked_for(pieces: list[tuple[str, bool]], spans: list[tuple[int, int]]) -> None:
    data = made(pieces)
    text = read(data, 5).text
    document, places = open_word(data, 5)
    before = words(document.element.body.iter())
    runs = Runs(places)
    asked = [(start % len(text), min(len(text), start % len(text) + size)) for start, size in spans]
    for start, end in asked:
        found = runs.between(start, end)
        assert words(child for run in found for child in run) == " ".join(text[start:end].split())
    for start, end in asked:  # also after further cuts
        assert words(child for run in runs.between(start, end) for child in run) == " ".join(text[start:end].split())
    assert words(document.element.body.iter()) == before
