"""How far a source reaches: from the sentence that introduces it through those that go on reporting it."""

from __future__ import annotations

from pipeline.article import Level, level_rank
from pipeline.evidence.continuing import FARTHEST, Kind, Report, continues
from pipeline.evidence.pointing import points_back, unnamed_study
from pipeline.evidence.standing import Standing, View
from pipeline.evidence.wordlists import BIT

_STUDY, _RESEARCHER, _RESEARCH, _SHOW = (BIT[n] for n in ("study", "researcher", "research", "show"))
_NORM, _ADVISE, _PUBLISH, _PAST = (BIT[n] for n in ("norm", "advise", "publish", "past"))
_NAMED = frozenset(("body", "journal", "person", "report", "study", "author_year"))
_STUDY_KINDS = frozenset(("study", "journal", "author_year"))
_OTHERS = _NAMED - {"body"}


def follow_reports(view: View, standings: list[Standing]) -> None:
    """Carry each source on through its report; an unnamed study takes the source that its last sentence gives."""
    reports: list[Report] = []
    blocks = view.article.blocks
    for index, passage in enumerate(view.passages):
        if blocks[passage.block].kind in ("reference", "caption"):
            continue
        own = standings[index]
        if own.sourced and _close_unnamed(view, index, own, reports, standings):
            continue
        pointing = own.level == "none" or _pointing(view, own)
        report = _continued(view, index, reports) if pointing else None
        if report is not None:
            own.lift(report.level, "report", report.marks)
            report.last = index
            report.members.append(index)
        elif own.level != "none":
            if any(view.found[mark].kind == "source_line" for mark in view.marks[index]):
                continue  # it closes what stands above, and opens nothing
            if opened := _opened(view, index, own):
                reports.append(opened)
            elif own.scope == "sentence" and reports:
                _pass_over(view, index, reports)


def _pass_over(view: View, index: int, reports: list[Report]) -> None:
    """A sentence with a source of its own either belongs to the report that it continues, or interrupts it."""
    report = _continued(view, index, reports)
    if report is not None:
        report.last = index
    else:
        reports[-1].interrupted = True


def _pointing(view: View, own: Standing) -> bool:
    """Whether the only sources in a sentence are such as "de onderzoekers", who were named before."""
    return bool(own.marks) and all(view.found[mark].weak for mark in own.marks)


def _close_unnamed(view: View, index: int, own: Standing, reports: list[Report], standings: list[Standing]) -> bool:
    """Whether an unnamed study gets its source here, in the sentence after it: its report then rests on that source."""
    report = reports[-1] if reports else None
    if report is None or report.named or report.last != index - 1 or not continues(view, index, report):
        return False
    passage = view.passages[index]
    if unnamed_study(view.reading, passage):
        return False
    if not points_back(view.reading, passage) and (_names(view, index) or _speaks_for_itself(view, index)):
        return False
    for member in (report.opened, *report.members):
        standings[member].lift(own.level, "report", own.marks)
    report.level, report.marks, report.named, report.last = own.level, own.marks, True, index
    return True


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


def _opened(view: View, index: int, own: Standing) -> Report | None:
    """The report that a sentence opens by the source in it; None where its source marks itself only."""
    passage = view.passages[index]
    unnamed = unnamed_study(view.reading, passage)
    if own.level == "vague":
        slight = _pointing(view, own) and not passage.bits & _PAST  # "dat wil zeggen: minstens drie onderzoeken"
        return Report(index, index, own.level, own.marks, "study", False) if unnamed and not slight else None
    named = [mark for mark in view.marks[index] if view.found[mark].kind in _NAMED]
    if not named:
        return Report(index, index, own.level, own.marks, "study", True) if unnamed else None
    level: Level = max((view.found[mark].level for mark in named), key=level_rank)
    marks = tuple(mark for mark in named if view.found[mark].level == level)
    kind: Kind = "statement"
    if passage.bits & (_NORM | _ADVISE):
        kind = "norm"
    elif passage.bits & (_STUDY | _RESEARCHER | _RESEARCH | _SHOW) or any(
        view.found[m].kind in _STUDY_KINDS for m in named
    ):
        kind = "study"
    text = view.article.text
    aside = all(view.found[m].kind == "author_year" and text[view.found[m].start] in "([" for m in marks)
    return Report(index, index, level, marks, kind, True, aside=aside)


def _continued(view: View, index: int, reports: list[Report]) -> Report | None:
    """The latest report that a sentence goes on with."""
    for report in reports[-3:-1]:
        report.interrupted = True
    for report in reversed(reports[-3:]):
        if index - report.last <= FARTHEST and continues(view, index, report):
            return report
    return None
