"""Figures that cannot be: ranges upside down, ages, dates, times and blood pressures that do not exist."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from pipeline.facts import number
from pipeline.matching.figures import NUMBER, Found, value, words_for
from pipeline.matching.reading import Reading

OLDEST = 122  # the greatest age that is verified: Jeanne Calment, 1875-1997
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_LEAP = "2000"  # without a year, a 29th of February may be
_SEPARATORS = frozenset("-/.")
_DATE_WORDS = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)})\b(?: ((?:18|19|20|21)\d\d)\b)?")
_DATE = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")
_TIME = re.compile(r"(\d{1,2})[.:](\d\d) uur\b")
_UNITS = "jaar|weken|maanden|dagen|uur|minuten|mg|microgram|gram|milligram|procent|kilo|mmol"
_TO = re.compile(rf"({NUMBER}) tot (?:en met )?({NUMBER}) ({_UNITS})\b")
_AND = re.compile(rf"({NUMBER})(?: ?(?:%|procent))? en (?:de |het )?({NUMBER})\s?(%|[a-z]{{1,12}})")
_PRESSURE = re.compile(r"(\d{2,3}) ?/ ?(\d{2,3})\b")


def _figures(reading: Reading, sentence: int, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The places of a sentence where a pattern that begins with a figure fits."""
    end = reading.sentences[sentence].end
    for start in reading.numbers_by_sentence.get(sentence, ()):
        match = pattern.match(reading.folded, start, end)
        if match and (start == 0 or reading.text[start - 1] not in "-–/.,"):
            yield match


def range_upside_down(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """A range whose lower end is the higher figure."""
    folded = reading.folded
    taken: list[tuple[int, int]] = []
    for quantity in reading.quantities_by_sentence.get(sentence, ()):
        if quantity.form != "range" or len(quantity.values) != 2 or quantity.unit in (None, "mmHg", "date"):
            continue
        low, high = quantity.values
        if low <= high or quantity.kind in ("date", "ratio") or low < 0 or _falls(reading, sentence):
            continue
        if "-" in quantity.of(reading.article).lstrip("-–") and re.search(r"[-–]\s?[-–]", quantity.of(reading.article)):
            continue
        taken.append((quantity.start, quantity.end))
        yield quantity.start, quantity.end, f"{number(low, lang)} > {number(high, lang)}", ""
    for pattern in (_TO, _AND):
        for match in _figures(reading, sentence, pattern):
            low, high = value(match.group(1)), value(match.group(2))
            before = folded[max(0, match.start() - 12) : match.start()].rstrip()
            if low <= high or any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if match.group(3) == "uur" or (pattern is _TO and _falls(reading, sentence)):
                continue  # "van 20 tot 8 uur" runs over midnight
            opening = "tussen de" if before.endswith("tussen de") else "tussen" if before.endswith("tussen") else "van"
            if pattern is _AND and opening == "van":
                continue
            start = match.start() - len(opening) - 1 if before.endswith(opening) else match.start()
            yield start, match.end(), f"{number(low, lang)} > {number(high, lang)}", ""


def _falls(reading: Reading, sentence: int) -> bool:
    """Whether a sentence tells of something that went down, so that a higher figure may come first."""
    words = frozenset(reading.words[slice(*reading.bounds[sentence])])
    return not words_for("going_down").isdisjoint(words) or not words_for("fall").isdisjoint(words)


def impossible_age(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """An age of a person that nobody has reached."""
    for quantity in reading.quantities_by_sentence.get(sentence, ()):
        if quantity.unit != "year" or max(quantity.values) <= OLDEST or max(quantity.values) > 1000:
            continue
        words = frozenset(reading.words[slice(*reading.bounds[sentence])])
        after = reading.folded[quantity.end : quantity.end + 10]
        if after.startswith((" geleden", " later", " lang")) or "geleden" in words or "eeuw" in words:
            continue
        if quantity.kind == "age" or "leeftijd" in words:
            if not words.isdisjoint(words_for("old_things")):
                continue
            top = number(max(quantity.values), lang)
            yield quantity.start, quantity.end, f"{top} > {OLDEST}", ""


def impossible_date(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """A day that its month does not have, or a month beyond twelve."""
    text, end = reading.folded, reading.sentences[sentence].end
    for start in reading.numbers_by_sentence.get(sentence, ()):
        near = text[start + 1 : start + 3]
        pattern = _DATE_WORDS if " " in near else _DATE if not _SEPARATORS.isdisjoint(near) else None
        match = pattern.match(text, start, end) if pattern else None
        if match is None or (start and text[start - 1] in "-–/.,"):
            continue
        year = int((match.group(3) or _LEAP) if pattern is _DATE_WORDS else match.group(4))
        month = _MONTHS.index(match.group(2)) + 1 if pattern is _DATE_WORDS else int(match.group(3))
        day = int(match.group(1))
        if not 1 <= month <= 12:
            yield start, match.end(), f"{month} > 12", ""
        elif not 1 <= day <= monthrange(year, month)[1]:
            yield start, match.end(), f"{day} > {monthrange(year, month)[1]}", ""


def impossible_time(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """A time of day beyond 24 hours or 59 minutes."""
    for match in _figures(reading, sentence, _TIME):
        hour, minute = int(match.group(1)), int(match.group(2))
        before = reading.folded[max(0, match.start() - 8) : match.start()]
        if (hour > 24 or minute > 59) and before.rstrip().endswith(
            ("om", "tot", "vanaf", "na", "voor", "tussen", "en", "-", "–")
        ):
            yield match.start(), match.end(), f"{hour}:{minute:02d}", ""


def impossible_value(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """A blood pressure whose lower figure is the higher one."""
    for match in _figures(reading, sentence, _PRESSURE):
        upper, lower = int(match.group(1)), int(match.group(2))
        if upper < lower and 60 <= lower <= 260 and upper >= 40:
            yield match.start(), match.end(), f"{upper} < {lower}", f"{lower}/{upper}"
