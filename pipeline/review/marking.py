"""The article as rows of source and translation: everything found marked in place, sentence by sentence in pairs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from pipeline.article import SEVERITIES, Article, Block, Citation, Claim, Flag, Quantity, Span
from pipeline.reports.inline import numbers_marked
from pipeline.reports.quantities import readable
from pipeline.reports.segments import Pair, Segment, cut, pairs_of
from pipeline.reports.texts import Texts


@dataclass(frozen=True, slots=True)
class Row:
    """One block (or a table) of the article beside its translation."""

    tag: str
    kind: str
    source: Markup
    target: Markup
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A flag with the number that it has on the page, and what was decided about it."""

    flag: Flag
    number: int
    state: str


@dataclass(frozen=True, slots=True)
class Target:
    """The translation of a sentence as it is to be shown."""

    text: str
    checks: tuple[str, ...] = ()
    edited: str = ""  # by whom


class Marking:
    """Renders one article."""

    def __init__(
        self, article: Article, flags: Sequence[Numbered], targets: Mapping[str, Target], texts: Texts
    ) -> None:
        self.article, self.targets, self.texts = article, targets, texts
        self.flags = {each.flag.id: each for each in flags}
        self.pairs = pairs_of(article)
        spans: list[Span] = [*article.claims, *article.quantities, *article.citations, *(each.flag for each in flags)]
        self.segments = cut((pair for block in self.pairs for pair in block), spans)
        self.starts = [segment.start for segment in self.segments]
        self.ends = [segment.end for segment in self.segments]
        self.citations = {citation.id: citation for citation in article.citations}
        self.levels = heading_levels(article)
        self.closing: dict[int, list[Numbered]] = defaultdict(list)
        for each in flags:
            if self.segments:
                self.closing[self._last(each.flag)].append(each)

    def rows(self) -> Iterator[Row]:
        """The blocks in order, those of one table as one row."""
        numbered = list(enumerate(zip(self.article.blocks, self.pairs, strict=True)))
        for table, group in groupby(numbered, key=lambda item: item[1][0].kind == "table_cell"):
            if table:
                yield self._table([pair for _, pair in group])
            else:
                yield from (self._row(number, block, pairs) for number, (block, pairs) in group)

    def _row(self, number: int, block: Block, pairs: list[Pair]) -> Row:
        tag = f"h{self.levels[number]}" if block.kind == "heading" else "p"
        marker = ""
        if block.kind in ("list_item", "reference"):
            label = block.label or ("•" if block.kind == "list_item" else "")
            marker = f'<span class="marker">{escape(label)}</span> ' if label else ""
        source = Markup(f'<span id="b{number}">{marker}{self._source(pairs)}</span>')
        return Row(tag, block.kind.replace("_", "-"), source, self._targets(pairs), self._gap(block))

    def _table(self, cells: list[tuple[Block, list[Pair]]]) -> Row:
        def side(render: str) -> Markup:
            lines = "".join(
                "<tr>" + "".join(f"<td>{getattr(self, render)(pairs)}</td>" for _, pairs in row) + "</tr>"
                for _, row in groupby(cells, key=lambda cell: cell[0].row)
            )
            return Markup(f"<table>{lines}</table>")

        translated = any(pair.sentence in self.targets for _, pairs in cells for pair in pairs)
        return Row("div", "table", side("_source"), side("_targets") if translated else Markup(""))

    def _gap(self, block: Block) -> str:
        gap = next((g for g in self.article.gaps if g.kind != "no_translation" and g.overlaps(block)), None)
        return self.texts("page.gap_mark", why=self.texts.label("gap", gap.kind).lower()) if gap else ""

    def _source(self, pairs: list[Pair]) -> Markup:
        return Markup("".join(self._sentence(pair) for pair in pairs))

    def _sentence(self, pair: Pair) -> str:
        first, last = bisect_left(self.starts, pair.start), bisect_left(self.starts, pair.end)
        inner = "".join(self._segment(index) for index in range(first, last))
        name = escape(pair.sentence or "")
        return f'<span class="s" data-s="{name}" data-start="{pair.start}">{inner}</span>' if name else inner

    def _segment(self, index: int) -> str:
        segment = self.segments[index]
        words = self._words(segment)
        after = self.segments[index + 1].spans if index + 1 < len(self.segments) else ()
        claims = "".join(
            self._level_mark(span) for span in segment.spans if isinstance(span, Claim) and span not in after
        )
        marks = claims + "".join(self._flag_mark(each) for each in self.closing.get(index, ()))
        bare = words.rstrip()
        return bare + marks + words[len(bare) :] if marks else words

    def _words(self, segment: Segment) -> str:
        words = str(escape(self.article.text[segment.start : segment.end]))
        if not segment.spans:
            return words
        flags = [self.flags[span.id] for span in segment.spans if isinstance(span, Flag)]
        claim = next((span for span in segment.spans if isinstance(span, Claim)), None)
        quantity = next((span for span in segment.spans if isinstance(span, Quantity)), None)
        citations = [span.id for span in segment.spans if isinstance(span, Citation)]
        names, data = [], f' data-start="{segment.start}"'
        if claim:
            names.append("c")
            data += f' data-k="{escape(claim.id)}"'
        if citations:
            names.append("cite")
            data += f' data-c="{escape(" ".join(citations))}"'
        if quantity:
            names.append("q")
            data += f' title="{escape(readable(quantity, self.texts, quantity.of(self.article)))}"'
        if flags:
            names += ["f", *self._look(flags, claim)]
            data += f' data-f="{escape(" ".join(each.flag.id for each in flags))}"'
        tag = "mark" if flags else "span"
        return f'<{tag} class="{" ".join(names)}"{data}>{words}</{tag}>'

    def _look(self, flags: list[Numbered], claim: Claim | None) -> list[str]:
        asking = [each for each in flags if each.state in ("open", "accepted")] or flags
        worst = min((each.flag for each in asking), key=lambda flag: SEVERITIES.index(flag.severity))
        whole = all(claim is not None and each.flag.holds(claim) for each in flags)
        settled = all(each.state in ("dismissed", "fixed") for each in flags)
        return [worst.severity, *(["whole"] if whole else []), *(["settled"] if settled else [])]

    def _flag_mark(self, each: Numbered) -> str:
        flag, texts = each.flag, self.texts
        label = escape(
            texts(
                "page.flag_mark",
                n=each.number,
                severity=texts(f"severity.{flag.severity}").lower(),
                message=flag.message,
            )
        )
        return (
            f'<button type="button" class="fr {flag.severity} {each.state}" data-flag="{escape(flag.id)}" '
            f'aria-label="{label}">{each.number}</button>'
        )

    def _level_mark(self, claim: Claim) -> str:
        level = claim.evidence.level
        label = escape(self.texts("page.claim_mark", level=self.texts(f"level.{level}")))
        return (
            f'<button type="button" class="lv" data-claim="{escape(claim.id)}" {self._leads(claim)}'
            f'aria-label="{label}" title="{label}"><svg aria-hidden="true"><use href="#level-{level}"/></svg></button>'
        )

    def _leads(self, claim: Claim) -> str:
        """Where the line of evidence leads: the marks of the citations, and the references they resolve to."""
        found = [self.citations[name] for name in claim.evidence.citations if name in self.citations]
        if not found:
            return ""
        blocks = dict.fromkeys(f"b{each.reference}" for each in found if each.reference is not None)
        cites = escape(" ".join(each.id for each in found))
        return f'data-cites="{cites}" data-blocks="{" ".join(blocks)}" '

    def _targets(self, pairs: list[Pair]) -> Markup:
        return Markup(" ".join(filter(None, (self.target(pair.sentence or "") for pair in pairs))))

    def target(self, sentence: str) -> str:
        """The translation of one sentence with the button to edit it; empty where there is none."""
        target = self.targets.get(sentence)
        if target is None:
            return ""
        label = escape(self.texts("desk.translation.edit"))
        name = "t" + (" failed" if target.checks else "") + (" edited" if target.edited else "")
        title = "; ".join(target.checks)
        if target.edited:
            title = self.texts("desk.translation.by", name=target.edited)
        note = f' title="{escape(title)}"' if title else ""
        return (
            f'<span class="{name}" data-s="{escape(sentence)}"{note}>{numbers_marked(target.text)}'
            f'<button type="button" class="edit" data-s="{escape(sentence)}" aria-label="{label}">'
            '<svg class="icon" aria-hidden="true"><use href="#pencil"/></svg></button></span>'
        )

    def _last(self, span: Span) -> int:
        first = min(bisect_right(self.ends, span.start), len(self.ends) - 1)
        return max(first, bisect_left(self.starts, span.end) - 1)


def heading_levels(article: Article) -> dict[int, int]:
    """The level on the page of each heading, by block: they begin under the page's own, and none is skipped."""
    found: dict[int, int] = {}
    above: list[int] = []
    for number, block in enumerate(article.blocks):
        if block.kind == "heading":
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            found[number] = min(6, 2 + len(above))
    return found
