"""The reader of Markdown, with tables, footnotes and front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from pipeline.article import BlockKind
from pipeline.readers.builder import Builder, Reading
from pipeline.readers.emphasis import Mark, MarkKind
from pipeline.readers.front_matter import date_of, front_matter, title_of
from pipeline.readers.layout import heads_references, is_caption, is_reference, may_be_reference, published_in
from pipeline.readers.marks import entry_mark, note_labels, raise_digits
from pipeline.readers.source import Source

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_UNDEFINED = re.compile(r"\[\^([\w-]{1,30})\]")
_TAGS = re.compile(r"<!--.{0,5000}?-->|<[^<>]{1,2000}>", re.DOTALL)
_HREF = re.compile(r"<a\b[^<>]{0,500}?\bhref\s?=\s?[\"']([^\"'<>]{1,1000})[\"']", re.IGNORECASE)
_NESTING = 200  # containers within containers; the parser drops what is deeper
_DEEP = re.compile(r"^(?:[ \t>*+-]|\d{1,9}[.)][ \t]){40,}+(?=\S)", re.MULTILINE)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False)
    parser.core.ruler.disable("footnote_tail")  # it drops the notes that no mark points to
    return parser


def read(source: str) -> Reading:
    """The article in Markdown; its text is free of markup."""
    front, size = front_matter(source)
    builder = walked(source, size).builder
    title = title_of(front)
    reading = builder.reading(title)
    lines = [reading.text[block.start : block.end] for block in reading.blocks[:12]]
    return builder.reading(title, date_of(front) or published_in(lines))


def walked(source: str, size: int) -> _Walk:
    """The walk over all that stands after the front matter, which takes `size` characters."""
    walk = _Walk(Source(source))
    for token in _tokens("\n" * source.count("\n", 0, size) + source[size:]):
        walk.take(token)
    walk.builder.end()
    return walk


def _tokens(source: str) -> list[Token]:
    """The block tokens; lines that are nested beyond what the parser takes become plain quotes."""
    tokens = _parser().parse(source)
    if any(token.level >= _NESTING - 2 for token in tokens):
        tokens = _parser().parse(_DEEP.sub("> ", source))
    return tokens


@dataclass(slots=True)
class _Walk:
    """Takes the tokens in order; remembers the containers that are open and what the last heading opened."""

    source: Source
    builder: Builder = field(default_factory=Builder)
    heading: int = 0
    in_references: bool = False
    quotes: int = 0
    lists: int = 0
    item: str | None = None  # the number of the list item that is open
    in_item: bool = False
    note: str | None = None
    row: int = 0
    in_cell: bool = False
    raised: bool = False
    numbering: list[bool] = field(default_factory=list)  # whether each list that is open is an ordered one
    numbered: set[int] = field(default_factory=set)  # the numbers of the blocks that are items of ordered lists
    marks: list[Mark] = field(default_factory=list)

    def take(self, token: Token) -> None:
        """Handle one block token."""
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = 0
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "bullet_list_open" | "ordered_list_open":
                self.lists += 1
                self.numbering.append(token.type.startswith("ordered"))
            case "bullet_list_close" | "ordered_list_close":
                self.lists -= 1
                self.numbering.pop()
            case "list_item_open":
                self.in_item, self.item = True, token.info or None
            case "list_item_close":
                self.in_item = False
            case "footnote_reference_open":
                self.note = str(token.meta["label"])
            case "footnote_reference_close":
                self.note = None
            case "tr_open":
                self.row += 1
            case "th_open" | "td_open":
                self.in_cell = True
            case "th_close" | "td_close":
                self.in_cell = False
            case "inline":
                self._inline(token)
            case "code_block" | "fence":
                self._code(token)
            case "html_block":
                self._html(token)

    def _inline(self, token: Token) -> None:
        first, last = token.map or (0, 1)
        end = self.source.line_start(last + 1) if last < len(self.source.starts) else len(self.source.text)
        self.source.cursor = max(self.source.cursor, self.source.line_start(first + 1))
        content = token.content
        if self.heading:
            self.in_references = heads_references(content)
            self.builder.begin("heading", first + 1, level=self.heading)
            self._children(token.children or [], end)
        elif self.in_cell:
            self.builder.begin("table_cell", first + 1, row=self.row)
            self._children(token.children or [], end)
        elif self.note is not None:
            self.builder.begin("reference", first + 1, label=self.note)
            self._children(token.children or [], end)
        elif self.in_references and (self.in_item or _is_entry(content)):
            self._entries(token, first + 1, end)
        else:
            kind, level = self._kind(content)
            if kind == "list_item" and any(self.numbering[-1:]):
                self.numbered.add(len(self.builder.blocks))
            self.builder.begin(kind, first + 1, level=level)
            self._children(token.children or [], end)
        self.builder.end()

    def _kind(self, content: str) -> tuple[BlockKind, int]:
        if self.in_item or self.lists:
            return "list_item", self.lists
        if self.quotes:
            return "quote", 0
        return ("caption" if is_caption(content.strip("*_")) else "paragraph"), 0

    def _entries(self, token: Token, line: int, end: int) -> None:
        """Entries of a reference list: a list item, or lines that each open with a label."""
        children = list(token.children or [])
        label: str | None = self.item if self.in_item else None
        self.builder.begin("reference", line, label=label)
        begun = 0
        for index, child in enumerate(children):
            opens = index == 0 or children[index - 1].type in ("softbreak", "hardbreak")
            if not opens or child.type != "text" or (index == 0 and self.in_item):
                continue
            mark, size = entry_mark(child.content)
            if size and (index == 0 or mark):
                self._children(children[begun:index], end)
                child.content = child.content[size:]
                begun = index
                self.builder.begin("reference", self.source.place(self.source.cursor)[0], label=mark)
        self._children(children[begun:], end)

    def _children(self, children: list[Token], end: int) -> None:
        """Add inline tokens: text with its place, links, note marks."""
        opened: list[tuple[str, int]] = []
        spans: list[tuple[int, int]] = []
        begun: dict[str, int] = {}
        for child in children:
            match child.type:
                case "text" | "code_inline" | "text_special":
                    first = len(spans)
                    self._text(child.content, end, spans)
                    if child.type == "code_inline":
                        self._mark("code", first, spans)
                case "strong_open" | "em_open":
                    begun[child.tag] = len(spans)
                case "strong_close" | "em_close" if child.tag in begun:
                    self._mark("bold" if child.tag == "strong" else "italic", begun.pop(child.tag), spans)
                case "softbreak" | "hardbreak":
                    self.builder.add("\n", *self.source.place(self.source.cursor))
                case "link_open":
                    opened.append((str(child.attrs.get("href", "")), len(spans)))
                case "link_close" if opened:
                    self._link(*opened.pop(), spans)
                case "footnote_ref":
                    label = str(child.meta["label"])
                    line, column, _ = self.source.find(f"[^{label}]", end=end)
                    self.builder.note(label, line, column)
                case "html_inline":
                    self._tag(child.content, opened, spans)

    def _link(self, target: str, first: int, spans: list[tuple[int, int]]) -> None:
        if len(spans) > first:
            self.builder.link(spans[first][0], spans[-1][1], target)

    def _mark(self, kind: MarkKind, first: int, spans: list[tuple[int, int]]) -> None:
        if len(spans) > first:
            self.marks.append(Mark(spans[first][0], spans[-1][1], kind))

    def _tag(self, tag: str, opened: list[tuple[str, int]], spans: list[tuple[int, int]]) -> None:
        lowered = tag.lower()
        if lowered.startswith("<br"):
            self.builder.add("\n", *self.source.place(self.source.cursor))
        elif lowered.startswith(("<sup", "</sup")):
            self.raised = not lowered.startswith("</")
        elif href := _HREF.match(tag):
            opened.append((href[1], len(spans)))
        elif lowered.startswith("</a") and opened:
            self._link(*opened.pop(), spans)

    def _text(self, content: str, end: int, spans: list[tuple[int, int]]) -> None:
        """Add a run of text; marks of notes that are nowhere defined are note marks all the same."""
        if self.raised:
            line, column, _ = self.source.find(content, end=end)
            labels = note_labels(content, self.builder.tail())
            for label in labels:
                self.builder.note(label, line, column)
            if not labels:
                spans.append(self.builder.add(raise_digits(content), line, column))
            return
        done = 0
        for mark in _UNDEFINED.finditer(content):
            self._plain(content[done : mark.start()], end, spans)
            line, column, _ = self.source.find(mark.group(), end=end)
            self.builder.note(mark[1], line, column)
            done = mark.end()
        self._plain(content[done:], end, spans)

    def _plain(self, content: str, end: int, spans: list[tuple[int, int]]) -> None:
        if not content:
            return
        line, column, found = self.source.find(content, end=end)
        start, stop = self.builder.add(content, line, column, exact=found)
        if start < stop:
            spans.append((start, stop))

    def _code(self, token: Token) -> None:
        line = (token.map or (0, 0))[0] + 1 + (token.type == "fence")
        for number, content in enumerate(token.content.split("\n")):
            if content.strip():
                self.builder.begin("paragraph", line + number)
                at_, column, found = self.source.find(content, line=line + number)
                self.builder.add(content, at_, column, exact=found)
        self.builder.end()

    def _html(self, token: Token) -> None:
        """The text of an HTML block, line by line, without its tags."""
        from html import unescape

        first = (token.map or (0, 0))[0] + 1
        bare = _TAGS.sub(lambda tag: "\n" * tag.group().count("\n"), token.content)
        for number, content in enumerate(unescape(bare).split("\n")):
            if content.strip():
                self.builder.begin("paragraph", first + number)
                self.builder.add(content, first + number, exact=False)
        self.builder.end()


def _is_entry(content: str) -> bool:
    return bool(entry_mark(content)[1]) or is_reference(content) or may_be_reference(content)
