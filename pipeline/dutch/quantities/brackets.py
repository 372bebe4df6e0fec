"""A number that a bracket parts from what it counts: "45 (30%) patiënten", "5,3 (SD 1,2) mmol/l"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from pipeline.dutch.quantities.counted import counted, looks_plural
from pipeline.dutch.quantities.kinds import kind_of
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.tails import apply_unit, find_unit
from pipeline.dutch.units import Unit

_start = attrgetter("start")
_LONGEST = 32  # characters between the brackets


def read_bracketed(scan: Scan, draft: Draft) -> bool:
    """Give a draft the unit or noun after the bracket; a bracket of statistics alone is in its span."""
    if not scan.folded.startswith(" (", draft.end):
        return False
    close = scan.text.find(")", draft.end, min(draft.end + _LONGEST, scan.high))
    if close < 0 or scan.char(close + 1) != " " or not any(map(str.isdigit, scan.text[draft.end : close])):
        return False
    last = scan.next_word(draft.last, close) - 1
    found = find_unit(scan, close + 1, last, True)
    if found is not None:
        return _measured(scan, draft, replace(draft, end=close + 1, last=last), found)
    index = last + 1
    if scan.word(index).endswith("e") and scan.joined(index) and counted(scan.word(index + 1)) is not None:
        index += 1
    thing = counted(scan.word(index))
    if thing is None or not looks_plural(scan.word(index)) or any(value != int(value) for value in draft.values):
        return False
    draft.kind, draft.unit, draft.noun, draft.until = "count", thing, scan.word(index), draft.end
    return True


def _measured(scan: Scan, draft: Draft, whole: Draft, found: tuple[Unit, int]) -> bool:
    first = bisect_left(scan.numbers, draft.end, key=_start)
    apart = bisect_left(scan.numbers, whole.end, key=_start) > first  # the bracket holds a quantity of its own
    apply_unit(scan, whole, *found)
    draft.values, draft.unit, draft.per, draft.dimension = whole.values, whole.unit, whole.per, whole.dimension
    draft.kind = kind_of(scan, whole)
    if not apart:
        draft.end, draft.last = whole.end, whole.last
    draft.until = draft.end if apart else whole.until
    return True
