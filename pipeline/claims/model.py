"""Linear models over named features: what they say, which features made them say so, and their files in rules/data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder

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

    def weigh(self, options: Sequence[Iterable[str]]) -> list[float]:
        """The score of every option under the first head."""
        get, nothing = self.weights.get, (0.0,)
        return [sum([get(feature, nothing)[0] for feature in features]) for features in options]

    def pick(self, options: Sequence[Iterable[str]]) -> int:
        """The option with the highest score; the earlier one where two are equal."""
        scores = self.weigh(options)
        return scores.index(max(scores))

    def why(self, features: Iterable[str], head: str, count: int = 4) -> list[str]:
        """The features that speak most for `head`, strongest first."""
        column = self.heads.index(head)
        found = [(self.weights[name][column], name) for name in features if name in self.weights]
        return [name for weight, name in sorted(found, key=lambda pair: (-pair[0], pair[1]))[:count] if weight > 0]

    def write(self, path: Path) -> None:
        """The model as a table: one feature a row, one head a column, nought left out."""
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write("\t".join(("feature", *self.heads)) + "\n")
            for name, row in [(BIAS, self.bias), *sorted(self.weights.items())]:
                stream.write("\t".join((name, *(f"{value:.2f}" if value else "" for value in row))) + "\n")


_UNIT = 100  # weights have two decimals: as whole numbers, their sum is the same in any order
_BITS = 24  # of one head in a packed row; a sum stays below 2 ** 23 hundredths
_HALF = 1 << (_BITS - 1)


def pack(row: Sequence[float]) -> int:
    """The weights of all heads in one whole number, so that adding two rows is one addition."""
    return sum(round(value * _UNIT) << (_BITS * place) for place, value in enumerate(row))


def unpack(total: int, heads: int) -> list[float]:
    """The scores of the heads in a sum of packed rows."""
    half, whole = _HALF, 1 << _BITS
    scores = []
    for _ in range(heads):
        low = total & (whole - 1)
        if low >= half:
            low -= whole
        scores.append(low / _UNIT)
        total = (total - low) >> _BITS
    return scores


def packed(model: Model) -> dict[str, int]:
    """The packed row of every feature."""
    return {name: pack(row) for name, row in model.weights.items()}


def packed_together(*models_: Model) -> dict[str, int]:
    """The packed rows of some models together: the heads of the first, those of the second, ..."""
    nothing = [(0.0,) * len(model.heads) for model in models_]
    names = dict.fromkeys(name for model in models_ for name in model.weights)
    return {
        name: pack(
            [value for model, zero in zip(models_, nothing, strict=True) for value in model.weights.get(name, zero)]
        )
        for name in names
    }


def low_of(total: int) -> float:
    """The score of the first head in a sum of packed rows."""
    low = total & ((1 << _BITS) - 1)
    return (low - (1 << _BITS) if low >= _HALF else low) / _UNIT


def halves(total: int) -> tuple[int, int]:
    """The two sums, in hundredths, in a sum of packed rows of two heads."""
    second = (total + _HALF) >> _BITS
    return total - (second << _BITS), second


@dataclass(frozen=True, slots=True)
class Models:
    """All that the claim finder has learnt."""

    claim: Model
    types: Model
    substance: Model
    outcome: Model
    direction: Model


NAMES = ("claim", "types", "substance", "outcome", "direction")


@cache
def models() -> Models:
    """The models in rules/data/claims/, made by `python -m pipeline.claims.train`."""
    folder = models_folder()
    return Models(*(read_model(folder / f"{name}.tsv") for name in NAMES))


def models_folder() -> Path:
    """Where the models are kept."""
    return rules_folder() / "data" / "claims"


def read_model(path: Path) -> Model:
    """The model in a table; raises RuleError with the line of a wrong row."""
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
