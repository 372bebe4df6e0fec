"""Quantities that lean on a neighbour: "25% tot 50%", "van 18 naar 32 ng/ml", "1 uur en 30 minuten"."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from pipeline.dutch.quantities.joins import ROUND, take
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.tails import find_unit, rate
from pipeline.dutch.units import Unit

_start = attrgetter("start")
_STEPS = {
    ("year", "month"): 12,
    ("month", "day"): 30,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "min"): 60,
    ("min", "s"): 60,
}


def same_unit_range(scan: Scan, draft: Draft, unit: Unit) -> None:
    """Extend "25%" with "tot 50%", "50 mg" with "tot 100 mg": one range with its unit written twice."""
    if draft.form != "single" or draft.until != draft.end:
        return
    place = bisect_left(scan.numbers, draft.end, key=_start)
    if place >= len(scan.numbers):
        return
    other = scan.numbers[place]
    gap = scan.folded[draft.end : other.start] if other.start - draft.end < 10 else ""
    value = round(other.value * unit.times, 9)
    if gap not in scan.syntax.range or other.role or not draft.values[0] < value or other.end > scan.high:
        return
    found = find_unit(scan, other.end, other.last, other.digits)
    if found is None or found[0].code != unit.code:
        return
    draft.values, draft.form = (draft.values[0], value), "range"
    draft.end = draft.until = found[1]
    draft.last = scan.next_word(other.last, draft.end) - 1
    rate(scan, draft)


def out_of_many(scan: Scan, draft: Draft) -> None:
    """Make "268 recepten" a ratio where "per 1.000 inwoners" follows."""
    if not scan.folded.startswith(" per ", draft.end):
        return
    place = bisect_left(scan.numbers, draft.end, key=_start)
    if place >= len(scan.numbers) or scan.numbers[place].start != draft.end + 5:
        return
    many = scan.numbers[place]
    if many.value in ROUND and many.value >= 100 and many.end <= scan.high:
        take(draft, many, (*draft.values, many.value), "ratio")
        draft.kind, draft.unit, draft.until = "ratio", "in", many.end


def share_units(scan: Scan, found: list[Draft]) -> list[Draft]:
    """Give "van 18" the unit of "naar 32 ng/ml" after it."""
    out: list[Draft] = []
    for draft in found:
        shared = _from(scan, draft) if scan.word(draft.first - 1) == "naar" else None
        if shared is not None and (not out or out[-1].end <= shared.start):
            out.append(shared)
        out.append(draft)
    return out


_CHANGING = frozenset(("measurement", "percentage", "count", "dose", "ratio"))


def _from(scan: Scan, draft: Draft) -> Draft | None:
    place = bisect_left(scan.numbers, draft.start, key=_start) - 1
    if place < 0 or draft.kind not in _CHANGING or draft.form == "range":
        return None
    number = scan.numbers[place]
    if number.start < scan.low or number.role or scan.word(number.first - 1) != "van":
        return None
    if scan.folded[number.end : draft.start] not in (" naar ", " nu naar "):
        return None
    values = (number.value, *draft.values[1:]) if draft.form == "ratio" else (number.value,)
    shared = Draft(number.start, number.end, number.first, number.last, values, draft.form, draft.kind, draft.unit)
    shared.dimension, shared.until = draft.dimension, number.end
    return shared


def merge_durations(scan: Scan, found: list[Draft]) -> list[Draft]:
    """One duration of "1 uur en 30 minuten", in the smaller unit."""
    out: list[Draft] = []
    for draft in found:
        previous = out[-1] if out else None
        if previous is not None and draft.kind in ("duration", "age") and previous.kind in ("duration", "age"):
            gap = scan.folded[previous.end : draft.start] if draft.start - previous.end < 6 else ""
            step = _step(previous.unit, draft.unit)
            if (
                step and gap in (" en ", ", ", " ")
                and len(previous.values) == len(draft.values) == 1
                and draft.values[0] < step
                and previous.values[0] == int(previous.values[0])
            ):  # fmt: skip
                previous.values = (previous.values[0] * step + draft.values[0],)
                previous.unit, previous.end, previous.until, previous.last = (
                    draft.unit,
                    draft.end,
                    draft.until,
                    draft.last,
                )
                continue
        out.append(draft)
    return out


def _step(larger: str | None, smaller: str | None) -> int:
    return _STEPS.get((larger or "", smaller or ""), 0)
