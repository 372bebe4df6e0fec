"""Whether two numbers are a part and its whole: "een op de drie", "61 van de 97", "17 per 100.000"."""

from __future__ import annotations

from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.scan import Scan

ROUND = frozenset((10, 100, 1000, 10000, 100000, 1000000))


def is_ratio(scan: Scan, one: Number, other: Number, gap: str) -> bool:
    """Whether a number is a part of another, by what stands between them."""
    if other.role or one.fraction or one.value > other.value or other.value < 2:
        return False
    if scan.char(other.end) in ("%", "‰") or scan.folded.startswith((" %", " procent"), other.end):
        return False
    if gap == " op ":
        return other.value in ROUND or (one.value < 10 and other.value <= 20 and not _unit_follows(scan, other))
    if gap == " uit ":
        return one.value == int(one.value) and not 1800 <= other.value <= 2100
    if gap in scan.syntax.ratio_of_group:
        return not _unit_follows(scan, other) and one.value < other.value and not 1900 <= other.value <= 2100
    return True


def _unit_follows(scan: Scan, number: Number) -> bool:
    word = scan.word(number.last + 1) if scan.joined(number.last) else ""
    unit = scan.units.forms.get(word)
    return unit is not None and unit.dimension != "household"


def out_of_hundreds(gap: str, other: Number) -> bool:
    """As in "17 per 100.000"."""
    return gap == " per " and other.value in ROUND and other.value >= 100
