"""Cuts the runs of a Word document at offsets of the article, so that a comment can begin and end at any character."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pipeline.readers.docx_parts import W
from pipeline.readers.docx_places import Places

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class _Held:
    """Characters `start` to `end` of the article stand in `element`, from its character `at` on."""

    start: int
    end: int
    element: Any
    at: int


class Runs:
    """The runs of a document by the offsets that they hold; cutting changes the document, never what it says."""

    def __init__(self, places: Places) -> None:
        self._held = [
            _Held(one.start, one.end, one.element, one.at) for one in places.stretches if one.element is not None
        ]

    def between(self, start: int, end: int) -> list[Any]:
        """The runs (w:r) that hold just the characters between two offsets, in order; empty where none does."""
        found = self._touched(start, end)
        if not found:
            return []
        self._cut(max(start, found[0].start))
        last = self._touched(start, end)[-1]
        after = bisect_right(self._held, end, key=lambda held: held.end)
        if after < len(self._held) and self._held[after].element is last.element:
            self._cut(end)
        else:
            _cut_run_after(last.element)
        return _distinct(held.element.getparent() for held in self._touched(start, end))

    def _touched(self, start: int, end: int) -> list[_Held]:
        first = bisect_right(self._held, start, key=lambda held: held.end)
        last = bisect_left(self._held, end, lo=first, key=lambda held: held.start)
        return self._held[first:last]

    def _cut(self, offset: int) -> None:
        """Let a run begin with the character at `offset`."""
        index = bisect_right(self._held, offset, key=lambda held: held.end)
        if index == len(self._held) or self._held[index].start > offset:
            return
        held = self._held[index]
        at_ = held.at + offset - held.start
        if at_ > 0 and held.element.tag == f"{W}t":
            if held.start < offset:
                self._held.insert(index, _Held(held.start, offset, held.element, held.at))
                held.start, held.at = offset, at_
                index += 1
            self._cut_text(index, at_)
        _cut_run_before(self._held[index].element)

    def _cut_text(self, index: int, at_: int) -> None:
        """Give what is held from `index` on a w:t of its own, with the characters of the one so far from `at_` on."""
        element = self._held[index].element
        text = element.text or ""
        second = deepcopy(element)
        element.text, second.text = text[:at_], text[at_:]
        for each in (element, second):
            each.set(_SPACE, "preserve")
        element.addnext(second)
        while index < len(self._held) and self._held[index].element is element:
            held = self._held[index]
            held.element, held.at = second, held.at - at_
            index += 1


def _cut_run_before(element: Any) -> None:
    """Let a run begin with `element`: what stands before it gets a run of its own, with the same formatting."""
    run = element.getparent()
    before = [child for child in run if child.tag != f"{W}rPr"]
    before = before[: before.index(element)]
    if not before:
        return
    first = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(f"{W}rPr")
    if properties is not None:
        first.append(deepcopy(properties))
    first.extend(before)
    run.addprevious(first)


def _cut_run_after(element: Any) -> None:
    following = element.getnext()
    if following is not None:
        _cut_run_before(following)


def _distinct(elements: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for element in elements:
        if not found or found[-1] is not element:
            found.append(element)
    return found
