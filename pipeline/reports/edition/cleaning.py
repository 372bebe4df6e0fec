"""Copies the elements of a page, of which only those that mean something for its text are kept: none can act."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any
from urllib.parse import urlsplit

_KEPT = frozenset((
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "figure", "figcaption", "hr", "br",
    "strong", "b", "em", "i", "u", "s", "sub", "sup", "code", "abbr", "cite", "q", "mark", "small", "a",
    "section", "div", "span", "img",
))  # fmt: skip
_ATTRIBUTES = {
    "a": ("href", "title"), "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan", "scope"),
    "img": ("src", "alt", "width", "height"), "ol": ("start", "type", "reversed"), "abbr": ("title",), "li": ("value",),
}  # fmt: skip
_EVERYWHERE = ("id", "lang", "class")
_OURS = "check"
_VOID = frozenset(("br", "hr"))
_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$")
_MOST = 150  # elements within elements; what is deeper is copied without the elements around it
_NAME = re.compile(r"[\w.:-]{1,100}$")
_ALONE = frozenset(("div", "span", "section"))  # kept only for what they carry


def cleaned(part: Any, left_out: Iterable[Any]) -> str:
    """`part` with all that it holds but the elements left out, as HTML."""
    from lxml import etree, html

    skipped = set(left_out)
    root = etree.Element("div")
    todo: list[tuple[Any, Any, int]] = [(part, root, 0)]
    while todo:
        source, into, depth = todo.pop()
        if source is None or isinstance(source, str):
            _add_text(into, source)
            continue
        if source in skipped or not isinstance(source.tag, str):
            continue
        target, own = into, _copy(source)
        if own is not None and depth < _MOST:
            into.append(own)
            target = own
        for child in reversed(source):
            todo.append((child.tail, target, depth + 1))
            todo.append((child, target, depth + 1))
        _add_text(target, source.text)
    inner = [html.tostring(child, encoding="unicode") for child in root]
    return escape(root.text or "") + "".join(inner)


def _copy(element: Any) -> Any:
    """The element with the attributes that may stay; None where it says nothing."""
    from lxml import etree

    tag = element.tag.lower()
    if tag not in _KEPT:
        return None
    attributes = {}
    for name in (*_ATTRIBUTES.get(tag, ()), *_EVERYWHERE):
        value = (element.get(name) or "").strip()
        if value and _may_stay(name, value):
            attributes[name] = value
    if tag in _ALONE and not attributes:
        return None if tag == "span" else etree.Element(tag)
    if tag == "img" and (not attributes.keys() & {"src", "alt"} or _is_pixel(attributes)):
        return None
    return etree.Element(tag, attributes)


def _is_pixel(attributes: dict[str, str]) -> bool:
    """Whether an image is there to count readers, not to be seen."""
    return any(attributes.get(side) in ("0", "1") for side in ("width", "height"))


def _may_stay(name: str, value: str) -> bool:
    if name == "href":
        return value.startswith("#") or urlsplit(value).scheme.lower() in ("http", "https", "mailto")
    if name == "src":
        return urlsplit(value).scheme.lower() in ("http", "https") or bool(_IMAGE.match(value))
    if name in ("width", "height"):
        return value.isdecimal()
    if name == "class":
        return value == _OURS
    return name in ("title", "alt") or bool(_NAME.match(value))


def _add_text(into: Any, text: str | None) -> None:
    if not text:
        return
    if len(into):
        into[-1].tail = (into[-1].tail or "") + text
    else:
        into.text = (into.text or "") + text
