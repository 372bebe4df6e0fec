"""Stretches of text whose digits are no quantities: addresses, references, statistics, list numbers, note marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.dutch.numerals import numerals
from pipeline.dutch.quantities.statistics import Stretch, statistics
from pipeline.dutch.quantities.syntax import syntax
from pipeline.dutch.units import units

_ADDRESSES = {  # by what a text must hold to have one
    "http": re.compile(r"https?://\S+"),
    "www.": re.compile(r"www\.\S+"),
    "doi": re.compile(r"doi:?\s?10\.\S+"),
    "10.": re.compile(r"10\.[0-9]{4,9}/\S+"),
    "@": re.compile(r"@[\w.-]{1,64}"),
}
_JOURNAL = re.compile(
    r";\s?[0-9A-Z]{1,6}\s?(?:\([0-9A-Za-z –-]{1,12}\))?\s?"
    r"(?::\s?[A-Za-z]?[0-9]{1,6}(?:\s?[-–]\s?[A-Za-z]?[0-9]{1,6})?)?"
)
_VOLUME = re.compile(r"\([0-9]{1,3}\)\s?:\s?[0-9]+(?:[-–][0-9]+)?")
_PHONE = re.compile(
    r"[+0][0-9](?:(?:(?<=\+.)[0-9][ -]?[0-9]|(?<=0.)[0-9]{0,2}[ -])[0-9 -]{5,12}[0-9](?![0-9])"
    r"|(?<=0[89])00[ -]?[0-9]{4})"
)
_POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Z]{2}(?![A-Za-z])")
_NOT_POSTCODE = ("IE", "IU", "KJ", "MG", "ML", "CC", "EU", "UI")
_LIST_NUMBER = re.compile(
    r"[ \t]*(?:\[|\()?([0-9]{1,3})(\.(?![0-9])|\)|\]|[ \t]|:|(?:\.[0-9]{1,2}){1,3}\.? +(?=[A-Z]))"
)
_LINE_STARTS = frozenset(" \t[(0123456789")  # of lines that may begin with a number


def masked(text: str) -> list[Stretch]:
    """Every stretch in which a number is no quantity, sorted."""
    found: list[Stretch] = statistics(text, 0, len(text))
    for mark, address in _ADDRESSES.items():
        if mark in text:
            found += [(_word_start(text, m.start()), m.end()) for m in address.finditer(text)]
    if ";" in text:
        found += [m.span() for m in _JOURNAL.finditer(text) if _after_year(text, m.start())]
    found += [(_word_start(text, m.start(), "0123456789 "), m.end()) for m in _VOLUME.finditer(text)]
    found += [m.span() for m in _PHONE.finditer(text) if not _in_number(text, m.start())]
    for match in _POSTCODE.finditer(text):
        if match.group()[-2:] not in _NOT_POSTCODE and not _in_number(text, match.start()):
            found.append(match.span())
    found += _list_numbers(text)
    return sorted(found)


def _word_start(text: str, place: int, only: str = "") -> int:
    """Where the unbroken characters (or those in `only`) before `place` begin, at most 64 back."""
    start = place
    while start > max(0, place - 64) and (text[start - 1] in only if only else not text[start - 1].isspace()):
        start -= 1
    return start


def _in_number(text: str, place: int) -> bool:
    return place > 0 and text[place - 1] in "0123456789.,"


def _after_year(text: str, place: int) -> bool:
    before = text[max(0, place - 9) : place].rstrip()
    return before[-4:].isdigit() or before[-5:-1].isdigit() or before[-3:].lower() in syntax().months


def _list_numbers(text: str) -> list[Stretch]:
    """Numbers at the start of lines that count them: "1.", "2.3 Methoden", "2 ..." where a neighbour has 1 or 3."""
    matches = [(int(m[1]), m[2], m.start(1), m.end(1)) for m in _numbered_lines(text)]
    found: list[Stretch] = []
    for place, (value, mark, start, end) in enumerate(matches):
        if mark in (".", ")", "]"):
            found.append((start, end))
        elif mark[0] == ".":
            if not _is_amount(text, end + len(mark)):
                found.append((start, end + len(mark)))
        elif mark.isspace() and value < 60:
            previous = matches[place - 1][0] if place else None
            following = matches[place + 1][0] if place + 1 < len(matches) else None
            if (previous == value - 1 and value > 1) or (following == value + 1 and value >= 1):
                found.append((start, end))
    return found


def _numbered_lines(text: str) -> Iterator[re.Match[str]]:
    start = 0
    while True:
        match = _LIST_NUMBER.match(text, start) if text[start : start + 1] in _LINE_STARTS else None
        if match is not None:
            yield match
        start = text.find("\n", start) + 1
        if not start:
            return


def _is_amount(text: str, place: int) -> bool:
    """As in "1.5 Miljoen mensen", "2.5 Mg": a unit or scale follows the number, so that it is none of a section."""
    word = text[place : place + 24].lower().split(None, 1)[0]
    return word in units().forms or word in numerals().scales or word in syntax().times
