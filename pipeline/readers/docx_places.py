"""Where each character of an article stands in its Word document, and how it is formatted there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pipeline.article import Anchor, Block, Link
from pipeline.readers.docx import walked
from pipeline.readers.docx_parts import Parts, W
from pipeline.readers.docx_runs import Run, is_on
from pipeline.readers.emphasis import Mark

_ORDERED_STYLES = ("list number", "lijstnummering")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of the article: they stand in `run`, from its character `at` on."""

    start: int
    end: int
    line: int
    run: Run
    at: int

    @property
    def element(self) -> Any:
        """The w:t (or w:tab, ...) that holds the characters."""
        return self.run.element


@dataclass(frozen=True, slots=True)
class Places:
    """The stretches of a document in order, its blocks, and the pieces of each paragraph by its number."""

    stretches: tuple[Stretch, ...]
    blocks: tuple[Block, ...]
    lines: dict[int, list[Run]]

    def within(self, start: int, end: int) -> list[Stretch]:
        """The stretches that hold characters between two offsets."""
        first = bisect_right(self.stretches, start, key=lambda stretch: stretch.end)
        found = []
        for stretch in self.stretches[first:]:
            if stretch.start >= end:
                break
            found.append(stretch)
        return found


def places_of(parts: Parts) -> Places:
    """The places of a document that was read before."""
    walk = walked(parts)
    builder = walk.builder
    notes = [link for link in builder.links if link.kind == "note"]
    text = builder.reading().text
    found = tuple(
        stretch
        for stretch in _stretches(builder.anchors, builder.blocks, notes, walk.lines)
        if text[stretch.start].isspace() == stretch.run.text[stretch.at].isspace()  # no space of ours after a mark
    )
    return Places(found, tuple(builder.blocks), walk.lines)


def _stretches(
    anchors: Sequence[Anchor], blocks: Sequence[Block], notes: Sequence[Link], lines: dict[int, list[Run]]
) -> Iterator[Stretch]:
    end_of_text = blocks[-1].end if blocks else 0
    stretches = [*anchors, Anchor(end_of_text, 0)]
    marks = {offset for note in notes for offset in range(note.start, note.end)}
    for anchor, following in pairwise(stretches):
        column, offset = 1, anchor.offset
        for run in lines.get(anchor.line, ()):
            first, column = column, column + len(run.text)
            here = anchor.column + offset - anchor.offset
            while first <= here < column and offset < following.offset:
                stop = min(following.offset, offset + column - here)
                stop = next((at for at in range(offset, stop) if at in marks), stop)
                if stop > offset:
                    yield Stretch(offset, stop, anchor.line, run, here - first)
                offset = max(stop, offset + 1)
                here = anchor.column + offset - anchor.offset


def emphasis_of(places: Places) -> tuple[Mark, ...]:
    """The stretches in bold and in italics."""
    marks: list[Mark] = []
    for kind, tag in (("bold", "b"), ("italic", "i")):
        start = end = -1
        for stretch in places.stretches:
            on = stretch.element is not None and is_on(stretch.element.getparent().find(f"{W}rPr/{W}{tag}"))
            if on and stretch.start == end:
                end = stretch.end
                continue
            if start >= 0:
                marks.append(Mark(start, end, kind))  # type: ignore[arg-type]
            start, end = (stretch.start, stretch.end) if on else (-1, -1)
        if start >= 0:
            marks.append(Mark(start, end, kind))  # type: ignore[arg-type]
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def numbered_of(places: Places, parts: Parts) -> frozenset[int]:
    """The numbers of the blocks that are items of a numbered list."""
    formats, styles = _formats(parts.numbering), _ordered_styles(parts.style_part)
    found = set()
    for number, block in enumerate(places.blocks):
        pieces = places.lines.get(block.line, ()) if block.kind == "list_item" else ()
        piece = next((piece.element for piece in pieces if piece.element is not None), None)
        properties = None if piece is None else next(piece.iterancestors(f"{W}p")).find(f"{W}pPr")
        if properties is None:
            continue
        ident, style = properties.find(f"{W}numPr/{W}numId"), properties.find(f"{W}pStyle")
        level = properties.find(f"{W}numPr/{W}ilvl")
        key = (_value(ident), _value(level) or "0")
        if formats.get(key, "bullet") != "bullet" or (ident is None and _value(style) in styles):
            found.add(number)
    return frozenset(found)


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{W}val") or ""


def _formats(numbering: Any) -> dict[tuple[str, str], str]:
    """The format of each level of each list: bullet, decimal, ..."""
    if numbering is None:
        return {}
    abstract = {each.get(f"{W}abstractNumId"): each for each in numbering.iterchildren(f"{W}abstractNum")}
    return {
        (num.get(f"{W}numId"), level.get(f"{W}ilvl")): _value(level.find(f"{W}numFmt"))
        for num in numbering.iterchildren(f"{W}num")
        if (source := abstract.get(_value(num.find(f"{W}abstractNumId")))) is not None
        for level in source.iterchildren(f"{W}lvl")
    }


def _ordered_styles(root: Any) -> frozenset[str]:
    styles = () if root is None else root.iter(f"{W}style")
    return frozenset(
        style.get(f"{W}styleId")
        for style in styles
        if _value(style.find(f"{W}name")).lower().startswith(_ORDERED_STYLES)
    )
