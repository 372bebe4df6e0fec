"""What both kinds of English Word document share: notice of a draft, comments on doubtful sentences, appendix."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from pipeline.annotate.comments import comment_on
from pipeline.article import Article, Translation
from pipeline.reports.edition.about import DRAFT, DRAFT_TITLE, FLAGGED, engine_of, flagged, said, target_of, title_of

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold


def printable(text: str) -> str:
    """The text with a mark in the place of each character that XML, and so Word, cannot hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


def finish(document: Any, article: Article, draft: bool, doubtful: Sequence[tuple[list[Any], Translation]]) -> bytes:
    """The bytes of the document with its comments, notice and appendix; `doubtful` gives the runs of sentences."""
    for runs, translation in doubtful:
        if runs:
            comment_on(document, runs, [printable(said(translation.checks))])
    if draft:
        _notice(document, article)
    _appendix(document, article)
    properties = document.core_properties
    properties.title, properties.language = printable(title_of(article))[:255], target_of(article)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _notice(document: Any, article: Article) -> None:
    first = next(iter(document.paragraphs), None)
    paragraph = first.insert_paragraph_before() if first is not None else document.add_paragraph()
    paragraph.add_run(DRAFT_TITLE).bold = True
    paragraph.add_run(" " + printable(DRAFT.format(engine=engine_of(article))))


def _appendix(document: Any, article: Article) -> None:
    entries = flagged(article)
    if not entries:
        return
    heading(document, FLAGGED, 2)
    for entry in entries:
        paragraph = document.add_paragraph()
        paragraph.add_run(entry.severity).bold = True
        paragraph.add_run(printable(f" {entry.rule} (line {entry.line}): {entry.message}"))
        document.add_paragraph(printable(f"{target_of(article)}: {entry.english}"))
        document.add_paragraph(printable(f"{article.language.code}: {entry.dutch}"))


def heading(document: Any, text: str, level: int) -> Any:
    """A heading in the document's own style for that level, or in bold where it has none."""
    style = style_of(document, f"Heading {level}")
    paragraph = document.add_paragraph(text if style else "", style)
    if style is None:
        paragraph.add_run(text).bold = True
    return paragraph


def style_of(document: Any, name: str) -> Any:
    """The paragraph or table style of that name; None where the document has none."""
    return next((style for style in document.styles if style.name == name), None)
