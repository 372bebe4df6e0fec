"""The article's text as HTML: its structure kept, every claim, quantity, citation and flag marked in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from pipeline.article import Article, Block
from pipeline.reports.inline import Inline
from pipeline.reports.segments import Pair, pairs_of
from pipeline.reports.texts import Texts

_MARKER = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z][.)])$")


class MarkedText:
    """Renders one article; `numbers` holds the number under which each open flag is listed."""

    def __init__(self, article: Article, numbers: dict[str, int], texts: Texts) -> None:
        self.article, self.texts = article, texts
        self.pairs = pairs_of(article)
        self.inline = Inline(article, numbers, self.pairs, texts)
        self.tables = 0

    def html(self) -> Markup:
        """All blocks in order."""
        blocks = list(zip(self.article.blocks, self.pairs, strict=True))
        parts: list[str] = []
        for kind, run in groupby(blocks, key=lambda item: item[0].kind):
            group = list(run)
            if kind == "list_item":
                parts.append(self._wrap("ul", "list", (self._item(*item) for item in group)))
            elif kind == "reference":
                parts.append(self._wrap("ul", "refs", (self._item(*item) for item in group)))
            elif kind == "table_cell":
                parts.append(self._table(group))
            else:
                parts.extend(self._plain(*item) for item in group)
        return Markup("\n".join(parts))

    def _plain(self, block: Block, pairs: list[Pair]) -> str:
        inner = self._inner(pairs)
        attributes = self._attributes(block)
        if block.kind == "heading":
            level = min(6, max(1, block.level) + 2)
            return f"<h{level}{attributes}>{inner}</h{level}>"
        if block.kind == "quote":
            return f"<blockquote{attributes}><p>{inner}</p></blockquote>"
        return f"<p{attributes}>{inner}</p>"

    def _item(self, block: Block, pairs: list[Pair]) -> str:
        marker = block.label or self._marker(block)
        shown = f'<span class="marker">{escape(marker)}</span> ' if marker else ""
        return f"<li{self._attributes(block, bare=not marker)}>{shown}{self._inner(pairs)}</li>"

    def _marker(self, block: Block) -> str:
        before = self.article.text[max(0, block.start - 8) : block.start].rsplit("\n", 1)[-1].strip()
        return before if _MARKER.match(before) else ""

    def _table(self, group: list[tuple[Block, list[Pair]]]) -> str:
        self.tables += 1
        rows = (
            self._wrap("tr", "", (f"<td{self._attributes(b)}>{self._inner(p)}</td>" for b, p in row))
            for _, row in groupby(group, key=lambda item: item[0].row)
        )
        name = self.texts("page.table", n=self.tables)
        body = "".join(rows)
        return f'<div class="table" role="region" tabindex="0" aria-label="{name}"><table>{body}</table></div>'

    def _wrap(self, tag: str, name: str, inner: Iterator[str]) -> str:
        attribute = f' class="{name}"' if name else ""
        return f"<{tag}{attribute}>{''.join(inner)}</{tag}>"

    def _attributes(self, block: Block, *, bare: bool = True) -> str:
        names = [block.kind.replace("_", "-")]
        if block.kind == "list_item":
            names.append(f"depth-{min(4, max(1, block.level))}")
        if not bare:
            names.append("numbered")
        note = next((gap for gap in self.article.gaps if gap.kind != "no_translation" and gap.overlaps(block)), None)
        extra = ""
        if note:
            names.append("gap")
            why = self.texts.label("gap", note.kind)
            extra = f' data-gap="{escape(self.texts("page.gap_mark", why=why[0].lower() + why[1:]))}"'
        if block.language:
            extra += f' lang="{escape(block.language)}"'
        return f' class="{" ".join(names)}"{extra}'

    def _inner(self, pairs: list[Pair]) -> str:
        return "".join(self.inline.sentence(pair) for pair in pairs)
