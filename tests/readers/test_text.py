"""The plain text reader: block kinds, spans without their marks, joined lines, places."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipeline.article import Article
from pipeline.readers import text

CASES = yaml.safe_load((Path(__file__).parent / "text.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_blocks(case: dict[str, object]) -> None:
    source = str(case["text"])
    reading = text.read(source)
    found = [
        [block.kind, source[block.start : block.end], *([block.label] if block.label else [])]
        for block in reading.blocks
    ]
    assert found == case["blocks"]
    assert reading.text == source
    assert reading.title == case.get("title", "")
    assert reading.published == case.get("published")


def test_places_and_rows() -> None:
    source = "Titel van het stuk\n\n  - Eerste punt\nGroep\tDosis\nMan\t5 mg\n"
    reading = text.read(source)
    article = Article(id="a", source="a.txt", text=reading.text, anchors=reading.anchors, blocks=reading.blocks)
    assert [(block.kind, block.line, article.place(block.start), block.row) for block in reading.blocks] == [
        ("heading", 1, (1, 1), None),
        ("list_item", 3, (3, 5), None),
        ("table_cell", 4, (4, 1), 1),
        ("table_cell", 4, (4, 7), 1),
        ("table_cell", 5, (5, 1), 2),
        ("table_cell", 5, (5, 5), 2),
    ]
