"""Author and year in every Dutch form, in brackets or in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.article import Level
from pipeline.dutch.words import words_of
from pipeline.evidence.brackets import Bracket
from pipeline.evidence.paper_lines import VOLUME
from pipeline.evidence.passages import Found, Reading
from pipeline.evidence.wordlists import BIT, in_set, is_demonym, wordlists

_UNPUBLISHED = BIT["unpublished"]
_NO_NAME = BIT["according"] | BIT["definite"] | BIT["indefinite"] | BIT["publish"]
_YEAR = re.compile(r"(?<![\d.,-])(?:19[5-9]\d|20[0-4]\d)[a-z]?(?![\d%]|[.,]\d)")
_SHORT_YEAR = re.compile(r"(?:19[5-9]\d|20[0-4]\d)[a-z]?(?:[,;] ?(?:19|20)\d\d[a-z]?){0,5}$")
_UNDATED = re.compile(r"[,;] ?(?:z\. ?[dj]\.|n\. ?d\.|in druk|ter perse|in press)")
_OTHERS = re.compile(
    r"\bet al\b|\be\.\s?a\.|\bc\.\s?s\.|\ben (?:anderen|co|(?:zijn |haar )?(?:collega['’]?s|team|medewerkers))\b",
    re.IGNORECASE,
)
_LEAD = re.compile(  # what stands before the first name in brackets
    r"(?:(?:zie|vgl\.|vergelijk|cf\.|see)(?: ook)?:? |(?:bron|bronnen|uit|naar|data|cijfers): ?"
    r"|(?:o\.a\.|onder (?:andere|meer)|bijv\.|bijvoorbeeld|bv\.|e\.g\.):? "
    r"|(?:geciteerd|aangehaald|beschreven|besproken|genoemd|gepubliceerd|samengevat) (?:in|door) "
    r"|(?:overgenomen|afkomstig) uit |(?:bewerkt|vrij) naar |gebaseerd op ){1,3}",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:(?:van|de|der|den|ten|ter|von|le|la|di|du|da|el|'t|’t) ){0,3}[A-ZÀ-Þ]")
_PARTICLES = re.compile(
    r"(?:[Vv]an|In|in (?='t|’t)) ?(?:(?:de|der|den|het|'t|’t) )?[A-ZÀ-Þ]"
)  # "Van Oirschot", "In 't Veld"
_IN_YEAR = re.compile(r"[^.;:]{0,30}? in (?:19[5-9]|20[0-4])\d(?!\d|[.,]\d)")  # "Jansen en collega's legden in 2018"
_OPENS_YEAR = re.compile(r"(?:In|Al in|Reeds in) (?:19[5-9]|20[0-4])\d\b(?![.,]\d)")
_COUNTED = re.compile(r", ?n ?= ?\d[\d.]*$")  # (2021, n = 30)


def bracketed(reading: Reading, asides: Sequence[Bracket]) -> Iterator[Found]:
    """Author or body and year: "(Jansen e.a., 2019)", "Jansen et al. (2019)", "Cochrane-review (2022)"."""
    text = reading.article.text
    private = _private(reading, asides)
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
            level: Level = "attributed" if aside.start in private else "referenced"
            yield Found(aside.start, aside.end, "author_year", level, content)


def _private(reading: Reading, asides: Sequence[Bracket]) -> set[int]:
    """Where the brackets open in which something is named that nobody can look up: a personal communication."""
    if not reading.bits & _UNPUBLISHED:
        return set()
    told = [reading.starts[cue.word] for cue in reading.cues if cue.bits & _UNPUBLISHED]
    return {aside.start for aside in asides for start in told if aside.start < start < aside.end} if told else set()


def _is_author_year(content: str) -> bool:
    lead = _LEAD.match(content)
    content = content[lead.end() :] if lead else content
    if not _NAME.match(content):
        return False
    year = _YEAR.search(content) or _UNDATED.search(content)
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
            "c",
            "s",
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


def others(reading: Reading) -> Iterator[Found]:
    """Names followed by "et al.", "e.a." or "en collega's" without a year in brackets: a named group of researchers."""
    text = reading.article.text
    for cue in reading.cues:
        first = cue.word - 1
        if not cue.bits & BIT["others"] or first < 0 or not reading.capital(first) or is_demonym(reading.words[first]):
            continue
        last = cue.word + cue.size - 1
        start = _name_start(reading, first)
        year = _YEAR.search(text, reading.ends[last], reading.ends[last] + 12) or _dated(
            reading, start, reading.ends[last]
        )
        yield Found(
            start,
            reading.ends[last],
            "author_year",
            "referenced" if year else "attributed",
            text[start : reading.ends[first]],
        )


def _dated(reading: Reading, start: int, end: int) -> bool:
    """Whether the sentence that names a group tells of which year its paper is, before the name or behind it."""
    text = reading.article.text
    passage = reading.passages[reading.passage_at(start)]
    end += text.startswith(".", end)
    if _IN_YEAR.match(text, end, end + 40) or VOLUME.search(text, end, passage.end):
        return True
    return start - passage.start < 40 and _OPENS_YEAR.match(text, passage.start, start) is not None


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
