"""Puts a comment on the exact words of every open flag of a document."""

from __future__ import annotations

from typing import Any

from pipeline.annotate.comments import comment_on, remove_own
from pipeline.annotate.cutting import Runs
from pipeline.article import Article, Flag
from pipeline.readers.docx_parts import W
from pipeline.readers.docx_places import Places
from pipeline.reports.edition.word import printable
from pipeline.reports.linter.open_flags import open_flags
from pipeline.reports.summarising import matched_span
from pipeline.reports.texts import Texts

_BOX = f"{W}txbxContent"


def comment_flags(document: Any, places: Places, article: Article, texts: Texts) -> int:
    """Comment on the flags, in the place of the comments of an earlier time; how many there are."""
    remove_own(document)
    runs = Runs(places)
    flags = open_flags(article)
    notes = _references(document)
    for flag in flags:
        found = runs.between(*matched_span(article, flag)) or _mark(article, places, flag)
        found = _commentable(found, notes)
        if found:
            comment_on(document, found, words_of(flag, texts))
    return len(flags)


def words_of(flag: Flag, texts: Texts) -> list[str]:
    """What the comment says, a paragraph each: the message, why, what to do, and which rule."""
    lines = [f"{texts(f'severity.{flag.severity}')}: {flag.message}"]
    if flag.why:
        lines.append(f"{texts('page.why')}: {flag.why}")
    if flag.suggestion:
        lines.append(f"{texts('page.do')} {flag.suggestion}")
    return [" ".join(printable(line).split()) for line in (*lines, f"[{flag.rule}]")]


def _mark(article: Article, places: Places, flag: Flag) -> list[Any]:
    """The run of the note mark that a flag is on; of the first words of its paragraph where there is none."""
    line, column = article.place(flag.start)
    at_ = 1
    first: list[Any] = []
    for piece in places.lines.get(line, ()):
        if piece.element is None:
            continue
        here = [piece.element.getparent()]
        if at_ <= column < at_ + max(1, len(piece.text)):
            return here
        first, at_ = first or here, at_ + len(piece.text)
    return first


def _commentable(found: list[Any], notes: dict[str, Any]) -> list[Any]:
    """The runs where Word allows a comment: those of a note are in another part, and a text box takes none."""
    if not found:
        return []
    box = next((parent for parent in found[0].iterancestors() if parent.tag == _BOX), None)
    if box is not None:
        return [next(parent for parent in box.iterancestors() if parent.tag == f"{W}r")]
    note = next((parent for parent in found[0].iterancestors(f"{W}footnote", f"{W}endnote")), None)
    if note is not None:
        kind = note.tag.removeprefix(W)
        reference = notes.get(f"{kind}/{note.get(f'{W}id')}")
        return [] if reference is None else [reference.getparent()]
    return found


def _references(document: Any) -> dict[str, Any]:
    """The references of notes in the text, by kind and id of the note."""
    return {
        f"{kind}/{element.get(f'{W}id')}": element
        for kind in ("footnote", "endnote")
        for element in document.element.iter(f"{W}{kind}Reference")
    }
