"""The reader of HTML: the article's own blocks, links, notes and tables, with the boilerplate around it left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from pipeline.article import BlockKind
from pipeline.readers.builder import Builder, Reading
from pipeline.readers.html_page import (
    holds_references,
    is_boilerplate,
    main_part,
    published,
    text_lengths,
    title,
    words_in,
)
from pipeline.readers.html_source import HtmlSource
from pipeline.readers.layout import heads_references, is_caption, is_reference, may_be_reference, published_in
from pipeline.readers.marks import bullet, entry_mark, note_labels, raise_digits
from pipeline.readers.messages import Unreadable
from pipeline.readers.source import Source

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "figure", "address", "dl", "dt", "dd", "pre",
    "details", "summary", "fieldset", "form", "center", "body", "html", "tbody", "thead", "tr", "td", "th",
    "figcaption", "hr", "ul", "ol", "li", "blockquote", "table", "caption", "h1", "h2", "h3", "h4", "h5", "h6",
    "hgroup", "legend",
))  # fmt: skip
_BACK = frozenset("↩↑^⇧⤴")
_PLAIN = re.compile(r"[\n&<>]|[^\x00-\x7f]")  # what a parser may make something else of
_WRAPPERS = re.compile(r"</?(div|section|span|font|b|i|em|strong|u|small|big|center)\b[^<>]*+>", re.IGNORECASE)
_NESTING = re.compile(r"</?(?!script|style|title|h[1-6]|p\b|html|head|body|br)([a-z][\w-]*+)[^<>]*+>", re.IGNORECASE)
_INLINE = frozenset((
    "span", "font", "b", "i", "em", "strong", "u", "small", "big", "a", "sup", "sub", "abbr", "cite", "code", "mark",
))  # fmt: skip
_DIGITS = re.compile(r"(\d{1,3})$")


def read(source: str) -> Reading:
    """The article of an HTML page or fragment."""
    page = walked(source)
    walk, found = page.walk, page.heading
    first = " ".join(words_in(found).split()) if found is not None else ""
    reading = walk.builder.reading()
    lines = [reading.text[block.start : block.end] for block in reading.blocks[:12]]
    return walk.builder.reading(title(page.root, first), published(page.root) or published_in(lines))


@dataclass(frozen=True, slots=True)
class Node:
    """Where the text from `start` to `end` of the article stands: within `element`, as its tail, or as all of it."""

    element: Any
    place: Literal["text", "tail", "whole"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page after the walk over it; `parts` are the elements that were read, in order."""

    root: Any
    parts: tuple[Any, ...]
    heading: Any
    walk: _Walk


def walked(source: str) -> Page:
    """The page, with all that was read in it."""
    root = _parse(source)
    lengths = text_lengths(root)
    part = main_part(root, lengths)
    walk = _Walk(HtmlSource(Source(source)), lengths, lengths[part])
    own_heading = next(part.iter("h1"), None)
    page_heading = next(root.iter("h1"), None)
    parts = (part,) if own_heading is not None or page_heading is None else (page_heading, part)
    for each in parts:
        walk.take(each)
    walk.builder.end()
    return Page(root, parts, own_heading if own_heading is not None else page_heading, walk)


def _parse(source: str) -> Any:
    """The root of a page; one that is nested beyond what the parser takes is read without the tags that wrap it."""
    from lxml import etree, html

    for nested in (None, _WRAPPERS, _NESTING):
        text = nested.sub(_without_wrapper, source) if nested else source
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        try:
            root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError) as exc:
            raise Unreadable("no_text") from exc
        if not any("depth" in entry.message for entry in parser.error_log):
            break
    return root


def _without_wrapper(tag: re.Match[str]) -> str:
    return "\n" * tag.group().count("\n") + ("" if tag[1].lower() in _INLINE else "<br>")


