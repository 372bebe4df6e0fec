"""The reader of Markdown, with tables, footnotes and front matter."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.readers.builder import Builder, Reading
from pipeline.readers.front_matter import date_of, front_matter, title_of
from pipeline.readers.layout import published_in
from pipeline.readers.markdown_inline import Inline
from pipeline.readers.markdown_walk import Walk
from pipeline.readers.source import Source

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_NESTING = 200  # containers within containers; the parser drops what is deeper
_DEEP = re.compile(r"^(?:[ \t>*+-]|\d{1,9}[.)][ \t]){40,}+(?=\S)", re.MULTILINE)


def read(source: str) -> Reading:
    """The article in Markdown; its text is free of markup."""
    front, size = front_matter(source)
    builder = walked(source, size).builder
    title = title_of(front)
    reading = builder.reading(title)
    lines = [reading.text[block.start : block.end] for block in reading.blocks[:12]]
    return builder.reading(title, date_of(front) or published_in(lines))


def walked(source: str, size: int) -> Walk:
    """The walk over all that stands after the front matter, which takes `size` characters."""
    builder = Builder()
    walk = Walk(Inline(Source(source), builder), builder)
    for token in _tokens("\n" * source.count("\n", 0, size) + source[size:]):
        walk.take(token)
    builder.end()
    return walk


def _tokens(source: str) -> list[Token]:
    """The block tokens; lines that are nested beyond what the parser takes become plain quotes."""
    tokens = _parser().parse(source)
    if any(token.level >= _NESTING - 2 for token in tokens):
        tokens = _parser().parse(_DEEP.sub("> ", source))
    return tokens


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False)
    parser.core.ruler.disable("footnote_tail")  # it drops the notes that no mark points to
    return parser
