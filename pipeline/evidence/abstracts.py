"""The abstract or digest of one paper rests on that paper, or on the congress where it was told."""

from __future__ import annotations

from pipeline.article import Level
from pipeline.evidence.continuing import first_bits
from pipeline.evidence.paper_lines import is_paper_line
from pipeline.evidence.passages import Passage
from pipeline.evidence.standing import Standing, View
from pipeline.evidence.wordlists import BIT

_SECTION, _COMMENT, _DIGEST, _CONGRESS = (BIT[n] for n in ("abstract", "comment", "digest", "congress"))
_HEAD, _FOOT = 8, 6  # blocks at either end in which the paper is named
_TITLE = 3  # blocks that a title with its authors takes
_SHORT = 120  # characters of a line that heads a text
_LEAST = 2  # sections that make an abstract


def follow_abstract(view: View, standings: list[Standing]) -> None:
    """Lift an abstract up to the comment of others; a text with notes is one by its sections only."""
    sections = len([p for p in view.passages if p.bits & _SECTION and _opens_section(view, p)])
    if sections < _LEAST and not _headed(view, _DIGEST) and not _under_its_title(view):
        return
    source = _source(view, sections)
    if source is None:
        return
    level, marks = source
    for index, passage in enumerate(view.passages):
        if passage.bits & _COMMENT and first_bits(view.reading, passage) & _COMMENT:
            break
        if view.article.blocks[passage.block].kind != "reference":
            standings[index].lift(level, "article", marks)


def _source(view: View, sections: int) -> tuple[Level, tuple[int, ...]] | None:
    """The one paper named above or below the text; else the congress in the opening lines of a sectioned abstract."""
    article = view.article
    blocks = article.blocks
    noted = any(mark.kind == "note_mark" for mark in view.found)
    alone = sum(block.kind == "reference" for block in blocks) <= 1 and not noted
    if sections >= _LEAST or alone:
        ends = [*range(min(_HEAD, len(blocks))), *range(max(_HEAD, len(blocks) - _FOOT), len(blocks) if alone else 0)]
        for number in ends:
            block = blocks[number]
            marks = tuple(i for i, mark in enumerate(view.found) if block.start <= mark.start < block.end)
            looked_up = block.kind == "reference" and any(view.found[i].level == "referenced" for i in marks)
            if looked_up or is_paper_line(article.text[block.start : block.end]):
                return "referenced", marks
    if sections >= _LEAST and _headed(view, _CONGRESS):
        return "attributed", ()
    return None


def _under_its_title(view: View) -> bool:
    """Whether the line below the title says no more than where a paper was published."""
    blocks, text = view.article.blocks, view.article.text
    lines = [text[block.start : block.end] for block in blocks[1:_TITLE]]
    return any(len(line) < _SHORT and is_paper_line(line) for line in lines)


def _headed(view: View, bit: int) -> bool:
    """Whether a word of some class stands in one of the short lines at the top."""
    blocks = view.article.blocks
    for passage in view.passages:
        if passage.block >= _HEAD:
            return False
        if passage.bits & bit and blocks[passage.block].end - blocks[passage.block].start < _SHORT:
            return True
        if passage.bits & _SECTION and _opens_section(view, passage):
            return False
    return False


def _opens_section(view: View, passage: Passage) -> bool:
    """Whether a sentence begins with the name of a section: "Methode In 17 praktijken", "Resultaten: ..."."""
    reading = view.reading
    for cue in reading.cues_of(passage)[:3]:
        if cue.word == passage.lo and cue.bits & _SECTION:
            end = cue.word + cue.size
            if end >= passage.hi or reading.gap(end - 1)[:1] in (":", "."):
                return True
            return reading.capital(end) or reading.words[end][0].isdigit()
    return False
