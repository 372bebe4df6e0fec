"""Two numbers with a stroke or colon between them: 140/90, 4,7/5, 1/4, 7,5/100.000, 16:8."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.special import draft_of
from pipeline.dutch.quantities.tails import find_unit

_SCHEDULE = re.compile(r"[0-9½](?:-[0-9½]){2,3}(?![0-9-])")  # tablets by time of day: 1-0-1
Reader = Callable[[Scan, Draft, bool], bool]


def read_stroke(scan: Scan, index: int, with_unit: Reader) -> tuple[Draft | None, int] | None:
    """The quantity of two such numbers; (None, next) where they are none (12/6); None where no stroke joins them."""
    one, other = scan.numbers[index], scan.numbers[index + 1]
    gap = scan.folded[one.end : other.start] if other.start - one.end < 8 else ""
    if gap not in ("/", " / ", " over ", "-", ":") or not other.digits:
        return None
    if gap == "-":
        schedule = _SCHEDULE.match(scan.text, one.start, scan.high)
        if schedule is not None:
            return None, index + 1 + schedule.group().count("-")
    draft = draft_of(one)
    if _is_pressure(scan, one, other, gap):
        _take(draft, other, (one.value, other.value), "pair")
        draft.kind, draft.unit, draft.dimension = "measurement", "mmHg", "pressure"
        for tail in scan.syntax.mercury:
            if scan.folded.startswith(tail, draft.end):
                draft.end = draft.until = draft.end + len(tail)
                draft.last = scan.next_word(draft.last, draft.end) - 1
                break
        return draft, index + 2
    if gap == ":":
        _take(draft, other, (one.value, other.value), "ratio")
        total = one.value + other.value
        draft.kind = "ratio"
        draft.unit = "hour" if total == 24 else "day" if total == 7 and one.value > other.value else "in"
        return draft, index + 2
    if gap not in ("/", " / "):
        return None
    return _fraction(scan, draft, index, one, other, with_unit)


def _fraction(
    scan: Scan, draft: Draft, index: int, one: Number, other: Number, with_unit: Reader
) -> tuple[Draft | None, int] | None:
    if other.value >= 100 and other.value in (100, 1000, 10000, 100000, 1000000) and one.value < other.value:
        _take(draft, other, (one.value, other.value), "ratio")
        draft.kind, draft.unit = "ratio", "in"
        return draft, index + 2
    unit = find_unit(scan, other.end, other.last, True)
    if other.value in (5, 10) and one.value <= other.value and unit is None:
        _take(draft, other, (one.value, other.value), "ratio")
        draft.kind, draft.unit = "other", "star" if other.value == 5 else "point"
        return draft, index + 2
    if one.plain and other.plain and one.value < other.value <= 10:
        _take(draft, other, (one.value / other.value,), "single")
        if with_unit(scan, draft, True):
            return draft, index + 2
        if scan.word(other.last + 1) in ("van", "deel", "e"):
            _take(draft, other, (one.value, other.value), "ratio")
            draft.kind, draft.unit = "ratio", "in"
            return draft, index + 2
    elif unit is not None and unit[0].dimension in ("mass", "activity", "concentration"):
        return None
    return None, index + 2


def _is_pressure(scan: Scan, one: Number, other: Number, gap: str) -> bool:
    if gap in ("/", " / ") and scan.folded.startswith(scan.syntax.mercury, other.end):
        return True
    if not (70 <= one.value <= 260 and 30 <= other.value <= 160 and one.value > other.value):
        return False
    if gap in ("/", " / "):
        return True
    if gap == "-":
        return scan.folded.startswith(scan.syntax.mercury, other.end)
    return gap == " over " and bool(scan.context.pressure.intersection(scan.left(one.first, 9)))


def _take(draft: Draft, other: Number, values: tuple[float, ...], form: str) -> None:
    draft.values = values
    draft.form = "pair" if form == "pair" else "ratio" if form == "ratio" else "single"
    draft.end = draft.until = other.end
    draft.last = other.last
