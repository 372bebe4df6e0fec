"""The annotated document: a Word document with comments on its flags, or a new one of an article in another format."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from pipeline.annotate.flags import comment_flags
from pipeline.annotate.opening import open_word
from pipeline.article import Article
from pipeline.readers.markup import markup_of
from pipeline.readers.sniffing import is_docx
from pipeline.reports.edition.word_new import document_of
from pipeline.reports.texts import Texts


def annotated(article: Article, data: bytes, suffix: str, megabytes: float, texts: Texts) -> tuple[bytes, int]:
    """The bytes of the document and how many flags it has comments on; `data` is what the article was read from.

    Raises Unreadable where that is a Word document that cannot be opened.
    """
    if is_docx(data, suffix):
        document, places = open_word(data, megabytes)
        return _saved(document, comment_flags(document, places, article, texts))
    untranslated = replace(article, translations=())
    document, places = document_of(untranslated, markup_of(data, suffix, megabytes))
    document.core_properties.title = article.title[:255]
    document.core_properties.language = article.language.code
    return _saved(document, comment_flags(document, places, article, texts))


def _saved(document: Any, count: int) -> tuple[bytes, int]:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), count
