"""Charts as SVG that stands in a page: drawn in the page's own colours, told apart by form and number, with a title."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

WIDTH = 360  # of every chart, in its own units: on a phone a unit is about a pixel
_ROW = 34
_LONGEST = 52  # characters of a label
_MARKERS = ("M-3.5,0a3.5,3.5 0 1 0 7,0a3.5,3.5 0 1 0 -7,0", "M-3.3,-3.3h6.6v6.6h-6.6z", "M0,-4.4L4.4,0L0,4.4L-4.4,0z",
            "M0,-4L4,3.4H-4z", "M0,4L4,-3.4H-4z", "M-4,-1.2h2.8V-4h2.4v2.8H4v2.4H1.2V4h-2.4V1.2H-4z")  # fmt: skip
_DASHES = ("", "7 3", "2 3", "9 3 2 3", "4 2", "1 3")


@dataclass(frozen=True, slots=True)
class Series:
    """A line: its name and a value for every point of the axis."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar under its label; `parts` are the class and the number of each piece of it."""

    label: str
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A dose on an axis of times the advised amount; `limit` is where its upper limit lies."""

    label: str
    value: float
    limit: float | None


def lines(ident: str, title: str, description: str, axis: Sequence[str], series: Sequence[Series]) -> Markup:
    """Lines over time with a marker and a dash of their own, named where they end."""
    top, bottom, left, right = 12, 178, 34, 214
    most = max((value for one in series for value in one.values), default=0) or 1
    step = _step(most)
    high = step * math.ceil(most / step)
    parts = [
        f'<path class="grid" d="M{left},{_y(value, high, top, bottom)}H{right}"/>'
        f'<text class="tick" x="{left - 6}" y="{_y(value, high, top, bottom) + 4}" text-anchor="end">{value}</text>'
        for value in range(0, high + 1, step)
    ]
    span = right - left
    xs = [left + span * at / (len(axis) - 1) for at in range(len(axis))] if len(axis) > 1 else [float(right)]
    names = _apart([_y(one.values[-1], high, top, bottom) for one in series], 14, bottom)
    for number, one in enumerate(series):
        points = [(round(x, 1), _y(value, high, top, bottom)) for x, value in zip(xs, one.values, strict=True)]
        path = "L".join(f"{x},{y}" for x, y in points)
        look = f"line look-{number % len(_MARKERS) + 1}"
        marker = _MARKERS[number % len(_MARKERS)]
        shown = points if len(points) <= 12 else [points[0], points[-1]]
        parts.append(f'<g class="{look}"><path class="stroke" stroke-dasharray="{_DASHES[number % 6]}" d="M{path}"/>')
        parts.extend(f'<path class="dot" transform="translate({x},{y})" d="{marker}"/>' for x, y in shown)
        x, y = points[-1]
        parts.append(f'<path class="lead" d="M{x + 5},{y}L{right + 12},{names[number]}"/>')
        parts.append(f'<path class="dot" transform="translate({right + 18},{names[number]})" d="{marker}"/>')
        words = escape(_short(f"{one.name} {one.values[-1]}", 24))
        parts.append(f'<text x="{right + 26}" y="{names[number] + 4}">{words}</text></g>')
    for at, anchor in ((0, "start"), (len(axis) - 1, "end")) if len(axis) > 1 else ((0, "end"),):
        parts.append(
            f'<text class="tick" x="{xs[at]}" y="{bottom + 18}" text-anchor="{anchor}">{escape(axis[at])}</text>'
        )
    return _svg(ident, title, description, max(bottom + 24, math.ceil(max(names, default=0)) + 10), parts)


def bars(ident: str, title: str, description: str, rows: Sequence[Bar]) -> Markup:
    """Horizontal bars under their labels, with the number of each piece in it and their sum behind them."""
    most = max((sum(number for _, number in row.parts) for row in rows), default=0) or 1
    parts = []
    for at, row in enumerate(rows):
        y, x = at * _ROW, 0.0
        total = sum(number for _, number in row.parts)
        parts.append(f'<text x="0" y="{y + 12}">{escape(_short(row.label, _LONGEST))}</text>')
        for name, number in row.parts:
            width = (WIDTH - 40) * number / most
            if not number:
                continue
            parts.append(
                f'<rect class="{name}" x="{x + 0.5:.1f}" y="{y + 17}" width="{max(1, width - 1):.1f}" height="12"/>'
            )
            if width > 16 and len(row.parts) > 1:
                parts.append(f'<text class="in {name}" x="{x + width / 2:.1f}" y="{y + 26.5}">{number}</text>')
            x += width
        parts.append(f'<text class="tick" x="{x + 6:.1f}" y="{y + 27}">{total}</text>')
    return _svg(ident, title, description, max(1, len(rows)) * _ROW, parts)


def doses(ident: str, title: str, description: str, rows: Sequence[Mark], shown: Callable[[float], str]) -> Markup:
    """A dot a dose on an axis of powers of ten; a line where it is the advised amount, a bar where the limit lies."""
    values = [value for row in rows for value in (row.value, row.limit or row.value)]
    low = min(-1, math.floor(math.log10(min(values, default=1) or 1)))
    high = max(1, math.ceil(math.log10(max(values, default=1) or 1)))
    span, height = WIDTH - 24, len(rows) * _ROW + 6

    def place(value: float) -> float:
        return round(12 + span * (math.log10(value) - low) / (high - low), 1)

    parts = []
    for power in range(low, high + 1):
        x = place(10.0**power)
        name = "advised" if power == 0 else "grid"
        parts.append(f'<path class="{name}" d="M{x},0V{height}"/>')
        parts.append(
            f'<text class="tick" x="{x}" y="{height + 14}" text-anchor="middle">{escape(shown(10.0**power))}×</text>'
        )
    for at, row in enumerate(rows):
        y = at * _ROW
        over = row.limit is not None and row.value > row.limit * 1.001
        parts.append(f'<text x="0" y="{y + 12}">{escape(_short(row.label, _LONGEST))}</text>')
        parts.append(f'<path class="track" d="M{place(1)},{y + 23}H{place(row.value)}"/>')
        if row.limit is not None:
            parts.append(f'<path class="limit" d="M{place(row.limit)},{y + 16}v14"/>')
        parts.append(f'<path class="dose{" over" if over else ""}" transform="translate({place(row.value)},{y + 23})" ')
        parts.append(f'd="{_MARKERS[2] if over else _MARKERS[0]}"/>')
    return _svg(ident, title, description, height + 20, parts)


def _svg(ident: str, title: str, description: str, height: float, parts: Sequence[str]) -> Markup:
    head = f'<title id="{ident}-t">{escape(title)}</title><desc id="{ident}-d">{escape(description)}</desc>'
    return Markup(
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height:g}" preserveAspectRatio="xMinYMin" '
        f'role="img" aria-labelledby="{ident}-t {ident}-d">'
        f"{head}{''.join(parts)}</svg>"
    )


def _y(value: float, high: float, top: float, bottom: float) -> float:
    return round(bottom - (bottom - top) * value / high, 1)


def _step(most: int) -> int:
    """A round step that cuts the axis in at most five."""
    power = 1
    while most > 25 * power:
        power *= 10
    return next(base * power for base in (1, 2, 5) if most <= 5 * base * power)


def _apart(places: Sequence[float], least: float, lowest: float) -> list[float]:
    """The places of labels, moved so far that none lies on another, nor below `lowest` where there is room above."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    found = list(places)
    for before, at in pairwise(order):
        found[at] = max(found[at], found[before] + least)
    limit = max(lowest, min(found, default=0) + least * (len(found) - 1))
    for at in reversed(order):
        found[at], limit = min(found[at], limit), min(found[at], limit) - least
    return found


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
