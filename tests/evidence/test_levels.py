"""The level of evidence seen in one sentence (levels.tsv)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.article import Article, Block, Claim, Sentence
from pipeline.settings import Settings
from pipeline.stages import cite


def _cases() -> list[tuple[str, str, str]]:
    with (Path(__file__).parent / "levels.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [(row[0], row[1], row[2]) for row in rows]


@pytest.mark.parametrize(("text", "level", "why"), _cases(), ids=lambda value: str(value)[:60])
def test_level(text: str, level: str, why: str) -> None:
    article = Article(
        id="a",
        source="a.txt",
        text=text,
        blocks=(Block(start=0, end=len(text), kind="paragraph", line=1),),
        sentences=(Sentence(start=0, end=len(text), id="s1", block=0),),
        claims=(Claim(start=0, end=len(text), id="k1", types=("other",)),),
    )
    evidence = cite.run(article, Settings()).claims[0].evidence
    assert (evidence.level, evidence.scope) == (level, None if level == "none" else "sentence"), why
