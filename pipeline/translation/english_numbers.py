"""Reads English numbers and units: "4,000 IU", "two and a half", "a third", "twenty-one", "1960s"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.translation.figures import Figure, Reading, Token, read_figures
from pipeline.yamlfile import read_yaml

_TAILS = {"st": None, "nd": None, "rd": None, "th": None, "x": None, "s": None}
_JOINERS = frozenset(("to", "and", "or", "–", "-", "—", ",", "/", "by"))
_HYPHENS = frozenset("-‐‑")


def english_figures(text: str) -> list[Figure]:
    """Every number of an English sentence."""
    return read_figures(text, _english())


@dataclass(frozen=True, slots=True)
class _Tables:
    small: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    multiples: dict[str, float]
    soft: dict[str, float]
    ordinals: dict[str, float]
    parts: dict[str, float]
    plenty: dict[str, float]
    decades: dict[str, float]
    glyphs: dict[str, float]


@dataclass(frozen=True, slots=True)
class _English:
    tables: _Tables
    units: dict[str, tuple[str, float]]
    longer: dict[str, tuple[tuple[tuple[str, ...], tuple[str, float]], ...]]
    decimal: str = "."
    thousands: str = ","

    @property
    def joiners(self) -> frozenset[str]:
        return _JOINERS

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
        low = tokens[index].low
        for words, found in self.longer.get(low, ()):
            stretch = tokens[index : index + len(words)]
            if tuple(token.low for token in stretch) == words:
                return (*found, len(words))
        single = self.units.get(tokens[index].text) or self.units.get(low)
        return (*single, 1) if single else None

    def words(self, tokens: list[Token], index: int) -> Reading | None:
        """The number in words that begins at token `index`."""
        tables, low = self.tables, tokens[index].low
        if low in ("a", "an"):
            return self._article(tokens, index)
        if low in tables.small or low in tables.tens:
            return self._cardinal(tokens, index)
        if low in tables.soft:
            return self._part(tokens, index, 1.0, 0) or Reading(_ordinal_values(tables, low), 1, soft=True)
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
            if _low(tokens, index + 1) == "of" and _low(tokens, index + 2) in tables.plenty:
                size, value = 3, value * tables.plenty[_low(tokens, index + 2)]
            return Reading((value,), size, soft=True)
        return Reading((tables.glyphs[low],), 1) if low in tables.glyphs else None

    def _article(self, tokens: list[Token], index: int) -> Reading | None:
        following = _low(tokens, index + 1)
        tables = self.tables
        if following in tables.scales:
            reading = self._cardinal(tokens, index + 1)
            return Reading(reading.values, reading.size + 1) if reading else None
        if following == "dozen":
            return Reading((12.0,), 2)
        if following == "half" and _low(tokens, index + 2) in tables.scales:
            return Reading((0.5 * tables.scales[_low(tokens, index + 2)],), 3)
        if following == "quarter" or following in ("third", "half"):
            return self._part(tokens, index, 1.0, 1)
        return self._part(tokens, index, 1.0, 1)

    def _part(self, tokens: list[Token], index: int, many: float, taken: int) -> Reading | None:
        """A fraction ("two thirds", "a quarter") of which the first `taken` tokens are the count."""
        at_ = index + taken
        if _low(tokens, at_) in _HYPHENS:
            at_ += 1
        part = self.tables.parts.get(_low(tokens, at_))
        if part is None or (many == 1.0 and taken == 0):
            if _low(tokens, index) == "half" and taken == 0:
                return self._half(tokens, index)
            return None
        size = at_ + 1 - index
        if part == 2:
            return Reading((many / 2,), size, soft=True)
        return Reading((many / part, part) if many == 1.0 else (many / part,), size)

    def _half(self, tokens: list[Token], index: int) -> Reading | None:
        if _low(tokens, index + 1) in ("a", "an") and _low(tokens, index + 2) in self.tables.scales:
            return Reading((0.5 * self.tables.scales[_low(tokens, index + 2)],), 3)
        unit = self.unit(tokens, index + 2) if _low(tokens, index + 1) in ("a", "an") else None
        if unit is not None:
            return Reading((0.5,), 2 + unit[2], unit=unit[:2])
        return None

    def _cardinal(self, tokens: list[Token], index: int) -> Reading | None:
        tables = self.tables
        if tables.small.get(tokens[index].low, 0) == 1 and _low(tokens, index + 1) not in tables.scales:
            fraction = self._part(tokens, index, 1.0, 1)
            if fraction is not None:
                return fraction
        total, current, at_, first = 0.0, 0.0, index, index
        while at_ < len(tokens):
            low = tokens[at_].low
            after_tens = current % 100 in (20, 30, 40, 50, 60, 70, 80, 90) and at_ > first
            if low in tables.tens or low in tables.small:
                value = tables.tens.get(low, tables.small.get(low, 0.0))
                if at_ > first and not (current % 100 == 0 and current > 0 or (after_tens and value < 10)):
                    break
                current += value
            elif low == "hundred" and at_ >= first:
                current = max(current, 1.0) * 100
            elif low in tables.scales:
                total += max(current, 1.0) * tables.scales[low]
                current = 0.0
                if _low(tokens, at_ + 1) not in tables.small and _low(tokens, at_ + 1) not in tables.tens:
                    at_ += 1
                    break
            elif low in _HYPHENS and after_tens and tables.small.get(_low(tokens, at_ + 1), 10) < 10:
                pass
            elif low in _HYPHENS and tables.ordinals.get(_low(tokens, at_ + 1), 10) < 10 and after_tens:
                return Reading((total + current + tables.ordinals[_low(tokens, at_ + 1)],), at_ + 2 - index)
            elif low == "and" and current >= 100 and current % 100 == 0 and self._under_hundred(tokens, at_ + 1):
                pass
            else:
                break
            at_ += 1
        value = total + current
        if _low(tokens, at_) == "and" and _low(tokens, at_ + 1) in ("a", "one"):
            extra = tables.parts.get(_low(tokens, at_ + 2))
            if extra is not None and extra <= 4:
                return Reading((value + 1 / extra,), at_ + 3 - index)
        fraction = self._part(tokens, index, value, at_ - index) if 1 < value < 100 else None
        if fraction is not None and _low(tokens, index + fraction.size - 1) != "second":
            return fraction
        return Reading((value,), at_ - index, soft=value in (0, 1))

    def _under_hundred(self, tokens: list[Token], index: int) -> bool:
        low = _low(tokens, index)
        step = 3 if low in self.tables.tens and _low(tokens, index + 1) in _HYPHENS else 1
        known = low in self.tables.small or low in self.tables.tens
        return known and _low(tokens, index + step) not in self.tables.scales


def _low(tokens: list[Token], index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) else ""


def _ordinal_values(tables: _Tables, low: str) -> tuple[float, ...]:
    return tuple({tables.soft[low], tables.parts.get(low, tables.soft[low])})


@cache
def _english() -> _English:
    data = read_yaml(rules_folder() / "data" / "numerals_en.yaml", RuleError).data
    tables = _Tables(
        small={**data["ones"], **data["teens"], **data["dozens"]},
        tens=data["tens"],
        scales=data["scales"],
        multiples=data["multiples"],
        soft=data["soft"],
        ordinals=data["ordinals"],
        parts=data["parts"],
        plenty=data["plenty"],
        decades=data["decades"],
        glyphs=data["glyphs"],
    )
    units, longer = _read_units()
    return _English(tables, units, longer)


_Longer = dict[str, tuple[tuple[tuple[str, ...], tuple[str, float]], ...]]


def _read_units() -> tuple[dict[str, tuple[str, float]], _Longer]:
    from pipeline.dutch.units import units as dutch_units
    from pipeline.translation.figures import tokens_of

    path = rules_folder() / "data" / "units_en.yaml"
    file = read_yaml(path, RuleError)
    known = dutch_units().codes
    single: dict[str, tuple[str, float]] = {}
    longer: dict[str, list[tuple[tuple[str, ...], tuple[str, float]]]] = {}
    for code, entries in file.data.items():
        if code not in known:
            raise RuleError(at(path, file.line((code,)), str(code), "is no code of units.yaml"))
        for entry in entries:
            form, times = _form(entry)
            words = tuple(token.text if len(token.text) == 1 else token.low for token in tokens_of(form))
            if len(words) == 1:
                single.setdefault(form if len(form) <= 2 else form.lower(), (code, times))
            else:
                longer.setdefault(words[0], []).append((words, (code, times)))
    ordered = {word: tuple(sorted(found, key=lambda item: -len(item[0]))) for word, found in longer.items()}
    return single, ordered


def _form(entry: Any) -> tuple[str, float]:
    if isinstance(entry, dict):
        return str(entry["form"]), float(entry["times"])
    return str(entry), 1.0
