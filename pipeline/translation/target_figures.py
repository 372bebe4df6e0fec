"""Reads the numbers of a German, French or Spanish sentence with their units; those in words as far as lists go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.dutch.words import fold
from pipeline.translation.figures import Figure
from pipeline.translation.neutral import number_spans, number_value
from pipeline.translation.target_words import TargetWords

_CLOCK = re.compile(r"(?<![\d.,])(\d{1,2})(?:[:h]|\.(?=\d\d Uhr))(\d\d)(?![\d.,]\d)(?: Uhr| h\b)?")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,]?\d)")  # "12 500"
_WORD = re.compile(r"[^\W\d_]+")
_UNIT = re.compile(r"[\s\u00a0\u202f-]{0,2}([^\W\d_]+|[%°])(?: ([^\W\d_]+))?")
_SHORTEST = 3  # letters of the beginning of a word that is a number


def target_figures(text: str, words: TargetWords) -> list[Figure]:
    """Every number of a sentence, in order; those in words are soft."""
    text = _GROUPS.sub(lambda match: match.group().replace(" ", "\u00a0"), text)
    clocks = [
        Figure(m.start(), m.end(), (int(m[1]) % 12 * 60.0 + int(m[2]), float(f"{m[1]}.{m[2]}")), "clock")
        for m in _CLOCK.finditer(text)
    ]
    found = [
        _scaled(text, match.start(), match.end(), number_value(match.group(), comma=True), words)
        for match in number_spans(text)
        if not any(clock.start <= match.start() < clock.end for clock in clocks)
    ]
    taken = [(figure.start, figure.whole) for figure in found]
    written = [one for one in _in_words(text, words) if not any(a <= one.start < b for a, b in taken)]
    return sorted((*clocks, *found, *written), key=lambda figure: figure.start)


def _scaled(text: str, start: int, end: int, value: float, words: TargetWords) -> Figure:
    """A number in digits with the "million" and the unit behind it."""
    after = _UNIT.match(text, end)
    scale = words.scales.get(fold(after[1])) if after else None
    if after and scale:
        end, value = after.end(1), value * scale
    unit, whole = unit_after(text, end, words)
    return Figure(start, end, (value,), unit, whole=whole)


def unit_after(text: str, end: int, words: TargetWords) -> tuple[str | None, int]:
    """The unit that stands right behind a number, and where it ends."""
    after = _UNIT.match(text, end)
    if after is None:
        return None, 0
    first = fold(after[1])
    if after[2] and (code := words.units.get(f"{first} {fold(after[2])}")):
        return code, after.end(2)
    code = words.units.get(first) or next((one for head, one in words.unit_heads if first.startswith(head)), None)
    return code, after.end(1) if code else 0


def _in_words(text: str, words: TargetWords) -> Iterator[Figure]:
    for match in _WORD.finditer(text):
        low = fold(match.group())
        value, rest = _number(low, words)
        if value is None:
            continue
        held = next((code for head, code in words.unit_heads if rest.startswith(head)), None) if rest else None
        unit, whole = (held, match.end()) if held else unit_after(text, match.end(), words)
        scale = words.scales.get(low)
        yield Figure(match.start(), match.end(), (scale or value,), unit, soft=True, written=True, whole=whole)


def _number(low: str, words: TargetWords) -> tuple[float | None, str]:
    """The number that a word is or begins with, and the rest of the word."""
    if low in words.numbers:
        return words.numbers[low], ""
    for size in range(len(low), _SHORTEST - 1, -1):
        value = words.heads.get(low[:size])
        if value is not None:
            return value, low[size:]
    return None, ""
