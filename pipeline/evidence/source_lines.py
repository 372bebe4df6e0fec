"""Lines that only name a source ("Bron: RIVM") or the maker of a picture ("Foto: ..."), and what they close."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.article import Level, level_rank
from pipeline.evidence.passages import Found, Reading
from pipeline.evidence.standing import Standing, View, heads
from pipeline.evidence.wordlists import BIT

_SOURCE, _CREDIT, _SELF = BIT["source_line"], BIT["credit"], BIT["self"]
_STUDY = BIT["study"] | BIT["researcher"]
_ITEMS = ("list_item", "table_cell")
_LONGEST = 400
_OF_YEAR = re.compile(r"(?:[,;(]|\b(?:versie|uit|editie|druk)) ?(?:19[5-9]|20[0-4])\d\b")  # not "3 mei 2024"


def source_lines(reading: Reading) -> Iterator[Found]:
    """The source that each line such as "Bron: Science Daily" names, past its colon; not what is the outlet's own."""
    text = reading.article.text
    for passage in reading.passages:
        if not passage.bits & _SOURCE or passage.bits & _SELF:
            continue
        block = reading.article.blocks[passage.block]
        cue = next((cue for cue in reading.cues_of(passage) if cue.bits & _SOURCE and cue.word == passage.lo), None)
        if cue is None or block.end - passage.start > _LONGEST or block.kind == "reference":
            continue
        colon = reading.ends[cue.word + cue.size - 1]
        if passage.start <= block.start + 2 and text[colon : colon + 1] == ":" and text[colon + 1 : block.end].strip():
            start = colon + 1
            while text[start].isspace():
                start += 1
            level: Level = "referenced" if _OF_YEAR.search(text, start, block.end) else "attributed"
            yield Found(start, block.end, "source_line", level, text[start : block.end].rstrip(" ."))


def credit_spans(reading: Reading) -> list[tuple[int, int]]:
    """Where makers of pictures are named: from "Foto:" or "©" to the end of the line or bracket. They are no source."""
    text = reading.article.text
    starts = []
    for cue in reading.cues:
        if cue.bits & _CREDIT:
            end = reading.ends[cue.word + cue.size - 1]
            if text[end : end + 2].strip()[:1] in (":", "©"):
                starts.append(end)
    at_ = text.find("©")
    while at_ >= 0:
        starts.append(at_)
        at_ = text.find("©", at_ + 1)
    spans = []
    for start in sorted(starts):
        end = start
        while end < len(text) and end - start < 120 and text[end] not in "\n)|":
            end += 1
        spans.append((start, end))
    return spans


def follow_source_lines(view: View, standings: list[Standing]) -> None:
    """A source line closes the section above it: all of it, or its list and unnamed studies where others are told."""
    article, passages = view.article, view.passages
    for mark, found in enumerate(view.found):
        if found.kind != "source_line":
            continue
        place = view.reading.passage_at(found.start)
        inside = [other for other in view.marks[place] if view.found[other].start >= found.start]
        level: Level = max((view.found[other].level for other in inside), key=level_rank)
        marks = tuple(other for other in inside if view.found[other].level == level) or (mark,)
        section = _section_above(view, place)
        told = any(
            standings[i].sourced or (standings[i].level == "vague" and passages[i].bits & _STUDY) for i in section
        )
        if not told:
            for index in section:
                item = article.blocks[passages[index].block].kind in _ITEMS
                standings[index].lift(level, "list" if item else "report", marks)
            continue
        listed = True
        for index in section:
            listed = listed and article.blocks[passages[index].block].kind in _ITEMS
            if listed:
                standings[index].lift(level, "list", marks)
            elif standings[index].level == "vague" and (
                passages[index].bits & _STUDY or standings[index].scope == "report"
            ):
                standings[index].lift(level, "report", marks)


def _section_above(view: View, place: int) -> list[int]:
    """The sentences above a source line up to the heading, or the source line, before them; nearest first."""
    section = []
    for index in range(place - 1, -1, -1):
        if heads(view, index) or any(view.found[other].kind == "source_line" for other in view.marks[index]):
            break
        section.append(index)
    return section
