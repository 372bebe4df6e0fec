"""Paragraphs read sentence by sentence (paragraphs.yaml), and the names of sources in one sentence (names.tsv)."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.article import Article, Block, Claim, Sentence
from pipeline.dutch.quantities import find_quantities
from pipeline.settings import Settings
from pipeline.stages import cite, ingest, segment

_HERE = Path(__file__).parent
_CASES: list[dict[str, str]] = yaml.safe_load((_HERE / "paragraphs.yaml").read_text("utf-8"))
_LEVELS = {"n": "none", "v": "vague", "a": "attributed", "r": "referenced"}
_SETTINGS = Settings()


def _lines(case: dict[str, str]) -> list[tuple[str, str]]:
    """The mark and the sentence of each line; an empty pair where a block ends."""
    rows = []
    for line in case["text"].splitlines():
        mark, _, sentence = line.partition(" | ")
        rows.append((mark.strip(), sentence))
    return rows


def _text(rows: list[tuple[str, str]]) -> str:
    blocks: list[list[str]] = [[]]
    for _, sentence in rows:
        if sentence:
            blocks[-1].append(sentence)
        else:
            blocks.append([])
    return "\n\n".join(("\n" if block[0].startswith("- ") else " ").join(block) for block in blocks) + "\n"


def _claim(article: Article, sentence: Sentence, doses: list[str]) -> Claim:
    dose = any(sentence.start <= article.text.find(text) < sentence.end for text in doses)
    kind: Any = "dose_recommendation" if dose else "other"
    return Claim(start=sentence.start, end=sentence.end, id=sentence.id, types=(kind,))


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_paragraph(case: dict[str, str]) -> None:
    rows = _lines(case)
    article = segment.run(ingest.read_bytes(_text(rows).encode(), "a.txt", _SETTINGS), _SETTINGS)
    article = replace(article, quantities=tuple(find_quantities(article)))
    doses = [sentence for mark, sentence in rows if mark.endswith("dose")]
    article = replace(article, claims=tuple(_claim(article, sentence, doses) for sentence in article.sentences))
    claims = cite.run(article, _SETTINGS).claims
    got, want = [], []
    for mark, sentence in rows:
        if mark[:1] not in _LEVELS:
            continue
        place = article.text.find(sentence.removeprefix("- ")) + 3
        claim = next(claim for claim in claims if claim.start <= place < claim.end)
        got.append((claim.evidence.level, sentence))
        want.append((_LEVELS[mark[:1]], sentence))
    assert got == want


def _names() -> list[tuple[str, str]]:
    with (_HERE / "names.tsv").open(encoding="utf-8", newline="") as stream:
        return [(row[0], row[1]) for row in list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]


@pytest.mark.parametrize(("level", "text"), _names(), ids=lambda value: str(value)[:60])
def test_names(level: str, text: str) -> None:
    article = Article(
        id="a",
        source="a.txt",
        text=text,
        blocks=(Block(start=0, end=len(text), kind="paragraph", line=1),),
        sentences=(Sentence(start=0, end=len(text), id="s1", block=0),),
        claims=(Claim(start=0, end=len(text), id="k1", types=("other",)),),
    )
    assert cite.run(article, _SETTINGS).claims[0].evidence.level == level
