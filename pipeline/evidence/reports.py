"""How far a source reaches: from the sentence that introduces it through those that go on reporting it."""

from __future__ import annotations

from pipeline.article import Level, level_rank
from pipeline.evidence.continuing import FARTHEST, Kind, Report, continues
from pipeline.evidence.naming import names_the_study
from pipeline.evidence.passages import Found, Passage
from pipeline.evidence.pointing import opens_with_study, unnamed_study
from pipeline.evidence.standing import Standing, View
from pipeline.evidence.wordlists import BIT

_STUDY, _RESEARCHER, _RESEARCH, _SHOW = (BIT[n] for n in ("study", "researcher", "research", "show"))
_NORM, _ADVISE, _PUBLISH, _PAST = (BIT[n] for n in ("norm", "advise", "publish", "past"))
_SELF = BIT["self"]
_SPEAKS = BIT["report"] | BIT["according"] | BIT["advise"] | _PUBLISH | _SHOW
_NAMED = frozenset(("body", "journal", "person", "report", "study", "author_year"))
_PAPERS = frozenset(("author_year", "doi", "pmid", "url"))
_STUDY_KINDS = frozenset(("study", "journal", "author_year"))
_ENDS = " \n.,;:!?\"”’'"


def follow_reports(view: View, standings: list[Standing]) -> None:
    """Carry each source on through its report; an unnamed study takes the source that its last sentence gives."""
    reports: list[Report] = []
    blocks = view.article.blocks
    for index, passage in enumerate(view.passages):
        if blocks[passage.block].kind in ("reference", "caption"):
            continue
        own = standings[index]
        if own.sourced and names_the_study(view, index, own, reports, standings):
            continue
        if own.scope == "report" and reports and own.marks == reports[-1].marks:
            reports[-1].last = index  # words of the one who is heard here
            continue
        spoken = own.scope == "report" and not view.marks[index]  # by somebody who tells of a paper
        pointing = own.level == "none" or spoken or _pointing(view, own)
        report = _continued(view, index, reports) if pointing else None
        if spoken and report is not None and view.passages[report.last].block != passage.block:
            continue
        if report is not None:
            own.lift(report.level, "report", report.marks)
            report.last = index
            report.members.append(index)
            if report.kind != "study" and _tells_of_a_study(view, index):
                report.kind = "study"  # "Dat schrijven cardiologen. De groep volgde 318 patiënten."
        elif own.level != "none":
            if any(view.found[mark].kind == "source_line" for mark in view.marks[index]):
                continue  # it closes what stands above, and opens nothing
            if reports and _names_in_passing(view, index, reports[-1]):
                reports[-1].last = index
            elif reports and _by_its_author(view, index, reports[-1]):
                own.lift(reports[-1].level, "report", reports[-1].marks)
                reports[-1].last = index
            elif opened := _opened(view, index, own):
                reports.append(opened)
                if not opened.named and index and _unnamed_here(view, index, own) and _told_before(view, index):
                    standings[index - 1].lift(own.level, "report", own.marks)
            elif own.scope == "sentence" and reports:
                _pass_over(view, index, reports)


def _tells_of_a_study(view: View, index: int) -> bool:
    """Whether a sentence that goes on with what somebody says tells that a study was done: "Hij volgde er 2.315"."""
    bits = view.passages[index].bits
    return bool(bits & (_STUDY | _RESEARCHER)) or (bool(bits & _RESEARCH) and view.figures[index] > 0)


def _names_in_passing(view: View, index: int, report: Report) -> bool:
    """Whether a study is told on in a sentence that names a body which says nothing: "de grens van de WHO is 15"."""
    passage = view.passages[index]
    if report.kind != "study" or not passage.bits & _PAST or passage.bits & _SPEAKS or not view.figures[index]:
        return False
    named = [view.found[mark] for mark in view.marks[index]]
    return all(mark.kind == "body" for mark in named) and continues(view, index, report)


