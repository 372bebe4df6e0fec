"""Claims that an article tells in order to check them rest on what refutes or confirms them, as its verdict does."""

from __future__ import annotations

from pipeline.evidence.continuing import first_bits
from pipeline.evidence.standing import Standing, View, heads
from pipeline.evidence.wordlists import BIT

_MYTH, _FACT, _REFUTED, _CLOSES = (BIT[n] for n in ("myth", "fact", "refuted", "verdict"))
_CHECKS = BIT["factcheck"] | _MYTH | _REFUTED
_OPENING = 8
_COUNTER, _QUOTES = BIT["counter"], frozenset("‘“„'\"«")


def follow_fact_checks(view: View, standings: list[Standing]) -> None:
    """Myths rest on their facts, hearsay on the source that refutes it, the verdict on the last source told."""
    _myths(view, standings)
    _refuted(view, standings)
    _verdict(view, standings)


def _myths(view: View, standings: list[Standing]) -> None:
    """A line "Fabel: ..." rests on what refutes it: the line "Feit: ..." below."""
    passages = view.passages
    for index, passage in enumerate(passages[:-1]):
        if standings[index].sourced or not passage.bits & _MYTH or not _labelled(view, index, _MYTH):
            continue
        alone = passages[index + 1].block != passage.block
        for below in range(index + 1, min(index + 5, len(passages))):
            if _labelled(view, below, _MYTH) or view.article.blocks[passages[below].block].kind == "heading":
                break
            if _labelled(view, below, _FACT) or (alone and standings[below].level != "none"):
                standings[index].lift(standings[below].level, "report", standings[below].marks)


def _refuted(view: View, standings: list[Standing]) -> None:
    """Hearsay rests on the source by which the next sentence of its paragraph, or the next line, refutes it."""
    passages, text = view.passages, view.article.text
    for index in range(len(passages) - 1):
        following = passages[index + 1]
        if standings[index].level != "vague" or not standings[index + 1].sourced or not following.bits & _COUNTER:
            continue
        told = passages[index]
        quoted = text[told.start : told.start + 1] in _QUOTES
        if following.block == told.block or (
            quoted and following.block == told.block + 1 and not heads(view, index + 1)
        ):
            standings[index].lift(standings[index + 1].level, "report", standings[index + 1].marks)


def _verdict(view: View, standings: list[Standing]) -> None:
    """What a fact check claims first under "Conclusie" or "Oordeel" rests on the last source that it told."""
    passages = view.passages
    if not any(passage.bits & _CHECKS for passage in passages[:_OPENING]):
        return
    source: Standing | None = None
    ended = False
    for index, passage in enumerate(passages):
        heading = heads(view, index)
        if passage.bits & _CLOSES and first_bits(view.reading, passage) & _CLOSES:
            ended = True
        elif heading:
            ended = False
        if not ended and standings[index].sourced:
            source = standings[index]
        elif ended and source and view.claimed[index] and not (heading or passage.bits & _REFUTED):
            standings[index].lift(source.level, "article", source.marks)
            source = None  # what comes after it is advice, or something new


def _labelled(view: View, index: int, bit: int) -> bool:
    """Whether a line begins with a word of some class and a colon: "Fabel: "."""
    passage = view.passages[index]
    if not passage.bits & bit or not first_bits(view.reading, passage) & bit:
        return False
    return ":" in view.article.text[passage.start : passage.start + 24]
