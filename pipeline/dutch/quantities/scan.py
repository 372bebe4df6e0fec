"""A text with its words and numbers, and the questions that the readers of quantities ask of it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from pipeline.article import Form, Modifier, QuantityKind
from pipeline.dutch.grammar import Grammar, grammar
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.numbers import numbers
from pipeline.dutch.quantities.syntax import Syntax, syntax
from pipeline.dutch.quantities.tables import Context, Modifiers, context, modifiers
from pipeline.dutch.units import Units, units
from pipeline.dutch.words import fold, words_of


@dataclass(slots=True)
class Draft:
    """A quantity while it is read; `first` and `last` are the indexes of its words."""

    start: int
    end: int
    first: int
    last: int
    values: tuple[float, ...]
    form: Form = "single"
    kind: QuantityKind | None = None
    unit: str | None = None
    per: str | None = None
    modifier: Modifier | None = None
    doubtful: str | None = None
    dimension: str = ""
    noun: str = ""  # the Dutch noun that is counted
    bounded: bool = False  # its modifiers are in its values: "hoger dan 4 en lager dan 8"
    until: int = 0  # end of what was read, "per dag" included


@dataclass(slots=True)
class Scan:
    """One text, its folded form, words and numbers, and the tables they are read with."""

    text: str
    folded: str = field(init=False)
    words: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)
    numbers: list[Number] = field(init=False)
    units: Units = field(init=False)
    context: Context = field(init=False)
    modifiers: Modifiers = field(init=False)
    syntax: Syntax = field(init=False)
    grammar: Grammar = field(init=False)
    # of the sentence that is being read
    low: int = 0
    high: int = 0
    low_word: int = 0
    high_word: int = 0
    rate: str = ""  # per what the last dose of this sentence was
    rhythm: str | None = None  # unit of the last frequency of this sentence
    serving: str | None = None  # code of the last tablet, cup or the like that was read
    guessed: bool = False  # whether it says "naar schatting" or the like
    money: bool = False  # whether it has a sign of currency
    cells: bool = False  # whether it may count blood cells
    energy: bool = False  # whether it gives kilojoules, as a label does

    def __post_init__(self) -> None:
        listed = words_of(self.text)
        self.folded = fold(self.text)
        self.words, self.starts, self.ends = listed
        self.numbers = numbers(self.text, listed)
        self.units, self.context, self.modifiers = units(), context(), modifiers()
        self.syntax, self.grammar = syntax(), grammar()

    def enter(self, start: int, end: int) -> None:
        """Go to the sentence from `start` to `end`."""
        self.low, self.high = start, end
        self.low_word = bisect_left(self.starts, start)
        self.high_word = bisect_left(self.starts, end)
        self.rate, self.rhythm = "", None
        part = self.folded[start:end]
        self.guessed = "schat" in part
        self.energy = " kj" in part
        self.money = "€" in part or "$" in part or "£" in part or "eur " in part
        self.cells = "/l" in part and "10" in part

    def word(self, index: int) -> str:
        """The folded word at `index` of the sentence; empty beyond it."""
        return self.words[index] if self.low_word <= index < self.high_word else ""

    def left(self, index: int, count: int) -> list[str]:
        """Up to `count` words of the sentence before the word at `index`."""
        return self.words[max(self.low_word, index - count) : index]

    def right(self, index: int, count: int) -> list[str]:
        """Up to `count` words of the sentence after the word at `index`."""
        return self.words[index + 1 : min(self.high_word, index + 1 + count)]

    def joined(self, index: int) -> bool:
        """Whether only a space stands between the words at `index` and `index` + 1."""
        return (
            self.low_word <= index
            and index + 1 < self.high_word
            and self.folded[self.ends[index] : self.starts[index + 1]] == " "
        )

    def next_word(self, last: int, end: int) -> int:
        """Index of the first word that begins at or after `end`, counted from word `last`."""
        index = last
        while index < self.high_word and self.starts[index] < end:
            index += 1
        return index

    def char(self, place: int) -> str:
        """The character at `place` of the sentence; empty beyond it."""
        return self.text[place] if self.low <= place < self.high else ""
