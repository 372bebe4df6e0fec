"""Bracketed asides of a text, and the brackets that a stripped link left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_OPEN = re.compile(r"[(\[]")
_INSIDE = re.compile(r"[^()\[\]\n]{0,400}")
_EMPTY_TAIL = re.compile(r"[ \t]{0,3}(?=[.,;:!?]?(?:\s|$))")


class Bracket(NamedTuple):
    """A bracketed aside: offsets of the whole and the content within; `stub` where a link was stripped."""

    start: int
    end: int
    content: str
    stub: bool = False


def brackets(text: str, line_ends: frozenset[int]) -> Iterator[Bracket]:
    """Every bracket pair without a nested one, and every opening bracket that a stripped link left behind.

    A stub is an empty pair, or an opening bracket at the end of its line or block (`line_ends`).
    """
    for opening in _OPEN.finditer(text):
        start = opening.start()
        inside = _INSIDE.match(text, start + 1)
        if inside is None:
            continue
        end = inside.end()
        content = inside.group()
        closing = text[end : end + 1]
        if closing and closing == (")" if text[start] == "(" else "]"):
            yield Bracket(start, end + 1, content, not content.strip(" \t,;"))
            continue
        tail = _EMPTY_TAIL.match(text, start + 1)
        ended = not content.strip() and (end in line_ends or closing in ("", "\n"))
        if ended or (tail and text[tail.end() : tail.end() + 1] in (".", ",", ";")):
            yield Bracket(start, start + 1, "", True)
