"""Figures that cannot be: ranges upside down, ages, dates, times and blood pressures that do not exist."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

from pipeline.dutch.quantities.syntax import syntax
from pipeline.facts import number
from pipeline.matching.figures import NUMBER, Found, either, percent, value, words_for
from pipeline.matching.reading import Reading

OLDEST = 122  # the greatest age that is verified: Jeanne Calment, 1875-1997
_LEAP = "2000"  # without a year, a 29th of February may be
_SEPARATORS = frozenset("-/.")
_DATE = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")
NO_RANGES = (None, "mmHg", "date", "clock")  # units; a night runs from 23 to 7


@cache
def _pressure() -> re.Pattern[str]:
    return re.compile(rf"(\d{{2,3}})(?: ?/ ?| {either('pressure_joints')} )(\d{{2,3}})\b")


@cache
def _date_words() -> re.Pattern[str]:
    months = "|".join(map(re.escape, sorted(syntax().months, key=len, reverse=True)))
    return re.compile(rf"(\d{{1,2}}) ({months})\b(?:\.? ((?:18|19|20|21)\d\d)\b)?")


@cache
def _time() -> re.Pattern[str]:
    return re.compile(rf"(\d{{1,2}})[.:](\d\d) {either('hours')}\b")


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"({NUMBER}) {either('up_to')} (?:{either('and_with')} )?({NUMBER}) ({either('range_units')})\b")


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"({NUMBER})(?:{percent()})? {either('and')} ({NUMBER})\s?(%|[a-z]{{1,12}})")


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"\b{either('from')} $")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\b{either('between')} $")


def _figures(reading: Reading, sentence: int, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The places of a sentence where a pattern that begins with a figure fits."""
    end = reading.sentences[sentence].end
    for start in reading.numbers_by_sentence.get(sentence, ()):
        match = pattern.match(reading.folded, start, end)
        if match and (start == 0 or reading.text[start - 1] not in "-–/.,"):
            yield match


def range_upside_down(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """A range whose lower end is the higher figure."""
    if _falls(reading, sentence):
        yield from _between_two(reading, sentence, lang, [])
        return
    taken: list[tuple[int, int]] = []
    for quantity in reading.quantities_by_sentence.get(sentence, ()):
        if quantity.form != "range" or len(quantity.values) != 2 or quantity.unit in NO_RANGES:
            continue
        low, high = quantity.values
        if low <= high or quantity.kind in ("date", "ratio") or low < 0:
            continue
        written = quantity.of(reading.article)
        if "-" in written.lstrip("-–") and re.search(r"[-–]\s?[-–]", written):
            continue
        taken.append((quantity.start, quantity.end))
        if not _ago(reading, quantity.end):
            yield quantity.start, quantity.end, _said(low, high, lang), ""
    for match in _figures(reading, sentence, _to()):
        low, high = value(match.group(1)), value(match.group(2))
        passed = match.group(3) in words_for("hours") or _meets(match, taken) or _ago(reading, match.end())
        if low > high and not passed:
            opening = _from().search(reading.folded, max(0, match.start() - 6), match.start())
            yield opening.start() if opening else match.start(), match.end(), _said(low, high, lang), ""
    yield from _between_two(reading, sentence, lang, taken)


def _between_two(reading: Reading, sentence: int, lang: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Such as "tussen de 12 en 8 weken"; of hours it may be a night."""
    for match in _figures(reading, sentence, _and()):
        opening = _between().search(reading.folded, max(0, match.start() - 12), match.start())
        low, high = value(match.group(1)), value(match.group(2))
        night = match.group(3) in words_for("hours")
        if opening is not None and low > high and not night and not _meets(match, taken):
            yield opening.start(), match.end(), _said(low, high, lang), ""


def _ago(reading: Reading, end: int) -> bool:
    """Whether the word behind a range counts back from today: "40 tot 35 jaar geleden"."""
    at = reading.words_in(end, end + 2)[0]
    return at < len(reading.words) and reading.words[at] in words_for("ago")


def _meets(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in taken)


def _said(low: float, high: float, lang: str) -> str:
    return f"{number(low, lang)} > {number(high, lang)}"


def _falls(reading: Reading, sentence: int) -> bool:
    """Whether a sentence tells of something that went down, so that a higher figure may come first."""
    words = frozenset(reading.words[slice(*reading.bounds[sentence])])
    return not words_for("going_down").isdisjoint(words) or not words_for("fall").isdisjoint(words)


def impossible_age(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """An age of a person that nobody has reached."""
    for quantity in reading.quantities_by_sentence.get(sentence, ()):
        if quantity.unit != "year" or not OLDEST < max(quantity.values) <= 1000:
            continue
        words = frozenset(reading.words[slice(*reading.bounds[sentence])])
        if not words.isdisjoint(words_for("ago")) or not words.isdisjoint(words_for("old_things")):
            continue
        if reading.folded[quantity.end + 1 : quantity.end + 10].split(" ")[0] in words_for("no_age"):
            continue
        if quantity.kind == "age" or not words.isdisjoint(words_for("age")):
            yield quantity.start, quantity.end, f"{number(max(quantity.values), lang)} > {OLDEST}", ""


def impossible_date(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """A day that its month does not have, or a month beyond twelve."""
    text, end = reading.folded, reading.sentences[sentence].end
    for start in reading.numbers_by_sentence.get(sentence, ()):
        near = text[start + 1 : start + 3]
        in_words = " " in near
        pattern = _date_words() if in_words else _DATE if not _SEPARATORS.isdisjoint(near) else None
        match = pattern.match(text, start, end) if pattern else None
        if match is None or (start and text[start - 1] in "-–/.,") or _before(reading, start) in words_for("numbered"):
            continue
        year = int((match.group(3) or _LEAP) if in_words else match.group(4))
        month = syntax().months[match.group(2)] if in_words else int(match.group(3))
        day = int(match.group(1))
        if not 1 <= month <= 12:
            yield start, match.end(), f"{month} > 12", ""
        elif not 1 <= day <= monthrange(year, month)[1]:
            yield start, match.end(), f"{day} > {monthrange(year, month)[1]}", ""


def _before(reading: Reading, offset: int) -> str:
    """The word before an offset."""
    at = reading.words_in(offset, offset + 1)[0]
    return reading.words[at - 1] if at else ""


def impossible_time(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """A time of day beyond 24 hours or 59 minutes."""
    for match in _figures(reading, sentence, _time()):
        hour, minute = int(match.group(1)), int(match.group(2))
        if hour <= 24 and minute <= 59:
            continue
        dash = reading.text[max(0, match.start() - 2) : match.start()].rstrip().endswith(("-", "–"))
        if dash or _before(reading, match.start()) in words_for("at_time"):
            yield match.start(), match.end(), f"{hour}:{minute:02d}", ""


def impossible_value(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """A blood pressure whose lower figure is the higher one."""
    for match in _figures(reading, sentence, _pressure()):
        upper, lower = int(match.group(1)), int(match.group(2))
        if upper < lower and 60 <= lower <= 260 and upper >= 40:
            yield match.start(), match.end(), f"{upper} < {lower}", f"{lower}/{upper}"
