"""Editing a translated sentence: what the editor sees, what the guard says of it, and the memory that keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.article import Article, Sentence
from pipeline.settings import Settings
from pipeline.translation.prepare import Prepared, prepare, verbatim_marks


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits of one output folder; `memory` is the file that the translate stage reads them from."""

    memory: str | None
    settings: Settings

    def source(self, article: Article, sentence: Sentence) -> str:
        """The sentence as it is translated: without note marks and bracketed references."""
        return self._prepared(article, sentence).text

    def bare(self, article: Article, sentence: Sentence, text: str) -> str:
        """A shown translation without what was put back around it."""
        prepared = self._prepared(article, sentence)
        text = text.removesuffix(prepared.outer)
        before, found, after = text.rpartition(prepared.inner) if prepared.inner else ("", "", text)
        return before + after if found else text

    def whole(self, article: Article, sentence: Sentence, text: str) -> str:
        """An edited translation with note marks and references put back."""
        return self._prepared(article, sentence).whole(text)

    def findings(self, article: Article, sentence: Sentence, text: str) -> tuple[str, ...]:
        """What the guard finds changed, each in a sentence."""
        from pipeline.translation.guard import check
        from pipeline.translation.reporting import Reporter

        prepared = self._prepared(article, sentence)
        found = check(prepared.text, text, source_quantities=prepared.quantities)
        return Reporter(self.settings).checks(found)

    def keep(self, source: str, text: str | None, reviewer: str) -> None:
        """Bring an edit into the memory, or take it out; nothing where settings want no memory."""
        if self.memory is None:
            return
        from pipeline.translation.memory import opened

        with opened(self.memory) as memory:
            if memory is None:
                return
            if text is None:
                memory.drop_edit(source, target=self.settings.languages.target)
            else:
                memory.put_edit(source, text, reviewer, target=self.settings.languages.target)

    def _prepared(self, article: Article, sentence: Sentence) -> Prepared:
        return prepare(article, sentence, verbatim_marks(article))
