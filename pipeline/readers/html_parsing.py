"""HTML source as a tree of elements, however deep it is nested."""

from __future__ import annotations

import re
from typing import Any

from pipeline.readers.messages import Unreadable

_WRAPPERS = re.compile(r"</?(div|section|span|font|b|i|em|strong|u|small|big|center)\b[^<>]*+>", re.IGNORECASE)
_NESTING = re.compile(r"</?(?!script|style|title|h[1-6]|p\b|html|head|body|br)([a-z][\w-]*+)[^<>]*+>", re.IGNORECASE)
_INLINE = frozenset((
    "span", "font", "b", "i", "em", "strong", "u", "small", "big", "a", "sup", "sub", "abbr", "cite", "code", "mark",
))  # fmt: skip


def parsed(source: str) -> Any:
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
