"""An article as the claim finder sees it: each sentence with its words, marks, effects and quantities."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.article import Article, Block, Quantity, Sentence
from pipeline.claims.effects import Effect
from pipeline.claims.lexicon import Mark, Scan, lexicon

_REACH = 30  # words within which a separable verb meets its particle
_MOST = 32  # effects of a sentence that are kept
_BOUNDS = frozenset(("hoger", "lager", "meer", "minder", "langer", "korter", "groter", "kleiner", "hogere", "lagere"))


@dataclass(frozen=True, slots=True)
class Seen:
    """One sentence: its place, block, words (first to last of the scan), marks and their kinds, effects, quantities."""

    sentence: Sentence
    block: Block
    scan: Scan
    first: int
    last: int
    marks: list[Mark]
    kinds: set[str]
    effects: list[Effect]
    quantities: list[Quantity]
    text: str


def read(article: Article) -> Iterator[Seen]:
    """The sentences of an article in order; entries of a reference list are left out."""
    scan = lexicon().scan(article.text)
    marks, starts = scan.marks, scan.starts
    mark_starts = [mark.start for mark in marks]
    quantity_starts = [quantity.start for quantity in article.quantities]
    mark = word = quantity = 0
    for sentence in article.sentences:
        start, end = sentence.start, sentence.end
        mark, word = bisect_left(mark_starts, start, mark), bisect_left(starts, start, word)
        quantity = bisect_left(quantity_starts, start, quantity)
        last_mark, last_word = bisect_left(mark_starts, end, mark), bisect_left(starts, end, word)
        last_quantity = bisect_left(quantity_starts, end, quantity)
        block = article.blocks[sentence.block]
        if block.kind != "reference" and word < last_word:
            yield seen_of(
                article, sentence, block, scan, (word, last_word), marks[mark:last_mark],
                list(article.quantities[quantity:last_quantity]),
            )  # fmt: skip
        mark, word, quantity = last_mark, last_word, last_quantity


def seen_of(
    article: Article,
    sentence: Sentence,
    block: Block,
    scan: Scan,
    words: tuple[int, int],
    marks: list[Mark],
    quantities: list[Quantity],
) -> Seen:
    """A sentence with the effects and kinds of its marks."""
    kinds: set[str] = set()
    effects: list[Effect] = []
    last = words[1]
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
            and not ((kind == "up" or kind == "down") and _limits(scan, mark, words, quantities))
        ):
            effects.append(Effect(mark.first, mark.last, kind))
    text = article.text[sentence.start : sentence.end]
    return Seen(sentence, block, scan, *words, marks, kinds, effects, quantities, text)


def _limits(scan: Scan, mark: Mark, words: tuple[int, int], quantities: list[Quantity]) -> bool:
    """Whether a comparative only limits a quantity ("minder dan 1 op de 1000", "8 of hoger")."""
    place, (first, last) = mark.last, words
    if place < last and scan.words[place] == "dan":
        start = scan.starts[place]
        reach = scan.starts[min(place + 3, last - 1)]
        return any(start < quantity.start <= reach for quantity in quantities)
    return mark.first > first and scan.words[mark.first - 1] == "of" and scan.words[mark.first] in _BOUNDS
