"""Named people, and bodies that no list has: with a function or title, or beside a verb of saying."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.dutch.stopwords import stopwords
from pipeline.evidence import again
from pipeline.evidence.deeds import deeds
from pipeline.evidence.name_spans import name_around
from pipeline.evidence.passages import Cue, Found, Reading
from pipeline.evidence.person_names import is_no_name, name_at, named_at, person_at
from pipeline.evidence.posts import posts
from pipeline.evidence.witnesses import witnesses
from pipeline.evidence.wordlists import BIT, in_set, is_demonym, wordlists

_RESEARCHER = BIT["researcher"]
_REPORT, _SHOW, _STUDY, _TITLE, _ACCORDING, _PEOPLE, _WITNESS = (
    BIT[n] for n in ("report", "show", "study", "title", "according", "people", "witness")
)
_IS = frozenset(("is", "is een", "werkt als", "was", "als"))


def persons(reading: Reading, professions: list[Found], taken: set[int]) -> list[Found]:
    """Every person named with a function or title or beside a verb of saying, every witness, and their short forms."""
    found = [*_by_function(reading, professions), *_by_title(reading), *_by_verb(reading, taken), *witnesses(reading)]
    found.extend(deeds(reading, taken.union(mark.start for mark in found)))
    found.extend(posts(reading, professions))
    found.extend(again.surnames(reading, found))
    found.extend(again.functions(reading, professions, found))
    return found


def _by_function(reading: Reading, professions: Iterable[Found]) -> Iterator[Found]:
    """Names beside a function: "uroloog Femke Stroeve", "Sophie Jansen, cardioloog", "Nele Wuyts (44) is diëtist"."""
    for function in professions:
        if in_set("no_persons", function.target or ""):
            continue
        first = bisect_left(reading.starts, function.start)
        last = bisect_left(reading.starts, function.end) - 1
        passage = reading.passage_of(first)
        person = _after_function(reading, last, passage.hi) or _before_function(reading, first, passage.lo)
        if person := person or _in_apposition(reading, last, passage.hi):
            yield person


def _after_function(reading: Reading, last: int, limit: int) -> Found | None:
    for index in range(last + 1, min(last + 5, limit)):
        gap = reading.gap(index - 1)
        if gap not in (" ", "-", "\xa0", " (") and not (gap == ", " and index == last + 1):
            return None
        if reading.capital(index) or wordlists().words.get(reading.words[index], 0) & _TITLE:
            return named_at(reading, index, limit)
        if in_set("places", reading.words[index]):
            return None
    return None


def _in_apposition(reading: Reading, last: int, limit: int) -> Found | None:
    """ "De uroloog van het ziekenhuis in Zeist, Karel Blom, ...": a full name between commas a little further on."""
    for index in range(last + 2, min(last + 9, limit - 1)):
        gap = reading.gap(index - 1)
        if gap == ", " and reading.capital(index) and reading.capital(index + 1):
            person = named_at(reading, index, limit)
            closed = person is not None and reading.article.text[person.end : person.end + 1] == ","
            return person if closed else None
        if gap not in (" ", "-"):
            return None
    return None


def _before_function(reading: Reading, first: int, lo: int) -> Found | None:
    before = first - 1
    while before > lo and first - before < 4 and not reading.capital(before):
        before -= 1
    if before <= lo or not reading.capital(before) or not reading.capital(before - 1):
        return None
    between = reading.article.text[reading.ends[before] : reading.starts[first]]
    joined = "," in between or between[:2] == " (" or between.strip() in _IS
    return person_at(reading, before - 1, before + 1) if joined else None


def _by_title(reading: Reading) -> Iterator[Found]:
    for cue in reading.cues:
        following = cue.word + 1
        if not cue.bits & _TITLE or cue.size > 1 or following >= len(reading.words):
            continue
        passage = reading.passage_of(cue.word)
        if in_set("civil_titles", reading.words[cue.word]) and not passage.bits & (_REPORT | _ACCORDING | _WITNESS):
            continue  # "de bakker blijft hangen, meneer Bakker niet"
        limit = passage.hi
        titled = following < limit and reading.gap(cue.word) in (" ", ". ") and reading.capital(following)
        if titled and in_set("name_particles", reading.words[following]) and following + 1 < limit:
            end = name_at(reading, following + 1, limit)  # "mevrouw De Wit"
            if end > following + 1:
                yield person_at(reading, following, end)
        elif titled and (person := named_at(reading, following, limit)):
            yield person


def _by_verb(reading: Reading, taken: set[int]) -> Iterator[Found]:
    """ "zegt Greetje uit Assen", "volgens Haan", "vertelt haarspecialist Denise Oomen"; "Elina Hyppönen noemt"."""
    for cue in reading.cues:
        if cue.bits & (_REPORT | _ACCORDING | _SHOW):
            if reading.words[cue.word] == "rond" and not _group_before(reading, cue.word):
                continue
            if not cue.bits & (_REPORT | _ACCORDING) and not (cue.word and reading.capital(cue.word - 1)):
                continue
            passage = reading.passage_of(cue.word)
            told = cue.bits & (_REPORT | _ACCORDING)
            found = _behind(reading, cue, passage.hi, taken) if told else None
            if found is None and cue.bits & (_REPORT | _SHOW):
                found = _before(reading, cue, passage.lo, taken)
            if found is None and cue.bits & _REPORT and cue.word - passage.lo > 1:
                found = _body_before(reading, cue, passage.lo, taken)
            if found is not None:
                yield found


def _group_before(reading: Reading, word: int) -> bool:
    """Whether "rond" leads to a name: "de groep rond Lowe", not "kinderen rond Schiphol"."""
    before = reading.words[word - 1] if word else ""
    return before == "groep" or bool(wordlists().words.get(before, 0) & _RESEARCHER)


def _behind(reading: Reading, cue: Cue, limit: int, taken: set[int]) -> Found | None:
    """The person, or the body with its article, that stands behind a verb of saying or "volgens"."""
    start = after = cue.word + cue.size
    if after + 1 < limit and reading.words[after] in ("ook", "bijvoorbeeld"):
        start = after = after + 1
    if after + 1 < limit and reading.words[after] in ("de", "het"):
        return _unknown_body(reading, cue, after + 1, taken)
    while start < min(limit - 1, after + 2) and not reading.capital(start) and reading.gap(start - 1) == " ":
        start += 1
    if start >= limit or not reading.capital(start) or reading.gap(start - 1) not in (" ", "\xa0"):
        return None
    if reading.starts[start] in taken or (start > after and in_set("no_functions", reading.words[start - 1])):
        return None
    person = named_at(reading, start, limit)
    if person is None or start == after or " " in (person.target or ""):
        return person
    noun = reading.words[start - 1]  # "zei minister Agema"
    weak = in_set("weak_report", reading.words[cue.word]) or noun in stopwords()["nl"] or noun.isdigit()
    return None if weak or start > after + 1 or len(person.target or "") < 4 else person


def _before(reading: Reading, cue: Cue, lo: int, taken: set[int]) -> Found | None:
    """The person of two names or more that stands right before a verb of saying."""
    if cue.word > lo + 3 and "," in reading.gap(cue.word - 1) and reading.capital(lo + 1) and reading.gap(lo) == " ":
        named = named_at(reading, lo, cue.word)  # "Ellen Drost, die vetten bestudeert, noemt ..."
        if named and reading.article.text[named.end : named.end + 1] == "," and " " in (named.target or ""):
            return named if reading.starts[lo] not in taken else None
    first = cue.word
    while first > lo and reading.capital(first - 1) and cue.word - first < 5 and reading.gap(first - 1) in (" ", "-"):
        first -= 1
    if first == lo and reading.words[first] in stopwords()["nl"]:
        first += 1
    if cue.word - first < 2 or reading.starts[first] in taken or reading.starts[cue.word - 1] in taken:
        return None
    if any(is_no_name(word) for word in reading.words[first : cue.word]):
        return None
    return named_at(reading, first, cue.word)


def _unknown_body(reading: Reading, cue: Cue, start: int, taken: set[int]) -> Found | None:
    """A body that no list has, behind a verb of saying or "volgens": "schrijft de Onderwijsraad"."""
    if is_demonym(reading.words[start]) and start + 1 < len(reading.words):
        if _is_body(reading.words[start + 1]):  # "volgens de Europese hypertensievereniging"
            end = start + 2
            return Found(reading.starts[start], reading.ends[end - 1], "body", "attributed", reading.form(start, end))
        start += reading.form(start + 1, start + 2).isupper()  # "zegt het Amerikaanse NTP"
    word = reading.words[start]
    if not reading.capital(start) or reading.starts[start] in taken or wordlists().words.get(word, 0) & _PEOPLE:
        return None
    if is_demonym(word) or (in_set("weak_report", reading.words[cue.word]) and not _is_body(word)):
        return None
    _, end = name_around(reading, start)
    return Found(reading.starts[start], reading.ends[end - 1], "body", "attributed", reading.form(start, end))


@lru_cache(maxsize=4096)
def _is_body(word: str) -> bool:
    """Whether a word is a compound for a kind of body: "hypertensievereniging"."""
    sets = wordlists().sets
    return word.endswith(tuple(sets["body_ends"])) and not word.endswith(tuple(sets["person_ends"]))


def _body_before(reading: Reading, cue: Cue, lo: int, taken: set[int]) -> Found | None:
    """A body that no list has, with its article before a verb of saying: "De Onderwijsraad waarschuwt"."""
    last = first = cue.word - 1
    while first > lo + 1 and reading.capital(first - 1) and reading.gap(first - 1) in (" ", "-") and last - first < 5:
        first -= 1
    form = reading.form(first, last + 1)
    if reading.words[first - 1] not in ("de", "het") or not reading.capital(first) or reading.gap(last) != " ":
        return None
    weak = in_set("weak_report", reading.words[cue.word]) or any(
        is_demonym(word) or wordlists().words.get(word, 0) & (_PEOPLE | _STUDY)
        for word in reading.words[first : last + 1]
    )
    if weak or reading.starts[first] in taken or reading.starts[last] in taken or not form[-1].isalpha():
        return None
    return Found(reading.starts[first], reading.ends[last], "body", "attributed", form)
