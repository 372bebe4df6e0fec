"""Finds people in a text: behind a byline or a title, by a given name, and in what an article cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.dutch.vocabulary import vocabulary
from pipeline.dutch.words import fold, words_of
from pipeline.evidence.wordlists import is_demonym
from pipeline.translation.name_words import NameWords

Stretch = tuple[int, int]

_BEFORE = re.compile(r"([^\W\d_]+)[ \xa0]$")
_COMPOUND = re.compile(r"\S+-[a-z]\S*")  # "MDL-arts", "Cochrane-review"
_WORD = re.compile(r"[^\W\d_]+")
_TITLED = re.compile(r"([^\W\d_]+)\.?[ \xa0]")
_AGE = re.compile(r"(?: \(|, )\d{1,3}(?: jaar)?[),]")
_AND = re.compile(r",? (?:en|&) ")
_NEXT = re.compile(r", | en | & | / |/|\xa0/\xa0| \| ")
_CLOSED = re.compile(r"[ \xa0]*(?:$|[.,;)|/·•–(\d]|-[ \xa0])", re.MULTILINE)


def people(text: str, data: NameWords) -> Iterator[Stretch]:
    """People named in a byline, with a title, or by a given name and another one."""
    for byline in data.byline.finditer(text):
        if text[byline.start()].isupper() or text[byline.start() - 1 : byline.start()] in ("", "\n", "("):
            yield from _makers(text, byline.end(), data)
    for opener in data.opener.finditer(text):
        match = _person(text, opener.end(), data)
        if match and " " in text[slice(*match)] and _CLOSED.match(text, match[1]) and not _word(text, match[0], data):
            yield match
    words, starts, ends = words_of(text)
    for index, word in enumerate(words[:-1]):
        if word in data.given and text[starts[index]].isupper():
            match = _person(text, starts[index], data)
            if match and (" " in text[slice(*match)] or _AGE.match(text, match[1])):
                yield match
        elif word in data.titles and text[starts[index + 1]].isupper() and words[index + 1] not in data.titles:
            gap = text[ends[index] : starts[index + 1]]
            short = len(word) < 5 and not vocabulary("profession").get(word)
            follows = gap in (" ", "\xa0") or (short and gap in (". ", ".\xa0"))
            if follows and (match := _person(text, starts[index + 1], data)):
                yield match


def cited_people(text: str, start: int, end: int, data: NameWords) -> Iterator[Stretch]:
    """The names in what an article cites as a person, but for labels ("Disclaimer:") and compounds ("MDL-arts")."""
    for match in data.person.finditer(text, start, end):
        first, last = _past_function(text, match.start(), data.ended(text, *match.span()), data)
        labelled = text[last : last + 1] == ":" and fold(text[first:last]).split()[0] not in data.given
        if not labelled and not _COMPOUND.fullmatch(text, first, last):
            yield first, last


def authors(text: str, start: int, end: int, data: NameWords) -> Iterator[Stretch]:
    """The surnames with which a reference to author and year begins: "Jansen et al. (2019)", "De Vries & Bakker"."""
    while match := data.person.match(text, start, end):
        if text[match.end() : match.end() + 1] == ":" or _COMPOUND.fullmatch(match[0]) or _word(text, start, data):
            return
        before = _BEFORE.search(text, max(0, start - 9), start)
        if before and fold(before[1]) in data.small - data.origin:  # "De Vries"
            start = before.start()
        yield start, match.end()
        joint = _AND.match(text, match.end(), end)
        if joint is None:
            return
        start = joint.end()


def joined(text: str, persons: Iterable[Stretch], data: NameWords) -> Iterator[Stretch]:
    """The full name of a second person behind a first: "Kees de Visser en Hans Hamburger"."""
    for _, end in persons:
        joint = _AND.match(text, end)
        match = data.person.match(text, joint.end()) if joint else None
        if match and " " in match[0] and not _word(text, match.start(), data):
            yield match.start(), data.ended(text, *match.span())


def _makers(text: str, start: int, data: NameWords) -> Iterator[Stretch]:
    """The names behind the colon of a byline, up to what is none."""
    while match := _person(text, start, data):
        first, end = match
        full = " " in text[first:end]
        if _word(text, first, data) or not (_CLOSED.match(text, end) or _NEXT.match(text, end) or full):
            return
        yield match
        joint = _NEXT.match(text, end)
        if joint is None:
            return
        start = joint.end()


def _person(text: str, start: int, data: NameWords) -> Stretch | None:
    """The name that begins at an offset, behind the titles there."""
    while (title := _TITLED.match(text, start)) and fold(title[1]) in data.titles:
        start = title.end()
    match = data.person.match(text, start)
    return (start, data.ended(text, *match.span())) if match else None


def _past_function(text: str, start: int, end: int, data: NameWords) -> Stretch:
    """The name behind a function or title that is written with a capital: "Slaaparts Hans Hamburger"."""
    while " " in text[start:end]:
        word, _, rest = text[start:end].partition(" ")
        low = fold(word).rstrip(".")
        titled = low in data.titles or vocabulary("profession").get(low) or fold(rest.split()[0]) in data.given
        if low in data.given or not titled:
            break
        start += len(word) + 1
    return start, end


def _word(text: str, start: int, data: NameWords) -> bool:
    """Whether what begins at an offset is a word of the language or of health, and no given name."""
    match = _WORD.match(text, start)
    low = fold(match[0]) if match else ""
    return low not in data.given and (low in data.no_makers or is_demonym(low) or bool(vocabulary().get(low)))
