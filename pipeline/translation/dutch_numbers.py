"""Reads Dutch numbers and units to compare with a translation; quantities leave some out, such as those of names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.dutch.numerals import Numerals, cardinal, numerals, ordinal
from pipeline.dutch.units import Units, units
from pipeline.dutch.words import fold
from pipeline.translation.dutch_units import Endings, folded, unit_at
from pipeline.translation.figures import Figure, Reading, Token
from pipeline.translation.lexicon import words_data
from pipeline.translation.reading import read_figures

_TAILS: dict[str, tuple[str, float] | None] = {
    "e": None,
    "ste": None,
    "de": None,
    "x": None,
    "er": None,
    "ers": None,
    "dd": None,
    "d": None,
}
_UNIT_STEMS = ("dag", "week", "weken", "maand", "jaar", "jaren", "minu", "uur", "uren", "seconde", "gram", "punt")


def dutch_figures(text: str) -> list[Figure]:
    """Every number of a Dutch sentence."""
    return read_figures(text, dutch_lexicon())


@dataclass(frozen=True, slots=True)
class _Dutch:
    tables: Numerals
    units: Units
    endings: Endings
    joiners: frozenset[str]
    decimal: str = ","
    thousands: str = "."

    @property
    def scales(self) -> Mapping[str, float]:
        return self.tables.scales

    @property
    def tails(self) -> Mapping[str, tuple[str, float] | None]:
        return _TAILS

    def unit(self, tokens: list[Token], index: int) -> tuple[str, float, int] | None:
        """The unit that begins at token `index`."""
        return unit_at(self.units, self.endings, tokens, index)

    def words(self, tokens: list[Token], index: int) -> Reading | None:
        """The number in words that begins at token `index`."""
        token = tokens[index]
        low = fold(token.text)
        if not low[0].isalpha():
            value = self.tables.glyphs.get(low)
            return None if value is None else Reading((value,), 1)
        if low == "een":
            return self._one(tokens, index)
        value = 0.0 if low == self.tables.zero and folded(tokens, index + 1) == "komma" else cardinal(low)
        if value is not None:
            if low in self.tables.halves:
                return self._half(tokens, index, value)
            if low in ("acht", "zeven") and folded(tokens, index + 1) in words_data().verbs_like_numbers:
                return Reading((value,), 1, soft=True)
            reading = self._decimal(tokens, index, value) or self._sequence(tokens, index, value)
            if folded(tokens, index - 1) == "op" and folded(tokens, index + reading.size) == "na":
                return Reading((value + 1, value), reading.size)  # "op twee na de grootste" is the third
            if folded(tokens, index - 1) == "of" and folded(tokens, index - 3) in ("een", "'n"):
                unit = self.unit(tokens, index - 2)  # "een dag of twee"
                if unit and not self.unit(tokens, index + reading.size):
                    return Reading(reading.values, reading.size, reading.soft, unit[:2])
            return reading
        return _other_number(low)

    def _one(self, tokens: list[Token], index: int) -> Reading | None:
        following = folded(tokens, index + 1)
        if following in self.tables.halves and following.startswith("hal"):
            reading = self._half(tokens, index + 1, 0.5)
            return Reading(reading.values, reading.size + 1, reading.soft, reading.unit)
        part = self._part_of(following)
        if part is not None:
            return Reading((1 / part, part), 2, soft=part == 2)
        if following in self.tables.fractions:
            top, bottom = self.tables.fractions[following]
            return Reading((top / bottom, float(bottom)), 2, soft=bottom == 2)
        if following in self.tables.collectives:
            return Reading((self.tables.collectives[following],), 2)
        if following in self.tables.scales and following != "duizend":
            rest = cardinal(folded(tokens, index + 2)) or 0
            more = rest if 1000 <= rest < self.tables.scales[following] else 0
            return Reading((self.tables.scales[following] + more,), 3 if more else 2)
        accent = "é" in tokens[index].text.lower()
        return Reading((1.0,), 1, soft=True) if accent or following == "op" else None

    def _half(self, tokens: list[Token], index: int, value: float) -> Reading:
        scale = self.tables.scales.get(folded(tokens, index + 1))
        if scale is not None:
            return Reading((value * scale,), 2)
        unit = self.unit(tokens, index + 1)
        held = unit[:2] if unit else None
        hour = cardinal(folded(tokens, index + 1)) if unit is None and value == 0.5 else None
        if hour is not None and 1 <= hour <= 12:  # "half acht" is half past seven
            before = (hour - 1) % 12
            return Reading((before or 12, before * 60 + 30), 2, unit=("clock", 1.0))
        return Reading((value,), 1 + (unit[2] if unit else 0), soft=value == 0.5 and unit is None, unit=held)

    def _sequence(self, tokens: list[Token], index: int, value: float) -> Reading:
        size = 1
        following = folded(tokens, index + 1)
        part = self._part_of(following)
        if part is not None and 1 < value < part:
            return Reading((value / part,), 2)
        if following in ("kwart", "kwarten") and value == 3:
            return Reading((0.75,), 2)
        half = folded(tokens, index + 3)
        if (
            following == "en"
            and folded(tokens, index + 2) in ("een", "half")
            and (half.startswith("hal") or half == "kwart")
        ):
            return Reading((value + (0.25 if half == "kwart" else 0.5),), 4)
        while True:
            scale = self.tables.scales.get(folded(tokens, index + size))
            more = cardinal(folded(tokens, index + size))
            if scale is not None:
                value *= scale
            elif size == 1 and 1 < value < 10 and folded(tokens, index + 1) == self.tables.hundred:
                value *= 100
            elif more is not None and value >= 100 and more < value and value % 100 == 0 and 10 <= more < 1000:
                value += more
            else:
                break
            size += 1
        return Reading((value,), size, soft=value in (0, 1))

    def _decimal(self, tokens: list[Token], index: int, value: float) -> Reading | None:
        """A number with its decimals in words: "nul komma vijf"."""
        after = cardinal(folded(tokens, index + 2)) if folded(tokens, index + 1) == "komma" else None
        if after is None or after != int(after):
            return None
        return self._scaled(tokens, index, value + after / 10 ** len(str(int(after))), 3)

    def _scaled(self, tokens: list[Token], index: int, value: float, size: int) -> Reading:
        scale = self.tables.scales.get(folded(tokens, index + size))
        return Reading((value,), size) if scale is None else Reading((value * scale,), size + 1)

    def _part_of(self, word: str) -> float | None:
        number = ordinal(word.removesuffix("n") if word.endswith("den") else word)
        return float(number) if number is not None and number > 2 else None

    def other(self, low: str) -> Reading | None:
        """The number that a word holds which is no cardinal: an ordinal, a part, a compound."""
        tables = self.tables
        number = ordinal(low)
        if number is not None:
            return Reading((float(number), 1 / number), 1, soft=number < 3)
        if low in tables.fractions:
            top, bottom = tables.fractions[low]
            values = (top / bottom, float(bottom)) if top == 1 else (top / bottom,)
            return Reading(values, 1, soft=bottom == 2 or low == "kwart")
        if low in tables.plenty:
            return Reading((tables.plenty[low],), 1, soft=True)
        if low in tables.collectives:
            return Reading((tables.collectives[low],), 1, soft=True)
        soft = words_data().soft_numbers.get(low)
        if soft is not None:
            return Reading((soft,), 1, soft=True)
        for ending, code, times in self.endings:
            if low.endswith(ending) and len(low) > len(ending) + 2:
                value = cardinal(low[: -len(ending)])
                if value is not None:
                    unit = (code, times) if code else None
                    return Reading((value,), 1, soft=value == 1, unit=unit)
        if low in tables.scales:
            return Reading((tables.scales[low],), 1)
        found = self.units.forms.get(low)
        if found is not None and found.times != 1.0 and found.code != "kg":
            return Reading((1.0,), 1, soft=True, unit=(found.code, found.times))
        return self._prefixed(low)

    def _prefixed(self, low: str) -> Reading | None:
        """A compound that begins with a number and its unit ("zesminutenlooptest")."""
        for size in range(min(len(low) - 4, 12), 2, -1):
            value = cardinal(low[:size])
            if value is not None and value > 1 and low[size:].startswith(_UNIT_STEMS):
                return Reading((value,), 1, soft=True)
        return None


@lru_cache(maxsize=8192)
def _other_number(low: str) -> Reading | None:
    return dutch_lexicon().other(low)


@cache
def dutch_lexicon() -> _Dutch:
    """The Dutch tables, read once."""
    endings = tuple((ending, code, times) for ending, (code, times) in words_data().number_endings.items())
    return _Dutch(numerals(), units(), endings, words_data().joiners.nl)
