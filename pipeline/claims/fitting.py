"""Fits linear models to examples with named features; from zero, so that the same data give the same weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from pipeline.claims.model import Model

ROUNDS = 250


class Yes(NamedTuple):
    """An example for independent heads: its features and, a head, 1, 0 or None where it is not told."""

    features: Sequence[str]
    targets: Sequence[float | None]


class Choice(NamedTuple):
    """An example for a pick: the features of every option, and the options that are right."""

    options: Sequence[Sequence[str]]
    right: Sequence[int]


def _names(lists: Sequence[Sequence[str]], seen: int) -> dict[str, int]:
    counts = Counter(name for names in lists for name in names)
    return {name: column for column, name in enumerate(sorted(name for name, count in counts.items() if count >= seen))}


class _Table:
    """Which features each row has, as one list of columns cut by row: products with vectors and tables of heads."""

    def __init__(self, lists: Sequence[Sequence[str]], index: dict[str, int]) -> None:
        import numpy as np

        rows = [sorted({index[name] for name in names if name in index}) for names in lists]
        sizes = np.array([len(row) for row in rows])
        self.columns = np.array([column for row in rows for column in row], np.intp)
        self.row_of = np.repeat(np.arange(len(rows)), sizes)
        self.rows, self.width = len(rows), len(index)

    def times(self, vector: Any) -> Any:
        """A value for every row: the sum of the vector over its features."""
        import numpy as np

        return np.bincount(self.row_of, vector[self.columns], self.rows)

    def back(self, values: Any) -> Any:
        """A value for every feature: the sum over the rows that have it."""
        import numpy as np

        return np.bincount(self.columns, values[self.row_of], self.width)

    def norm(self) -> float:
        """The largest singular value, squared, by power iteration."""
        import numpy as np

        vector, size = np.ones(self.width), 1.0
        for _ in range(30):
            vector = self.back(self.times(vector))
            size = float(np.linalg.norm(vector))
            vector /= size
        return size


def _model(heads: Sequence[str], index: dict[str, int], weights: Any, bias: Any) -> Model:
    rows = {name: tuple(round(float(value), 2) for value in weights[column]) for name, column in index.items()}
    kept = {name: row for name, row in rows.items() if any(abs(value) >= 0.02 for value in row)}
    return Model(tuple(heads), kept, tuple(round(float(value), 2) for value in bias))


def fit_heads(heads: Sequence[str], examples: Sequence[Yes], *, penalty: float = 1.0, seen: int = 2) -> Model:
    """Logistic regression, a head at a time, with an L2 penalty (accelerated gradient descent)."""
    import numpy as np

    lists = [item.features for item in examples]
    index = _names(lists, seen)
    table = _Table(lists, index)
    step = 1 / (0.25 * (table.norm() + len(examples)) + penalty)
    columns, biases = [], []
    for head in range(len(heads)):
        told = np.array([item.targets[head] is not None for item in examples], float)
        wanted = np.array([item.targets[head] or 0.0 for item in examples], float)
        weights = previous = np.zeros(len(index))
        bias = previous_bias = 0.0
        for turn in range(ROUNDS):
            momentum = turn / (turn + 3)
            ahead, ahead_bias = weights + momentum * (weights - previous), bias + momentum * (bias - previous_bias)
            previous, previous_bias = weights, bias
            error = (1 / (1 + np.exp(-np.clip(table.times(ahead) + ahead_bias, -30, 30))) - wanted) * told
            weights = ahead - step * (table.back(error) + penalty * ahead)
            bias = ahead_bias - step * float(error.sum())
        columns.append(weights)
        biases.append(bias)
    return _model(heads, index, np.array(columns).T, biases)


def fit_choice(head: str, examples: Sequence[Choice], *, penalty: float = 1.0, seen: int = 2) -> Model:
    """A conditional logit: the right options of each example share what the softmax gives them."""
    import numpy as np

    lists = [names for item in examples for names in item.options]
    index = _names(lists, seen)
    table = _Table(lists, index)
    group = np.repeat(np.arange(len(examples)), [len(item.options) for item in examples])
    right = np.concatenate([[place in item.right for place in range(len(item.options))] for item in examples])
    step = 1 / (0.5 * table.norm() + penalty)
    weights = previous = np.zeros(len(index))
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    for turn in range(ROUNDS):
        ahead = weights + turn / (turn + 3) * (weights - previous)
        previous = weights
        odds = table.times(ahead)
        odds = np.exp(odds - np.maximum.reduceat(odds, starts)[group])
        share = odds / np.add.reduceat(odds, starts)[group]
        good = odds * right
        good_share = good / np.add.reduceat(good, starts)[group]
        weights = ahead - step * (table.back(share - good_share) + penalty * ahead)
    return _model([head], index, weights[:, None], [0.0])
