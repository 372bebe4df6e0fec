"""The differences between annotation and analysis, in the order of the texts: context, and the two side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.evaluation import Miss, Table, rows_of
from pipeline.scoring import Item

Place = tuple[str, int, tuple[int, int], tuple[int, int]]  # article, line, and the spans of the two sides

_ROWS = {  # what is told of the two sides, by the first word of the measure
    "quantity:": ("text", "value", "kind", "unit", "per", "modifier"),
    "claim": ("text", "types", "reason"),
    "evidence": ("level", "citations", "scope"),
    "citation": ("rule", "level", "message"),
    "absolute": ("text", "rule", "reason"),
}
_WIDE = 48  # characters of the column of the annotation


def miss_lines(table: Table) -> Iterator[str]:
    """Every miss once, with the measures that it counts in; rows in which the two differ have a mark."""
    grouped: dict[Place, list[tuple[str, Miss]]] = {}
    for name, measure in rows_of(table):
        if " / " not in name:
            for miss in measure.misses:
                grouped.setdefault(_place(miss), []).append((name, miss))
    for place in sorted(grouped):
        misses = grouped[place]
        yield f"\n{place[0]}:{place[1]}  {misses[0][1].context}"
        yield f"    {'; '.join(name for name, _ in misses)}"
        yield from _columns(misses)


def _place(miss: Miss) -> Place:
    return miss.key, miss.line, _span(miss.gold), _span(miss.found)


def _span(item: Item | None) -> tuple[int, int]:
    return (item["start"], item["end"]) if item is not None else (-1, -1)


def _columns(misses: list[tuple[str, Miss]]) -> Iterator[str]:
    """A head and, for each thing that either side says, a row."""
    yield f"      {'':10}{'gold':{_WIDE}}found"
    told = []
    for name, miss in misses:
        for row in _ROWS.get(name.split(" ")[0], (name.split(" ")[-1],)):
            gold, found = _told(miss.gold, row), _told(miss.found, row)
            if row not in told and (gold, found) not in (("null", "null"), ("-", "null"), ("null", "-")):
                told.append(row)
                mark = " " if gold == found or ("null" in (gold, found) and row in ("reason", "message")) else "*"
                yield f"    {mark} {row:10}{_cut(gold):{_WIDE}}{found}"


def _cut(text: str) -> str:
    return text if len(text) < _WIDE else text[: _WIDE - 3] + "… "


def _told(item: Item | None, row: str) -> str:
    """What one side says; "-" where it has nothing there, "null" where it says nothing of this."""
    if item is None:
        return "-"
    value: Any = item.get(row)
    match row:
        case "value":
            value = item.get("values", item.get("value"))
            listed = value if isinstance(value, (list, tuple)) else [value]
            return ", ".join(f"{one:g}" for one in listed if one is not None)
        case "level" | "scope" | "citations" if value is None:
            value = item.get("evidence", {}).get(row)
    if isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value))
    return "null" if value is None or value == "" else str(value)
