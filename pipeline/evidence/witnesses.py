"""Witnesses: people by first name or age who tell what they went through, and who signs a review."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.evidence.passages import Found, Reading
from pipeline.evidence.person_names import is_no_name, name_at, person_at
from pipeline.evidence.pointing import pronoun_speaks
from pipeline.evidence.wordlists import BIT, is_demonym

_REPORT, _WITNESS, _PAST, _MINE = (BIT[n] for n in ("report", "witness", "past", "mine"))
_SIGNED = re.compile(r"[\"”’»][ \n]{0,2}[-–—] ?([A-ZÀ-Þ][a-zà-ÿ]{1,20})")
_QUOTES = '"“”„‘'
_NEXT = 3


def witnesses(reading: Reading) -> Iterator[Found]:
    """Every witness, as a person."""
    yield from _by_age(reading)
    yield from _by_adjective(reading)
    yield from _signed(reading)
    yield from _by_own_account(reading)
    yield from _of_mine(reading)


def _by_age(reading: Reading) -> Iterator[Found]:
    """ "Petra (53): ...", "vertelt Ton (58)", where somebody speaks here or in the sentences after."""
    text = reading.article.text
    heard: dict[int, bool] = {}  # by sentence: whether somebody is quoted or speaks there or just after
    for index in reading.numbered:
        if len(reading.words[index]) != 2 or not index or reading.gap(index - 1) != " (":
            continue
        after = text[reading.ends[index] : reading.ends[index] + 2]
        if not reading.capital(index - 1) or after[:1] != ")":
            continue
        place = reading.passage_at(reading.starts[index])
        passage = reading.passages[place]
        if place not in heard:
            following = reading.passages[place + 1 : place + _NEXT]
            quoted = any(mark in text[p.start : p.end] for mark in _QUOTES for p in (passage, *following))
            heard[place] = quoted or any(pronoun_speaks(reading, p) for p in following)
        if heard[place] or after[1:] in (":", ",") or passage.bits & (_REPORT | _WITNESS):
            first = index - 1
            while first > passage.lo and reading.capital(first - 1) and reading.gap(first - 1) in (" ", "-"):
                first -= 1
            yield person_at(reading, first, index)


def _by_adjective(reading: Reading) -> Iterator[Found]:
    """ "De 54-jarige Karin zegt": an age in front."""
    for index in reading.numbered:
        first = index + 2
        if first >= len(reading.words) or reading.words[index + 1] != "jarige" or not reading.capital(first):
            continue
        passage = reading.passage_of(index)
        if first < passage.hi and passage.bits & (_REPORT | _WITNESS):
            yield person_at(reading, first, max(first + 1, name_at(reading, first, passage.hi)))


def _signed(reading: Reading) -> Iterator[Found]:
    """ "... onherkenbaar." - Anja"."""
    text = reading.article.text
    if " - " in text or "–" in text or "—" in text:
        for match in _SIGNED.finditer(text):
            yield Found(match.start(1), match.end(1), "person", "attributed", match.group(1))


def _by_own_account(reading: Reading) -> Iterator[Found]:
    """ "Buurvrouw Ans viel naar eigen zeggen af": a first name in the sentence."""
    for cue in reading.cues if reading.bits & _WITNESS else ():
        if not cue.bits & _WITNESS or cue.size != 3:
            continue
        passage = reading.passage_of(cue.word)
        for index in range(passage.lo + 1, passage.hi):
            if reading.capital(index) and not is_demonym(reading.words[index]):
                yield person_at(reading, index, index + 1)
                break


def _of_mine(reading: Reading) -> Iterator[Found]:
    """ "Mijn cliënte Loes viel negen kilo af": a first name behind "mijn" or "onze" and who that is to the writer."""
    for cue in reading.cues if reading.bits & _MINE else ():
        name = cue.word + 2
        if not cue.bits & _MINE or name >= len(reading.words) or not reading.capital(name) or reading.capital(name - 1):
            continue
        passage = reading.passage_of(cue.word)
        spaced = reading.gap(cue.word) == " " == reading.gap(cue.word + 1)
        if spaced and passage.bits & _PAST and name < passage.hi and not is_no_name(reading.words[name]):
            yield person_at(reading, name, name + 1)