@dataclass(slots=True)
class _Walk:
    """Walks the elements in order; `kind` is what text that stands here is part of.

    What handles an element hands its children back one by one, for `take` to handle: nesting costs no recursion.
    """

    source: HtmlSource
    lengths: dict[Any, int]
    whole: int
    builder: Builder = field(default_factory=Builder)
    kind: BlockKind = "paragraph"
    level: int = 0
    label: str | None = None
    row: int | None = None
    rows: int = 0
    lists: int = 0
    in_references: bool = False
    opened: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    left_out: list[Any] = field(default_factory=list)  # elements that are no part of the article

    def take(self, element: Any) -> None:
        """Add what an element holds, its tail not included."""
        open_ = [self._element(element)]
        while open_:
            child = next(open_[-1], None)
            if child is None:
                open_.pop()
            else:
                open_.append(self._element(child))

    def _element(self, element: Any) -> Iterator[Any]:
        if is_boilerplate(element, self.lengths, self.whole):
            self.left_out.append(element)
            if self.lengths.get(element):
                self.source.find(words_in(element), line=element.sourceline)
            return
        tag = element.tag
        if tag in _HEADINGS:
            self.in_references = heads_references(words_in(element))
            yield from self._within(element, "heading", level=_HEADINGS[tag])
        elif tag in ("ul", "ol"):
            yield from self._list(element)
        elif tag == "blockquote":
            yield from self._within(element, "quote")
        elif tag in ("figcaption", "caption"):
            yield from self._within(element, "caption")
        elif tag in ("dd", "dt"):
            yield from self._within(element, "list_item" if tag == "dd" else "paragraph", level=1)
        elif tag == "table":
            yield from self._table(element)
        elif tag == "a":
            yield from self._link(element)
        elif tag == "sup":
            yield from self._raised(element)
        elif tag == "br":
            self._break()
        elif tag in BLOCKS:
            yield from self._block(element)
        else:
            yield from self._children(element)

    def _block(self, element: Any) -> Iterator[Any]:
        before = self.in_references
        if holds_references(element):
            self.in_references = True
        self._close()
        yield from self._children(element)
        self._close()
        self.in_references = self.in_references if element.tag in ("p", "div", "header", "hgroup") else before

    def _within(self, element: Any, kind: BlockKind, *, level: int = 0, label: str | None = None) -> Iterator[Any]:
        saved = self.kind, self.level, self.label
        self._close()
        if self.row is None:
            self.kind, self.level, self.label = kind, level, label
        yield from self._children(element)
        self._close()
        self.kind, self.level, self.label = saved

    def _close(self) -> None:
        if self.row is None:
            self.builder.end()
            self.opened = False
        elif self.opened:
            self.builder.add(" ", 1)

    def _break(self) -> None:
        if self.kind == "heading" and self.opened:
            self.builder.add(" ", 1)
        elif self.kind != "heading":
            self._close()

    def _children(self, element: Any) -> Iterator[Any]:
        self._text(element.text, element.sourceline, element, "text")
        for child in element:
            yield child
            self._text(child.tail, None, child, "tail")

    def _text(self, text: str | None, line: int | None, element: Any, place: Literal["text", "tail"]) -> None:
        """Add text where it stands; opens a block where none is open."""
        if not text:
            return
        stripped = text.strip(" \t\r\n\f")
        if not stripped:
            if self.opened:
                self.builder.add(" ", 1)
            return
        at_, found = self.source.find(stripped, line=line)
        if not found and (first := _PLAIN.split(stripped, maxsplit=1)[0]) and first != stripped:
            at_, found = self.source.find(first, line=line)
        if not self.opened:
            skip = self._open(stripped, self.source.place(at_)[0])
            stripped, at_ = stripped[skip:], at_ + skip
        elif text[0] != stripped[0]:
            self.builder.add(" ", 1)
        self.spans.append(self._add(stripped, at_, exact=found))
        self.nodes.append(Node(element, place, *self.spans[-1]))
        if text[-1] in " \t\r\n\f":
            self.builder.add(" ", 1)

    def _add(self, text: str, at_: int, *, exact: bool = True) -> tuple[int, int]:
        turns = self.source.turns(at_, at_ + len(text)) if exact else ()
        return self.builder.add(text, *self.source.place(at_), exact=exact, turns=turns)

    def _open(self, text: str, line: int) -> int:
        """Open the block that a text begins; how many characters the mark takes that says what kind it is."""
        kind, level, label, skip = self.kind, self.level, self.label, 0
        if self.row is not None:
            kind = "table_cell"
        elif self.in_references and kind in ("paragraph", "list_item"):
            mark, size = entry_mark(text)
            if kind == "list_item" or size or is_reference(text) or may_be_reference(text):
                kind, level, label, skip = "reference", 0, label or mark, size if label is None or mark == label else 0
        elif kind == "paragraph":
            skip = bullet(text)
            if skip:
                kind, level = "list_item", 1
            elif is_caption(text):
                kind = "caption"
        self.builder.begin(kind, line, level=level, label=label, row=self.row)
        self.opened = True
        return skip

    def _list(self, element: Any) -> Iterator[Any]:
        number = int(start) if (start := element.get("start") or "1").isdecimal() and len(start) < 6 else 1
        references = self.in_references or holds_references(element)
        before, self.in_references = self.in_references, references
        self.lists += 1
        self._close()
        for child in element:
            if child.tag == "li":
                label = None
                if references:
                    ident = _DIGITS.search((child.get("id") or "")[-12:])
                    label = str(number) if element.tag == "ol" else ident[1] if ident else None
                yield from self._within(child, "list_item", level=self.lists, label=label)
                number += 1
            elif isinstance(child.tag, str):
                yield child
        self._close()
        self.lists -= 1
        self.in_references = before

    def _link(self, element: Any) -> Iterator[Any]:
        """A hyperlink, a mark that links to a note, or the way back from one."""
        target = (element.get("href") or "").strip()
        words = words_in(element)
        if target.startswith("#") and words and set(words.replace("\ufe0e", "").replace("\ufe0f", "")) <= _BACK:
            return
        if target.startswith("#") and self._notes(words, target, element):
            return
        first = len(self.spans)
        yield from self._children(element)
        spans = self.spans[first:]
        if spans and target and not target.startswith(("#", "javascript:", "mailto:", "tel:")):
            self.builder.link(spans[0][0], spans[-1][1], target)

    def _notes(self, words: str, target: str | None, element: Any) -> bool:
        labels = note_labels(words, self.builder.tail(), linked=target is not None)
        if not labels or not self.opened:
            return False
        place = self.source.place(self.source.find(words, line=element.sourceline)[0])
        start = self.builder.offset
        for label in labels:
            self.builder.note(label, *place)
        self.nodes.append(Node(element, "whole", start, self.builder.offset))
        return True

    def _raised(self, element: Any) -> Iterator[Any]:
        words = words_in(element)
        link = next(element.iter("a"), None)
        target = link.get("href") if link is not None else None
        linked = target if target and target.startswith("#") else None
        if len(element) and linked is None and link is not None:
            yield from self._children(element)
            return
        if words and self._notes(words, linked, element):
            return
        if words.replace("-", "").replace("–", "").isdecimal():
            at_, _ = self.source.find(words, line=element.sourceline)
            self.spans.append(self._add(raise_digits(words), at_) if self.opened else (0, 0))
            self.nodes.append(Node(element, "whole", *self.spans[-1]))
            return
        yield from self._children(element)

    def _table(self, table: Any) -> Iterator[Any]:
        """Cells, row by row; a table that lays out the page, or cannot be read as rows, is taken apart as text."""
        self._close()
        nested = next(table.iterdescendants("table"), None) is not None
        cells = list(table.iterdescendants("td", "th"))
        layout = any(sum(1 for _ in cell.iter("p", "ul", "ol", "h1", "h2", "h3")) > 1 for cell in cells)
        if nested or layout or self.row is not None:
            start = self.builder.offset
            yield from self._children(table)
            if nested and self.row is None and any(cell.tag == "th" for cell in cells):
                self.builder.end()
                self.builder.gap(start, "unreadable_table", "nested")
            return
        start = self.builder.offset
        for caption in table.iterchildren("caption"):
            yield from self._within(caption, "caption")
        for row in table.iter("tr"):
            self.rows += 1
            self.row = self.rows
            for cell in row.iterchildren("td", "th"):
                self.opened = False
                yield from self._children(cell)
                self.builder.end()
            self.row, self.opened = None, False
        if any((cell.get("rowspan") or "1") != "1" for cell in cells):
            self.builder.gap(start, "unreadable_table", "merged")
