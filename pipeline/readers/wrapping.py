"""Tells whether a plain text was broken into lines of one width by hand or by a mail program, and where it goes on."""

from __future__ import annotations

_NARROW, _WIDE = 45, 100
_LONG = 60
_SHARE = 0.8


def wrapped(lines: list[str], gaps: list[bool]) -> list[bool]:
    """For each line, whether it goes on with the sentence of the line before.

    A line was broken by width where the next word would not have fitted on it; and whatever the width, a long line that
    ends within a sentence goes on where the next begins in lower case.
    """
    none = [not gaps[index] and _broken_off(lines[index - 1], line) for index, line in enumerate(lines)]
    if none:
        none[0] = False
    width = _width(lines)
    if not width:
        return none
    joined = list(none)
    mid = broken = 0
    for index in range(1, len(lines)):
        before, line = lines[index - 1], lines[index]
        if gaps[index] or len(before) > width:
            continue
        full = len(before) >= _NARROW and len(before) + 1 + len(line.split(None, 1)[0]) > width - 2
        if before[-1] not in ".!?:;…" and line[0].isalpha():
            mid += 1
            broken += full
        joined[index] = full or none[index]
    return joined if broken >= 2 and broken >= _SHARE * mid else none


def _broken_off(before: str, line: str) -> bool:
    return (
        len(before) >= _LONG
        and line[:1].islower()
        and line[1:2] not in ".)"
        and (before[-1].isalnum() or before[-1] == ",")
    )


def _width(lines: list[str]) -> int:
    """The width that all but a few lines keep to; 0 where lines are too long to have been broken."""
    if len(lines) < 3:
        return 0
    lengths = sorted(len(line) for line in lines if " " in line)
    if not lengths:
        return 0
    width = lengths[max(0, len(lengths) - 1 - len(lengths) // 50)]
    return width if _NARROW < width <= _WIDE else 0
