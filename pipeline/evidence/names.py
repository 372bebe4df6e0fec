"""Names that are known beforehand, of bodies, journals, reports and studies, in the spelling that makes them names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.article import Level
from pipeline.evidence.name_forms import Name, name_forms
from pipeline.evidence.passages import Found, Reading
from pipeline.evidence.wordlists import BIT, in_set

_YEAR = re.compile(r"(?: uit| in| van| over|,)? (?:19[89]|20[0-4])\d(?!\d|[.,]\d)")
_IN_YEAR = re.compile(r"\b[IiUu](?:n|it) (?:19[89]|20[0-4])\d\b(?![.,]\d)")
_JOINTS = frozenset((" ", "-", "/", " & ", "+", "\n", ". ", ", ", "", "'", "’", ": ", "&"))
_CONTACT, _REPORT = BIT["contact"], BIT["report"]


def known_names(reading: Reading) -> Iterator[Found]:
    """Every known name; a profession too (kind "profession", level none), for the persons beside it."""
    forms = name_forms()
    words, starts, ends, text = reading.words, reading.starts, reading.ends, reading.article.text
    last = -1
    for index in reading.named:
        if index <= last:
            continue
        for rest, names in forms[words[index]]:
            size = len(rest)
            if size and (
                tuple(words[index + 1 : index + 1 + size]) != rest
                or any(text[ends[i] : starts[i + 1]] not in _JOINTS for i in range(index, index + size))
            ):
                continue
            stop = ends[index + size]
            name = next((name for name in names if _fits(name, text[starts[index] : stop])), None)
            if name is None or (name.kind == "journal" and not size and not _journal_context(reading, index, name)):
                continue
            if name.kind == "body" and name.head == name.head.lower():
                continue  # "een ziekenhuis", "de overheid": nobody in particular
            if name.kind == "body" and in_set("word_names", name.form.lower()) and _opens_silent(reading, index):
                continue
            last = index + size
            if name.kind == "body" and _only_contact(reading, index):
                break
            level: Level = "none" if name.kind == "profession" else "attributed"
            if year := _of_year(text, stop, name):
                level, stop = "referenced", year
            elif in_set("reviewers", name.head.lower()) and _dated(reading, index):
                level = "referenced"
            yield Found(starts[index], stop, name.kind, level, name.head)
            break


def _of_year(text: str, end: int, name: Name) -> int | None:
    """Where the year ends by which a report can be looked up: "de Leefstijlmonitor 2023", "Cochrane in 2023"."""
    if name.kind != "report" and not in_set("reviewers", name.head.lower()):
        return None
    year = _YEAR.match(text, end)
    return year.end() if year else None


def _dated(reading: Reading, index: int) -> bool:
    """Whether a year stands elsewhere in the sentence: "In 2013 bundelde Cochrane 29 proeven"."""
    passage = reading.passage_of(index)
    return _IN_YEAR.search(reading.article.text, passage.start, passage.end) is not None


def _fits(name: Name, found: str) -> bool:
    """Whether the spelling in the text is that of the name: capitals where it has them, an acronym in full capitals."""
    form = name.form
    if form == form.lower():
        return True
    letters = "".join(filter(str.isalpha, form))
    if " " not in form and letters.isupper():
        return found.isupper() or (len(letters) > 4 and found[0].isupper())
    if name.kind == "journal" and found.isupper() and not form.isupper():
        return False  # a heading in capitals: "BEL DE HUISARTS"
    return any(char.isupper() for char in found)


def _only_contact(reading: Reading, index: int) -> bool:
    """Whether a body is there only to be called or looked at: "Bel het Antigifcentrum", "Meer op Thuisarts"."""
    passage = reading.passage_of(index)
    return bool(passage.bits & _CONTACT) and not passage.bits & _REPORT


def _opens_silent(reading: Reading, index: int) -> bool:
    """Whether a word opens a sentence in which nobody is said to speak: "Trouw geslikt helpt de pil"."""
    passage = reading.passage_of(index)
    if index != passage.lo:
        return False
    said = (cue for cue in reading.cues_of(passage) if cue.bits & _REPORT)
    return all(in_set("weak_report", reading.words[cue.word]) for cue in said)


def _journal_context(reading: Reading, index: int, name: Name) -> bool:
    """A one-word title is that of a journal in full capitals (BMJ), or after "in", "vakblad", "in de"."""
    form = reading.form(index, index + 1)
    if name.form.isupper() and form.isupper() and len(form) > 2:
        return True
    if not index or not form[0].isupper():
        return False
    before = reading.words[index - 1]
    if in_set("journal_leads", before):
        return before != "in" or reading.gap(index) != "-"
    return before in ("the", "de") and index > 1 and in_set("journal_leads", reading.words[index - 2])
