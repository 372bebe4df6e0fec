"""A pair of languages: how translations between the two are checked, and how figures without words are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.translation.findings import Finding
from pipeline.translation.neutral import check_neutral, in_form, number_spans
from pipeline.translation.spans import lost_addresses, lost_names, without_addresses

if TYPE_CHECKING:
    from pipeline.article import Quantity
    from pipeline.translation.glossary import Glossary
    from pipeline.translation.prepare import Prepared


@dataclass(frozen=True, slots=True)
class Pair:
    """From one language to another; Dutch to English has a guard, others are compared where no words count."""

    source: str = "nl"
    target: str = "en"
    glossary: Glossary | None = None  # None: the built-in terms

    @property
    def guarded(self) -> bool:
        """Whether the guard knows both languages."""
        return (self.source, self.target) == ("nl", "en")

    def check(self, text: str, translation: str, known: Prepared | None = None) -> tuple[Finding, ...]:
        """What differs between a sentence and its translation; `known` is what the article tells about the sentence."""
        lost = tuple(lost_names(text, translation, known.names)) if known is not None and known.names else ()
        found = self._compare(text, translation, known.quantities if known is not None else None)
        if not lost:
            return found
        places = [(one.start, one.end) for one in found if one.rule == "name"]
        return (*found, *(one for one in lost if not any(a <= one.start < b for a, b in places)))

    def _compare(self, text: str, translation: str, quantities: Sequence[Quantity] | None) -> tuple[Finding, ...]:
        if not self.guarded:
            return check_neutral(text, translation, self.source, self.target)
        from pipeline.translation.guard import check

        lost = tuple(lost_addresses(text, translation))
        if lost or "." in text[:-1]:
            text, translation = without_addresses(text), without_addresses(translation)
        found = check(text, translation, source_quantities=quantities, glossary=self.glossary)
        return (*lost, *found)

    def in_form(self, text: str) -> str:
        """A text without words as the target language writes its figures."""
        if not self.guarded:
            return in_form(text, self.source, self.target)
        from pipeline.translation.figures_english import in_english_form

        return in_english_form(text)

    def figures(self, text: str) -> list[tuple[int, int]]:
        """Where the figures in digits stand."""
        if not self.guarded:
            return [match.span() for match in number_spans(text)]
        from pipeline.translation.dutch_numbers import dutch_figures

        return [(one.start, one.end) for one in dutch_figures(text) if not one.soft and not one.written]
