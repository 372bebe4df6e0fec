"""The reader of HTML: the article's own blocks, links, notes and tables, with the boilerplate around it left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

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
from pipeline.readers.layout import heads_references, is_caption, is_reference, may_be_reference, published_in
from pipeline.readers.marks import bullet, entry_mark, note_labels, raise_digits
from pipeline.readers.messages import Unreadable
from pipeline.readers.source import Source

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "figure", "address", "dl", "dt", "dd", "pre",
    "details", "summary", "fieldset", "form", "center", "body", "html", "tbody", "thead", "tr", "td", "th",
    "figcaption", "hr", "ul", "ol", "li", "blockquote", "table", "caption", "h1", "h2", "h3", "h4", "h5", "h6",
    "hgroup", "legend",
))  # fmt: skip
_BACK = frozenset("↩↑^⇧⤴")
_PLAIN = re.compile(r"[\n&<>]|[^\x00-\x7f]")  # what may be written otherwise in the source
_DIGITS = re.compile(r"(\d{1,3})$")


def read(source: str) -> Reading:
    """The article of an HTML page or fragment."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as exc:
        raise Unreadable("no_text") from exc
    lengths = text_lengths(root)
    part = main_part(root, lengths)
    walk = _Walk(Source(source), lengths, lengths[part])
    own_heading = next(part.iter("h1"), None)
    page_heading = next(root.iter("h1"), None)
    if own_heading is None and page_heading is not None:
        walk.element(page_heading)
    walk.element(part)
    walk.builder.end()
    found = own_heading if own_heading is not None else page_heading
    first = " ".join(words_in(found).split()) if found is not None else ""
    reading = walk.builder.reading()
    lines = [reading.text[block.start : block.end] for block in reading.blocks[:12]]
    return walk.builder.reading(title(root, first), published(root) or published_in(lines))


@dataclass(slots=True)
class _Walk:
    """Walks the elements in order; `kind` is what text that stands here is part of."""

    source: Source
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

    def element(self, element: Any) -> None:
        """Add what an element holds, its tail not included."""
        if is_boilerplate(element, self.lengths, self.whole):
            return
        tag = element.tag
        if tag in _HEADINGS:
            self.in_references = heads_references(words_in(element))
            self._within(element, "heading", level=_HEADINGS[tag])
        elif tag in ("ul", "ol"):
            self._list(element)
        elif tag == "blockquote":
            self._within(element, "quote")
        elif tag in ("figcaption", "caption"):
            self._within(element, "caption")
        elif tag in ("dd", "dt"):
            self._within(element, "list_item" if tag == "dd" else "paragraph", level=1)
        elif tag == "table":
            self._table(element)
        elif tag == "a":
            self._link(element)
        elif tag == "sup":
            self._raised(element)
        elif tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self._block(element)
        else:
            self._children(element)

    def _block(self, element: Any) -> None:
        before = self.in_references
        if holds_references(element):
            self.in_references = True
        self._close()
        self._children(element)
        self._close()
        self.in_references = self.in_references if element.tag in ("p", "div", "header", "hgroup") else before

    def _within(self, element: Any, kind: BlockKind, *, level: int = 0, label: str | None = None) -> None:
        saved = self.kind, self.level, self.label
        self._close()
        if self.row is None:
            self.kind, self.level, self.label = kind, level, label
        self._children(element)
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

    def _children(self, element: Any) -> None:
        self._text(element.text, element.sourceline)
        for child in element:
            self.element(child)
            self._text(child.tail, None)

    def _text(self, text: str | None, line: int | None) -> None:
        """Add text where it stands; opens a block where none is open."""
        if not text:
            return
        stripped = text.strip(" \t\r\n\f")
        if not stripped:
            if self.opened:
                self.builder.add(" ", 1)
            return
        lead = len(text) - len(text.lstrip(" \t\r\n\f"))
        at_, column, found = self.source.find(stripped, line=line)
        if not found and (first := _PLAIN.split(stripped, maxsplit=1)[0]) and first != stripped:
            at_, column, found = self.source.find(first, line=line)
        if not self.opened:
            stripped, column = self._open(stripped, at_, column)
        elif lead:
            self.builder.add(" ", at_)
        self.spans.append(self.builder.add(stripped, at_, column, exact=found))
        if text[-1] in " \t\r\n\f":
            self.builder.add(" ", at_)

    def _open(self, text: str, line: int, column: int) -> tuple[str, int]:
        """Open the block that a text begins, without the mark that says what kind it is."""
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
        return text[skip:], column + skip

    def _list(self, element: Any) -> None:
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
                self._within(child, "list_item", level=self.lists, label=label)
                number += 1
            elif isinstance(child.tag, str):
                self.element(child)
        self._close()
        self.lists -= 1
        self.in_references = before

    def _link(self, element: Any) -> None:
        """A hyperlink, a mark that links to a note, or the way back from one."""
        target = (element.get("href") or "").strip()
        words = words_in(element)
        if target.startswith("#") and words and set(words.replace("\ufe0e", "").replace("\ufe0f", "")) <= _BACK:
            return
        if target.startswith("#") and self._notes(words, target, element.sourceline):
            return
        first = len(self.spans)
        self._children(element)
        spans = self.spans[first:]
        if spans and target and not target.startswith(("#", "javascript:", "mailto:", "tel:")):
            self.builder.link(spans[0][0], spans[-1][1], target)

    def _notes(self, words: str, target: str | None, line: int | None) -> bool:
        labels = note_labels(words, self.builder.tail(), linked=target is not None)
        if not labels or not self.opened:
            return False
        at_, column, _ = self.source.find(words, line=line)
        for label in labels:
            self.builder.note(label, at_, column)
        return True

    def _raised(self, element: Any) -> None:
        words = words_in(element)
        link = next(element.iter("a"), None)
        target = link.get("href") if link is not None else None
        linked = target if target and target.startswith("#") else None
        if len(element) and linked is None and link is not None:
            self._children(element)
            return
        if words and self._notes(words, linked, element.sourceline):
            return
        if words.replace("-", "").replace("–", "").isdecimal():
            at_, column, _found = self.source.find(words, line=element.sourceline)
            self.spans.append(self.builder.add(raise_digits(words), at_, column) if self.opened else (0, 0))
            return
        self._children(element)

    def _table(self, table: Any) -> None:
        """Cells, row by row; a table that lays out the page, or cannot be read as rows, is taken apart as text."""
        self._close()
        nested = next(table.iterdescendants("table"), None) is not None
        cells = list(table.iterdescendants("td", "th"))
        layout = any(sum(1 for _ in cell.iter("p", "ul", "ol", "h1", "h2", "h3")) > 1 for cell in cells)
        if nested or layout or self.row is not None:
            start = self.builder.offset
            self._children(table)
            if nested and self.row is None and any(cell.tag == "th" for cell in cells):
                self.builder.end()
                self.builder.gap(start, "unreadable_table", "nested")
            return
        start = self.builder.offset
        for caption in table.iterchildren("caption"):
            self._within(caption, "caption")
        for row in table.iter("tr"):
            self.rows += 1
            self.row = self.rows
            for cell in row.iterchildren("td", "th"):
                self.opened = False
                self._children(cell)
                self.builder.end()
            self.row, self.opened = None, False
        if any((cell.get("rowspan") or "1") != "1" for cell in cells):
            self.builder.gap(start, "unreadable_table", "merged")
