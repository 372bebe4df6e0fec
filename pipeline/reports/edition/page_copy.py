"""article.en.html of an HTML page: the elements of its article, cleaned, each with its translation in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup as Html

from pipeline.article import Article, Block, Translation
from pipeline.readers.html import walked
from pipeline.readers.html_flow import Node
from pipeline.readers.html_walk import BLOCKS
from pipeline.readers.markup import markup_of
from pipeline.reports.edition.about import said_before
from pipeline.reports.edition.cleaning import cleaned
from pipeline.reports.edition.content import translations_in
from pipeline.reports.edition.page import check_mark, edition_page, page_of_blocks
from pipeline.reports.edition.placing import Checks, Piece, Wish, translated

_DEEPEST = 200  # elements around a word, beyond which a page is no document but a tangle


@dataclass(frozen=True, slots=True)
class _Element:
    """A mark that is an inline element of the page, by its number; `whole` where it is moved as it stands."""

    number: int
    whole: bool = False


def page_of_copy(article: Article, source: str, draft: bool) -> str:
    """The page; `source` is the text of the page that the article was read from."""
    page = walked(source)
    checks = Checks([])
    if any(len(_chain(node)) > _DEEPEST for node in page.nodes):
        return page_of_blocks(article, markup_of(source.encode(), ".html", 1), draft)
    by_block = _nodes_by_block(article, page.nodes)
    elsewhere = _owners(page.nodes, article)
    at_ = 0
    for number, block in enumerate(article.blocks):
        at_, own = translations_in(article.translations, at_, block)
        if own and by_block[number]:
            _translate(article, block, own, by_block[number], elsewhere, checks)
    for part in page.parts:
        _name_images(part, article)
    body = Html("\n").join(Html(cleaned(part, page.left_out)) for part in page.parts)
    return edition_page(article, body, checks, draft)


def _name_images(part: Any, article: Article) -> None:
    """Say what images show in the language of the edition, where the text says it too; else in which language it is."""
    known = said_before(article)
    for image in part.iter("img"):
        shown = " ".join((image.get("alt") or "").split())
        if shown in known:
            image.set("alt", known[shown])
        elif article.language.code != "und" and any(sign.isalpha() for sign in shown):
            image.set("lang", article.language.code)


def _nodes_by_block(article: Article, nodes: Sequence[Node]) -> list[list[Node]]:
    found: list[list[Node]] = [[] for _ in article.blocks]
    for node in nodes:
        if node.start < node.end:
            found[article.block_at(node.start)].append(node)
    return found


def _owners(nodes: Sequence[Node], article: Article) -> dict[Any, set[int]]:
    """The blocks whose words stand somewhere within each element."""
    owners: dict[Any, set[int]] = {}
    for node in nodes:
        if node.start < node.end:
            number = article.block_at(node.start)
            for element in _chain(node):
                owners.setdefault(element, set()).add(number)
    return owners


def _chain(node: Node) -> list[Any]:
    """The elements around the words of a node, innermost first."""
    holder = node.element if node.place == "text" else node.element.getparent()
    return [] if holder is None else [holder, *holder.iterancestors()]


def _translate(
    article: Article,
    block: Block,
    translations: Sequence[Translation],
    nodes: Sequence[Node],
    owners: dict[Any, set[int]],
    checks: Checks,
) -> None:
    home = _home(nodes, owners)
    if home is None:
        return
    marks: list[Any] = []
    wishes = list(_wishes(article.text, nodes, home, marks))
    pieces = translated(article, translations, wishes, checks)
    point = _emptied(home, nodes, owners)
    _fill(home, point, pieces, marks)


def _home(nodes: Sequence[Node], owners: dict[Any, set[int]]) -> Any:
    """The element that the words of a block stand in; one that it shares with other blocks where it must."""
    common = _chain(nodes[0])
    for node in nodes[1:]:
        around = set(_chain(node))
        common = [element for element in common if element in around]
    for index, element in enumerate(common):
        parent = common[index + 1] if index + 1 < len(common) else None
        if element.tag in BLOCKS or parent is None or len(owners.get(element, ())) > 1:
            return element
    return None


def _wishes(text: str, nodes: Sequence[Node], home: Any, marks: list[Any]) -> Iterator[Wish]:
    """A mark for every inline element between a block and its words."""
    spans: dict[Any, tuple[int, int]] = {}
    for node in nodes:
        if node.place == "whole":
            marks.append(node.element)
            words = text[node.start : node.end]
            power = words.isdigit() and not words.isdecimal()  # "⁹"; a note mark stands in plain figures
            yield Wish(node.start, node.end, _Element(len(marks) - 1, True), keep=not power, verbatim=True)
        for element in _chain(node):
            if element is home:
                break
            start, end = spans.get(element, (node.start, node.end))
            spans[element] = (min(start, node.start), max(end, node.end))
    for element, (start, end) in sorted(spans.items(), key=lambda item: (item[1][0], -item[1][1])):
        marks.append(element)
        link, part = element.tag == "a" and bool(element.get("href")), element.tag in ("sub", "sup")
        yield Wish(start, end, _Element(len(marks) - 1), keep=link, part=part)


def _emptied(home: Any, nodes: Sequence[Node], owners: dict[Any, set[int]]) -> Any:
    """Take the words of a block out of its element; an element in their place, for the translation to come before."""
    chains = [_chain(node) for node in nodes]
    around = {element: len(chain) - at_ for chain in chains for at_, element in enumerate(chain)}
    first = nodes[0]
    point = home.makeelement("span")
    if first.place == "text" and first.element is home:
        home.insert(0, point)
    elif first.place == "tail" and first.element.getparent() is home:
        index = home.index(first.element) + 1
        home.insert(index, point)
        point.tail, first.element.tail = first.element.tail, None
    else:
        child = first.element if first.place == "whole" else _chain(first)[0]
        while child.getparent() is not home:
            child = child.getparent()
        child.addprevious(point)
        point.tail = None
    for node in nodes:
        if node.place == "text":
            node.element.text = None
        elif node is first and node.place == "tail" and node.element.getparent() is home:
            point.tail = None
        elif node.place == "tail":
            node.element.tail = None
    for node in nodes:
        if node.place == "whole":
            _drop(node.element)
    for element in sorted(around, key=lambda element: -around[element]):
        if around[element] <= around[home]:
            break
        if len(owners.get(element, ())) == 1 and not len(element) and not (element.text or "").strip():
            _drop(element)
    return point


def _drop(element: Any) -> None:
    """Take an element out, but for what follows it."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    before = element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def _fill(home: Any, point: Any, pieces: Sequence[Piece], marks: Sequence[Any]) -> None:
    """Build the pieces before `point`, each element opened once for neighbours that share it."""
    from lxml import html

    open_: list[tuple[_Element, Any]] = []
    for piece in pieces:
        if piece.check:
            mark = html.fragment_fromstring(str(check_mark(piece.check)))
            point.addprevious(mark)
            open_ = []
            continue
        own = [mark for mark in piece.marks if isinstance(mark, _Element)]
        whole = next((mark for mark in own if mark.whole), None)
        own = [mark for mark in own if not mark.whole]
        shared = 0
        while shared < min(len(open_), len(own)) and open_[shared][0] == own[shared]:
            shared += 1
        open_ = open_[:shared]
        for mark in own[shared:]:
            element = home.makeelement(marks[mark.number].tag, dict(marks[mark.number].attrib))
            _append(open_[-1][1] if open_ else None, point, element)
            open_.append((mark, element))
        inner = open_[-1][1] if open_ else None
        if whole is not None:
            _append(inner, point, marks[whole.number])
        else:
            _add_text(inner, point, piece.text)
    _drop(point)


def _append(inner: Any, point: Any, element: Any) -> None:
    if inner is None:
        point.addprevious(element)
    else:
        inner.append(element)


def _add_text(inner: Any, point: Any, text: str) -> None:
    holder = point.getparent() if inner is None else inner
    last = point.getprevious() if inner is None else (inner[-1] if len(inner) else None)
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        holder.text = (holder.text or "") + text
