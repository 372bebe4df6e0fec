"""Stretches of text whose digits are no quantities: addresses, references, statistics, list numbers, note marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
_NUMBER = r"[-–−]?[0-9]+(?:[.,][0-9]+)?%?"
_INTERVAL = re.compile(
    r"9[0-9](?:[.,][0-9]{1,2})?\s?%?[- ]?(?:-\s?)?(?:BI|CI|KI|betrouwbaarheidsinterval|betrouwbaarheidsintervallen|"
    r"betrouwbaarheidsgrenzen)\b[\s:=,\[(]{0,4}(?:van\s|loopt van\s|tussen\s)?"
    r"(?:" + _NUMBER + r"\s{0,2}(?:-|–|—|tot|en|to|;|,|\u2013| - | – )\s{0,2}" + _NUMBER + r")?",
    re.IGNORECASE,
)
_BARE_INTERVAL = re.compile(
    r"\b(?:BI|CI|betrouwbaarheidsinterval)[:=\s\[(]{1,3}(?:van\s)?" + _NUMBER + r"\s?(?:-|–|tot|en|;|,)\s?" + _NUMBER
)
_P_VALUE = re.compile(r"[pP](?:-waarde)?\s?(?:=|<|>|≤|≥|<=|>=|van|was|is)\s?[0-9]?[.,][0-9]+")
_TEST = re.compile(
    r"\b(?:SD|SE|IQR|χ2|χ²|I2|I²|kappa|df|AUC)\s?[=:±]?\s?" + _NUMBER + r"(?:\s?[-–]\s?" + _NUMBER + ")?"
)
_LIST_NUMBER = re.compile(r"^[ \t]*(?:\[|\()?([0-9]{1,3})(\.(?![0-9])|\)|\]|[ \t]|:)", re.MULTILINE)

Stretch = tuple[int, int]


def statistics(text: str, start: int, end: int) -> list[Stretch]:
    """The p-values, confidence intervals and test figures of a stretch of text."""
    part = text[start:end]
    found: list[Stretch] = []
    if "BI" in part or "CI" in part or "etrouwbaarheids" in part or "KI" in part:
        found += [match.span() for match in _INTERVAL.finditer(text, start, end)]
        found += [m.span() for m in _BARE_INTERVAL.finditer(text, start, end) if not _inside(m.start(), found)]
    if "p" in part or "P" in part:
        found += [
            m.span() for m in _P_VALUE.finditer(text, start, end) if not text[m.start() - 1 : m.start()].isalnum()
        ]
    if "SD" in part or "SE" in part or "IQR" in part or "χ" in part or "I2" in part or "I²" in part or "AUC" in part:
        found += [match.span() for match in _TEST.finditer(text, start, end)]
    return sorted(_trim(text, found))


def _inside(place: int, stretches: Iterable[Stretch]) -> bool:
    return any(start <= place < end for start, end in stretches)


def _trim(text: str, stretches: Iterable[Stretch]) -> Iterable[Stretch]:
    for start, end in stretches:
        while end > start and text[end - 1] in " ,;:=[(\n\t":
            end -= 1
        yield start, end


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
    return (
        before[-4:].isdigit()
        or before[-5:-1].isdigit()
        or before[-3:].lower() in ("jan", "feb", "mrt", "apr", "mei", "jun")
    )


def _list_numbers(text: str) -> list[Stretch]:
    """Numbers at the start of lines that count them: "1." always, "2 ..." where a neighbour has 1 or 3."""
    matches = [(int(m[1]), m[2], m.start(1), m.end(1)) for m in _LIST_NUMBER.finditer(text)]
    found: list[Stretch] = []
    for place, (value, mark, start, end) in enumerate(matches):
        if mark in (".", ")", "]"):
            found.append((start, end))
        elif mark.isspace() and value < 60:
            previous = matches[place - 1][0] if place else None
            following = matches[place + 1][0] if place + 1 < len(matches) else None
            if (previous == value - 1 and value > 1) or (following == value + 1 and value >= 1):
                found.append((start, end))
    return found