def _pass_over(view: View, index: int, reports: list[Report]) -> None:
    """A sentence with a source of its own either belongs to the report that it continues, or interrupts it."""
    report = _continued(view, index, reports)
    if report is not None:
        report.last = index
    else:
        reports[-1].interrupted = True


def _by_its_author(view: View, index: int, report: Report) -> bool:
    """Whether the only one named in a sentence is the author of the paper: "(Manson, 2019) ... noemt Manson"."""
    text, found = view.article.text, view.found
    named = [found[mark] for mark in view.marks[index]]
    if report.level != "referenced" or {mark.kind for mark in named} - {"vague"} != {"person"}:
        return False
    paper = " ".join(text[found[mark].start : found[mark].end] for mark in report.marks)
    return all((mark.target or "") in paper for mark in named) and continues(view, index, report)


def _pointing(view: View, own: Standing) -> bool:
    """Whether the only sources in a sentence are such as "de onderzoekers", who were named before."""
    return bool(own.marks) and all(view.found[mark].weak for mark in own.marks)


def _told_before(view: View, index: int) -> bool:
    """Whether the sentence before, in the same paragraph, tells what a study found."""
    before, passage = view.passages[index - 1], view.passages[index]
    return before.block == passage.block and bool(before.bits & _PAST)


def _unnamed_here(view: View, index: int, own: Standing) -> bool:
    """Whether "De proef met 232 kinderen" points to no study told before: it then tells one itself."""
    return _pointing(view, own) and opens_with_study(view.reading, view.passages[index])


def _opened(view: View, index: int, own: Standing) -> Report | None:
    """The report that a sentence opens by the source in it; None where its source marks itself only."""
    passage = view.passages[index]
    unnamed = unnamed_study(view.reading, passage)
    if own.level == "vague":
        slight = _pointing(view, own) and not passage.bits & _PAST  # "dat wil zeggen: minstens drie onderzoeken"
        opens = (unnamed and not slight) or _unnamed_here(view, index, own)
        if not opens and not passage.bits & _SELF:
            return None
        return Report(index, index, own.level, own.marks, "study", False, aside=not (opens or passage.bits & _PAST))
    named = [mark for mark in view.marks[index] if view.found[mark].kind in _NAMED]
    if not named:
        return Report(index, index, own.level, own.marks, "study", True) if unnamed else None
    level: Level = max((view.found[mark].level for mark in named), key=level_rank)
    marks = tuple(mark for mark in named if view.found[mark].level == level)
    kind: Kind = "statement"
    told = any(view.found[mark].kind in ("study", "journal") for mark in named) and not passage.bits & _ADVISE
    if passage.bits & (_NORM | _ADVISE) and not told:
        kind = "norm"
    elif passage.bits & (_STUDY | _RESEARCHER | _RESEARCH | _SHOW) or any(
        view.found[m].kind in _STUDY_KINDS for m in named
    ):
        kind = "study"
    elif view.results[index] and view.outcomes[index] and passage.bits & _PAST:
        kind = "study"  # "Promovendus Luuk de Haan gaf 26 renners zes dagen sap"
    cited = {*view.kinds(own), *view.kinds_of(marks)}
    if kind == "study" and own.level != level and cited & _PAPERS:
        level, marks = own.level, own.marks  # a note mark beside the name of a body or journal marks its sentence only
    aside = all(_in_brackets(view, view.found[mark], passage) for mark in marks)
    return Report(index, index, level, marks, kind, True, aside=aside)


def _in_brackets(view: View, mark: Found, passage: Passage) -> bool:
    """Whether an author and year close a sentence in brackets, so that they are not what it tells about."""
    text = view.article.text
    return mark.kind == "author_year" and text[mark.start] in "([" and text[mark.end : passage.end].strip(_ENDS) == ""


def _continued(view: View, index: int, reports: list[Report]) -> Report | None:
    """The latest report that a sentence goes on with."""
    for report in reports[-3:-1]:
        report.interrupted = True
    for report in reversed(reports[-3:]):
        if index - report.last <= FARTHEST and continues(view, index, report):
            return report
    return None
