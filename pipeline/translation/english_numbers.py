"""Reads English numbers and units: "4,000 IU", "two and a half", "a third", "twenty-one", "1960s"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.translation.english_parts import HYPHENS, dozens, low_at, ordinal_values, part, past_hyphen
from pipeline.translation.english_tables import EnglishTables, Longer, english_tables, english_units
from pipeline.translation.figures import Figure, Reading, Token
from pipeline.translation.lexicon import words_data
from pipeline.translation.reading import read_figures

_TAILS = {"st": None, "nd": None, "rd": None, "th": None, "x": None, "s": None}
_CLOCK = frozenset(("o'clock", "o’clock", "am", "pm"))


def english_figures(text: str) -> list[Figure]:
    """Every number of an English sentence."""
    return read_figures(text, english_lexicon())


@dataclass(frozen=True, slots=True)
class _English:
    tables: EnglishTables
    units: dict[str, tuple[str, float]]
    longer: Longer
    joiners: frozenset[str]
    decimal: str = "."
    thousands: str = ","

    @property
    def scales(self) -> Mapping[str, float]:
        return self.tables.scales

    @property
    def tails(self) -> Mapping[str, tuple[str, float] | None]:
        return _TAILS

    def unit(self, tokens: list[Token], index: int) -> tuple[str, float, int] | None:
        """The unit that begins at token `index`."""
        if index >= len(tokens):
            return None
        low, text = tokens[index].low.replace("µ", "μ").rstrip("'’"), tokens[index].text
        for words, found in self.longer.get(low, ()):
            stretch = tokens[index : index + len(words)]
            if tuple(token.low for token in stretch) == words:
                return (*found, len(words))
        single = self.units.get(text) or self.units.get(low)
        if single is None and low.endswith("ly") and index and tokens[index - 1].text in HYPHENS:
            single = self.units.get(low.removesuffix("ly"))
        return (*single, 1) if single else None

    def words(self, tokens: list[Token], index: int) -> Reading | None:
        """The number in words that begins at token `index`."""
        tables, low = self.tables, tokens[index].low
        if low in ("a", "an"):
            return self._article(tokens, index)
        if low == "dozen" and low_at(tokens, index - 1) in ("few", "several"):
            return Reading((10.0, 12.0), 1, soft=True)
        if low in tables.small or low in tables.tens:
            return self._cardinal(tokens, index)
        if low in ("couple", "pair") and low_at(tokens, index + 1) == "of":
            unit = self.unit(tokens, index + 2)
            if unit is not None:
                return Reading((2.0,), 2 + unit[2], soft=True, unit=unit[:2])
        if low in tables.soft:
            return part(self.tables, self.unit, tokens, index, 1.0, 0) or Reading(
                ordinal_values(tables, low), 1, soft=True
            )
        if low in tables.multiples:
            return Reading((tables.multiples[low],), 1, soft=low == "once")
        if low in tables.ordinals:
            value = tables.ordinals[low]
            return Reading((value, 1 / value), 1)
        if low in tables.decades:
            value = tables.decades[low]
            return Reading((value, 1900 + value), 1, soft=True)
        if low in tables.plenty:
            size = 1
            value = tables.plenty[low]
            if low_at(tokens, index + 1) == "of" and low_at(tokens, index + 2) in tables.plenty:
                size, value = 3, value * tables.plenty[low_at(tokens, index + 2)]
            return Reading((value,), size, soft=True)
        if low in tables.scales:
            return Reading((tables.scales[low],), 1)
        stem = low.removesuffix("fold")
        many = tables.small.get(stem, tables.tens.get(stem)) if stem != low else None
        if many is not None:
            return Reading((many,), 1)
        return Reading((tables.glyphs[low],), 1) if low in tables.glyphs else None

    def _article(self, tokens: list[Token], index: int) -> Reading | None:
        following = low_at(tokens, index + 1)
        tables = self.tables
        if following in tables.scales:
            reading = self._cardinal(tokens, index + 1)
            return Reading(reading.values, reading.size + 1) if reading else None
        if following == "dozen":
            return Reading(dozens(1.0), 2)
        if following == "half" and low_at(tokens, index + 2) in tables.scales:
            return Reading((0.5 * tables.scales[low_at(tokens, index + 2)],), 3)
        unit = self.unit(tokens, index + 1)
        if unit is not None:
            after = index + 1 + unit[2]
            if [low_at(tokens, after + step) for step in range(3)] == ["and", "a", "half"]:
                return Reading((1.5,), 4 + unit[2], unit=unit[:2])
            return None
        return part(self.tables, self.unit, tokens, index, 1.0, 1)

    def _cardinal(self, tokens: list[Token], index: int) -> Reading | None:
        tables = self.tables
        if tables.small.get(tokens[index].low, 0) == 1 and low_at(tokens, index + 1) not in tables.scales:
            fraction = part(self.tables, self.unit, tokens, index, 1.0, 1)
            if fraction is not None:
                return fraction
        total, current, at_, first = 0.0, 0.0, index, index
        while at_ < len(tokens):
            low = tokens[at_].low
            after_tens = current % 100 in (20, 30, 40, 50, 60, 70, 80, 90) and at_ > first
            if low in tables.tens or low in tables.small:
                value = tables.tens.get(low, tables.small.get(low, 0.0))
                room = (
                    (current == 0 and total > 0) or (current > 0 and current % 100 == 0) or (after_tens and value < 10)
                )
                hyphen = low_at(tokens, at_ + 1) in HYPHENS and after_tens and tokens[at_ - 1].low not in HYPHENS
                if at_ > first and (not room or hyphen):  # "forty three-hour sessions" are forty
                    break
                current += value
            elif low == "hundred" and at_ >= first:
                current = max(current, 1.0) * 100
            elif low in tables.scales:
                total += max(current, 1.0) * tables.scales[low]
                current = 0.0
                if low_at(tokens, at_ + 1) not in tables.small and low_at(tokens, at_ + 1) not in tables.tens:
                    at_ += 1
                    break
            elif (low in HYPHENS and after_tens and tables.small.get(low_at(tokens, at_ + 1), 10) < 10) or (
                low in HYPHENS and low_at(tokens, at_ + 1) in tables.scales
            ):
                pass
            elif low in HYPHENS and tables.ordinals.get(low_at(tokens, at_ + 1), 10) < 10 and after_tens:
                return Reading((total + current + tables.ordinals[low_at(tokens, at_ + 1)],), at_ + 2 - index)
            elif low == "and" and current >= 100 and current % 100 == 0 and self._under_hundred(tokens, at_ + 1):
                pass
            else:
                break
            at_ += 1
        value = total + current
        joined = past_hyphen(tokens, at_)
        article = past_hyphen(tokens, joined + 1)
        if low_at(tokens, joined) == "and" and low_at(tokens, article) in ("a", "one"):
            last = past_hyphen(tokens, article + 1)
            extra = tables.parts.get(low_at(tokens, last))
            if extra is not None and extra <= 4:
                scale = tables.scales.get(low_at(tokens, last + 1))
                size = last + 1 + (scale is not None) - index
                return Reading(((value + 1 / extra) * (scale or 1.0),), size)
        if low_at(tokens, joined) == "dozen" and value < 12:
            return Reading(dozens(value), joined + 1 - index)
        if low_at(tokens, at_) in _CLOCK:
            return Reading((value, value % 12 * 60), at_ + 1 - index, unit=("clock", 1.0))
        fraction = part(self.tables, self.unit, tokens, index, value, at_ - index) if 1 < value < 100 else None
        if fraction is not None and low_at(tokens, index + fraction.size - 1) != "second":
            return fraction
        return Reading((value,), at_ - index, soft=value in (0, 1))

    def _under_hundred(self, tokens: list[Token], index: int) -> bool:
        low = low_at(tokens, index)
        step = 3 if low in self.tables.tens and low_at(tokens, index + 1) in HYPHENS else 1
        known = low in self.tables.small or low in self.tables.tens
        return known and low_at(tokens, index + step) not in self.tables.scales


@cache
def english_lexicon() -> _English:
    """The English tables, read once."""
    return _English(english_tables(), *english_units(), words_data().joiners.en)
