"""Annotated texts, read as examples that the claim models learn from (forms: tests/gold/README.md)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.annotated import Row, rows_in
from pipeline.article import Article, Block, Sentence
from pipeline.claims.features import features
from pipeline.claims.reading import Seen, read
from pipeline.dutch.quantities import find_quantities
from pipeline.paths import rules_folder


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated sentence with what the claim and type models look at."""

    row: Row
    seen: Seen
    features: list[str]

    @property
    def single(self) -> list[str]:
        """The features without pairs of words."""
        return [name for name in self.features if not name.startswith("b ")]

    @property
    def full(self) -> bool:
        """Whether it is a claim with its types, substance, outcome and direction told."""
        return bool(self.row["claim"]) and "types" in self.row

    @property
    def direction(self) -> str:
        """The annotated direction, "unstated" where there is none."""
        return self.row.get("direction") or "unstated"


@dataclass(frozen=True, slots=True)
class Text:
    """An article, or a sentence that stands alone, with its examples in order."""

    article: Article
    examples: list[Example]
    alone: bool


def text_of(blocks: list[Row], *, alone: bool = False) -> Text:
    """The text of annotated blocks: kind, and sentences with what people found in them."""
    parts: list[str] = []
    made: list[Block] = []
    sentences: list[Sentence] = []
    rows: list[Row] = []
    offset = 0
    for number, block in enumerate(blocks):
        start = offset
        for row in block["sentences"]:
            text = row["text"]
            name = f"s{len(sentences) + 1}"
            sentences.append(Sentence(start=offset, end=offset + len(text), id=name, block=number))
            rows.append(row)
            parts.append(text + " ")
            offset += len(text) + 1
        parts[-1] = parts[-1][:-1] + "\n"
        made.append(Block(start=start, end=offset - 1, kind=block["kind"], line=number + 1))
    whole = "".join(parts)[:-1]
    title = blocks[0]["sentences"][0]["text"] if blocks[0]["kind"] == "heading" else ""
    article = Article(id="x", source="x", text=whole, title=title, blocks=tuple(made), sentences=tuple(sentences))
    article = replace(article, quantities=tuple(find_quantities(article)))
    by_start = {sentence.start: row for sentence, row in zip(sentences, rows, strict=True)}
    seen = list(read(article))
    return Text(article, [Example(by_start[one.sentence.start], one, features(one)) for one in seen], alone)


def texts_of(root: Path) -> list[Text]:
    """All annotated texts of the project: paragraphs, sentences, and those of rules/data/claim_examples.tsv."""
    gold = root / "tests" / "gold"
    paragraphs = [text_of(row["blocks"]) for row in rows_in(gold / "paragraphs.jsonl")]
    rows = [row for path in sorted((gold / "sentences").glob("*.jsonl")) for row in rows_in(path)]
    rows += _yes_or_no(rules_folder() / "data" / "claim_examples.tsv")
    return paragraphs + [text_of([{"kind": "paragraph", "sentences": [row]}], alone=True) for row in rows]


def _yes_or_no(path: Path) -> Iterator[Row]:
    """Sentences of which only is told whether they are claims."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        for claim, text in rows:
            yield {"text": text, "claim": claim == "yes"}
