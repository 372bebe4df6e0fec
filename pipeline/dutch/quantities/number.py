"""A number as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Number:
    """A number at `start` to `end` of the text; `first` and `last` are indexes of its words."""

    start: int
    end: int
    value: float
    first: int
    last: int
    digits: bool
    role: str = ""  # article, vague, ordinal, times, change, fold, whole, every, aged: see `word_numbers`
    fraction: tuple[int, int] | None = None
    tail: str = ""  # of a compound: "jarigen" of "zesjarigen"
    doubtful: str | None = None
    scale: float = 1  # of "15 duizend"
    done: float = 0  # the part that no scale multiplies any more: the million of "een miljoen tweehonderd duizend"
    decimals: int = 0  # how many were written out in words: "nul komma nul vijf"
    plain: bool = True  # digits without separators
