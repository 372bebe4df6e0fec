"""The reader of plain text: the text stays as it is; lines become headings, paragraphs, list items, references, ..."""

from __future__ import annotations

from pipeline.readers.builder import Reading
from pipeline.readers.layout import published_in
from pipeline.readers.text_lines import lines_of
from pipeline.readers.text_walk import Walk
from pipeline.readers.wrapping import wrapped


def read(source: str) -> Reading:
    """The article in plain text, with CRLF already as LF; offsets are those of `source`."""
    lines, anchors = lines_of(source)
    walk = Walk(source, lines, wrapped([line.text for line in lines], [line.gap for line in lines]))
    index = 0
    while index < len(lines):
        index = walk.take(index)
    title = next((source[b.start : b.end] for b in walk.blocks if b.kind == "heading"), "")
    published = published_in([line.text for line in lines[:12]])
    return Reading(source, tuple(walk.blocks), (), anchors, (), title, published)
