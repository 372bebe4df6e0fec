"""article.en.html: the English edition as a page of its own, built from the blocks of the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup as Html
from markupsafe import escape

from pipeline.article import Article
from pipeline.readers.markup import Markup
from pipeline.reports.edition.about import CHECKS, DRAFT, DRAFT_TITLE, FLAGGED, engine_of, flagged, said, title_of
from pipeline.reports.edition.content import Part, Tag, parts_of
from pipeline.reports.edition.placing import Checks, Piece
from pipeline.reports.links import web_link
from pipeline.reports.pages import render

_NAMES = {"bold": "strong", "italic": "em", "code": "code"}


def page_of_blocks(article: Article, markup: Markup, draft: bool) -> str:
    """The page of an article whose source has no markup of its own to keep."""
    checks = Checks([])
    body = Html("\n".join(_body(list(parts_of(article, markup, checks)))))
    return edition_page(article, body, checks, draft)


def edition_page(article: Article, body: Html, checks: Checks, draft: bool) -> str:
    """The page around the text: what is doubtful in it, and its flagged sentences."""
    return render(
        "edition.html.j2",
        "en",
        title=title_of(article),
        body=body,
        article=article,
        draft=(DRAFT_TITLE, DRAFT.format(engine=engine_of(article))) if draft else None,
        checks=[said(translation.checks) for translation in checks.sentences],
        flagged=flagged(article),
        checks_title=CHECKS,
        flagged_title=FLAGGED,
        code=article.language.code,
    )


def inline(pieces: Sequence[Piece]) -> Html:
    """The pieces with their tags, each opened once for neighbours that share it."""
    parts: list[str] = []
    open_: list[Tag] = []
    for piece in pieces:
        marks = [mark for mark in piece.marks if isinstance(mark, Tag)]
        shared = 0
        while shared < min(len(open_), len(marks)) and open_[shared] == marks[shared]:
            shared += 1
        parts.extend(_closed(tag) for tag in reversed(open_[shared:]))
        parts.extend(_opened(tag) for tag in marks[shared:])
        open_ = marks
        parts.append(str(check_mark(piece.check)) if piece.check else str(escape(piece.text)))
    parts.extend(_closed(tag) for tag in reversed(open_))
    return Html("".join(parts))


def check_mark(number: int) -> Html:
    """The mark of a doubtful sentence."""
    return Html('<sup class="check"><a href="#check-{0}" id="at-{0}">check {0}</a></sup>').format(number)


def _opened(tag: Tag) -> str:
    if tag.kind == "link":
        address = web_link(tag.target)
        return f'<a href="{escape(address)}" rel="noopener noreferrer">' if address else "<span>"
    return "<sup>" if tag.kind == "note" else f"<{_NAMES[tag.kind]}>"


def _closed(tag: Tag) -> str:
    if tag.kind == "link":
        return "</a>" if web_link(tag.target) else "</span>"
    return "</sup>" if tag.kind == "note" else f"</{_NAMES[tag.kind]}>"


def _body(parts: Sequence[Part]) -> Iterator[str]:
    for kind, group in groupby(parts, key=lambda part: part.block.kind):
        run = list(group)
        if kind == "list_item":
            yield from _lists(run)
        elif kind == "table_cell":
            yield _table(run)
        elif kind == "reference":
            yield '<ul class="references">' + "".join(map(_reference, run)) + "</ul>"
        else:
            yield from map(_plain, run)


def _plain(part: Part) -> str:
    text, language = inline(part.pieces), _language(part)
    if part.block.kind == "heading":
        level = min(6, max(1, part.block.level))
        return f"<h{level}{language}>{text}</h{level}>"
    if part.block.kind == "quote":
        return f"<blockquote{language}><p>{text}</p></blockquote>"
    name = ' class="caption"' if part.block.kind == "caption" else ""
    return f"<p{name}{language}>{text}</p>"


def _language(part: Part) -> str:
    return f' lang="{escape(part.language)}"' if part.language else ""


def _reference(part: Part) -> str:
    label = f"{escape(part.block.label)}. " if part.block.label else ""
    return f"<li{_language(part)}>{label}{inline(part.pieces)}</li>"


def _lists(parts: Iterable[Part]) -> Iterator[str]:
    """Items as lists within lists; the items of one level that follow each other share a list."""
    open_: list[str] = []
    html: list[str] = []
    for part in parts:
        level, name = min(9, max(1, part.block.level)), "ol" if part.ordered else "ul"
        while len(open_) > level or (len(open_) == level and open_[-1] != name):
            html.append(f"</li></{open_.pop()}>")
        if len(open_) == level:
            html.append("</li>")
        while len(open_) < level:
            open_.append(name)
            html.append(f"<{name}>" + ("<li>" if len(open_) < level else ""))
        html.append(f"<li{_language(part)}>{inline(part.pieces)}")
    html.extend(f"</li></{name}>" for name in reversed(open_))
    yield "".join(html)


def _table(parts: Iterable[Part]) -> str:
    rows = [list(row) for _, row in groupby(parts, key=lambda part: part.block.row)]
    html = [
        "<tr>" + "".join(f"<{tag}{_language(c)}>{inline(c.pieces)}</{tag}>" for c in row) + "</tr>"
        for tag, row in zip(["th", *["td"] * len(rows)], rows, strict=False)
    ]
    return f"<table><thead>{html[0]}</thead><tbody>{''.join(html[1:])}</tbody></table>"
