"""Hundredths of a unit said after it: "1 meter 75", "3 euro 20", "2 meter en 5 centimeter"."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.tails import find_unit

_start = attrgetter("start")


def take_hundredths(scan: Scan, draft: Draft) -> None:
    """Let a draft reach over the hundredths that follow it."""
    smaller = scan.syntax.hundredths.get((draft.unit or "").lower())
    if smaller is None or draft.form != "single" or draft.values[0] != int(draft.values[0]):
        return
    place = bisect_left(scan.numbers, draft.end, key=_start)
    if place >= len(scan.numbers) or scan.numbers[place].end > scan.high:
        return
    other = scan.numbers[place]
    if other.role or not 1 <= other.value < 100 or other.value != int(other.value):
        return
    gap = scan.folded[draft.end : other.start]
    found = find_unit(scan, other.end, other.last, True)
    if found is not None and gap in (" ", " en ") and scan.folded[other.end : found[1]].strip() in smaller:
        end = found[1]
    elif found is None and gap == " " and other.value >= 10 and _ends(scan, other):
        end = other.end
    else:
        return
    draft.values = (round(draft.values[0] + other.value / 100, 9),)
    draft.end = draft.until = end
    draft.last = scan.next_word(other.last, end) - 1


def _ends(scan: Scan, number: Number) -> bool:
    """Whether nothing follows that the number could count."""
    if scan.joined(number.last):
        after = scan.word(number.last + 1)
        return after in scan.syntax.sizes or after in scan.context.breaks or after in scan.context.uncountable
    tail = scan.text[number.end : min(number.end + 2, scan.high)]
    return tail[:1] not in tuple("-–/%:") and not tail[1:].isdigit()
