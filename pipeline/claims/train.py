"""Fits the claim model to annotated sentences: `python -m pipeline.claims.train` writes rules/data/claim_model.tsv.

It reads tests/gold/sentences/*.jsonl (form: tests/gold/README.md) and rules/data/claim_examples.tsv, and needs numpy. Logistic
regression with an L2 penalty, fitted by accelerated gradient descent from zero: the same data give the same file.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pipeline.article import ClaimType, Quantity
from pipeline.claims.features import features
from pipeline.claims.lexicon import lexicon
from pipeline.claims.model import BIAS, FILE
from pipeline.paths import rules_folder

TYPES: tuple[ClaimType, ...] = get_args(ClaimType)
DIRECTIONS = ("increase", "decrease", "none", "unstated")
HEADS = ("claim", *TYPES, *DIRECTIONS)
PENALTY = 1.0
ROUNDS = 400
SEEN = 2  # a feature that fewer sentences show gets no weight
SMALLEST = 0.02  # nor does one below this


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence's features and, a head, whether it holds (None: not told)."""

    features: list[str]
    targets: tuple[float | None, ...]


def quantities_of(row: dict[str, Any]) -> list[Quantity]:
    """The annotated quantities of a sentence."""
    out: list[Quantity] = []
    text = row["text"]
    for number, item in enumerate(row["quantities"]):
        start = -1
        for _ in range(item.get("nth", 1)):
            start = text.find(item["text"], start + 1)
        if start >= 0:
            values = tuple(float(value) for value in item["values"])
            end = start + len(item["text"])
            out.append(Quantity(start=start, end=end, id=f"q{number}", kind=item["kind"], values=values))
    return out


def example(row: dict[str, Any]) -> Example:
    """The example that an annotated sentence gives."""
    text = row["text"]
    scan = lexicon().scan(text)
    found = features(scan, 0, len(scan.words), scan.marks, quantities_of(row), text)
    claim = bool(row["claim"])
    full = claim and "types" in row
    types = tuple(float(name in row["types"]) if full else None for name in TYPES)
    told = row.get("direction") or "unstated"
    directions = tuple(float(name == told) if full else None for name in DIRECTIONS)
    return Example(found, (float(claim), *types, *directions))


def gold_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The annotated sentences, file by file."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def more_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Sentences of rules/data/claim_examples.tsv: only whether they are claims is told."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        for claim, text in rows:
            yield {"text": text, "claim": claim == "yes", "quantities": []}


def fit(examples: Sequence[Example]) -> tuple[list[str], Any, Any]:
    """Feature names, weights (features by heads) and biases."""
    import numpy as np

    counts = Counter(name for item in examples for name in item.features)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    index = {name: column for column, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)), np.float32)
    for row, item in enumerate(examples):
        for name in item.features:
            if name in index:
                table[row, index[name]] = 1
    told = np.array([[target is not None for target in item.targets] for item in examples], np.float32)
    wanted = np.array([[target or 0.0 for target in item.targets] for item in examples], np.float32)
    norm = float(np.linalg.norm(table, 2)) ** 2
    step = 1 / (0.25 * (norm + len(examples)) + PENALTY)
    heads = wanted.shape[1]
    weights = previous = np.zeros((len(names), heads), np.float32)
    bias = previous_bias = np.zeros(heads, np.float32)
    for turn in range(ROUNDS):
        momentum = turn / (turn + 3)
        ahead, ahead_bias = weights + momentum * (weights - previous), bias + momentum * (bias - previous_bias)
        previous, previous_bias = weights, bias
        odds = np.clip(table @ ahead + ahead_bias, -30, 30)
        error = (1 / (1 + np.exp(-odds)) - wanted) * told
        weights = ahead - step * (table.T @ error + PENALTY * ahead)
        bias = ahead_bias - step * error.sum(axis=0)
    return names, weights, bias


def write(path: Path, names: Sequence[str], weights: Any, bias: Any) -> None:
    """The model as a table: one feature a row, one head a column, weights near nothing left out."""

    def cell(value: float) -> str:
        return f"{value:.2f}" if abs(value) >= SMALLEST else ""

    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("\t".join(("feature", *HEADS)) + "\n")
        for name, row in [(BIAS, bias), *zip(names, weights, strict=True)]:
            cells = [cell(float(value)) for value in row]
            if any(cells):
                stream.write("\t".join((name, *cells)) + "\n")


def main() -> None:
    """Fits and writes."""
    root = rules_folder().parent
    rows = [*gold_rows(root / "tests" / "gold" / "sentences"), *more_rows(rules_folder() / "data" / "claim_examples.tsv")]
    examples = [example(row) for row in rows]
    write(rules_folder() / "data" / FILE, *fit(examples))
    print(f"{len(examples)} sentences", file=sys.stderr)


if __name__ == "__main__":
    main()
