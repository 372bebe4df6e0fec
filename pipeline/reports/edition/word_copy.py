"""article.en.docx as a copy of the source document in which each translated paragraph holds its translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pipeline.annotate.opening import open_word
from pipeline.article import Article, Block, Link, Translation
from pipeline.readers.docx_parts import W
from pipeline.readers.docx_places import Places, Stretch
from pipeline.reports.edition.about import target_of
from pipeline.reports.edition.content import translations_in
from pipeline.reports.edition.placing import JOINT, Checks, Piece, Wish, translated
from pipeline.reports.edition.word import finish, printable
from pipeline.reports.edition.word_margins import mark_margins
from pipeline.reports.links import web_link

Doubtful = list[tuple[list[Any], Translation]]
_GONE = tuple(f"{W}{name}" for name in ("del", "moveFrom", "proofErr"))
_FIELD = tuple(f"{W}{name}" for name in ("fldChar", "instrText"))
_ALIGN = f"{W}vertAlign"
_UNCARRIED = tuple(f"{W}{name}" for name in ("vertAlign", "lang", "rPrChange"))  # of the words of the source alone
_HOLLOW = tuple(f"{W}{name}" for name in ("hyperlink", "ins", "moveTo", "smartTag", "fldSimple"))


@dataclass(frozen=True, slots=True)
class _Format:
    """The formatting of runs: an index into the properties that occur in a paragraph."""

    number: int


@dataclass(frozen=True, slots=True)
class _Link:
    target: str


@dataclass(frozen=True, slots=True)
class _Align:
    """Lowered or raised, as Word calls it."""

    value: str


@dataclass(frozen=True, slots=True)
class _Note:
    """A note mark: an index into the runs that hold the references of notes."""

    number: int


def word_of_copy(article: Article, data: bytes, megabytes: float, draft: bool) -> bytes:
    """The copy; raises Unreadable where the document cannot be opened."""
    document, places = open_word(data, megabytes)
    copier = _Copier(document, article, places)
    doubtful: Doubtful = []
    at_ = 0
    for block in article.blocks:
        at_, own = translations_in(article.translations, at_, block)
        if own:
            doubtful.extend(copier.block(block, own))
    mark_margins(document, article)
    return finish(document, article, draft, doubtful)


class _Copier:
    def __init__(self, document: Any, article: Article, places: Places) -> None:
        self.document, self.article, self.places = document, article, places
        self.checks = Checks([])
        self.language = {"en": "en-GB"}.get(target_of(article), target_of(article))
        self.links = sorted(article.links, key=lambda link: link.start)

    def block(self, block: Block, translations: Sequence[Translation]) -> Doubtful:
        """Put the translations of a block into its paragraphs, each where its sentence begins."""
        stretches = self.places.within(block.start, block.end)
        lines = list(dict.fromkeys(stretch.line for stretch in stretches))
        doubtful: Doubtful = []
        for line in lines:
            own = [stretch for stretch in stretches if stretch.line == line]
            following = [stretch.start for stretch in stretches if stretch.line > line]
            start, end = own[0].start, min(following, default=block.end)
            here = [one for one in translations if start <= one.start < end or (line == lines[0] and one.start < start)]
            doubtful.extend(self._paragraph(own, here, start, end))
        return doubtful

    def _paragraph(
        self, stretches: Sequence[Stretch], translations: Sequence[Translation], start: int, end: int
    ) -> Doubtful:
        paragraph = next(stretches[0].element.iterancestors(f"{W}p"))
        formats, numbers = _formats(stretches)
        base = _commonest(stretches, numbers)
        links = [link for link in self.links if link.start < end and start < link.end]
        notes = [piece.element.getparent() for piece in self.places.lines[stretches[0].line] if piece.note]
        wishes = list(_wishes(stretches, numbers, base, links, len(notes)))
        pieces = translated(self.article, translations, wishes, self.checks)
        point = _emptied(paragraph, stretches, notes)
        return self._fill(point, pieces, formats, base, notes)

    def _fill(
        self, point: Any, pieces: Sequence[Piece], formats: Sequence[Any], base: int, notes: Sequence[Any]
    ) -> Doubtful:
        """Add runs before `point`, which goes."""
        doubtful: Doubtful = []
        sentence: list[Any] = []
        for piece in pieces:
            if piece.check:
                doubtful.append((sentence, self.checks.sentences[piece.check - 1]))
            if piece.check or piece is JOINT:
                sentence = []
            if not piece.text:
                continue
            note = next((mark for mark in piece.marks if isinstance(mark, _Note)), None)
            if note is not None:
                point.addprevious(notes[note.number])
                continue
            number = next((mark.number for mark in piece.marks if isinstance(mark, _Format)), base)
            align = next((mark.value for mark in piece.marks if isinstance(mark, _Align)), "")
            run = _run(point, piece.text, formats[number], self.language, align)
            link = next((mark.target for mark in piece.marks if isinstance(mark, _Link)), "")
            point.addprevious(self._linked(run, link) if web_link(link) else run)
            if piece is not JOINT:
                sentence.append(run)
        point.getparent().remove(point)
        return doubtful

    def _linked(self, run: Any, target: str) -> Any:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        link = run.makeelement(f"{W}hyperlink")
        link.set(qn("r:id"), self.document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(run)
        return link


def _formats(stretches: Sequence[Stretch]) -> tuple[list[Any], list[int]]:
    """The run properties that occur in a paragraph, and the number of those of each stretch."""
    from lxml import etree

    known: dict[bytes, int] = {}
    found: list[Any] = []
    numbers = []
    for stretch in stretches:
        properties = stretch.element.getparent().find(f"{W}rPr")
        children = [child for child in properties if child.tag not in _UNCARRIED] if properties is not None else []
        key = b"".join(etree.tostring(child, with_tail=False) for child in children)
        if key not in known:
            known[key] = len(found)
            kept = stretch.element.makeelement(f"{W}rPr")
            kept.extend(map(deepcopy, children))
            found.append(kept)
        numbers.append(known[key])
    return found, numbers


def _commonest(stretches: Sequence[Stretch], numbers: Sequence[int]) -> int:
    """The number of the run properties that most characters have."""
    count: Counter[int] = Counter()
    for stretch, number in zip(stretches, numbers, strict=True):
        count[number] += stretch.end - stretch.start
    return count.most_common(1)[0][0]


def _wishes(
    stretches: Sequence[Stretch], numbers: Sequence[int], base: int, links: Sequence[Link], notes: int
) -> Iterator[Wish]:
    """Links, note marks, and the formatting of what is formatted otherwise than most of the paragraph."""
    marks = iter(range(notes))
    for link in links:
        if link.kind == "hyperlink":
            yield Wish(link.start, link.end, _Link(link.target), keep=True)
        elif (number := next(marks, None)) is not None:
            yield Wish(link.start, link.end, _Note(number), keep=True, verbatim=True)
    for number, group in groupby(zip(stretches, numbers, strict=True), key=lambda pair: pair[1]):
        if number != base:
            run = [stretch for stretch, _ in group]
            yield Wish(run[0].start, run[-1].end, _Format(number))
    for stretch in stretches:
        align = stretch.element.getparent().find(f"{W}rPr/{_ALIGN}")
        if align is not None and (value := align.get(f"{W}val")) in ("subscript", "superscript"):
            yield Wish(stretch.start, stretch.end, _Align(value), part=True)


def _emptied(paragraph: Any, stretches: Sequence[Stretch], notes: Sequence[Any]) -> Any:
    """Take the words out of a paragraph; what stands where they began, for the translation to come before."""
    first = stretches[0].element.getparent()
    while first.getparent() is not paragraph and first.getparent().tag not in (f"{W}sdtContent", f"{W}txbxContent"):
        first = first.getparent()
    point = paragraph.makeelement(f"{W}r")
    first.addprevious(point)
    for element in {id(stretch.element): stretch.element for stretch in stretches}.values():
        element.getparent().remove(element)
    for note in notes:
        note.getparent().remove(note)
    own = [child for child in paragraph.iter() if next(child.iterancestors(f"{W}p"), None) is paragraph]
    for child in own:
        if child.tag in _GONE or child.tag in _FIELD:
            child.getparent().remove(child)
    for run in [child for child in own if child.tag == f"{W}r" and child is not point and child not in notes]:
        if run.getparent() is not None and all(child.tag == f"{W}rPr" for child in run):
            run.getparent().remove(run)
    for holder in [child for child in reversed(own) if child.tag in _HOLLOW]:
        if len(holder) == 0 and holder.getparent() is not None:
            holder.getparent().remove(holder)
    return point


def _run(near: Any, text: str, properties: Any, code: str, align: str) -> Any:
    run, words = near.makeelement(f"{W}r"), near.makeelement(f"{W}t")
    language = near.makeelement(f"{W}lang")
    language.set(f"{W}val", code)
    own = deepcopy(properties)
    if align:
        raised = near.makeelement(_ALIGN)
        raised.set(f"{W}val", align)
        own.append(raised)
    own.append(language)
    words.text = printable(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.extend((own, words))
    return run
