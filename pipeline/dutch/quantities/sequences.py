"""Quantities that lean on a neighbour: "25% tot 50%", "van 18 naar 32 ng/ml"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from pipeline.article import Form
from pipeline.dutch.quantities.denominators import rate
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.shared_endings import shared_scale
from pipeline.dutch.quantities.tails import find_unit
from pipeline.dutch.units import Unit

_start = attrgetter("start")


def same_unit_range(scan: Scan, draft: Draft, unit: Unit) -> None:
    """Extend "25%" with "tot 50%", "50 mg" with "tot 100 mg": one range with its unit written twice."""
    if draft.form != "single" or draft.until != draft.end:
        return
    place = bisect_left(scan.numbers, draft.end, key=_start)
    if place >= len(scan.numbers):
        return
    other = scan.numbers[place]
    gap = scan.folded[draft.end : other.start] if other.start - draft.end < 10 else ""
    either = gap in scan.syntax.both and "tussen" in scan.left(draft.first, 2)
    if not (either or gap in scan.syntax.range) or other.role or other.end > scan.high:
        return
    found = find_unit(scan, other.end, other.last, other.digits)
    value = None if found is None else _in_unit(other.value, found[0], unit)
    if found is None or value is None or not draft.values[0] < value:
        return
    draft.values, draft.form = (draft.values[0], value), "range"
    draft.end = draft.until = found[1]
    draft.last = scan.next_word(other.last, draft.end) - 1
    rate(scan, draft)


def _in_unit(value: float, unit: Unit, wanted: Unit) -> float | None:
    """`value` of a unit in the code of another of its dimension; None where they do not convert to a plain number."""
    if unit.code == wanted.code:
        return round(value * unit.times, 9)
    if unit.dimension != wanted.dimension or unit.dimension in ("time", "temperature", "money"):
        return None
    if unit.factor is None or wanted.factor is None:
        return None
    return float(f"{value * unit.times * unit.factor / wanted.factor:.12g}")


def share_units(scan: Scan, found: list[Draft]) -> list[Draft]:
    """Give "van 18" the unit of "naar 32 ng/ml" after it."""
    out: list[Draft] = []
    for draft in found:
        shared = _shared(scan, draft)
        if shared and out and out[-1].start == shared[0].start and draft.kind == "ratio":
            out.pop()
        edge = out[-1].end if out else 0
        out += [one for one in shared if one.start >= edge]
        out += _apart(scan, draft) if shared and shared[-1].form == "single" else [draft]
    return out


def _shared(scan: Scan, draft: Draft) -> list[Draft]:
    before, second = scan.word(draft.first - 1), scan.word(draft.first - 2)
    if before == "naar":
        one = _from(scan, draft)
    elif before in scan.context.against:
        one = _against(scan, draft, (before, f"{before}."))
    elif before in scan.context.set_against:
        one = _against(scan, draft, scan.context.set_against[before])
    elif second == "s" and draft.form == "single":
        return _by_part_of_day(scan, draft)
    elif second in ("en", "of"):
        one = _after_same_word(scan, draft, before)
    elif scan.folded[draft.start - 2 : draft.start] == ", " and draft.form in ("pair", "range"):
        return _listed(scan, draft)
    else:
        return []
    return [] if one is None else [one]


def _against(scan: Scan, draft: Draft, joints: Sequence[str]) -> Draft | None:
    """As in "34 tegen 35 procent": both are percentages."""
    number = _number_before(scan, draft)
    if number is None or draft.kind not in _CHANGING or draft.form not in ("single", "ratio"):
        return None
    if draft.start - number.end > 24 or scan.folded[number.end : draft.start].strip(" ") not in joints:
        return None
    values = (number.value, *draft.values[1:]) if draft.form == "ratio" else (_scaled(scan, number, draft),)
    return _like(draft, number, values, draft.form)


def _after_same_word(scan: Scan, draft: Draft, word: str) -> Draft | None:
    """As in "na 3 en na 12 maanden": both are months."""
    number = _number_before(scan, draft)
    if number is None or draft.form != "single" or draft.kind not in _CHANGING | {"age"}:
        return None
    if scan.word(number.first - 1) != word:
        return None
    if scan.folded[number.end : draft.start] not in (f" en {word} ", f" of {word} "):
        return None
    return _like(draft, number, (number.value,), "single")


def _by_part_of_day(scan: Scan, draft: Draft) -> list[Draft]:
    """As in "'s ochtends 2, 's middags 1 en 's avonds 1 tablet": all are tablets."""
    out: list[Draft] = []
    parts, edge = scan.syntax.part_of_day, draft.start
    place = bisect_left(scan.numbers, draft.start, key=_start) - 1
    while draft.kind == "dose" and place >= 0 and scan.numbers[place].start >= scan.low and len(out) < 4:
        number = scan.numbers[place]
        between = scan.folded[number.end : edge].strip(" ,").removeprefix("en ")
        if number.role or between not in parts or not scan.folded.endswith(parts, scan.low, number.start - 1):
            break
        out.append(_like(draft, number, (number.value,), "single"))
        edge = number.start
        place -= 1
    return out[::-1]


def _listed(scan: Scan, draft: Draft) -> list[Draft]:
    """As in "10, 20 of 40 mg": the numbers before the last two, which `_apart` splits."""
    out: list[Draft] = []
    edge = draft.start
    if draft.kind not in _CHANGING | {"age"} or not scan.words[draft.first][0].isdigit():
        return out
    place = bisect_left(scan.numbers, draft.start, key=_start) - 1
    while place >= 0:
        number = scan.numbers[place]
        if number.start < scan.low or number.role or not number.digits or scan.folded[number.end : edge] != ", ":
            break
        out.append(_like(draft, number, (number.value,), "single"))
        edge = number.start
        place -= 1
    return out[::-1]


def _apart(scan: Scan, draft: Draft) -> list[Draft]:
    """The two of a pair or range that ends a list."""
    if draft.form not in ("pair", "range") or len(draft.values) != 2:
        return [draft]
    place = bisect_left(scan.numbers, draft.start, key=_start)
    one = scan.numbers[place]
    if place + 1 >= len(scan.numbers) or scan.folded[one.end : scan.numbers[place + 1].start] not in (" en ", " of "):
        return [draft]
    other = scan.numbers[place + 1]
    first = _like(draft, one, draft.values[:1], "single")
    draft.start, draft.first, draft.values, draft.form = other.start, other.first, draft.values[1:], "single"
    return [first, draft]


def _like(draft: Draft, number: Number, values: tuple[float, ...], form: Form) -> Draft:
    """A draft of a number with the unit and kind of another."""
    like = Draft(number.start, number.end, number.first, number.last, values, form, draft.kind, draft.unit, draft.per)
    like.dimension, like.until = draft.dimension, number.end
    return like


def _scaled(scan: Scan, number: Number, draft: Draft) -> float:
    """The value of a number before another: the 2 of "van 2 naar 3 miljoen" is two million."""
    place = bisect_left(scan.numbers, draft.start, key=_start)
    if place == len(scan.numbers) or scan.numbers[place].scale == 1:
        return number.value
    other = scan.numbers[place]
    shared = shared_scale(number.value, number.scale, other.value, other.scale)
    return number.value if shared is None else shared


def _number_before(scan: Scan, draft: Draft) -> Number | None:
    place = bisect_left(scan.numbers, draft.start, key=_start) - 1
    if place < 0 or scan.numbers[place].start < scan.low or scan.numbers[place].role:
        return None
    return scan.numbers[place]


_CHANGING = frozenset(("measurement", "percentage", "count", "dose", "ratio", "duration"))


def _from(scan: Scan, draft: Draft) -> Draft | None:
    number = _number_before(scan, draft)
    if number is None or (draft.kind not in _CHANGING and draft.unit != "point") or draft.form == "range":
        return None
    if scan.word(number.first - 1) != "van":
        return None
    if scan.folded[number.end : draft.start] not in (" naar ", " nu naar "):
        return None
    values = (number.value, *draft.values[1:]) if draft.form == "ratio" else (_scaled(scan, number, draft),)
    return _like(draft, number, values, draft.form)
