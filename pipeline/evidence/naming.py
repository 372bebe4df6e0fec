"""An unnamed study that gets its source later: in the sentence after its report, or from one of those who did it."""

from __future__ import annotations

from pipeline.evidence.continuing import Report, continues
from pipeline.evidence.pointing import points_back, unnamed_study
from pipeline.evidence.standing import Standing, View
from pipeline.evidence.wordlists import BIT

_RESEARCHER, _SELF, _PUBLISH = BIT["researcher"], BIT["self"], BIT["publish"]
_OTHERS = frozenset(("journal", "person", "report", "study", "author_year"))
_LATER = 4  # sentences after which a study may still be told to be that of somebody named


def names_the_study(view: View, index: int, own: Standing, reports: list[Report], standings: list[Standing]) -> bool:
    """Whether an unnamed study gets its source here, in the sentence after it: its report then rests on that source."""
    report = reports[-1] if reports else None
    if report is None or report.named or index - report.last > _LATER:
        return False
    passage = view.passages[index]
    if _by_a_maker(view, own):
        _name(report, own, index, standings)
        return True
    if report.last != index - 1 or not continues(view, index, report):
        return False
    if unnamed_study(view.reading, passage) or view.passages[report.opened].bits & _SELF:
        return False
    if not points_back(view.reading, passage) and (_names(view, index) or _speaks_for_itself(view, index)):
        return False
    _name(report, own, index, standings)
    return True


def _name(report: Report, own: Standing, index: int, standings: list[Standing]) -> None:
    """Give the report of an unnamed study, and all that has been told of it, the source of sentence `index`."""
    for member in (report.opened, *report.members):
        standings[member].lift(own.level, "report", own.marks)
    report.level, report.marks, report.named, report.last = own.level, own.marks, True, index


def _by_a_maker(view: View, own: Standing) -> bool:
    """Whether somebody named is told to have done a study: "zegt hoofdonderzoeker Lies Peeters"."""
    reading = view.reading
    for mark in own.marks:
        found = view.found[mark]
        if found.kind != "person":
            continue
        passage = reading.passages[reading.passage_at(found.start)]
        for cue in reading.cues_of(passage):
            if cue.bits & _RESEARCHER and 0 <= found.start - reading.ends[cue.word + cue.size - 1] <= 1:
                return True
    return False


def _names(view: View, index: int) -> bool:
    """Whether a sentence names a study or person of its own, not only in brackets."""
    text = view.article.text
    return any(
        view.found[mark].kind in _OTHERS
        and text[view.found[mark].start] not in "(["
        and view.found[mark].level != "none"
        for mark in view.marks[index]
    )


def _speaks_for_itself(view: View, index: int) -> bool:
    """Whether the only source in a sentence is a body that says or advises something, and does not publish."""
    text = view.article.text
    marks = [view.found[mark] for mark in view.marks[index] if view.found[mark].level not in ("none", "vague")]
    if any(mark.kind not in ("body", "report") or text[mark.start - 1 : mark.start] == "(" for mark in marks):
        return False
    return not view.passages[index].bits & _PUBLISH
