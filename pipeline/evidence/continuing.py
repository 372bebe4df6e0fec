"""Whether a sentence goes on with a report: it points back, tells results or amounts, or hangs on the last one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.article import Level
from pipeline.dutch.grammar import grammar
from pipeline.evidence.passages import Passage, Reading
from pipeline.evidence.pointing import points_back, pronoun_speaks
from pipeline.evidence.standing import View
from pipeline.evidence.wordlists import BIT, in_set, wordlists

_PAST, _LINK, _AWAY, _NORM, _REPORT = (BIT[n] for n in ("past", "link", "away", "norm", "report"))
_PRONOUN, _EXPERT, _STUDY = BIT["pronoun"], BIT["expert"], BIT["study"]
_SPEAKER, _TIES, _ELSEWHERE, _THRESHOLD = (BIT[n] for n in ("speaker", "ties", "elsewhere", "threshold"))
FARTHEST = 6
_FAR = 4
_SHORT = 7

Kind = Literal["study", "norm", "statement"]


@dataclass(slots=True)
class Report:
    """A source being reported: where it opened, the last sentence that went on with it, and what supports it."""

    opened: int
    last: int
    level: Level
    marks: tuple[int, ...]
    kind: Kind
    named: bool
    aside: bool = False  # a source in brackets at the end, or one's own test: it reaches no further than its paragraph
    interrupted: bool = False  # another source came between: only what points back goes on with it
    members: list[int] = field(default_factory=list)


def continues(view: View, index: int, report: Report) -> bool:
    """Whether sentence `index` goes on reporting what `report` opened."""
    reading = view.reading
    passage = reading.passages[index]
    distance = index - report.last
    if distance > FARTHEST or passage.hi <= passage.lo:
        return False
    if view.article.blocks[passage.block].kind == "heading":
        return False
    near = distance == 1
    same_block = passage.block == reading.passages[report.last].block
    first = first_bits(reading, passage)
    if (passage.bits & (_PRONOUN | _REPORT)) and pronoun_speaks(reading, passage):
        if _by_a_person(view, report):
            return _spoke_last(view, index, report)
        if near and same_block and report.named and not view.passages[index - 1].bits & _EXPERT:
            return True  # "berekende ze", of an organisation
    if (
        near
        and passage.bits & _REPORT
        and first & _SPEAKER
        and _by_a_person(view, report)
        and _says_so(reading, passage)
    ):
        return True
    if passage.bits & _PRONOUN:
        return False
    witness = report.kind == "statement" and all(view.found[mark].kind == "person" for mark in report.marks)
    if distance <= 2 and passage.bits & _STUDY and _of_the_speaker(reading, passage) and _by_a_person(view, report):
        return True
    if points_back(reading, passage, loosely=report.kind == "study", studied=witness) and report.kind != "norm":
        return True
    elsewhere = passage.bits & _ELSEWHERE and not passage.bits & _TIES
    if report.interrupted or elsewhere or (report.aside and not same_block):
        return False
    if near and same_block and begins_tied(reading, passage):
        return True
    if near and view.outcomes[index] and view.outcomes[report.last] and passage.hi - passage.lo <= _SHORT:
        return same_block or report.kind == "study"  # "Flesvoeding: 7,1 procent."
    if near and passage.bits & _THRESHOLD and report.kind != "study":
        return True
    away = first & _AWAY or in_set("orders", reading.words[passage.lo])
    if away and not (near and first & _LINK) and not _condition(reading, passage):
        return False
    if report.kind == "study":
        return _study_goes_on(view, index, report, bool(first & _LINK), same_block)
    if report.kind == "norm":
        return _norm_goes_on(view, index, report, bool(first & _LINK), same_block)
    return _statement_goes_on(view, index, report, bool(first & _LINK), same_block)


def _study_goes_on(view: View, index: int, report: Report, linked: bool, same_block: bool) -> bool:
    reading, passage = view.reading, view.passages[index]
    distance = index - report.last
    if view.results[index]:
        return distance <= _FAR
    if (
        passage.bits & _PAST
        and (view.figures[index] or distance <= 2)
        and not _says(reading, passage, grammar().first_person)
    ):
        return distance <= _FAR
    if distance > 1:
        return False
    if view.times[index] and same_block:
        return True
    if linked and (view.figures[index] or (same_block and passage.bits & (_PAST | _TIES))):
        return True
    compared = same_block and view.outcomes[report.last] > 0
    told = (
        (view.figures[index] > 1 or compared)
        and view.outcomes[index] > 0
        and (same_block or bool(passage.bits & _PAST))
    )
    return told and (not _says(reading, passage, grammar().second_person) or _condition(reading, passage))


def _norm_goes_on(view: View, index: int, report: Report, linked: bool, same_block: bool) -> bool:
    passage = view.passages[index]
    distance = index - report.last
    remark = _by_a_person(view, report) and not view.figures[report.opened]  # "Diepen vindt de uitkomst zwak"
    if distance > 2 or (remark and not same_block) or _says(view.reading, passage, grammar().first_person):
        return False
    if linked and (view.figures[index] or (same_block and distance == 1)):
        return True
    if distance == 1 and same_block and passage.bits & _TIES and view.figures[index]:
        return True
    if not view.passages[report.opened].bits & _NORM:
        return False
    return view.amounts[index] and bool(view.figures[index] or (passage.bits & _NORM and same_block))


def _statement_goes_on(view: View, index: int, report: Report, linked: bool, same_block: bool) -> bool:
    passage = view.passages[index]
    distance = index - report.last
    if distance == 1 and first_bits(view.reading, passage) & _SPEAKER and passage.bits & _REPORT:
        return True
    if distance == 1 and same_block and passage.bits & _NORM and view.amounts[index] and view.amounts[report.last]:
        return True
    if distance == 1 and same_block and passage.bits & _TIES and view.figures[index]:
        return True
    told = view.outcomes[index] if view.kinds_of(report.marks) == {"body"} else 0
    if distance == 1 and passage.bits & _PAST and (told or view.results[index]):
        return True
    if not same_block or not view.figures[index] or distance > 2 or _speaks(view.reading, passage):
        return False
    if passage.bits & _PAST or (linked and distance == 1):
        return True
    return distance == 1 and bool(view.outcomes[index] and view.outcomes[report.last])


def first_bits(reading: Reading, passage: Passage) -> int:
    """The bits of the word or phrase that a sentence begins with."""
    bits = wordlists().words.get(reading.words[passage.lo], 0)
    for cue in reading.cues_of(passage)[:3]:
        if cue.word == passage.lo:
            bits |= cue.bits
    return bits


def _by_a_person(view: View, report: Report) -> bool:
    return any(view.found[mark].kind == "person" for mark in report.marks)


def _says_so(reading: Reading, passage: Passage) -> bool:
    """Whether a verb of saying is the second word: "Zij ziet dat de krampen zakken"."""
    second = reading.words[passage.lo + 1 : passage.lo + 2]
    return any(wordlists().words.get(word, 0) & _REPORT for word in second)


def _of_the_speaker(reading: Reading, passage: Passage) -> bool:
    """Whether the study told is that of somebody named before: "In haar cohort van 1.870 mensen"."""
    cues = [cue for cue in reading.cues_of(passage) if cue.bits & _STUDY and cue.word > passage.lo]
    return any(reading.words[cue.word - 1] in grammar().third_possessive for cue in cues)


def _spoke_last(view: View, index: int, report: Report) -> bool:
    """Whether "volgens haar" means the person of this report: nobody else, not even unnamed, spoke in between."""
    between = view.passages[report.last + 1 : index]
    return not any(passage.bits & _EXPERT and passage.bits & _REPORT for passage in between)


def _condition(reading: Reading, passage: Passage) -> bool:
    """Whether a sentence that seems to begin with a command is a condition: "Eet je maar 1200 kcal, dan ..."."""
    return not grammar().anybody.isdisjoint(reading.words[passage.lo + 1 : passage.lo + 2])


def begins_tied(reading: Reading, passage: Passage) -> bool:
    """Whether a sentence begins with words that only the one before can explain: "Het ging om", "Geen van hen"."""
    return any(cue.word == passage.lo and cue.size > 1 and cue.bits & _LINK for cue in reading.cues_of(passage)[:3])


def _speaks(reading: Reading, passage: Passage) -> bool:
    """Whether a sentence says "I" or "you"."""
    return _says(reading, passage, grammar().first_person) or _says(reading, passage, grammar().second_person)


def _says(reading: Reading, passage: Passage, words: frozenset[str]) -> bool:
    return not words.isdisjoint(reading.words[passage.lo : passage.hi])
