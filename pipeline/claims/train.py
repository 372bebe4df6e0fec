"""Fits the claim models to annotated sentences: `python -m pipeline.claims.train` writes rules/data/claims/*.tsv.

It reads tests/gold/sentences/*.jsonl (form: tests/gold/README.md) and rules/data/claim_examples.tsv, and needs numpy.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.article import Article, Block, Sentence
from pipeline.claims.decision import TYPES, types_of
from pipeline.claims.direction import direction_features
from pipeline.claims.features import features
from pipeline.claims.fitting import Choice, Yes, fit_choice, fit_heads
from pipeline.claims.model import NAMES, Model, Models, models_folder
from pipeline.claims.naming import same_thing
from pipeline.claims.reading import Seen, read
from pipeline.claims.roles import Candidate, candidate_features, candidates, named
from pipeline.dutch.quantities import find_quantities
from pipeline.paths import rules_folder

DIRECTIONS = ("increase", "decrease", "none", "unstated")
FOLDS = 4


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated sentence with all that the models look at."""

    row: dict[str, Any]
    seen: Seen
    features: list[str]
    options: list[Candidate]
    option_features: list[list[str]]

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


def _article(text: str) -> Article:
    block = Block(start=0, end=len(text), kind="paragraph", line=1)
    sentence = Sentence(start=0, end=len(text), id="s1", block=0)
    return Article(id="x", source="x", text=text, blocks=(block,), sentences=(sentence,))


def example(row: dict[str, Any]) -> Example:
    """The example that an annotated sentence gives."""
    article = _article(row["text"])
    (seen,) = read(replace(article, quantities=tuple(find_quantities(article))))
    options = candidates(seen)
    return Example(row, seen, features(seen), options, candidate_features(seen, options, row.get("types", ())))


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
            yield {"text": text, "claim": claim == "yes"}


def fit_claim(examples: Sequence[Example]) -> Model:
    """Whether a sentence is a claim."""
    return fit_heads(("claim",), [Yes(item.features, [float(item.row["claim"])]) for item in examples])


def fit_types(examples: Sequence[Example]) -> Model:
    """Of which types a claim is."""
    full = [item for item in examples if item.full]
    return fit_heads(TYPES, [Yes(item.single, [float(name in item.row["types"]) for name in TYPES]) for item in full])


def fit_role(role: str, examples: Sequence[Example]) -> Model:
    """Which candidate of a claim has a role; those where no candidate is right teach nothing."""
    choices = []
    for item in examples:
        if item.full and (right := right_options(item, role)):
            choices.append(Choice(item.option_features, right))
    return fit_choice(role, choices)


def right_options(item: Example, role: str) -> list[int]:
    """The options that mean what was annotated; the last option is none at all."""
    gold = item.row[role]
    if not gold:
        return [len(item.options)]
    right = []
    for place, option in enumerate(item.options):
        name = named(option, role)
        words = item.seen.text[option.mark.start : option.mark.end]
        if same_thing(gold, name) or same_thing(gold, words):
            right.append(place)
    return right


def fit_direction(examples: Sequence[Example], types: Model, outcome: Model) -> list[Yes]:
    """Examples for the direction, with types and outcome as other models find them."""
    out = []
    for item in examples:
        if item.full:
            place = outcome.pick(item.option_features)
            mark = item.options[place].mark if place < len(item.options) else None
            kinds = types_of(types.scores(item.single))
            found = direction_features(item.seen, mark, kinds)
            out.append(Yes(found, [float(name == item.direction) for name in DIRECTIONS]))
    return out


def fit_all(examples: Sequence[Example]) -> Models:
    """All models; the direction is fitted on what models of other folds find, to learn to live with their slips."""
    folds = []
    unseen: list[tuple[Example, list[float]]] = []
    for fold in range(FOLDS):
        rest = [item for place, item in enumerate(examples) if place % FOLDS != fold]
        held = [item for place, item in enumerate(examples) if place % FOLDS == fold and item.full]
        types = fit_types(rest)
        unseen += [(item, types.scores(item.single)) for item in held]
        folds.append((held, types, fit_role("outcome", rest)))
    learnt: list[Yes] = []
    for held, types, outcome in folds:
        learnt += fit_direction(held, levelled(types, unseen), outcome)
    return Models(
        fit_claim(examples),
        levelled(fit_types(examples), unseen),
        fit_role("substance", examples),
        fit_role("outcome", examples),
        fit_heads(DIRECTIONS, learnt, penalty=3.0),
    )


def levelled(types: Model, unseen: Sequence[tuple[Example, list[float]]]) -> Model:
    """The model with the bias of every type moved half the way to where its F1 is best on scores of other folds."""
    bias = list(types.bias)
    for place, name in enumerate(TYPES):

        def quality(level: float, name: str = name, place: int = place) -> float:
            found = [(name in item.row["types"], scores[place] > level) for item, scores in unseen]
            hits = sum(gold and said for gold, said in found)
            return 2 * hits / max(1, sum(gold for gold, _ in found) + sum(said for _, said in found))

        bias[place] -= 0.5 * max((step / 10 for step in range(-15, 6)), key=quality)
    return replace(types, bias=tuple(round(value, 2) for value in bias))


def examples_of(root: Path) -> list[Example]:
    """All examples of the project."""
    more = more_rows(rules_folder() / "data" / "claim_examples.tsv")
    return [example(row) for row in (*gold_rows(root / "tests" / "gold" / "sentences"), *more)]


def main() -> None:
    """Fits and writes."""
    examples = examples_of(rules_folder().parent)
    found = fit_all(examples)
    models_folder().mkdir(exist_ok=True)
    for name in NAMES:
        getattr(found, name).write(models_folder() / f"{name}.tsv")
    print(f"{len(examples)} sentences", file=sys.stderr)


if __name__ == "__main__":
    main()
