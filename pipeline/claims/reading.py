"""An article as the claim finder sees it: each sentence with its words, marks and quantities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.article import Article, Block, Quantity, Sentence
from pipeline.claims.effects import Effect, effects
from pipeline.claims.lexicon import Mark, Scan, lexicon


@dataclass(frozen=True, slots=True)
class Seen:
    """One sentence: its place, block, words (first to last of the scan), marks and quantities."""

    sentence: Sentence
    block: Block
    scan: Scan
    first: int
    last: int
    marks: list[Mark]
    quantities: list[Quantity]
    text: str

    @property
    def words(self) -> list[str]:
        """The folded words."""
        return self.scan.words[self.first : self.last]


def read(article: Article) -> Iterator[Seen]:
    """The sentences of an article in order; entries of a reference list are left out."""
    scan = lexicon().scan(article.text)
    marks, quantities = scan.marks, article.quantities
    mark_at = quantity_at = word_at = 0
    starts = scan.starts
    for sentence in article.sentences:
        start, end = sentence.start, sentence.end
        while mark_at < len(marks) and marks[mark_at].start < start:
            mark_at += 1
        first_mark = mark_at
        while mark_at < len(marks) and marks[mark_at].start < end:
            mark_at += 1
        while quantity_at < len(quantities) and quantities[quantity_at].start < start:
            quantity_at += 1
        first_quantity = quantity_at
        while quantity_at < len(quantities) and quantities[quantity_at].start < end:
            quantity_at += 1
        while word_at < len(starts) and starts[word_at] < start:
            word_at += 1
        first_word = word_at
        while word_at < len(starts) and starts[word_at] < end:
            word_at += 1
        block = article.blocks[sentence.block]
        if block.kind != "reference" and first_word < word_at:
            yield Seen(
                sentence,
                block,
                scan,
                first_word,
                word_at,
                marks[first_mark:mark_at],
                list(quantities[first_quantity:quantity_at]),
                article.text[start:end],
            )


def effects_of(seen: Seen) -> list[Effect]:
    """The words of effect in a sentence; a comparative that only limits a quantity ("minder dan 1 op de 1000") is none."""
    found = effects([(mark.first, mark.last, mark.terms) for mark in seen.marks], seen.scan.words, seen.last)
    return [effect for effect in found if not _limits(seen, effect)]


def _limits(seen: Seen, effect: Effect) -> bool:
    if effect.kind not in ("up", "down"):
        return False
    words, place = seen.scan.words, effect.last
    if place < seen.last and words[place] == "dan":
        start = seen.scan.starts[place]
        reach = seen.scan.starts[min(place + 3, seen.last - 1)]
        return any(start < quantity.start <= reach for quantity in seen.quantities)
    return effect.first > seen.first and words[effect.first - 1] == "of" and words[effect.first] in _BOUNDS


_BOUNDS = frozenset(("hoger", "lager", "meer", "minder", "langer", "korter", "groter", "kleiner", "hogere", "lagere"))
