"""Reads the parts of English numbers that are said with words of their own: halves and thirds, dozens, ordinals."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.translation.english_tables import EnglishTables
from pipeline.translation.figures import Reading, Token

UnitAt = Callable[[list[Token], int], tuple[str, float, int] | None]
HYPHENS = frozenset("-‐‑")


def part(
    tables: EnglishTables, unit_at: UnitAt, tokens: list[Token], index: int, many: float, taken: int
) -> Reading | None:
    """A fraction ("two thirds", "a quarter") of which the first `taken` tokens are the count."""
    at_ = index + taken
    if low_at(tokens, at_) in HYPHENS:
        at_ += 1
    size_of = tables.parts.get(low_at(tokens, at_))
    if size_of is None or (many == 1.0 and taken == 0):
        if low_at(tokens, index) == "half" and taken == 0:
            return _half(tables, unit_at, tokens, index)
        return None
    size = at_ + 1 - index
    if low_at(tokens, at_ + 1) == "of" and low_at(tokens, at_ + 2) in ("an", "a"):
        unit = unit_at(tokens, at_ + 3)
        if unit is not None:
            return Reading((many / size_of,), size + 2 + unit[2], soft=many == 1.0, unit=unit[:2])
    if size_of == 2:
        return Reading((many / 2,), size, soft=True)
    return Reading((many / size_of, size_of) if many == 1.0 else (many / size_of,), size)


def _half(tables: EnglishTables, unit_at: UnitAt, tokens: list[Token], index: int) -> Reading | None:
    """Half of something: "half a million", "half an hour", "half a dozen"."""
    if low_at(tokens, index + 1) == "a" and low_at(tokens, index + 2) == "dozen":
        return Reading((6.0,), 3)
    if low_at(tokens, index + 1) in ("a", "an") and low_at(tokens, index + 2) in tables.scales:
        return Reading((0.5 * tables.scales[low_at(tokens, index + 2)],), 3)
    unit = unit_at(tokens, index + 2) if low_at(tokens, index + 1) in ("a", "an") else None
    if unit is not None:
        return Reading((0.5,), 2 + unit[2], unit=unit[:2])
    return None


def dozens(many: float) -> tuple[float, ...]:
    """So many dozens, and the round numbers that Dutch says for them ("vijftig" for four dozen)."""
    value = 12 * many
    return tuple(dict.fromkeys((value, 5.0 * round(value / 5), 10.0 * round(value / 10))))


def ordinal_values(tables: EnglishTables, low: str) -> tuple[float, ...]:
    return tuple({tables.soft[low], tables.parts.get(low, tables.soft[low])})


def low_at(tokens: list[Token], index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) else ""


def past_hyphen(tokens: list[Token], index: int) -> int:
    return index + 1 if low_at(tokens, index) in HYPHENS else index
