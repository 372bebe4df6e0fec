"""Evidence of larger stretches: what a later sentence ascribes, leads, key points, abstracts."""

from __future__ import annotations

from pipeline.evidence.abstracts import follow_abstract
from pipeline.evidence.continuing import begins_tied, first_bits
from pipeline.evidence.fact_checks import follow_fact_checks
from pipeline.evidence.pointing import opens_with_study, unnamed_study
from pipeline.evidence.standing import Standing, View, heads
from pipeline.evidence.wordlists import BIT

_BACK, _KEY = BIT["back"], BIT["key_points"]
_AWAY, _LINK = BIT["away"], BIT["link"]
_STUDY = BIT["study"] | BIT["researcher"]
_RESEARCH, _PUBLISH, _ADVISE, _PUBLISHED = BIT["research"], BIT["publish"], BIT["advise"], BIT["study"] | BIT["outcome"]
_THE = frozenset(("de", "het", "die", "dat", "deze", "dit", "hun"))
_BYLINE = frozenset(("person", "body"))
_OPENING = 8
_CLOSERS = " \n\"'”’»"
_YOU = frozenset(("je", "jij", "jouw", "u", "uw"))


def follow_summaries(view: View, standings: list[Standing]) -> None:
    """Sentences that sum up a source told elsewhere: "Dat meldt X" after them, the lead, key points, an abstract."""
    _ascribed(view, standings)
    _lead(view, standings)
    _title(view, standings)
    _key_points(view, standings)
    follow_fact_checks(view, standings)
    follow_abstract(view, standings)


def _ascribed(view: View, standings: list[Standing]) -> None:
    """ "Dat meldt X" hands its source to what stands before; "Het gaat vooral om ouderen, aldus X" to one sentence."""
    passages = view.passages
    for index, passage in enumerate(passages):
        if not index or not passage.bits & (_BACK | _LINK | _PUBLISH) or standings[index].level == "none":
            continue
        cues = view.reading.cues_of(passage)
        back = any(cue.bits & _BACK and (cue.word == passage.lo or cue.size == 3) for cue in cues)
        back = back or (index < _OPENING and _is_published(view, index))
        tied = standings[index].scope == "sentence" and begins_tied(view.reading, passage)
        if not back and not standings[index].sourced:
            continue
        block = passages[index - 1].block
        for earlier in range(index - 1, max(-1, index - (4 if back else 2 if tied else 1)), -1):
            if passages[earlier].block != block or standings[earlier].sourced:
                break
            told_on = (index < _OPENING and not passage.bits & _ADVISE) or _hangs_on(view, earlier + 1)
            if earlier < index - 1 and (_to_the_reader(view, earlier) or not told_on):
                break
            standings[earlier].lift(standings[index].level, "report", standings[index].marks)


def _is_published(view: View, index: int) -> bool:
    """Whether a sentence says where what stands before it was published: "De cijfers stonden woensdag in The BMJ"."""
    passage = view.passages[index]
    if not passage.bits & _PUBLISH or not any(view.found[mark].kind == "journal" for mark in view.marks[index]):
        return False
    subject = passage.lo + 1
    if view.reading.words[passage.lo] not in _THE or subject >= passage.hi:
        return False
    return any(cue.word == subject and cue.bits & _PUBLISHED for cue in view.reading.cues_of(passage))


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
        passage = view.passages[index]
        weak = any(view.found[m].weak for m in marks) and passage.bits & _STUDY
        if opens_with_study(view.reading, passage):
            continue
        if standings[index].level == "vague" and weak:
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
        byline = heads(view, index) and view.kinds(standings[index]) <= _BYLINE
        if standings[index].level != "none" and not byline:
            if _opens_study(view, index) and standings[index].scope in ("sentence", "report"):
                for earlier in before:
                    if not heads(view, earlier) and "vague" in (standings[index].level, standings[earlier].level):
                        continue
                    standings[earlier].lift(standings[index].level, "article", standings[index].marks)
            return
        lead = [earlier for earlier in before if not heads(view, earlier)]
        if heads(view, index):
            if len(lead) > 1:
                return
            before = [index] if view.claimed[index] else before  # a heading ends the lead, and titles stand below menus
        elif text[passage.start : passage.end].rstrip(_CLOSERS)[-1:] in ".!?…":
            if not view.claimed[index] or len(lead) > 2 or any(passages[i].block != passage.block for i in lead):
                return
            before.append(index)


def _opens_study(view: View, index: int) -> bool:
    """Whether a sentence, or the one after it that ascribes it to its source, tells of a study or a journal."""
    if view.passages[index].bits & _RESEARCH or any(p.bits & _STUDY for p in view.passages[index : index + 2]):
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
