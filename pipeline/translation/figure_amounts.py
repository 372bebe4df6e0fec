"""Compares amounts: whether two figures are the same one in other units, or in units that exclude each other."""

from __future__ import annotations

from pipeline.dutch.units import units
from pipeline.translation.dutch_numbers import dutch_lexicon
from pipeline.translation.english_numbers import english_lexicon
from pipeline.translation.figures import Figure, tokens_of
from pipeline.translation.lexicon import words_data

_ROUNDED = 0.03  # how far an amount that is said again in another unit may be off
_LOOSE = frozenset(("household", "temperature", "pulse"))  # what may go unsaid


def close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a))


def is_measured(figure: Figure) -> bool:
    """Whether a figure has a unit of an amount, other than time, that is no piece or spoon."""
    unit = units().codes.get(figure.unit or "")
    return unit is not None and unit.factor is not None and unit.dimension != "time"


def is_time(figure: Figure) -> bool:
    """Whether a figure is a stretch of time."""
    unit = units().codes.get(figure.unit or "")
    return unit is not None and unit.dimension == "time"


def converts(mine: Figure, other: Figure) -> bool:
    """Whether both are the same amount in different units ("anderhalf uur" and "90 minutes")."""
    if mine.unit is None or other.unit is None or (mine.soft != other.soft and mine.values[0] == other.values[0]):
        return False
    a, b = units().codes.get(mine.unit), units().codes.get(other.unit)
    if a is None or b is None or (a.code == b.code and mine.times == other.times):
        return False
    return _amounts_agree(mine, other, 0.005)


def units_differ(mine: Figure, other: Figure) -> bool:
    if mine.unit == other.unit and mine.times == other.times:
        return False
    if mine.unit == other.unit and 0.85 < mine.times / other.times < 1.18:
        return False  # "pond" and "pound"
    if converts(mine, other) or "clock" in (mine.unit, other.unit) or (mine.soft and other.soft and not mine.unit):
        return False
    if mine.unit is None or other.unit is None:
        code = mine.unit or other.unit or ""
        unit = units().codes.get(code)
        if unit is None or unit.dimension in (*_LOOSE, "time", "money", "length") or mine.soft or other.soft:
            return False
        return unit.factor is not None and not (mine.unit is None and unit.dimension == "fraction")
    a, b = units().codes.get(mine.unit), units().codes.get(other.unit)
    if a is None or b is None:
        return False
    if {a.dimension, b.dimension} == {"household", "pulse"}:
        return False  # "slagen" and "beats per minute"
    if a.dimension == b.dimension == "household":
        return a.code != b.code and not any({a.code, b.code} <= codes for codes in words_data().interchangeable)
    return not (a.dimension == b.dimension == "fraction" and a.code == b.code)


def is_other_amount(mine: Figure, other: Figure) -> bool:
    """Whether both have a unit of the same kind and are not the same amount ("kwartier" and "a third of an hour")."""
    a, b = units().codes.get(mine.unit or ""), units().codes.get(other.unit or "")
    return a is not None and b is not None and a.dimension == b.dimension and not _amounts_agree(mine, other, 0.01)


def is_converted(figure: Figure, ours: list[Figure]) -> bool:
    """Whether a number of the translation says an amount of the source again in another unit ("90 kg (200 pounds)")."""
    return is_measured(figure) and any(
        _amounts_agree(mine, figure, _ROUNDED) and (mine.unit, mine.times) != (figure.unit, figure.times)
        for mine in ours
    )


def has_unit(text: str, code: str, *, dutch: bool) -> bool:
    """Whether a word for the unit stands anywhere in the text."""
    lexicon = dutch_lexicon() if dutch else english_lexicon()
    tokens = tokens_of(text)
    return any((unit := lexicon.unit(tokens, index)) is not None and unit[0] == code for index in range(len(tokens)))


def _amounts_agree(mine: Figure, other: Figure, tolerance: float) -> bool:
    a, b = units().codes.get(mine.unit or ""), units().codes.get(other.unit or "")
    if a is None or b is None or a.factor is None or b.factor is None or a.dimension != b.dimension:
        return False
    amount = mine.values[0] * mine.times * a.factor
    return abs(amount - other.values[0] * other.times * b.factor) <= tolerance * abs(amount)
