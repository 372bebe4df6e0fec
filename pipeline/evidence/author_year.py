"""Author and year in every Dutch form, in brackets or in the sentence, and whole references in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.dutch.words import words_of
from pipeline.evidence.brackets import Bracket
from pipeline.evidence.passages import Found, Reading
from pipeline.evidence.wordlists import BIT, in_set, is_demonym, wordlists

_NO_NAME = BIT["according"] | BIT["definite"] | BIT["indefinite"] | BIT["publish"]
_YEAR = re.compile(r"(?<![\d.,-])(?:19[5-9]\d|20[0-4]\d)[a-z]?(?![\d%]|[.,]\d)")
_SHORT_YEAR = re.compile(r"(?:19[5-9]\d|20[0-4]\d)[a-z]?(?:[,;] ?(?:19|20)\d\d[a-z]?){0,5}$")
_OTHERS = re.compile(
    r"\bet al\b|\be\.\s?a\.|\ben anderen\b|\bet\.? al\.|\ben (?:zijn |haar )?collega['’]?s\b", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:zie (?:ook |o\.a\. )?|bron(?:nen)?: ?|o\.a\. |onder andere |bijv\. |vgl\. |uit: ?|naar: ?|cf\. |see )",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:(?:van|de|der|den|ten|ter|von|le|la|di|du|da|el|'t|’t) ){0,3}[A-ZÀ-Þ]")
_PARTICLES = re.compile(r"(?:Van|In) (?:(?:de|der|den|het|'t|’t) )?[A-ZÀ-Þ]")  # "Van Oirschot", "In 't Veld"
_IN_YEAR = re.compile(r"[^.;:]{0,30}? in (?:19[5-9]|20[0-4])\d(?!\d|[.,]\d)")  # "Jansen en collega's legden in 2018"
_COUNTED = re.compile(r", ?n ?= ?\d[\d.]*$")  # (2021, n = 30)
_VOLUME = re.compile(
    r"\b(?<![-/.])(?:19|20)\d\d(?!,? [0-2]?\d:[0-5]\d(?![\d–-]))"  # no date with a time of day
    r"[a-z]?\)?[;,:.]? ?\d{1,4}(?: ?\(\w{1,9}\))?[:;] ?[eES]?\d{1,6}(?:[-–]\d{1,6})?"
)


def bracketed(reading: Reading, asides: Iterable[Bracket]) -> Iterator[Found]:
    """Author or body and year: "(Jansen e.a., 2019)", "Jansen et al. (2019)", "Cochrane-review (2022)"."""
    text = reading.article.text
    for aside in asides:
        content = aside.content.strip()
        if aside.stub or len(content) < 4:
            continue
        if _SHORT_YEAR.fullmatch(_COUNTED.sub("", content)):
            start = _narrator(reading, aside.start)
            if start is not None:
                yield Found(start, aside.end, "author_year", "referenced", text[start : aside.end])
            continue
        if _is_author_year(content):
            yield Found(aside.start, aside.end, "author_year", "referenced", content)


def _is_author_year(content: str) -> bool:
    lead = _LEAD.match(content)
    content = content[lead.end() :] if lead else content
    if not _NAME.match(content):
        return False
    year = _YEAR.search(content)
    others = _OTHERS.search(content)
    if others and (year or others.start() < 40):
        return True
    if year is None or year.start() < 3:
        return False
    before = content[: year.start()]
    words = words_of(before).words
    if not words or len(words) > 14 or in_set("not_a_year_name", words[-1]):
        return False
    if in_set("not_a_year_name", words[0]) and not _PARTICLES.match(before):
        return False
    lower = sum(1 for word in before.split() if word[:1].islower() and len(word) > 3)
    return lower <= 2 and (len(words) > 1 or before.strip(" ,;:.").isprintable())


def _narrator(reading: Reading, start: int) -> int | None:
    """Where the name begins to which the year in brackets at `start` belongs; None where no name stands there."""
    from bisect import bisect_left

    text = reading.article.text
    last = bisect_left(reading.starts, start) - 1
    if last < 0 or text[reading.ends[last] : start].strip(" .’'\"”"):
        return None
    if _OTHERS.search(text, max(0, reading.starts[last] - 16), start):
        return _name_start(reading, last)
    word = reading.words[last]
    if not any(char.isupper() for char in text[reading.starts[last] : reading.ends[last]]):
        joined = last and reading.capital(last - 1) and reading.gap(last - 1) == "-"  # Cochrane-review (2022)
        return reading.starts[last - 1] if joined else None
    if in_set("not_a_year_name", word) or is_demonym(word):
        return None
    return _name_start(reading, last)


def _name_start(reading: Reading, last: int) -> int:
    index = last
    while index > max(0, last - 12):
        gap = reading.gap(index - 1)
        if gap.strip(" ,&.-’'") or "\n" in gap:
            break
        word = reading.words[index - 1]
        if not reading.capital(index - 1) and word not in (
            "en",
            "van",
            "de",
            "der",
            "den",
            "et",
            "al",
            "e",
            "a",
            "collega's",
            "ter",
            "ten",
            "voor",
        ):
            break
        if word.isdigit():
            break
        index -= 1
    while index < last and (not reading.capital(index) or wordlists().words.get(reading.words[index], 0) & _NO_NAME):
        index += 1
    return reading.starts[index]


def whole_references(reading: Reading) -> Iterator[Found]:
    """References in the running text: "Rovers MM, et al. Huisarts Wet 2006;49(13):650-5"."""
    text = reading.article.text
    for index in reading.numbered:
        if reading.words[index][:2] in ("19", "20") and (match := _VOLUME.match(text, reading.starts[index])):
            passage = reading.passage_of(index)
            begin = max(passage.start, match.start() - 400)
            if text.rfind("(", begin, match.start()) > text.rfind(")", begin, match.start()):
                continue
            yield Found(begin, match.end(), "author_year", "referenced", None)


def others(reading: Reading) -> Iterator[Found]:
    """Names followed by "et al.", "e.a." or "en collega's" without a year in brackets: a named group of researchers."""
    text = reading.article.text
    for cue in reading.cues:
        first = cue.word - 1
        if not cue.bits & BIT["others"] or first < 0 or not reading.capital(first) or is_demonym(reading.words[first]):
            continue
        last = cue.word + cue.size - 1
        start = _name_start(reading, first)
        year = _YEAR.search(text, reading.ends[last], reading.ends[last] + 12)
        year = year or _IN_YEAR.match(text, reading.ends[last], reading.ends[last] + 40)
        yield Found(
            start,
            reading.ends[last],
            "author_year",
            "referenced" if year else "attributed",
            text[start : reading.ends[first]],
        )


def by_author(reading: Reading) -> Iterator[Found]:
    """ "een overzicht van Morton uit 2018", "dat weten we uit Brinjikji, 2015": a surname and the year of its study."""
    text = reading.article.text
    for index in reading.numbered:
        if len(reading.words[index]) != 4 or reading.words[index][:2] not in ("19", "20") or index < 2:
            continue
        if not (reading.capital(index - 1) or reading.capital(index - 2)) or not _YEAR.match(
            text, reading.starts[index]
        ):
            continue
        last = index - 1
        dated = reading.words[last] in ("uit", "in")
        last -= dated
        passage = reading.passage_of(index)
        if last <= passage.lo + 1 or not reading.capital(last) or reading.gap(index - 1) not in (" ", ", "):
            continue
        start = last
        while start > passage.lo + 1 and (
            reading.capital(start - 1) or in_set("name_particles", reading.words[start - 1])
        ):
            start -= 1
        while reading.words[start] == "van" and not reading.capital(start):
            start += 1
        if start > last or in_set("not_a_year_name", reading.words[last]) or is_demonym(reading.words[last]):
            continue
        study = any(cue.bits & BIT["study"] and 0 < start - cue.word <= 2 for cue in reading.cues_of(passage))
        led = reading.words[start - 1] == "van" if dated else reading.words[start - 1] in ("uit", "van")
        if led and (study or not dated):
            yield Found(
                reading.starts[start], reading.ends[index], "author_year", "referenced", reading.form(start, last + 1)
            )


def is_paper_line(line: str) -> bool:
    """Whether a line does little more than say where one paper was published."""
    match = _VOLUME.search(line) if len(line) < 400 else None
    return match is not None and line[:1].isupper() and len(line) - match.end() < 120
