"""The forms of the English edition, each built from the source document itself where that can be done."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.article import Article
from pipeline.readers.decoding import decode
from pipeline.readers.markup import Markup, markup_of
from pipeline.readers.messages import Unreadable
from pipeline.readers.sniffing import is_docx, text_kind
from pipeline.reports.summarising import engines_of
from pipeline.reports.summary import is_draft

if TYPE_CHECKING:
    from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Edition:
    """An article with its flags in English, and the source that it was read from (empty where that is gone)."""

    article: Article
    data: bytes
    suffix: str
    megabytes: float
    draft: bool

    @classmethod
    def of(cls, article: Article, settings: Settings, source: Path | None) -> Edition:
        """The edition of an article; a source that was changed since it was read counts as gone."""
        from pipeline.reports.in_english import in_english

        data = _bytes(source, article.sha256)
        suffix = source.suffix.lower() if source is not None else ""
        draft = is_draft(engines_of(article))
        return cls(in_english(article, settings), data, suffix, settings.max_megabytes, draft)

    def markdown(self) -> str:
        """article.en.md."""
        from pipeline.reports.english import english_markdown

        return english_markdown(self.article, self.draft, self._markup())

    def page(self) -> str:
        """article.en.html."""
        from pipeline.reports.edition.page import page_of_blocks
        from pipeline.reports.edition.page_copy import page_of_copy

        if self.data and not is_docx(self.data, self.suffix):
            text = decode(self.data)
            if text_kind(text, self.suffix) == "html":
                return page_of_copy(self.article, text, self.draft)
        return page_of_blocks(self.article, self._markup(), self.draft)

    def word(self) -> bytes:
        """article.en.docx."""
        from pipeline.reports.edition.word_new import word_of_blocks

        if self.data and is_docx(self.data, self.suffix):
            copy = self._copy()
            if copy is not None:
                return copy
        return word_of_blocks(self.article, self._markup(), self.draft)

    def _copy(self) -> bytes | None:
        """The copy of a Word document; None where python-docx cannot open what our own reader could."""
        from pipeline.reports.edition.word_copy import word_of_copy

        try:
            return word_of_copy(self.article, self.data, self.megabytes, self.draft)
        except Unreadable:
            return None

    def _markup(self) -> Markup:
        try:
            return markup_of(self.data, self.suffix, self.megabytes) if self.data else Markup()
        except Unreadable:
            return Markup()


def _bytes(source: Path | None, digest: str) -> bytes:
    if source is None:
        return b""
    try:
        data = source.read_bytes()
    except OSError:
        return b""
    return data if sha256(data).hexdigest() == digest else b""
