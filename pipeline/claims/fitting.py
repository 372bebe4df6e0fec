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


def _table(lists: Sequence[Sequence[str]], index: dict[str, int]) -> Any:
    import numpy as np

    table = np.zeros((len(lists), len(index)), np.float32)
    for row, names in enumerate(lists):
        table[row, [index[name] for name in names if name in index]] = 1
    return table


def _model(heads: Sequence[str], index: dict[str, int], weights: Any, bias: Any) -> Model:
    rows = {name: tuple(round(float(value), 2) for value in weights[column]) for name, column in index.items()}
    kept = {name: row for name, row in rows.items() if any(abs(value) >= 0.02 for value in row)}
    return Model(tuple(heads), kept, tuple(round(float(value), 2) for value in bias))


def _norm(table: Any) -> float:
    """The largest singular value, squared, by power iteration."""
    import numpy as np

    vector = np.ones(table.shape[1], np.float32)
    size = 1.0
    for _ in range(30):
        vector = table.T @ (table @ vector)
        size = float(np.linalg.norm(vector))
        vector /= size
    return size


def fit_heads(heads: Sequence[str], examples: Sequence[Yes], *, penalty: float = 1.0, seen: int = 2) -> Model:
    """Logistic regression, a head at a time, with an L2 penalty (accelerated gradient descent)."""
    import numpy as np

    lists = [item.features for item in examples]
    index = _names(lists, seen)
    table = _table(lists, index)
    told = np.array([[target is not None for target in item.targets] for item in examples], np.float32)
    wanted = np.array([[target or 0.0 for target in item.targets] for item in examples], np.float32)
    step = 1 / (0.25 * (_norm(table) + len(examples)) + penalty)
    weights = previous = np.zeros((len(index), len(heads)), np.float32)
    bias = previous_bias = np.zeros(len(heads), np.float32)
    for turn in range(ROUNDS):
        momentum = turn / (turn + 3)
        ahead, ahead_bias = weights + momentum * (weights - previous), bias + momentum * (bias - previous_bias)
        previous, previous_bias = weights, bias
        error = (1 / (1 + np.exp(-np.clip(table @ ahead + ahead_bias, -30, 30))) - wanted) * told
        weights = ahead - step * (table.T @ error + penalty * ahead)
        bias = ahead_bias - step * error.sum(axis=0)
    return _model(heads, index, weights, bias)


def fit_choice(head: str, examples: Sequence[Choice], *, penalty: float = 1.0, seen: int = 2) -> Model:
    """A conditional logit: the right options of each example share what the softmax gives them."""
    import numpy as np

    lists = [names for item in examples for names in item.options]
    index = _names(lists, seen)
    table = _table(lists, index)
    group = np.repeat(np.arange(len(examples)), [len(item.options) for item in examples])
    right = np.concatenate([[place in item.right for place in range(len(item.options))] for item in examples])
    step = 1 / (0.5 * _norm(table) + penalty)
    weights = previous = np.zeros(len(index), np.float32)
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    for turn in range(ROUNDS):
        ahead = weights + turn / (turn + 3) * (weights - previous)
        previous = weights
        odds = table @ ahead
        odds = np.exp(odds - np.maximum.reduceat(odds, starts)[group])
        share = odds / np.add.reduceat(odds, starts)[group]
        good = odds * right
        good_share = good / np.add.reduceat(good, starts)[group]
        weights = ahead - step * (table.T @ (share - good_share).astype(np.float32) + penalty * ahead)
    return _model([head], index, weights[:, None], [0.0])
