"""An article as the claim finder sees it: each sentence with its words, marks, effects and quantities."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.article import Article, Block, Quantity, Sentence
from pipeline.claims.effects import Effect, directions
from pipeline.claims.lexicon import Mark, Scan, lexicon
from pipeline.claims.unknown import marks_of
from pipeline.dutch.grammar import grammar

_REACH = 30  # words within which a separable verb meets its particle
_MOST = 32  # effects of a sentence that are kept


class Seen(NamedTuple):
    """One sentence: its place, block, words (first to last of the scan), marks and their kinds, effects, quantities,
    and where its words of negation stand."""

    sentence: Sentence
    block: Block
    scan: Scan
    first: int
    last: int
    marks: list[Mark]
    kinds: set[str]
    effects: list[Effect]
    quantities: Sequence[Quantity]
    negations: Sequence[int]
    text: str


def read(article: Article) -> Iterator[Seen]:
    """The sentences of an article in order; entries of a reference list are left out."""
    scan = lexicon().scan(article.text)
    marks, starts, negations = marks_of(article, scan), scan.starts, _negations(scan)
    mark_starts = [mark.first for mark in marks]
    quantity_starts = [quantity.start for quantity in article.quantities]
    mark = word = quantity = negation = 0
    for sentence in article.sentences:
        start, end = sentence.start, sentence.end
        word = bisect_left(starts, start, word)
        last_word = bisect_left(starts, end, word)
        mark = bisect_left(mark_starts, word, mark)
        quantity = bisect_left(quantity_starts, start, quantity)
        negation = bisect_left(negations, word, negation)
        last_mark, last_negation = (
            bisect_left(mark_starts, last_word, mark),
            bisect_left(negations, last_word, negation),
        )
        last_quantity = bisect_left(quantity_starts, end, quantity)
        block = article.blocks[sentence.block]
        if block.kind != "reference" and word < last_word:
            own = marks[mark:last_mark]
            amounts = article.quantities[quantity:last_quantity]
            kinds, effects = _meaning(scan, word, last_word, own, amounts)
            yield Seen(
                sentence, block, scan, word, last_word, own, kinds, effects, amounts,
                negations[negation:last_negation], article.text[start:end],
            )  # fmt: skip
        mark, word, quantity, negation = (last_mark, last_word, last_quantity, last_negation)


def _negations(scan: Scan) -> list[int]:
    """The places of the words of negation."""
    negations = directions().negations
    return [place for place, word in enumerate(scan.words) if word in negations]


def _meaning(
    scan: Scan, first: int, last: int, marks: Sequence[Mark], quantities: Sequence[Quantity]
) -> tuple[set[str], list[Effect]]:
    """The kinds of the marks of a sentence, and its effects."""
    kinds: set[str] = set()
    effects: list[Effect] = []
    for mark in marks:
        entry = mark.entry
        kinds |= entry.kinds
        kind = entry.effect
        if not kind and entry.particles:
            rest = scan.words[mark.last : min(last, mark.last + _REACH)]
            kind = next((effect for particle, effect in entry.particles if particle in rest), "")
        if (
            kind
            and len(effects) < _MOST
            and not ((kind == "up" or kind == "down") and _limits(scan, mark, (first, last), quantities))
        ):
            effects.append(Effect(mark.first, mark.last, kind))
    return kinds, effects


def _limits(scan: Scan, mark: Mark, words: tuple[int, int], quantities: Sequence[Quantity]) -> bool:
    """Whether a comparative only limits a quantity ("minder dan 1 op de 1000", "8 of hoger")."""
    place, (first, last) = mark.last, words
    if place < last and scan.words[place] == "dan":
        start = scan.starts[place]
        reach = scan.starts[min(place + 3, last - 1)]
        return any(start < quantity.start <= reach for quantity in quantities)
    return (
        mark.first > first
        and scan.words[mark.first - 1] == "of"
        and scan.words[mark.first] in grammar().bound_comparatives
    )
