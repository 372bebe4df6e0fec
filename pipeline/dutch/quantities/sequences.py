"""Quantities that lean on a neighbour: "25% tot 50%", "van 18 naar 32 ng/ml", "1 uur en 30 minuten"."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from pipeline.article import Form
from pipeline.dutch.quantities.number import Number
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
    either = gap in scan.syntax.both and "tussen" in scan.left(draft.first, 2)
    if not (either or gap in scan.syntax.range) or other.role or not draft.values[0] < value or other.end > scan.high:
        return
    found = find_unit(scan, other.end, other.last, other.digits)
    if found is None or found[0].code != unit.code:
        return
    draft.values, draft.form = (draft.values[0], value), "range"
    draft.end = draft.until = found[1]
    draft.last = scan.next_word(other.last, draft.end) - 1
    rate(scan, draft)


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
    before = scan.word(draft.first - 1)
    if before == "naar":
        one = _from(scan, draft)
    elif before in scan.context.against:
        one = _against(scan, draft, before)
    elif scan.word(draft.first - 2) in ("en", "of"):
        one = _after_same_word(scan, draft, before)
    elif scan.folded[draft.start - 2 : draft.start] == ", " and draft.form in ("pair", "range"):
        return _listed(scan, draft)
    else:
        return []
    return [] if one is None else [one]


def _against(scan: Scan, draft: Draft, word: str) -> Draft | None:
    """As in "34 tegen 35 procent": both are percentages."""
    number = _number_before(scan, draft)
    if number is None or draft.kind not in _CHANGING or draft.form not in ("single", "ratio"):
        return None
    if scan.folded[number.end : draft.start] not in (f" {word} ", f" {word}. "):
        return None
    values = (number.value, *draft.values[1:]) if draft.form == "ratio" else (number.value,)
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
    values = (number.value, *draft.values[1:]) if draft.form == "ratio" else (number.value,)
    return _like(draft, number, values, draft.form)


def merge_durations(scan: Scan, found: list[Draft]) -> list[Draft]:
    """One duration of "1 uur en 30 minuten", in the smaller unit."""
    if len(found) < 2:
        return found
    out: list[Draft] = []
    for draft in found:
        previous = out[-1] if out else None
        if previous is not None and draft.kind in ("duration", "age") and previous.kind in ("duration", "age"):
            gap = scan.folded[previous.end : draft.start] if draft.start - previous.end < 6 else ""
            step = _step(previous.unit, draft.unit)
            backward = 0 if step else _step(draft.unit, previous.unit)
            if "tussen" in scan.left(previous.first, 2):
                step = backward = 0
            if backward and gap in (" en ", ", ") and len(previous.values) == len(draft.values) == 1:
                _merge(previous, draft, draft.values[0] * backward + previous.values[0], previous.unit)
                continue
            if (
                step and gap in (" en ", ", ", " ")
                and len(previous.values) == len(draft.values) == 1
                and draft.values[0] < step
                and previous.values[0] == int(previous.values[0])
            ):  # fmt: skip
                _merge(previous, draft, previous.values[0] * step + draft.values[0], draft.unit)
                continue
        out.append(draft)
    return out


def _merge(previous: Draft, draft: Draft, value: float, unit: str | None) -> None:
    previous.values, previous.unit = (value,), unit
    previous.end, previous.until, previous.last = draft.end, draft.until, draft.last


def _step(larger: str | None, smaller: str | None) -> int:
    return _STEPS.get((larger or "", smaller or ""), 0)
