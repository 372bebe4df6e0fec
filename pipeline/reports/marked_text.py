"""The article's text as HTML: its structure kept, every claim, quantity, citation and flag marked in place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from pipeline.article import SEVERITIES, Article, Block, Citation, Claim, Flag, Quantity, Span
from pipeline.reports.quantities import readable
from pipeline.reports.segments import Pair, Segment, cut, pairs_of
from pipeline.reports.texts import Texts

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:[\u00a0 ]?%)?")
_MARKER = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z][.)])$")


class MarkedText:
    """Renders one article; `numbers` holds the number under which each open flag is listed."""

    def __init__(self, article: Article, numbers: dict[str, int], texts: Texts) -> None:
        self.article, self.numbers, self.texts = article, numbers, texts
        self.pairs = pairs_of(article)
        flags = [flag for flag in article.flags if flag.id in numbers]
        spans: list[Span] = [*article.claims, *article.quantities, *article.citations, *flags]
        self.segments = cut((pair for pairs in self.pairs for pair in pairs), spans)
        self.starts = [segment.start for segment in self.segments]
        self.opens, self.closes = self._places(flags)
        self.targets = sorted(article.translations, key=lambda translation: translation.start)
        self.target_starts = [translation.start for translation in self.targets]
        self.tables = 0

    def html(self) -> Markup:
        """All blocks in order."""
        blocks = list(zip(self.article.blocks, self.pairs, strict=True))
        parts: list[str] = []
        for kind, run in groupby(blocks, key=lambda item: item[0].kind):
            group = list(run)
            if kind == "list_item":
                parts.append(self._wrap("ul", "list", (self._item(*item) for item in group)))
            elif kind == "reference":
                parts.append(self._wrap("ul", "refs", (self._item(*item) for item in group)))
            elif kind == "table_cell":
                parts.append(self._table(group))
            else:
                parts.extend(self._plain(*item) for item in group)
        return Markup("\n".join(parts))

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

    def _plain(self, block: Block, pairs: list[Pair]) -> str:
        inner = self._inner(pairs)
        attributes = self._attributes(block)
        if block.kind == "heading":
            level = min(6, max(1, block.level) + 2)
            return f"<h{level}{attributes}>{inner}</h{level}>"
        if block.kind == "quote":
            return f"<blockquote{attributes}><p>{inner}</p></blockquote>"
        return f"<p{attributes}>{inner}</p>"

    def _item(self, block: Block, pairs: list[Pair]) -> str:
        marker = block.label or self._marker(block)
        shown = f'<span class="marker">{escape(marker)}</span> ' if marker else ""
        return f"<li{self._attributes(block, bare=not marker)}>{shown}{self._inner(pairs)}</li>"

    def _marker(self, block: Block) -> str:
        before = self.article.text[max(0, block.start - 8) : block.start].rsplit("\n", 1)[-1].strip()
        return before if _MARKER.match(before) else ""

    def _table(self, group: list[tuple[Block, list[Pair]]]) -> str:
        self.tables += 1
        rows = (
            self._wrap("tr", "", (f"<td{self._attributes(b)}>{self._inner(p)}</td>" for b, p in row))
            for _, row in groupby(group, key=lambda item: item[0].row)
        )
        name = self.texts("page.table", n=self.tables)
        body = "".join(rows)
        return f'<div class="table" role="region" tabindex="0" aria-label="{name}"><table>{body}</table></div>'

    def _wrap(self, tag: str, name: str, inner: Iterator[str]) -> str:
        attribute = f' class="{name}"' if name else ""
        return f"<{tag}{attribute}>{''.join(inner)}</{tag}>"

    def _attributes(self, block: Block, *, bare: bool = True) -> str:
        names = [block.kind.replace("_", "-")]
        if block.kind == "list_item":
            names.append(f"depth-{min(4, max(1, block.level))}")
        if not bare:
            names.append("numbered")
        note = next((gap for gap in self.article.gaps if gap.kind != "no_translation" and gap.overlaps(block)), None)
        extra = ""
        if note:
            names.append("gap")
            why = self.texts.label("gap", note.kind)
            extra = f' data-gap="{escape(self.texts("page.gap_mark", why=why[0].lower() + why[1:]))}"'
        if block.language:
            extra += f' lang="{escape(block.language)}"'
        return f' class="{" ".join(names)}"{extra}'

    def _inner(self, pairs: list[Pair]) -> str:
        return "".join(self._pair(pair) for pair in pairs)

    def _pair(self, pair: Pair) -> str:
        first, last = bisect_left(self.starts, pair.start), bisect_left(self.starts, pair.end)
        source = self._source(first, last, pair.end)
        identity = f' id="{escape(pair.sentence)}"' if pair.sentence else ""
        return f'<span class="pair"><span class="s"{identity}>{source}</span>{self._target(pair)}</span>'

    def _source(self, first: int, last: int, end: int) -> str:
        """The words of a sentence; marks that would part it from a closing quote or note mark wait for its end."""
        parts, waiting = "", ""
        for index in range(first, last):
            words, marks = self._segment(index)
            rest = self.article.text[self.segments[index].end : end]
            parts += words
            if any(char.isalpha() for char in rest):
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
            words = numbers_marked(translation.text)
            parts.append(f'<span class="{name}" lang="{escape(translation.target)}">{words}{note}</span>')
        return "".join(parts)

    def _checks(self, checks: tuple[str, ...]) -> str:
        if not checks:
            return ""
        listed = "".join(f" <span>{escape(check)}</span>" for check in checks)
        return f' <span class="bad" lang="{self.texts.lang}">{escape(self.texts("page.check"))}{listed}</span>'

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
            data += f' title="{escape(readable(quantity, self.texts))}"'
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


def numbers_marked(text: str) -> Markup:
    """The text of a translation with its numbers marked, so that they can be compared with the source."""
    parts, at = [], 0
    for match in _NUMBER.finditer(text):
        parts.append(f'{escape(text[at : match.start()])}<span class="q">{escape(match[0])}</span>')
        at = match.end()
    return Markup("".join(parts)) + escape(text[at:])
