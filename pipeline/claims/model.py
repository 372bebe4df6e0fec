"""A linear model over named features: what it says, and which features made it say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder

FILE = "claim_model.tsv"
BIAS = "(bias)"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, one a head; a head's score is the sum over the features that are there, plus its bias."""

    heads: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]
    bias: tuple[float, ...]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The log odds of every head."""
        get = self.weights.get
        rows = [row for feature in features if (row := get(feature)) is not None]
        return [sum(column) for column in zip(self.bias, *rows, strict=True)]

    def why(self, features: Iterable[str], head: str, count: int = 4) -> list[str]:
        """The features that speak most for `head`, strongest first."""
        column = self.heads.index(head)
        found = [(self.weights[name][column], name) for name in features if name in self.weights]
        return [name for weight, name in sorted(found, key=lambda pair: (-pair[0], pair[1]))[:count] if weight > 0]


@cache
def model() -> Model:
    """The model in rules/data/claim_model.tsv, made by `python -m pipeline.claims.train`."""
    path = rules_folder() / "data" / FILE
    with path.open(encoding="utf-8") as stream:
        header = stream.readline().rstrip("\n").split("\t")
        if header[0] != "feature":
            raise RuleError(at(path, 1, None, "must begin with the column 'feature'"))
        weights: dict[str, tuple[float, ...]] = {}
        for line, text in enumerate(stream, start=2):
            name, *cells = text.rstrip("\n").split("\t")
            if len(cells) != len(header) - 1:
                raise RuleError(at(path, line, None, f"has {len(cells) + 1} columns, must have {len(header)}"))
            try:
                weights[name] = tuple([float(cell) if cell else 0.0 for cell in cells])
            except ValueError as exc:
                raise RuleError(at(path, line, None, "holds a weight that is no number")) from exc
    bias = weights.pop(BIAS, (0.0,) * (len(header) - 1))
    return Model(tuple(header[1:]), weights, bias)
