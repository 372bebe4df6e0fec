"""The walk over the elements of a page: headings, lists, quotes, tables, links, note marks; boilerplate is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.article import BlockKind
from pipeline.readers.html_flow import Flow
from pipeline.readers.html_page import holds_references, is_boilerplate, words_in
from pipeline.readers.layout import heads_references

BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "figure", "address", "dl", "dt", "dd", "pre",
    "details", "summary", "fieldset", "form", "center", "body", "html", "tbody", "thead", "tr", "td", "th",
    "figcaption", "hr", "ul", "ol", "li", "blockquote", "table", "caption", "h1", "h2", "h3", "h4", "h5", "h6",
    "hgroup", "legend",
))  # fmt: skip
_BACK = frozenset("↩↑^⇧⤴\ufe0e\ufe0f")
_DIGITS = re.compile(r"(\d{1,3})$")
_NOWHERE = ("#", "javascript:", "mailto:", "tel:")


@dataclass(slots=True)
class Walk:
    """Walks the elements in order and hands their text to `flow`.

    What handles an element hands its children back one by one, for `take` to handle: nesting costs no recursion.
    """

    flow: Flow
    lengths: dict[Any, int]
    whole: int
    rows: int = 0
    lists: int = 0
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
            self._leave_out(element)
            return
        match element.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6" as tag:
                self.flow.in_references = heads_references(words_in(element))
                yield from self._within(element, "heading", level=int(tag[1]))
            case "ul" | "ol":
                yield from self._list(element)
            case "blockquote":
                yield from self._within(element, "quote")
            case "figcaption" | "caption":
                yield from self._within(element, "caption")
            case "dd" | "dt" as tag:
                yield from self._within(element, "list_item" if tag == "dd" else "paragraph", level=1)
            case "table":
                yield from self._table(element)
            case "a":
                yield from self._link(element)
            case "sup":
                yield from self._raised(element)
            case "br":
                self.flow.line_break()
            case tag if tag in BLOCKS:
                yield from self._block(element)
            case _:
                yield from self._children(element)

    def _leave_out(self, element: Any) -> None:
        self.left_out.append(element)
        if self.lengths.get(element):
            self.flow.source.find(words_in(element), line=element.sourceline)

    def _children(self, element: Any) -> Iterator[Any]:
        self.flow.text(element.text, element.sourceline, element, "text")
        for child in element:
            yield child
            self.flow.text(child.tail, None, child, "tail")

    def _block(self, element: Any) -> Iterator[Any]:
        flow = self.flow
        before = flow.in_references
        if holds_references(element):
            flow.in_references = True
        flow.close()
        yield from self._children(element)
        flow.close()
        if element.tag not in ("p", "div", "header", "hgroup"):
            flow.in_references = before

    def _within(self, element: Any, kind: BlockKind, *, level: int = 0, label: str | None = None) -> Iterator[Any]:
        flow = self.flow
        saved = flow.kind, flow.level, flow.label
        flow.close()
        if flow.row is None:
            flow.kind, flow.level, flow.label = kind, level, label
        yield from self._children(element)
        flow.close()
        flow.kind, flow.level, flow.label = saved

    def _list(self, element: Any) -> Iterator[Any]:
        flow = self.flow
        number = int(start) if (start := element.get("start") or "1").isdecimal() and len(start) < 6 else 1
        references = flow.in_references or holds_references(element)
        before, flow.in_references = flow.in_references, references
        self.lists += 1
        flow.close()
        for child in element:
            if child.tag == "li":
                label = _entry_label(child, number, element.tag == "ol") if references else None
                yield from self._within(child, "list_item", level=self.lists, label=label)
                number += 1
            elif isinstance(child.tag, str):
                yield child
        flow.close()
        self.lists -= 1
        flow.in_references = before

    def _link(self, element: Any) -> Iterator[Any]:
        """A hyperlink, a mark that links to a note, or the way back from one."""
        flow = self.flow
        target = (element.get("href") or "").strip()
        words = words_in(element)
        if target.startswith("#") and words:
            if set(words) <= _BACK:
                return
            if flow.notes(words, element, linked=True):
                return
        first = len(flow.spans)
        yield from self._children(element)
        spans = flow.spans[first:]
        if spans and target and not target.startswith(_NOWHERE):
            flow.builder.link(spans[0][0], spans[-1][1], target)

    def _raised(self, element: Any) -> Iterator[Any]:
        words = words_in(element)
        link = next(element.iter("a"), None)
        target = (link.get("href") or "") if link is not None else ""
        linked = target.startswith("#")
        outward = len(element) and link is not None and not linked
        if words and not outward:
            if self.flow.notes(words, element, linked=linked):
                return
            if words.replace("-", "").replace("–", "").isdecimal():
                self.flow.raised(words, element)
                return
        yield from self._children(element)

    def _table(self, table: Any) -> Iterator[Any]:
        """Cells, row by row; a table that lays out the page, or cannot be read as rows, is taken apart as text."""
        flow = self.flow
        flow.close()
        start = flow.builder.offset
        nested = next(table.iterdescendants("table"), None) is not None
        cells = list(table.iterdescendants("td", "th"))
        if nested or flow.row is not None or any(_lays_out(cell) for cell in cells):
            yield from self._children(table)
            if nested and flow.row is None and any(cell.tag == "th" for cell in cells):
                flow.builder.end()
                flow.builder.gap(start, "unreadable_table", "nested")
            return
        for caption in table.iterchildren("caption"):
            yield from self._within(caption, "caption")
        for row in table.iter("tr"):
            yield from self._row(row)
        if any((cell.get("rowspan") or "1") != "1" for cell in cells):
            flow.builder.gap(start, "unreadable_table", "merged")

    def _row(self, row: Any) -> Iterator[Any]:
        flow = self.flow
        self.rows += 1
        flow.row = self.rows
        for cell in row.iterchildren("td", "th"):
            flow.opened = False
            yield from self._children(cell)
            flow.builder.end()
        flow.row, flow.opened = None, False


def _entry_label(item: Any, number: int, ordered: bool) -> str | None:
    """The label of an entry of a reference list: its number, else the digits that its id ends in."""
    if ordered:
        return str(number)
    ident = _DIGITS.search((item.get("id") or "")[-12:])
    return ident[1] if ident else None


def _lays_out(cell: Any) -> bool:
    """Whether a cell holds so much that its table can only lay out the page."""
    return sum(1 for _ in cell.iter("p", "ul", "ol", "h1", "h2", "h3")) > 1
