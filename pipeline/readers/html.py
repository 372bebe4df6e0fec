"""The reader of HTML: the article's own blocks, links, notes and tables, with the boilerplate around it left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.readers.builder import Builder, Reading
from pipeline.readers.html_flow import Flow, Node
from pipeline.readers.html_page import main_part, published, text_lengths, title, words_in
from pipeline.readers.html_parsing import parsed
from pipeline.readers.html_source import HtmlSource
from pipeline.readers.html_walk import Walk
from pipeline.readers.layout import published_in
from pipeline.readers.source import Source


def read(source: str) -> Reading:
    """The article of an HTML page or fragment."""
    page = walked(source)
    first = " ".join(words_in(page.heading).split()) if page.heading is not None else ""
    reading = page.builder.reading()
    lines = [reading.text[block.start : block.end] for block in reading.blocks[:12]]
    return page.builder.reading(title(page.root, first), published(page.root) or published_in(lines))


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page after the walk over it."""

    root: Any
    parts: Sequence[Any]  # the elements that were read, in order
    heading: Any
    builder: Builder
    nodes: Sequence[Node]  # where each piece of the article's text stands
    left_out: Sequence[Any]  # elements within the parts that are no part of the article


def walked(source: str) -> Page:
    """The page, with all that was read in it."""
    root = parsed(source)
    lengths = text_lengths(root)
    part = main_part(root, lengths)
    flow = Flow(HtmlSource(Source(source)))
    walk = Walk(flow, lengths, lengths[part])
    own_heading = next(part.iter("h1"), None)
    page_heading = next(root.iter("h1"), None)
    parts = (part,) if own_heading is not None or page_heading is None else (page_heading, part)
    for each in parts:
        walk.take(each)
    flow.builder.end()
    heading = own_heading if own_heading is not None else page_heading
    return Page(root, parts, heading, flow.builder, flow.nodes, walk.left_out)
