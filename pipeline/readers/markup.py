"""What a document says beside its words: which stretches are emphasised, and which items are of an ordered list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pipeline.readers.decoding import decode
from pipeline.readers.emphasis import Mark, MarkKind
from pipeline.readers.sniffing import is_docx, text_kind

_ORDERED = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]$")
_TAGS: dict[str, MarkKind] = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic", "code": "code"}


@dataclass(frozen=True, slots=True)
class Markup:
    """The emphasis of an article, in the order of the text, and the numbers of its blocks in ordered lists."""

    marks: tuple[Mark, ...] = ()
    ordered: frozenset[int] = frozenset()


def markup_of(data: bytes, suffix: str, megabytes: float) -> Markup:
    """The markup of a document that was read before; raises Unreadable where it cannot be read."""
    if is_docx(data, suffix):
        return _of_word(data, megabytes)
    text = decode(data)
    kind = text_kind(text, suffix)
    if kind == "html":
        return _of_html(text)
    return _of_markdown(text) if kind == "markdown" else _of_text(text)


def _of_text(text: str) -> Markup:
    from pipeline.readers.text import read

    ordered = frozenset(
        number
        for number, block in enumerate(read(text).blocks)
        if block.kind == "list_item" and _ORDERED.match(text[: block.start].rsplit("\n", 1)[-1].strip())
    )
    return Markup((), ordered)


def _of_markdown(text: str) -> Markup:
    from pipeline.readers.front_matter import front_matter
    from pipeline.readers.markdown import walked

    walk = walked(text, front_matter(text)[1])
    return Markup(tuple(sorted(walk.inline.marks, key=lambda mark: (mark.start, -mark.end))), frozenset(walk.numbered))


def _of_html(text: str) -> Markup:
    from pipeline.readers.html import walked

    page = walked(text)
    spans: dict[Any, tuple[int, int]] = {}
    ordered: set[int] = set()
    starts = {block.start: number for number, block in enumerate(page.builder.blocks) if block.kind == "list_item"}
    for node in page.nodes:
        holder = node.element if node.place == "text" else node.element.getparent()
        for parent in () if holder is None else (holder, *holder.iterancestors()):
            if parent.tag in _TAGS:
                start, end = spans.get(parent, (node.start, node.end))
                spans[parent] = (min(start, node.start), max(end, node.end))
            elif parent.tag == "li" and node.start in starts:
                if parent.getparent() is not None and parent.getparent().tag == "ol":
                    ordered.add(starts[node.start])
                break
    marks = [Mark(start, end, _TAGS[element.tag]) for element, (start, end) in spans.items() if start < end]
    return Markup(tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))), frozenset(ordered))


def _of_word(data: bytes, megabytes: float) -> Markup:
    from pipeline.readers.docx_parts import parts_of
    from pipeline.readers.docx_places import emphasis_of, numbered_of, places_of

    parts = parts_of(data, megabytes)
    places = places_of(parts)
    return Markup(emphasis_of(places), numbered_of(places, parts))
