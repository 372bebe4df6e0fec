"""What an HTML page says about itself (title, date), which part of it is the article, and which parts are not."""

from __future__ import annotations

import re
from typing import Any

from pipeline.readers.layout import date_in, heads_references, layout

DROPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "button", "input", "select", "textarea", "label", "nav", "aside", "dialog", "head", "link", "meta",
    "map", "menu",
))  # fmt: skip
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu"))
_NEVER = frozenset(("html", "body", "main", "article"))
_TEXT_TAGS = frozenset(("p", "li", "td", "th", "blockquote", "dd", "pre", "h1", "h2", "h3", "h4", "figcaption"))
_CONTAINERS = frozenset(("div", "section", "center", "form", "main", "article"))
_NAME = re.compile(r"[\s_]+")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_JSON_DATE = re.compile(r'"datePublished"\s{0,5}:\s{0,5}"([^"]{4,40})"')
_META_DATES = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "publish_date", "publication_date",
    "citation_publication_date", "citation_date", "dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date",
    "date",
)  # fmt: skip
_SITE = re.compile(r"\s+[|–—»·-]\s+")


def words_in(element: Any) -> str:
    """All the text of an element, trimmed."""
    return "".join(map(str, element.itertext())).strip()


def published(root: Any) -> str | None:
    """The date of publication in the page's metadata."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        metas.setdefault(key, meta.get("content") or "")
    for key in _META_DATES:
        if found := date_in(metas.get(key, "")[:40].replace("T", " ")):
            return found
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and (match := _JSON_DATE.search(script.text or "")):
            return date_in(match[1].replace("T", " "))
    for time in root.iter("time"):
        if found := date_in((time.get("datetime") or "")[:40].replace("T", " ")):
            return found
    return None


def title(root: Any, first_heading: str) -> str:
    """The page's title, without the name of the site."""
    shared = next(
        (
            meta.get("content") or ""
            for meta in root.iter("meta")
            if meta.get("property") in ("og:title", "twitter:title")
        ),
        "",
    )
    if shared.strip():
        return _without_site(shared, first_heading)
    if first_heading:
        return first_heading
    own = next((element.text or "" for element in root.iter("title")), "")
    return _without_site(own, "")


def _without_site(text: str, heading: str) -> str:
    text = " ".join(text.split())
    if heading and text.startswith(heading):
        return heading
    parts = _SITE.split(text)
    return text if len(parts) < 2 or len(parts[0]) < 10 else text[: text.rfind(parts[-1])].rstrip(" |–—»·-")


def text_lengths(root: Any) -> dict[Any, int]:
    """The number of characters of text that each element holds, its descendants included, links left out."""
    lengths: dict[Any, int] = {}
    for element in reversed(list(root.iter())):
        own = len((element.text or "").strip()) if isinstance(element.tag, str) and element.tag not in DROPPED else 0
        for child in element:
            own += lengths.get(child, 0) if child.tag != "a" else 0
            own += len((child.tail or "").strip())
        lengths[element] = own if isinstance(element.tag, str) and element.tag not in DROPPED else 0
    return lengths


def is_boilerplate(element: Any, lengths: dict[Any, int], whole: int) -> bool:
    """Whether an element is no part of the article (navigation, comments, ...); never what holds most of the text."""
    tag = element.tag
    if not isinstance(tag, str) or tag in DROPPED:
        return True
    if tag in _NEVER:
        return False
    get = element.get
    if get("hidden") is not None or get("aria-hidden") == "true" or _HIDDEN.search((get("style") or "")[:500]):
        return 2 * lengths[element] < whole
    if tag == "form" or get("role") in _ROLES:
        return 2 * lengths[element] < whole
    if tag in ("header", "footer") and not _in_article(element):
        return 2 * lengths[element] < whole
    names = f"{get('class') or ''} {get('id') or ''}"
    if names == " " or 2 * lengths[element] >= whole or holds_references(element):
        return False
    boilerplate = layout().boilerplate
    return any(_is_boilerplate_name(name, boilerplate) for name in _NAME.split(names[:500].lower()) if name)


def _is_boilerplate_name(name: str, boilerplate: frozenset[str]) -> bool:
    if name in boilerplate:
        return True
    parts = [part for part in re.split(r"--?|__", name) if part]
    return len(parts) > 1 and (parts[0] in boilerplate or parts[-1] in boilerplate)


def _in_article(element: Any) -> bool:
    return any(parent.tag in ("article", "main") for parent in element.iterancestors())


def holds_references(element: Any) -> bool:
    """Whether the class, id or role of an element says that it is a list of references or notes."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()[:500]
    return any(heads_references(part.removeprefix("doc-")) for part in re.split(r"[\s_]+", names) if part) or (
        "doc-endnotes" in names or "doc-bibliography" in names
    )


def main_part(root: Any, lengths: dict[Any, int]) -> Any:
    """The element that holds the article."""
    body = root.find("body")
    if body is None:
        return root
    whole = lengths[body] or 1
    for candidates in (
        [element for element in body.iter() if (element.get("itemprop") or "") == "articleBody"],
        list(body.iter("article")),
        [element for element in body.iter() if element.tag == "main" or element.get("role") == "main"],
        [element for element in body.iter() if _marks_article(element)],
    ):
        best = max(candidates, key=lambda element: lengths[element], default=None)
        if best is not None and lengths[best] >= max(200, 0.25 * whole):
            return _headed(best, body)
    return _densest(body)


def _headed(element: Any, body: Any) -> Any:
    """The element, or a parent a little larger that holds the page's title as well."""
    if next(element.iter("h1"), None) is not None:
        return element
    for parent in element.iterancestors("article", "main"):
        if parent is not body and next(parent.iter("h1"), None) is not None:
            return parent
    return element


def _marks_article(element: Any) -> bool:
    if element.tag not in ("div", "section", "td"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()[:500].split()
    marks = layout().article_marks
    return any(name in marks for name in names)


def _densest(body: Any) -> Any:
    """The smallest element that holds seven tenths of the running text."""
    weight: dict[Any, int] = {}
    for element in reversed(list(body.iter())):
        if not isinstance(element.tag, str) or element.tag in DROPPED:
            weight[element] = 0
            continue
        own = sum(weight.get(child, 0) for child in element)
        if element.tag in _TEXT_TAGS:
            own = max(own, len(words_in(element)) if own == 0 else own)
        weight[element] = own
    here = found = body
    while True:
        child = max(here, key=lambda element: weight.get(element, 0), default=None)
        if child is None or weight[child] < 0.7 * (weight[here] or 1):
            return found
        if child.tag in _CONTAINERS or (child.tag == "td" and next(child.iter("p", "h1", "h2"), None) is not None):
            found = child
        elif child.tag in _TEXT_TAGS:
            return found
        here = child
