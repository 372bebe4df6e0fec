"""Word comments: put around runs, found again by their author, and taken away without a trace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.readers.docx_parts import W

AUTHOR = "bijsluiter"
INITIALS = "bs"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_ID = f"{W}id"


def comment_on(document: Any, runs: Sequence[Any], paragraphs: Sequence[str]) -> None:
    """Add a comment of ours on some runs (w:r), which stand in one or more paragraphs of the document's body."""
    comment = document.comments.add_comment(text="\n".join(paragraphs), author=AUTHOR, initials=INITIALS)
    ident = str(comment.comment_id)
    first, last = _outermost(runs[0], first=True), _outermost(runs[-1], first=False)
    first.addprevious(_mark(first, "commentRangeStart", ident))
    end = _mark(last, "commentRangeEnd", ident)
    last.addnext(end)
    reference = last.makeelement(f"{W}r")
    reference.append(_mark(last, "commentReference", ident))
    top = end
    while top.getparent().tag != f"{W}p":
        top = top.getparent()
    top.addnext(reference)


def _outermost(element: Any, *, first: bool) -> Any:
    """The element, or the hyperlink, insertion, ... that begins (or ends) with it: marks stand beside that."""
    parent = element.getparent()
    while parent.tag != f"{W}p":
        beside = element.getprevious() if first else element.getnext()
        if beside is not None or parent.tag == f"{W}sdtContent":
            break
        element, parent = parent, parent.getparent()
    return element


def _mark(near: Any, name: str, ident: str) -> Any:
    mark = near.makeelement(f"{W}{name}")
    mark.set(_ID, ident)
    return mark


def own_comments(document: Any) -> list[Any]:
    """The comments (w:comment) that an earlier annotation put in."""
    return [
        element
        for element in comments_root(document).iterchildren(f"{W}comment")
        if element.get(f"{W}author") == AUTHOR
    ]


def comments_root(document: Any) -> Any:
    """The root of the part that holds the comments."""
    return document.comments._comments_elm


def remove_own(document: Any) -> None:
    """Take away the comments of an earlier annotation, with their marks; those of others stay as they are."""
    if not has_comments(document):
        return
    own = own_comments(document)
    idents = {element.get(_ID) for element in own}
    for element in own:
        element.getparent().remove(element)
    for name in _MARKS:
        for mark in list(document.element.iter(f"{W}{name}")):
            if mark.get(_ID) not in idents:
                continue
            run = mark.getparent()
            run.remove(mark)
            if name == "commentReference" and all(child.tag == f"{W}rPr" for child in run):
                run.getparent().remove(run)


def has_comments(document: Any) -> bool:
    """Whether the document has a part for comments: to ask python-docx for it makes one."""
    return any(relation.reltype.endswith("/comments") for relation in document.part.rels.values())
