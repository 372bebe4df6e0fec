"""Later, shorter forms of a source that was named before: "Jansen", "de cardioloog", "de raad"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from pipeline.dutch.words import fold
from pipeline.evidence.passages import Found, Reading
from pipeline.evidence.pointing import determiner, speaks
from pipeline.evidence.wordlists import BIT, in_set

_AGAIN = BIT["body_again"]
_DEFINITE = ("de", "het", "die", "dat", "deze", "dit", "dezelfde", "hetzelfde")
_BODIES = ("body", "report", "journal")
_MEMORY = 10


def surnames(reading: Reading, people: Iterable[Found]) -> Iterator[Found]:
    """A surname alone, once the person has been named in full."""
    known, names = set(), set()
    for person in people:
        known.add(person.start)
        surname = (person.target or "").split()[-1:]
        if person.target and " " in person.target and len(surname[0]) > 2:
            names.add(fold(surname[0]))
    if not names or names.isdisjoint(reading.words):
        return
    for index in [index for index, word in enumerate(reading.words) if word in names]:
        if reading.capital(index) and reading.starts[index] not in known:
            follows_name = index and reading.capital(index - 1) and reading.gap(index - 1) == " "
            if not follows_name:
                yield _found(reading, index, index + 1, "person", reading.form(index, index + 1))


def functions(reading: Reading, professions: Iterable[Found], people: Iterable[Found]) -> Iterator[Found]:
    """ "Volgens de cardioloog": the person whose function was told before, where that one says something."""
    named: dict[str, str] = {}
    starts = sorted((person.start, person.end, person.target or "") for person in people)
    for function in sorted(professions, key=lambda found: found.start):
        head = function.target or ""
        beside = bisect_left(starts, (function.start - 60,))
        for start, end, name in starts[beside : beside + 4]:
            if -40 < start - function.end < 40 or -40 < function.start - end < 40:
                named.setdefault(head, name)
        first = bisect_left(reading.starts, function.start)
        passage = reading.passage_of(first)
        if head in named and first > passage.lo and reading.words[first - 1] in _DEFINITE:
            near = any(function.end < start < function.end + 30 for start, _, _ in starts[beside : beside + 4])
            if not near and speaks(reading, passage, first):
                yield Found(function.start, function.end, "person", "attributed", named[head])


def bodies(reading: Reading, found: Iterable[Found]) -> Iterator[Found]:
    """ "De raad adviseert": the body or report that was named in the sentences before, where it says something."""
    found = [mark for mark in found if mark.kind in _BODIES]
    yield from _acronyms(reading, found)
    cues = [cue for cue in reading.cues if cue.bits & _AGAIN and cue.size == 1]
    if not cues:
        return
    named = sorted((mark.start, mark.end, mark.target) for mark in found)
    for cue in cues:
        start, end = reading.starts[cue.word], reading.ends[cue.word]
        before = bisect_left(named, (start,)) - 1
        alone = in_set("only_bodies", reading.words[cue.word])
        if reading.capital(cue.word) or (named[before][1] >= start if before >= 0 else not alone):
            continue
        place = reading.passage_at(start)
        passage = reading.passages[place]
        if cue.word == passage.lo or determiner(reading, cue.word, passage.lo) != "definite":
            continue
        far = before < 0 or place - reading.passage_at(named[before][0]) > _MEMORY
        if (far and not alone) or not speaks(reading, passage, cue.word):
            continue
        if before + 1 < len(named) and named[before + 1][0] <= end + 4:
            continue  # "het instituut Sciensano"
        yield Found(start, end, "body", "attributed", reading.form(cue.word, cue.word + 1) if far else named[before][2])


def _acronyms(reading: Reading, found: Iterable[Found]) -> Iterator[Found]:
    """ "FNS", once a body has been introduced as "Federatie Nederlandse Slaapgeneeskunde (FNS)"."""
    text = reading.article.text
    short: dict[str, str | None] = {}
    starts = {mark.start for mark in found}
    for mark in found:
        if text[mark.end : mark.end + 2] == " (":
            at_ = bisect_left(reading.starts, mark.end)
            if at_ < len(reading.words) and text[reading.ends[at_] : reading.ends[at_] + 1] == ")":
                form = reading.form(at_, at_ + 1)
                if len(form) > 1 and form[:2].isupper():
                    short[reading.words[at_]] = mark.target
    if not short:
        return
    for index in [index for index, word in enumerate(reading.words) if word in short]:
        if reading.capital(index) and reading.starts[index] not in starts:
            yield _found(reading, index, index + 1, "body", short[reading.words[index]] or "")


def _found(reading: Reading, lo: int, hi: int, kind: str, name: str) -> Found:
    return Found(reading.starts[lo], reading.ends[hi - 1], kind, "attributed", name)
