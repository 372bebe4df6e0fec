"""Parts: features named by what they are made of, so that their weights are added up once and then remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, Generic, TypeVar

_REMEMBERED = 50_000

Maker = Callable[..., list[str]]
Part = tuple[Any, ...]  # a maker of names of features, and its arguments
Weight = TypeVar("Weight", int, complex)


def names_of(parts: Iterable[Part]) -> list[str]:
    """The names of the features of some parts."""
    return [name for maker, *arguments in parts for name in maker(*arguments)]


class Weights(dict[Part, Weight], Generic[Weight]):
    """The weight of every part met so far: the sum of those of its features."""

    def __init__(self, rows: Mapping[str, Weight], nothing: Weight) -> None:
        super().__init__()
        self._rows: Mapping[str, Weight] = rows
        self._nothing: Weight = nothing

    def __missing__(self, part: Part) -> Weight:
        rows = self._rows
        weight: Weight = sum([rows[name] for name in names_of((part,)) if name in rows], self._nothing)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[part] = weight
        return weight

    def total(self, parts: Iterable[Part]) -> Weight:
        """The sum of the weights of some parts."""
        weight: Weight = sum(map(self.__getitem__, parts), self._nothing)
        return weight


class Addends(dict[Part, tuple[complex, ...]]):
    """The pairs of weights of every part met so far, one a feature: a sum of floats depends on its order."""

    def __init__(self, pairs: Mapping[str, complex]) -> None:
        super().__init__()
        self._pairs = pairs

    def __missing__(self, part: Part) -> tuple[complex, ...]:
        pairs = self._pairs
        found = tuple([pairs[name] for name in names_of((part,)) if name in pairs])
        if len(self) >= _REMEMBERED:
            self.clear()
        self[part] = found
        return found

    def total(self, parts: Iterable[Part]) -> complex:
        """The sum of the pairs of some parts, in the order of their features."""
        return sum(chain.from_iterable(map(self.__getitem__, parts)), 0j)
