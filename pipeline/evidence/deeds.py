"""People and studies known by what was done: "Maria Smit gaf tien mensen zout", "In ZOUTEX kregen 40 mensen zout"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evidence.passages import Found, Passage, Reading
from pipeline.evidence.person_names import is_no_name, person_at
from pipeline.evidence.wordlists import BIT, in_set, is_demonym

_PAST, _DID = BIT["past"], BIT["research"] | BIT["show"] | BIT["treated"]
_TOLD = BIT["witness_noun"]
_SUBJECTS = frozenset(("person", "animal", "mouse", "rat"))
_INTO = frozenset(("in", "uit", "binnen"))
_GROUPS = frozenset(("groep", "lab", "laboratorium", "ploeg", "vakgroep"))
_LONGEST = 4


def deeds(reading: Reading, taken: set[int]) -> Iterator[Found]:
    """Who did something to a number of people or animals, in which study; and readers or clients by first name."""
    yield from _by_what_they_are(reading, taken)
    done = -1
    for quantity in reading.article.quantities:
        place = reading.passage_at(quantity.start) if quantity.unit in _SUBJECTS else -1
        if place <= done:
            continue
        done = place
        passage = reading.passages[place]
        if passage.bits & _PAST:
            yield from _in_study(reading, passage, taken)
            yield from _by_deed(reading, passage, taken)


def _in_study(reading: Reading, passage: Passage, taken: set[int]) -> Iterator[Found]:
    """ "In ZOUTEX kregen 40 mensen": four capitals or more behind "in" or "uit"."""
    for index in range(passage.lo + 1, passage.hi):
        if reading.words[index - 1] not in _INTO:
            continue
        form = reading.form(index, index + 1)
        if len(form) > 3 and form.isupper() and form.isalpha():
            joined = reading.gap(index) == "-" and not reading.capital(min(index + 1, passage.hi - 1))
            if not joined and reading.starts[index] not in taken and not in_set("no_study_names", reading.words[index]):
                yield Found(reading.starts[index], reading.ends[index], "study", "attributed", form)
                return


def _by_deed(reading: Reading, passage: Passage, taken: set[int]) -> Iterator[Found]:
    """The two names or more before or behind a verb of research; the one name behind "de groep van"."""
    for cue in reading.cues_of(passage):
        if not cue.bits & _DID or not cue.bits & _PAST:
            continue
        for first, last in (_before(reading, cue.word, passage.lo), _behind(reading, cue.word + 1, passage.hi)):
            group = first > passage.lo + 1 and reading.words[first - 1] == "van" and reading.words[first - 2] in _GROUPS
            if last - first < (1 if group else 2) or reading.starts[first] in taken:
                continue
            if not any(is_no_name(word) or is_demonym(word) for word in reading.words[first:last]):
                yield person_at(reading, first, last)
                return


def _before(reading: Reading, end: int, lo: int) -> tuple[int, int]:
    first = end
    while first > lo and end - first < _LONGEST and reading.gap(first - 1) == " " and _is_part(reading, first - 1):
        first -= 1
    named = [index for index in range(first, end) if is_no_name(reading.words[index])]
    first = named[-1] + 1 if named else first  # "De Amerikaan John Smith"
    while first < end and not reading.capital(first):
        first += 1
    return first, end


def _behind(reading: Reading, first: int, hi: int) -> tuple[int, int]:
    end = first
    while end < hi and end - first < _LONGEST and reading.gap(end - 1) == " " and reading.capital(end):
        end += 1
    return first, end


def _is_part(reading: Reading, index: int) -> bool:
    """Whether a word belongs to the names of those who did something: "Smit en De Vries"."""
    return reading.capital(index) or reading.words[index] == "en" or in_set("name_particles", reading.words[index])


def _by_what_they_are(reading: Reading, taken: set[int]) -> Iterator[Found]:
    """ "Lezeres Ans kreeg minder kramp": a first name behind a word for somebody who went through something."""
    for cue in reading.cues if reading.bits & _TOLD else ():
        name = cue.word + 1
        if not cue.bits & _TOLD or name >= len(reading.words) or not reading.capital(name):
            continue
        if reading.gap(cue.word) == " " and reading.starts[name] not in taken and not is_no_name(reading.words[name]):
            passage = reading.passage_of(cue.word)
            if name < passage.hi and not is_demonym(reading.words[name]):
                yield person_at(reading, name, name + 1)
