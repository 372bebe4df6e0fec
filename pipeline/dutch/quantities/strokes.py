"""Two numbers with a stroke or colon between them: 140/90, 4,7/5, 1/4, 7,5/100.000, 16:8."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import gcd

from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.special import draft_of
from pipeline.dutch.quantities.tails import find_unit
from pipeline.dutch.units import Unit

_SCHEDULE = re.compile(r"[0-9½](?:-[0-9½]){2,3}(?![0-9-])")  # tablets by time of day: 1-0-1
_STRENGTHS = frozenset(("mass", "activity"))
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
            return _schedule(scan, one, schedule), index + 1 + schedule.group().count("-")
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
    if _is_part(one, other, unit[0] if unit else None):
        _take(draft, other, (one.value / other.value,), "single")
        if with_unit(scan, draft, True):
            return draft, index + 2
        if scan.word(other.last + 1) in scan.grammar.after_fraction:
            _take(draft, other, (one.value, other.value), "ratio")
            draft.kind, draft.unit = "ratio", "in"
            return draft, index + 2
    elif unit is not None and unit[0].dimension in _STRENGTHS:
        _take(draft, other, (one.value, other.value), "pair")
        return (draft if with_unit(scan, draft, True) else None), index + 2
    return None, index + 2


def _is_part(one: Number, other: Number, unit: Unit | None) -> bool:
    """Whether "3/4" is a part: "5/10 mg", which has no lowest terms, is the strength of two substances."""
    if not (one.plain and other.plain and one.value < other.value <= 10):
        return False
    return unit is None or unit.dimension not in _STRENGTHS or gcd(int(one.value), int(other.value)) == 1


def _schedule(scan: Scan, one: Number, schedule: re.Match[str]) -> Draft | None:
    """As in "1-0-1 tabletten": so many over the day."""
    last = scan.next_word(one.first, schedule.end()) - 1
    found = find_unit(scan, schedule.end(), last, True)
    total = sum(0.5 if part == "½" else float(part) for part in schedule.group().split("-"))
    if found is None or found[0].dimension != "household" or not total:
        return None
    draft = Draft(one.start, found[1], one.first, scan.next_word(last, found[1]) - 1, (total,))
    draft.kind, draft.unit, draft.per, draft.dimension = "dose", found[0].code, "day", "household"
    draft.until = draft.end
    return draft


def _is_pressure(scan: Scan, one: Number, other: Number, gap: str) -> bool:
    if gap in ("/", " / ") and scan.folded.startswith(scan.syntax.mercury, other.end):
        return True
    if not (70 <= one.value <= 260 and 30 <= other.value <= 160 and one.value > other.value):
        return False
    if find_unit(scan, other.end, other.last, True) is not None:  # 200/50 mg
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
