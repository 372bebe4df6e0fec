"""Evidence of larger stretches: what a later sentence ascribes, leads, key points, abstracts."""

from __future__ import annotations

from pipeline.evidence.author_year import is_whole_reference
from pipeline.evidence.continuing import begins_tied, first_bits
from pipeline.evidence.pointing import unnamed_study
from pipeline.evidence.standing import Standing, View, heads
from pipeline.evidence.wordlists import BIT

_BACK, _KEY, _ABSTRACT = BIT["back"], BIT["key_points"], BIT["abstract"]
_AWAY, _LINK, _COMMENT = BIT["away"], BIT["link"], BIT["comment"]
_COUNTER, _QUOTES = BIT["counter"], frozenset("‘“„'\"«")
_MYTH, _FACT, _STUDY = BIT["myth"], BIT["fact"], BIT["study"] | BIT["researcher"]
_OPENING = 8
_CLOSERS = " \n\"'”’»"
_YOU = frozenset(("je", "jij", "jouw", "u", "uw"))


def follow_summaries(view: View, standings: list[Standing]) -> None:
    """Sentences that sum up a source told elsewhere: "Dat meldt X" after them, the lead, key points, an abstract."""
    _ascribed(view, standings)
    _lead(view, standings)
    _title(view, standings)
    _key_points(view, standings)
    _myths(view, standings)
    _refuted(view, standings)
    _abstract(view, standings)


def _ascribed(view: View, standings: list[Standing]) -> None:
    """ "Dat meldt X" hands its source to what stands before; "Het gaat vooral om ouderen, aldus X" to one sentence."""
    passages = view.passages
    for index, passage in enumerate(passages):
        if not index or not passage.bits & (_BACK | _LINK) or standings[index].level == "none":
            continue
        cues = view.reading.cues_of(passage)
        back = any(cue.bits & _BACK and (cue.word == passage.lo or cue.size == 3) for cue in cues)
        tied = standings[index].scope == "sentence" and begins_tied(view.reading, passage)
        if not back and not standings[index].sourced:
            continue
        block = passages[index - 1].block
        for earlier in range(index - 1, max(-1, index - (4 if back else 2 if tied else 1)), -1):
            if passages[earlier].block != block or standings[earlier].sourced:
                break
            if earlier < index - 1 and (_to_the_reader(view, earlier) or not _hangs_on(view, earlier + 1)):
                break
            standings[earlier].lift(standings[index].level, "report", standings[index].marks)


def _hangs_on(view: View, index: int) -> bool:
    """Whether a sentence begins with a word that ties it to the one before."""
    passage = view.passages[index]
    first = view.reading.words[passage.lo : passage.lo + 1]
    return first in (["en"], ["maar"]) or bool(first_bits(view.reading, passage) & _LINK)


def _to_the_reader(view: View, index: int) -> bool:
    passage = view.passages[index]
    words = view.reading.words[passage.lo : passage.hi]
    return bool(passage.bits & _AWAY and first_bits(view.reading, passage) & _AWAY) or not _YOU.isdisjoint(words)


def _lead(view: View, standings: list[Standing]) -> None:
    """ "Onderzoekers hebben het getest" in the lead rests on the study that is named after it."""
    for index in range(min(4, len(standings))):
        marks = standings[index].marks
        if index and unnamed_study(view.reading, view.passages[index - 1]):
            return  # what is pointed to here is the study just told
        if standings[index].level == "vague" and any(view.found[m].weak for m in marks):
            for later in range(index + 1, min(index + 6, len(standings))):
                found = standings[later]
                if found.level in ("attributed", "referenced") and found.scope == "sentence":
                    standings[index].lift(found.level, "report", found.marks)
                    break


def _title(view: View, standings: list[Standing]) -> None:
    """A title, or one sentence of a lead, rests on the study that the first sentence after it reports."""
    passages, text = view.passages, view.article.text
    before: list[int] = []
    for index, passage in enumerate(passages[:_OPENING]):
        if view.article.blocks[passage.block].kind not in ("heading", "paragraph"):
            return
        byline = heads(view, index) and view.kinds(standings[index]) == {"person"}
        if standings[index].level != "none" and not byline:
            if _opens_study(view, index) and standings[index].scope in ("sentence", "report"):
                for earlier in before:
                    if standings[index].level == "vague" and not heads(view, earlier):
                        continue
                    standings[earlier].lift(standings[index].level, "article", standings[index].marks)
            return
        if heads(view, index):
            before = [index] if view.claimed[index] else before  # a heading ends the lead, and titles stand below menus
        elif text[passage.start : passage.end].rstrip(_CLOSERS)[-1:] in ".!?…":
            if not view.claimed[index] or (before and not heads(view, before[-1])):
                return
            before.append(index)


def _opens_study(view: View, index: int) -> bool:
    """Whether a sentence, or the one after it that ascribes it to its source, tells of a study or a journal."""
    if any(p.bits & _STUDY for p in view.passages[index : index + 2]):
        return True
    return any(view.found[mark].kind == "journal" for marks in view.marks[index : index + 2] for mark in marks)


def _key_points(view: View, standings: list[Standing]) -> None:
    """The key points of an article with a reference list rest on that list, where none of them has a mark itself."""
    article = view.article
    cited = tuple(
        index for index, mark in enumerate(view.found) if mark.kind == "note_mark" and mark.level == "referenced"
    )
    if not cited:
        return
    points: list[int] = []
    under = False
    for index, passage in enumerate(view.passages):
        block = article.blocks[passage.block]
        if block.kind == "heading" or passage.hi - passage.lo <= 4:
            _lift_points(standings, points, cited)
            under, points = bool(passage.bits & _KEY), []
        elif under and block.kind == "list_item":
            points.append(index)
    _lift_points(standings, points, cited)


def _lift_points(standings: list[Standing], points: list[int], cited: tuple[int, ...]) -> None:
    if any(standings[index].level == "referenced" for index in points):
        return  # a list that marks some of its lines says that the others have no source
    for index in points:
        if not standings[index].sourced:
            standings[index].lift("referenced", "article", cited[:1])


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


def _labelled(view: View, index: int, bit: int) -> bool:
    """Whether a line begins with a word of some class and a colon: "Fabel: "."""
    passage = view.passages[index]
    if not passage.bits & bit or not first_bits(view.reading, passage) & bit:
        return False
    return ":" in view.article.text[passage.start : passage.start + 24]


def _abstract(view: View, standings: list[Standing]) -> None:
    """An article that opens with one whole reference and goes on in the sections of an abstract is that paper's."""
    article = view.article
    text = article.text
    for number, block in enumerate(article.blocks[:6]):
        if not is_whole_reference(text[block.start : block.end]):
            continue
        marks = tuple(index for index, mark in enumerate(view.found) if block.start <= mark.start < block.end)
        passages = view.passages
        sections = sum(
            1
            for p in passages
            if p.bits & _ABSTRACT and any(c.word == p.lo and c.bits & _ABSTRACT for c in view.reading.cues_of(p))
        )
        if sections >= 2:
            for index, passage in enumerate(passages):
                if passage.block > number:
                    if passage.bits & _COMMENT and first_bits(view.reading, passage) & _COMMENT:
                        break
                    standings[index].lift("referenced", "article", marks)
        return
