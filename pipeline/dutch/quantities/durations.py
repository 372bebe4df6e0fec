"""Durations and ages that are told in two units: "1 uur en 30 minuten", "2 jaar en 3 maanden"."""

from __future__ import annotations

from pipeline.dutch.quantities.scan import Draft, Scan

_STEPS = {
    ("year", "month"): 12,
    ("month", "day"): 30,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "min"): 60,
    ("min", "s"): 60,
}


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
