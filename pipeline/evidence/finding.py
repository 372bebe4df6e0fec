"""Finds every mark of evidence in an article, in the order of its text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from pipeline.article import Article, Citation
from pipeline.evidence import again, author_year
from pipeline.evidence.brackets import brackets
from pipeline.evidence.identifiers import identifiers
from pipeline.evidence.name_shapes import compound_names, dated_works, unknown_names
from pipeline.evidence.names import known_names
from pipeline.evidence.note_marks import note_marks
from pipeline.evidence.paper_lines import whole_references
from pipeline.evidence.passages import Found, Reading, read
from pipeline.evidence.persons import persons
from pipeline.evidence.references import reference_list
from pipeline.evidence.source_lines import credit_spans, source_lines
from pipeline.evidence.starred import starred
from pipeline.evidence.vague import vague_sources

_IDENTIFIERS = frozenset(("doi", "pmid", "pmc", "isbn", "trial", "url"))
_NAMES = frozenset(("body", "journal", "person", "study", "report"))
_WHOLE = frozenset(("author_year", "url", "doi"))


@dataclass(frozen=True, slots=True)
class Marks:
    """The reading of an article with the marks found in it and the citations made of them, in the same order."""

    reading: Reading
    found: list[Found]
    citations: tuple[Citation, ...]


def find_citations(article: Article) -> Marks:
    """Every citation of an article that has sentences, c1, c2, ... in the order of the text."""
    reading = read(article)
    if not reading.passages:
        return Marks(reading, [], ())
    line_ends = frozenset(block.end for block in article.blocks)
    asides = list(brackets(article.text, line_ends))
    found = [Found(a.start, a.end, "link", "referenced") for a in asides if a.stub]
    identified = list(identifiers(reading))
    found += identified
    found += author_year.bracketed(reading, asides)
    found += whole_references(reading)
    found += author_year.others(reading)
    found += author_year.by_author(reading)
    found += note_marks(reading, asides, reference_list(article), identified)
    named = list(known_names(reading))
    professions = [mark for mark in named if mark.kind == "profession"]
    found += [mark for mark in named if mark.kind != "profession"]
    found += dated_works(reading)
    taken = {mark.start for mark in found}
    found += unknown_names(reading, taken)
    found += compound_names(reading, {mark.start for mark in found})
    taken = {mark.start for mark in found}
    found += persons(reading, professions, taken)
    found += again.bodies(reading, found)
    found += vague_sources(reading, professions)
    found += source_lines(reading)
    found += list(starred(reading, found))
    found = _tidy(article, found, credit_spans(reading))
    citations = tuple(
        Citation(
            start=mark.start,
            end=mark.end,
            id=f"c{number}",
            kind=mark.kind,
            level=mark.level,
            target=mark.target,
            reference=mark.reference,
        )
        for number, mark in enumerate(found, start=1)
    )
    return Marks(reading, found, citations)


def _tidy(article: Article, found: list[Found], credited: list[tuple[int, int]]) -> list[Found]:
    """In text order, without doubles, and without what stands in a reference list, caption or picture credit."""
    kept: list[Found] = []
    for mark in sorted(found, key=lambda m: (m.start, -m.end)):
        block = article.blocks[article.block_at(mark.start)]
        if block.kind == "reference" and mark.kind not in _IDENTIFIERS:
            continue
        if mark.kind == "note_mark" and mark.start >= block.end:
            continue  # the label of an entry, which stands before its block
        if (mark.kind in _NAMES or mark.kind == "author_year") and _within(mark.start, credited):
            continue
        if (
            kept
            and mark.kind != "source_line"
            and mark.end <= kept[-1].end
            and (mark.kind == kept[-1].kind or kept[-1].kind in _WHOLE or mark.kind == "person")
        ):
            continue
        kept.append(mark)
    return kept


def _within(offset: int, spans: list[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of some spans, which are in order."""
    at_ = bisect_right(spans, (offset, offset)) - 1
    return any(start <= offset < end for start, end in spans[max(0, at_) : at_ + 2])
