"""Every kind of mark that points to a source, and what looks like one and is none (marks.tsv)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.article import Article, Block, Sentence
from pipeline.evidence.finding import find_citations

_USUAL = {
    "body": "attributed",
    "journal": "attributed",
    "study": "attributed",
    "person": "attributed",
    "vague": "vague",
}


def _cases() -> list[tuple[str, str, str]]:
    with (Path(__file__).parent / "marks.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [(row[0], row[1], row[2]) for row in rows]


def _article(text: str) -> Article:
    return Article(
        id="a",
        source="a.txt",
        text=text,
        blocks=(Block(start=0, end=len(text), kind="paragraph", line=1),),
        sentences=(Sentence(start=0, end=len(text), id="s1", block=0),),
    )


@pytest.mark.parametrize(("text", "marks", "why"), _cases(), ids=lambda value: str(value)[:60])
def test_marks(text: str, marks: str, why: str) -> None:
    found = {f"{c.kind}={text[c.start : c.end]}:{c.level}" for c in find_citations(_article(text)).citations}
    wanted = set()
    for mark in filter(None, marks.split(" | ")):
        kind = mark.partition("=")[0]
        level = _USUAL.get(kind, "referenced")
        wanted.add(mark if mark.endswith((":attributed", ":vague")) else f"{mark}:{level}")
    if "vague" in marks or not marks:
        assert found == wanted, why
    else:
        assert {mark for mark in found if not mark.startswith("vague=")} == wanted, why
