"""Quantities in Dutch text: every number with its unit or counted noun, its kind and how exact it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from pipeline.article import Article, Link, Quantity
from pipeline.dutch.quantities.columns import told_by_columns
from pipeline.dutch.quantities.masks import masked
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.reader import read_sentence
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.statistics import statistics

__all__ = ["find_quantities", "find_statistics", "quantities_in"]

_start = attrgetter("start")


def find_quantities(article: Article) -> tuple[Quantity, ...]:
    """The quantities of all sentences of an article; blocks in another language and references are left out."""
    blocks = article.blocks
    stretches = [
        (sentence.start, sentence.end)
        for sentence in article.sentences
        if not blocks or not (blocks[sentence.block].language or blocks[sentence.block].kind == "reference")
    ]
    return told_by_columns(article, quantities_in(article.text, stretches, notes=article.links), quantities_in)


def quantities_in(
    text: str, stretches: Iterable[tuple[int, int]] | None = None, *, notes: Sequence[Link] = ()
) -> tuple[Quantity, ...]:
    """The quantities in stretches (sentences) of a text, by default in its lines; note marks are passed over."""
    scan = Scan(text)
    masks = masked(text)
    masks += [(link.start, link.end) for link in notes if link.kind == "note"]
    scan.numbers = _unmasked(scan.numbers, sorted(masks))
    found: list[Draft] = []
    for start, end in lines_of(text) if stretches is None else stretches:
        first = bisect_left(scan.numbers, start, key=_start)
        stop = bisect_left(scan.numbers, end, key=_start)
        if first == stop:
            continue
        scan.enter(start, end)
        found += read_sentence(scan, first, stop, found[-1] if found and start - found[-1].end < 400 else None)
    return tuple(_quantity(draft, place) for place, draft in enumerate(found, start=1))


def find_statistics(text: str, start: int, end: int) -> tuple[str, ...]:
    """The p-values, confidence intervals and other statistics in a stretch of text."""
    return tuple(text[first:last] for first, last in statistics(text, start, end))


def lines_of(text: str) -> list[tuple[int, int]]:
    """The lines of a text that hold something, as offsets."""
    found, start = [], 0
    for line in text.split("\n"):
        if line:
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _unmasked(numbers: list[Number], masks: list[tuple[int, int]]) -> list[Number]:
    if not masks:
        return numbers
    kept = []
    place, reach = 0, 0
    for number in numbers:
        while place < len(masks) and masks[place][0] <= number.start:
            reach = max(reach, masks[place][1])
            place += 1
        if number.start >= reach:
            kept.append(number)
    return kept


def _quantity(draft: Draft, place: int) -> Quantity:
    return Quantity(
        id=f"q{place}",
        start=draft.start,
        end=draft.end,
        kind=draft.kind or "other",
        values=tuple(map(float, draft.values)),
        form=draft.form,
        unit=draft.unit,
        per=draft.per,
        modifier=draft.modifier,
        doubtful=draft.doubtful,
    )
