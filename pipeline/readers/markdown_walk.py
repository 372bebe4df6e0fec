"""The walk over the block tokens of Markdown: each becomes a block of the kind that the tokens around it make it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.article import BlockKind
from pipeline.readers.builder import Builder
from pipeline.readers.entries import is_reference, may_be_reference
from pipeline.readers.layout import heads_references, is_caption
from pipeline.readers.markdown_inline import Inline
from pipeline.readers.marks import entry_mark

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAGS = re.compile(r"<!--.{0,5000}?-->|<[^<>]{1,2000}>", re.DOTALL)


@dataclass(slots=True)
class Walk:
    """Takes the tokens in order; remembers the containers that are open and what the last heading opened."""

    inline: Inline
    builder: Builder
    heading: int = 0
    in_references: bool = False
    quotes: int = 0
    item: str | None = None  # the number of the list item that is open
    in_item: bool = False
    note: str | None = None
    row: int = 0
    in_cell: bool = False
    lists: list[bool] = field(default_factory=list)  # whether each list that is open is an ordered one
    numbered: set[int] = field(default_factory=set)  # the numbers of the blocks that are items of ordered lists

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
                self.lists.append(token.type == "ordered_list_open")
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
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
                self._block(token)
            case "code_block" | "fence":
                self._code(token)
            case "html_block":
                self._html(token)

    def _block(self, token: Token) -> None:
        """The block whose words a token holds."""
        source = self.inline.source
        first, last = token.map or (0, 1)
        end = source.line_start(last + 1) if last < len(source.starts) else len(source.text)
        source.cursor = max(source.cursor, source.line_start(first + 1))
        line, content, children = first + 1, token.content, token.children or []
        if self.heading:
            self.in_references = heads_references(content)
            self.builder.begin("heading", line, level=self.heading)
        elif self.in_cell:
            self.builder.begin("table_cell", line, row=self.row)
        elif self.note is not None:
            self.builder.begin("reference", line, label=self.note)
        elif self.in_references and (self.in_item or _is_entry(content)):
            children = self._entries(token, line, end)
        elif not self.quotes and any(map(is_reference, content.split("\n"))):
            children = self._entries(token, line, end, listed=self.in_item)
        else:
            kind, level = self._kind(content)
            if kind == "list_item" and any(self.lists[-1:]):
                self.numbered.add(len(self.builder.blocks))
            self.builder.begin(kind, line, level=level)
        self.inline.add(children, end)
        self.builder.end()

    def _kind(self, content: str) -> tuple[BlockKind, int]:
        if self.in_item or self.lists:
            return "list_item", len(self.lists)
        if self.quotes:
            return "quote", 0
        return ("caption" if is_caption(content.strip("*_")) else "paragraph"), 0

    def _entries(self, token: Token, line: int, end: int, *, listed: bool = True) -> list[Token]:
        """Begin the entries of a reference list, each an item or a line with a label; what the last one holds.

        Not `listed`: entries outside any list, below the text of a paragraph.
        """
        children, source = token.children or [], self.inline.source
        entry = listed or is_reference(token.content.split("\n", 1)[0])
        self.builder.begin("reference" if entry else "paragraph", line, label=self.item if self.in_item else None)
        begun = 0
        for index, child in enumerate(children):
            opens = index == 0 or children[index - 1].type in ("softbreak", "hardbreak")
            if not opens or child.type != "text" or (index == 0 and self.in_item):
                continue
            mark, size = entry_mark(child.content)
            if size and (index == 0 or mark) and (listed or is_reference(child.content)):
                self.inline.add(children[begun:index], end)
                child.content = child.content[size:]
                begun = index
                self.builder.begin("reference", source.place(source.cursor)[0], label=mark)
        return children[begun:]

    def _code(self, token: Token) -> None:
        line = (token.map or (0, 0))[0] + 1 + (token.type == "fence")
        for number, content in enumerate(token.content.split("\n")):
            if content.strip():
                self.builder.begin("paragraph", line + number)
                at_, column, found = self.inline.source.find(content, line=line + number)
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
