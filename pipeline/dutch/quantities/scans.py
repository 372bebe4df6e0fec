"""What a scan split or misread: "2 5 microgram", "2 , 5 mg", "1O mg"; read as it was meant, and doubtful."""

from __future__ import annotations

from pipeline.dutch.quantities.digits import read_digits
from pipeline.dutch.quantities.joins import take
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.reading import with_unit
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.special import draft_of
from pipeline.dutch.quantities.tails import find_unit

_AMOUNTS = frozenset(("mass", "activity", "volume", "amount", "energy", "fraction"))
_SIGNS = {" , ": ",", ", ": ",", " ,": ",", ". ": ".", " . ": ".", " .": "."}


def read_misread(scan: Scan, number: Number) -> Draft | None:
    """As in "1O mg": kept, as doubtful, only where it is an amount."""
    draft = draft_of(number)
    return draft if _is_amount(scan, number) and with_unit(scan, draft, True) else None


def read_split(scan: Scan, one: Number, other: Number) -> Draft | None:
    """The amount whose digits stand apart in two numbers; None where they are two."""
    gap = scan.text[one.end : other.start]
    if gap != " " and gap not in _SIGNS:
        return None
    if not (one.plain and other.plain and other.digits) or one.role or other.role or one.doubtful:
        return None
    if scan.text[one.start - 1 : one.start] in tuple("-–−/.,:") or _is_named(scan, one) or not _is_amount(scan, other):
        return None
    value = _value(scan, one, other, gap)
    if value is None:
        if gap == " " and one.end - one.start < 4:
            other.doubtful = "a number stands right before it (a scan?)"
        return None
    draft = draft_of(one)
    take(draft, other, (value,), "single")
    draft.doubtful = "a space inside the number (a scan?)"
    return draft if with_unit(scan, draft, True) else None


def _value(scan: Scan, one: Number, other: Number, gap: str) -> float | None:
    head, tail = scan.text[one.start : one.end], scan.text[other.start : other.end]
    if other.doubtful and tail[0] in ",.":  # 2 .5 mg
        return float(f"{head}.{tail[1:]}") if gap == " " else None
    if gap == " ":
        return float(head + tail) if len(head) == len(tail) == 1 else None
    if len(head) > 3 or len(tail) > 3 or (len(tail) == 3 and gap == ", "):
        return None
    if gap == ", " and (one.value >= 100 or other.value == one.value + 1 or _is_listed(scan, one)):
        return None
    return read_digits(head + _SIGNS[gap] + tail)[0]


def _is_amount(scan: Scan, number: Number) -> bool:
    found = find_unit(scan, number.end, number.last, True)
    return found is not None and found[0].dimension in _AMOUNTS


def _is_named(scan: Scan, number: Number) -> bool:
    """As in "op dag 1 5 mg", "vrouwen boven de 70, 20 microgram": a number that stands for itself."""
    words = scan.left(number.first, 2)
    context = scan.context
    return not (context.numbered_times | context.age_bounds | context.older | context.before_year).isdisjoint(words)


def _is_listed(scan: Scan, number: Number) -> bool:
    """As in "1, 2, 5 mg": a number that a comma parts from one before it."""
    before = scan.text[number.start - 2 : number.start]
    return before == ", " and scan.text[number.start - 3 : number.start - 2].isdigit()
