"""How far a source reaches: from the sentence that introduces it through those that go on reporting it."""

from __future__ import annotations

from pipeline.evidence.continuing import Kind, Report, continues
from pipeline.evidence.pointing import people_of, unnamed_study
from pipeline.evidence.standing import Standing, View
from pipeline.evidence.wordlists import BIT, in_set

_STUDY, _RESEARCHER, _RESEARCH, _SHOW = (BIT[n] for n in ("study", "researcher", "research", "show"))
_NORM, _ADVISE = BIT["norm"], BIT["advise"]
_NAMED = frozenset(("body", "journal", "person", "report", "study", "author_year"))
_STUDY_KINDS = frozenset(("study", "journal", "author_year"))
_REMEMBERED = 30
_STRONG = frozenset(("body", "journal", "person", "study", "report"))


def follow_reports(view: View, standings: list[Standing]) -> None:
    """Carry each source on through its report; an unnamed study takes the source that its last sentence gives."""
    reports: list[Report] = []
    for index, passage in enumerate(view.passages):
        if view.article.blocks[passage.block].kind in ("reference", "caption"):
            continue
        own = standings[index]
        if own.sourced:
            _close_unnamed(view, index, own, reports, standings)
            if opened := _opened(view, index, own):
                reports.append(opened)
        elif own.level == "none" or _pointing(view, own):
            report = _continued(view, index, reports)
            if report is not None:
                own.lift(report.level, "report", report.marks)
                report.last = index
                report.members.append(index)
            elif own.level == "vague" and (opened := _opened(view, index, own)):
                reports.append(opened)
        elif opened := _opened(view, index, own):
            reports.append(opened)


def _pointing(view: View, own: Standing) -> bool:
    """Whether the only sources in a sentence are such as "de onderzoekers", who were named before."""
    return bool(own.marks) and all(view.found[mark].weak for mark in own.marks)


def _close_unnamed(view: View, index: int, own: Standing, reports: list[Report], standings: list[Standing]) -> None:
    """The report of an unnamed study gets its source in its last sentence: all of it rests on that source."""
    if (
        not reports
        or reports[-1].named
        or unnamed_study(view.reading, view.passages[index])
        or not continues(view, index, reports[-1])
        or view.kinds(own) & _STRONG
    ):
        return
    report = reports.pop()
    for member in (report.opened, *report.members):
        standings[member].lift(own.level, "report", own.marks)


def _opened(view: View, index: int, own: Standing) -> Report | None:
    """The report that a sentence opens by the source in it; None where its source marks itself only."""
    passage = view.passages[index]
    unnamed = unnamed_study(view.reading, passage)
    if own.level == "vague":
        return Report(index, index, own.level, own.marks, "study", False) if unnamed else None
    kinds = view.kinds(own)
    if not kinds & _NAMED:
        return Report(index, index, own.level, own.marks, "study", True) if unnamed else None
    kind: Kind = "statement"
    if passage.bits & (_NORM | _ADVISE):
        kind = "norm"
    elif passage.bits & (_STUDY | _RESEARCHER | _RESEARCH | _SHOW) or kinds & _STUDY_KINDS:
        kind = "study"
    return Report(index, index, own.level, own.marks, kind, True)


def _continued(view: View, index: int, reports: list[Report]) -> Report | None:
    """The report that a sentence goes on with: one whose people it names, else the latest that it continues."""
    if people := people_of(view.reading, view.passages[index]):
        for report in reversed(reports[-_REMEMBERED:]):
            opening = view.passages[report.opened]
            if any(_same_people(people, word) for word in view.reading.words[opening.lo : opening.hi]):
                return report
    return next((report for report in reversed(reports[-3:]) if continues(view, index, report)), None)


def _same_people(people: str, word: str) -> bool:
    """Whether a word is the adjective of a people: "Israëliërs" and "Israëlische", "Denen" and "Deense"."""
    return word[:4] == people[:4] or in_set("people_roots", f"{people} {word[:4]}")
