"""Counts that are a share of many: "268 recepten per 1.000 inwoners", "1 vrouw op 8"."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from pipeline.dutch.quantities.counted import counted, looks_plural
from pipeline.dutch.quantities.joins import take
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.ratios import ROUND
from pipeline.dutch.quantities.scan import Draft, Scan

_start = attrgetter("start")


def out_of_many(scan: Scan, draft: Draft) -> bool:
    """Make "268 recepten" a ratio where "per 1.000 inwoners" follows, and "een kind" where "op de tien" does."""
    if not scan.folded.startswith((" per ", " op "), draft.end):
        return False
    place = bisect_left(scan.numbers, draft.end, key=_start)
    if place >= len(scan.numbers) or scan.numbers[place].end > scan.high:
        return False
    many = scan.numbers[place]
    gap = scan.folded[draft.end : many.start] if many.start - draft.end < 13 else ""
    if many.role or many.fraction or not (_is_whole(many) if gap == " per " else _is_group(scan, draft, many, gap)):
        return False
    take(draft, many, (*draft.values, many.value), "ratio")
    draft.kind, draft.unit, draft.until = "ratio", "in", many.end
    return True


def _is_whole(many: Number) -> bool:
    return many.value in ROUND and many.value >= 100


def _is_group(scan: Scan, draft: Draft, many: Number, gap: str) -> bool:
    """As in "1 vrouw op 8", "zeven vallers op de honderd": what a part of a group is out of, not how many it is on."""
    if gap not in scan.grammar.out_of or len(draft.values) > 1 or not 1 <= draft.values[0] < many.value:
        return False
    if many.value in ROUND and (gap != " op " or many.value >= 100):
        return True
    after = scan.word(many.last + 1) if scan.joined(many.last) else ""
    thing = after in scan.units.forms or (counted(after) is not None and looks_plural(after))
    return many.value <= 20 and not thing
