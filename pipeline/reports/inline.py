"""A sentence as HTML: its claims, quantities, citations and flags marked in place, its translation beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from markupsafe import Markup, escape

from pipeline.article import SEVERITIES, Article, Citation, Claim, Flag, Quantity, Span
from pipeline.reports.aligned_numbers import Number, aligned_numbers
from pipeline.reports.quantities import readable
from pipeline.reports.segments import Pair, Segment, cut
from pipeline.reports.texts import Texts

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:[\u00a0 ]?%)?")
LONGEST_TAIL = 60  # characters of closing quotes, note marks and white space after a full stop


class Inline:
    """Renders the sentences of one article; `numbers` holds the number under which each open flag is listed."""

    def __init__(self, article: Article, numbers: dict[str, int], pairs: list[list[Pair]], texts: Texts) -> None:
        self.article, self.numbers, self.texts = article, numbers, texts
        flags = [flag for flag in article.flags if flag.id in numbers]
        self.targets = sorted(article.translations, key=lambda translation: translation.start)
        self.target_starts = [translation.start for translation in self.targets]
        ours, self.theirs = aligned_numbers(article)
        spans: list[Span] = [*article.claims, *article.quantities, *article.citations, *flags, *ours]
        self.segments = cut((pair for block in pairs for pair in block), spans)
        self.starts = [segment.start for segment in self.segments]
        self.opens, self.closes = self._places(flags)

    def _places(self, flags: list[Flag]) -> tuple[dict[int, list[Flag]], dict[int, list[Flag]]]:
        opens: dict[int, list[Flag]] = defaultdict(list)
        closes: dict[int, list[Flag]] = defaultdict(list)
        if not self.segments:
            return opens, closes
        ends = [segment.end for segment in self.segments]
        for flag in sorted(flags, key=lambda flag: self.numbers[flag.id]):
            first = min(bisect_right(ends, flag.start), len(ends) - 1)
            opens[first].append(flag)
            closes[max(first, bisect_left(self.starts, flag.end) - 1)].append(flag)
        return opens, closes

    def sentence(self, pair: Pair) -> str:
        """One sentence beside its translation."""
        first, last = bisect_left(self.starts, pair.start), bisect_left(self.starts, pair.end)
        source = self._source(first, last, pair.end)
        identity = f' id="{escape(pair.sentence)}"' if pair.sentence else ""
        return f'<span class="pair"><span class="s"{identity}>{source}</span>{self._target(pair)}</span>'

    def _source(self, first: int, last: int, end: int) -> str:
        """The words of a sentence; marks that would part it from a closing quote or note mark wait for its end."""
        parts, waiting = "", ""
        for index in range(first, last):
            words, marks = self._segment(index)
            at = self.segments[index].end
            parts += words
            if end - at > LONGEST_TAIL or any(char.isalpha() for char in self.article.text[at:end]):
                parts += marks
            else:
                waiting += marks
        bare = parts.rstrip()
        return bare + waiting + (" " if bare != parts else "")

    def _target(self, pair: Pair) -> str:
        first, last = bisect_left(self.target_starts, pair.start), bisect_left(self.target_starts, pair.end)
        parts = []
        for translation in self.targets[first:last]:
            note = self._checks(translation.checks)
            name = "t failed" if note else "t"
            words = numbers_marked(translation.text, self.theirs.get(translation.start, ()))
            parts.append(f'<span class="{name}" lang="{escape(translation.target)}">{words}{note}</span>')
        return "".join(parts)

    def _checks(self, checks: tuple[str, ...]) -> str:
        if not checks:
            return ""
        listed = ";".join(f" <span>{escape(check)}</span>" for check in checks)
        return f' <span class="bad" lang="{self.texts.lang}">{escape(self.texts("page.check"))}:{listed}</span>'

    def _segment(self, index: int) -> tuple[str, str]:
        """The words of a segment, and the marks that follow them."""
        segment = self.segments[index]
        opened = "".join(f'<a class="at" id="vlag-{escape(flag.id)}"></a>' for flag in self.opens.get(index, ()))
        closed = "".join(self._flag_mark(flag) for flag in self.closes.get(index, ()))
        levels = "".join(
            self._level_mark(span) for span in segment.spans if isinstance(span, Claim) and self._ends(span, index)
        )
        return f"{opened}{self._words(segment)}", levels + closed

    def _ends(self, claim: Claim, index: int) -> bool:
        """Whether `claim` ends with this segment, or is cut off here by the end of the shown text."""
        after = self.segments[index + 1] if index + 1 < len(self.segments) else None
        return after is None or claim not in after.spans

    def _words(self, segment: Segment) -> str:
        words = escape(self.article.text[segment.start : segment.end])
        if not segment.spans:
            return words
        names: list[str] = []
        data = ""
        flags = [span for span in segment.spans if isinstance(span, Flag)]
        claim = next((span for span in segment.spans if isinstance(span, Claim)), None)
        quantity = next((span for span in segment.spans if isinstance(span, Quantity)), None)
        if claim:
            names.append("c")
            data += f' data-k="{escape(claim.id)}"'
        if any(isinstance(span, Citation) for span in segment.spans):
            names.append("cite")
        if quantity:
            names.append("q")
            data += f' title="{escape(readable(quantity, self.texts, quantity.of(self.article)))}"'
        number = next((span for span in segment.spans if isinstance(span, Number)), None)
        if number:
            names.extend(number.names)
        if flags:
            worst = min(flags, key=lambda flag: SEVERITIES.index(flag.severity))
            whole = all(flag.claim and claim and flag.start <= claim.start and claim.end <= flag.end for flag in flags)
            names.extend(("f", worst.severity, *(("whole",) if whole else ())))
            data += f' data-f="{" ".join(str(self.numbers[flag.id]) for flag in flags)}"'
        tag = "mark" if flags else "span"
        return f'<{tag} class="{" ".join(names)}"{data}>{words}</{tag}>'

    def _flag_mark(self, flag: Flag) -> str:
        number, texts = self.numbers[flag.id], self.texts
        severity = texts(f"severity.{flag.severity}").lower()
        label = escape(texts("page.flag_mark", n=number, severity=severity, message=flag.message))
        return (
            f'<a class="fr {flag.severity}" href="#kaart-{escape(flag.id)}" data-n="{number}" '
            f'aria-label="{label}" title="{label}">{number}</a>'
        )

    def _level_mark(self, claim: Claim) -> str:
        level = claim.evidence.level
        label = escape(self.texts("page.claim_mark", level=self.texts(f"level.{level}")))
        identity = escape(claim.id)
        return (
            f'<a class="lv" id="tekst-{identity}" href="#{identity}" aria-label="{label}" title="{label}">'
            f'<svg aria-hidden="true"><use href="#level-{level}"/></svg></a>'
        )


def numbers_marked(text: str, aligned: Sequence[Number] = ()) -> Markup:
    """The text of a translation with its numbers marked, so that they can be compared with the source."""
    marked: dict[tuple[int, int], tuple[str, ...]] = {(n.start, n.end): ("q", *n.names) for n in aligned}
    for match in _NUMBER.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in marked):
            marked[match.span()] = ("q",)
    parts, at = [], 0
    for (start, end), names in sorted(marked.items()):
        parts.append(f'{escape(text[at:start])}<span class="{" ".join(names)}">{escape(text[start:end])}</span>')
        at = end
    return Markup("".join(parts)) + escape(text[at:])
