"""Names that no list has, by their shape: bodies, journals and studies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.evidence.name_spans import name_around
from pipeline.evidence.passages import Cue, Found, Reading
from pipeline.evidence.wordlists import BIT, in_set, is_demonym, wordlists

_BODY, _JOURNAL, _TAIL = BIT["body_head"], BIT["journal_head"], BIT["study_tail"]
_NORM, _RESEARCHER = BIT["norm"], BIT["researcher"]
_STUDY, _PUBLISH, _RESEARCH = BIT["study"], BIT["publish"], BIT["research"]
_TRADE = BIT["trade"]
_COMPOUND = 11


def unknown_names(reading: Reading, taken: set[int]) -> Iterator[Found]:
    """Names such as "Universiteit van Otago", "Journal of X", "ConCOVID-studie" and "TREAT" in "TREAT keek naar"."""
    last = -1
    for cue in reading.cues:
        if cue.word <= last or cue.size > 1:
            if cue.bits & _RESEARCH and cue.size > 1:
                yield from _acronym_study(reading, cue)
            continue
        span = None
        if cue.bits & (_BODY | _JOURNAL):
            span = _headed(reading, cue)
        elif cue.bits & _RESEARCH:
            yield from _acronym_study(reading, cue)
        elif cue.bits & _RESEARCHER or (cue.bits & _TRADE and reading.words[cue.word].endswith(_expert_ends())):
            yield from _researchers_of(reading, cue, taken)
        elif cue.bits & _NORM:
            yield from _named_norm(reading, cue, taken)
        if span is None and cue.bits & _TAIL:
            yield from _tailed_study(reading, cue)
        if cue.bits & _STUDY:
            yield from _study_of(reading, cue, taken)
        if span is None and cue.bits & (_STUDY | _PUBLISH):
            span = _published_in(reading, cue)
        if span is None:
            continue
        lo, hi, kind = span
        last = hi - 1
        if not any(reading.starts[i] in taken for i in range(lo, hi)):
            yield Found(reading.starts[lo], reading.ends[hi - 1], kind, "attributed", reading.form(lo, hi))


def dated_works(reading: Reading) -> Iterator[Found]:
    """ "de slaaprichtlijn van 2018", "de scholierenbevraging 2023": norms and surveys that their year can find."""
    ends = tuple(wordlists().sets["work_ends"])
    for index in reading.numbered:
        year = reading.words[index]
        if len(year) != 4 or year[:2] not in ("19", "20") or index < 2:
            continue
        last = index - 1 - (reading.words[index - 1] in ("van", "uit", "over", "in"))
        word = reading.words[last]
        if len(word) < _COMPOUND or not word.endswith(ends) or reading.gap(index - 1) not in (" ", " ("):
            continue
        if not word.isalpha() or last <= reading.passage_of(index).lo:
            continue
        yield Found(reading.starts[last], reading.ends[index], "report", "referenced", reading.form(last, index + 1))


def compound_names(reading: Reading, taken: set[int]) -> Iterator[Found]:
    """ "Onderzoeksbureau Panelwerk", "de ouderenbond Zilverkracht": the name behind a noun for a kind of body."""
    for index in reading.compounds:
        following = index + 1
        if following >= len(reading.words) or reading.gap(index) != " " or not reading.capital(following):
            continue
        if reading.starts[following] in taken or is_demonym(reading.words[following]):
            continue
        _, hi = name_around(reading, following)
        kind = "person" if reading.words[index].endswith(_person_ends()) else "body"
        yield Found(reading.starts[following], reading.ends[hi - 1], kind, "attributed", reading.form(following, hi))


@cache
def _expert_ends() -> tuple[str, ...]:
    return tuple(wordlists().sets["expert_ends"])


@cache
def _person_ends() -> tuple[str, ...]:
    return tuple(wordlists().sets["person_ends"])


def _researchers_of(reading: Reading, cue: Cue, taken: set[int]) -> Iterator[Found]:
    """ "onderzoekers van het Karolinska": the house of researchers, where no list has it."""
    place = cue.word + cue.size
    limit = reading.passage_of(cue.word).hi
    if place + 1 >= limit or reading.words[place] != "van":
        return
    place += 2 if reading.words[place + 1] in ("de", "het") else 1
    if place + 1 < limit and is_demonym(reading.words[place]) and reading.capital(place + 1):
        place += 1  # "van het Londense Royal Free"
    if place >= limit or not reading.capital(place) or is_demonym(reading.words[place]):
        return
    _, hi = name_around(reading, place)
    if not any(reading.starts[i] in taken for i in range(place, hi)):
        yield Found(reading.starts[place], reading.ends[hi - 1], "body", "attributed", reading.form(place, hi))


def _study_of(reading: Reading, cue: Cue, taken: set[int]) -> Iterator[Found]:
    """ "een proef van het Amerikaanse NICHD": whose study it is, where no list has the name."""
    place = cue.word + cue.size
    limit = reading.passage_of(cue.word).hi
    if place < limit and reading.gap(place - 1) == ", " and _closed_acronym(reading, place):
        yield Found(reading.starts[place], reading.ends[place], "study", "attributed", reading.form(place, place + 1))
    if place + 2 >= limit or reading.words[place] != "van" or reading.words[place + 1] not in ("de", "het"):
        return
    place += 2
    if is_demonym(reading.words[place]) and place + 1 < limit and reading.capital(place + 1):
        place += 1
    form = reading.form(place, place + 1)
    if len(form) < 3 or not reading.capital(place) or is_demonym(reading.words[place]) or reading.gap(place) == "-":
        return
    if reading.starts[place] not in taken and not in_set("no_study_names", reading.words[place]):
        _, hi = name_around(reading, place)
        yield Found(reading.starts[place], reading.ends[hi - 1], "body", "attributed", reading.form(place, hi))


def _closed_acronym(reading: Reading, place: int) -> bool:
    """Whether the name of a study stands between commas: "een Europese proef, ERSPC, volgde"."""
    form = reading.form(place, place + 1)
    return len(form) > 3 and form.isupper() and form.isalpha() and reading.gap(place)[:1] in (",", ")")


def _headed(reading: Reading, cue: Cue) -> tuple[int, int, str] | None:
    lo, hi = name_around(reading, cue.word)
    first = reading.passage_of(lo).lo
    capitals = sum(1 for i in range(lo, hi) if reading.capital(i) and i != cue.word)
    unnamed = lo == cue.word and not reading.capital(lo) and lo > first and reading.words[lo - 1] == "een"
    if unnamed and hi == lo + 3 and reading.words[lo + 1] in ("in", "uit", "te"):
        return None  # "een laboratorium in Leuven"
    names = [reading.words[i] for i in range(lo, hi) if reading.capital(i)]
    if lo > first and reading.words[lo - 1] == "een" and all(map(is_demonym, names)):
        return None  # "een Britse universiteit"
    if not capitals or (lo == first and capitals == 1 and not reading.capital(cue.word) and reading.capital(first)):
        return None
    return lo, hi, "journal" if cue.bits & _JOURNAL else "body"


def _acronym_study(reading: Reading, cue: Cue) -> Iterator[Found]:
    """ "TREAT keek naar": the name of a study in capitals as the subject of a verb of research."""
    passage = reading.passage_of(cue.word)
    for index in range(max(passage.lo, cue.word - 3), cue.word):
        form = reading.form(index, index + 1)
        if len(form) > 3 and form.isupper() and form.isalpha() and not in_set("no_study_names", reading.words[index]):
            yield Found(reading.starts[index], reading.ends[index], "study", "attributed", form)
            return


def _named_norm(reading: Reading, cue: Cue, taken: set[int]) -> Iterator[Found]:
    """ "de Rome IV-criteria": a capitalised name joined to a noun for a set of norms."""
    index = cue.word
    if not in_set("norm_heads", reading.words[index]) or not index or reading.gap(index - 1) != "-":
        return
    lo, _ = name_around(reading, index - 1)
    if not reading.capital(index - 1) or in_set("no_study_names", reading.words[index - 1]):
        return
    if not any(reading.starts[i] in taken for i in range(lo, index)):
        yield Found(reading.starts[lo], reading.ends[index], "report", "attributed", reading.form(lo, index + 1))


def _tailed_study(reading: Reading, cue: Cue) -> Iterator[Found]:
    """ "de ConCOVID-studie": a name with a capital inside, or all in capitals, joined to "-studie"."""
    index = cue.word - 1
    if reading.capital(cue.word) and cue.word > reading.passage_of(cue.word).lo + 1:
        lo, hi = name_around(reading, cue.word)
        if hi - lo > 1 and hi == cue.word + 1:  # Nurses' Health Study
            yield Found(reading.starts[lo], reading.ends[cue.word], "study", "attributed", reading.form(lo, hi))
            return
    if index < 0 or reading.gap(index) != "-" or in_set("no_study_names", reading.words[index]):
        return
    form = reading.form(index, index + 1)
    if len(form) > 2 and any(char.isupper() for char in form[1:]) and form[0].isupper():
        yield Found(reading.starts[index], reading.ends[cue.word], "study", "attributed", form)


def _published_in(reading: Reading, cue: Cue) -> tuple[int, int, str] | None:
    """ "een recensie in Herbal Medicine": two capitalised words or more after "in", close behind a study."""
    passage = reading.passage_of(cue.word)
    for index in range(cue.word + 1, min(passage.hi - 1, cue.word + 6)):
        if reading.words[index] != "in":
            continue
        start = index + 1
        if reading.words[start] in ("het", "de", "the") and start + 1 < passage.hi:
            start += 1
        if not reading.capital(start) or reading.words[start].isdigit():
            return None
        _, hi = name_around(reading, start)
        capitals = sum(1 for i in range(start, hi) if reading.capital(i))
        spaced = any(reading.gap(i) != "-" for i in range(start, hi - 1))
        return (start, hi, "journal") if capitals > 1 and spaced else None
    return None
