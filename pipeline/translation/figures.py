"""A number of a sentence with its unit, and what a language must tell to read one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*['’]?|[^\w\s]|_")


class Token(NamedTuple):
    """A number, word or sign at `start` to `end`; `low` is its text in lower case."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence: the values it can be read as, and its unit.

    A soft figure ("one", "both", the 7 of MK-7) may stand for a number on the other side but need not be there.
    """

    start: int
    end: int
    values: tuple[float, ...]
    unit: str | None = None
    times: float = 1.0  # how many of `unit` one of its form is ("kwartier" is 15 min)
    soft: bool = False
    written: bool = False  # in words
    whole: int = 0  # where its unit ends, where one stands beside it


class Reading(NamedTuple):
    """A number written in words: its values, the tokens it takes, and whether it is soft."""

    values: tuple[float, ...]
    size: int
    soft: bool = False
    unit: tuple[str, float] | None = None  # a unit within the word itself ("driejarige")


class Lexicon(Protocol):
    """What differs between the two languages."""

    @property
    def decimal(self) -> str: ...

    @property
    def thousands(self) -> str: ...

    @property
    def joiners(self) -> frozenset[str]: ...

    @property
    def scales(self) -> Mapping[str, float]: ...

    @property
    def tails(self) -> Mapping[str, tuple[str, float] | None]:
        """What may be glued to digits ("e", "st", "x"), with the unit that it holds."""
        ...

    def words(self, tokens: list[Token], index: int) -> Reading | None:
        """The number in words that begins at token `index`."""
        ...

    def unit(self, tokens: list[Token], index: int) -> tuple[str, float, int] | None:
        """The unit that begins at token `index`: code, times, tokens taken."""
        ...


def tokens_of(text: str) -> list[Token]:
    """The numbers, words and signs of a sentence."""
    return [Token(m.start(), m.end(), m.group(), m.group().lower()) for m in _TOKEN.finditer(text)]
