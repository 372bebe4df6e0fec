"""Parts: features named by what they are made of, so that their weights are added up once and then remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

_REMEMBERED = 50_000

Maker = Callable[..., list[str]]
Part = tuple[Any, ...]  # a maker of names of features, and its arguments


def names_of(parts: Iterable[Part]) -> list[str]:
    """The names of the features of some parts."""
    return [name for maker, *arguments in parts for name in maker(*arguments)]


class Weights(dict[Part, int]):
    """The packed weight of every part met so far: the sum of those of its features."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, part: Part) -> int:
        rows = self._rows
        weight = sum([rows[name] for name in names_of((part,)) if name in rows])
        if len(self) >= _REMEMBERED:
            self.clear()
        self[part] = weight
        return weight

    def total(self, parts: Iterable[Part]) -> int:
        """The sum of the weights of some parts."""
        return sum(map(self.__getitem__, parts))
