"""Dates, years, centuries and times of day."""

from __future__ import annotations

import re

from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.scan import Draft, Scan

_NUMERIC = re.compile(
    r"(?:(?P<d>[0-3]?[0-9])[-/.](?P<m>[01]?[0-9])[-/.](?P<y>(?:19|20)[0-9]{2})"
    r"|(?P<y2>(?:1[5-9]|20)[0-9]{2})-(?P<m2>0[1-9]|1[0-2])(?:-(?P<d2>[0-3][0-9]))?)(?![0-9])"
)
_CLOCK = re.compile(r"(?P<h>[01]?[0-9]|2[0-4])[.:](?P<m>[0-5][0-9])(?![0-9.,:]?[0-9])(?! ?(?:%|procent))")
_PREGNANT = re.compile(r"([1-4]?[0-9])(?: ?\+ ?([0-6])| ([0-6])/7) (?:weken|week|wk|wkn)\b")
_HOURS_MINUTES = re.compile(
    r"(?P<h>[0-9]{1,2})(?: ?[uh] ?| uur )(?P<m>[0-5][0-9])"
    r"(?: ?(?:min|minuten)(?![a-z])|(?=[.,;)]?(?:\s|$))(?! ?(?:mg|g|ml|mcg|ie|%)))"
)
_MARKS = frozenset("-/.:")  # what a date or a time in digits has within its first five characters
_YEAR_AFTER_MONTH = re.compile(r"(?: |-)((?:1[5-9]|20)[0-9]{2})(?![0-9.,])")


def read_date(scan: Scan, index: int, stop: int) -> tuple[Draft | None, int] | None:
    """The date or time that begins at a number; (None, next) for one that is no quantity; None where it is no date."""
    number = scan.numbers[index]
    if not number.digits:
        spoken = scan.folded.startswith(" uur", number.end)
        return _draft_of(scan, _hour(scan, number, index, stop), index, stop) if spoken else None
    marked = not _MARKS.isdisjoint(scan.text[number.start + 1 : number.start + 5])
    found = (
        (_numeric(scan, number) if marked else None)
        or _hours_minutes(scan, number)
        or (_clock_time(scan, number) if marked else None)
        or _hour(scan, number, index, stop)
        or _day_month(scan, number)
    )
    return _draft_of(scan, found, index, stop)


def _draft_of(
    scan: Scan, found: tuple[Draft | None, int] | None, index: int, stop: int
) -> tuple[Draft | None, int] | None:
    """What was found with the index of the next number."""
    if found is None:
        return None
    draft, end = found
    while index < stop and scan.numbers[index].start < end:
        index += 1
    return draft, index


def _draft(scan: Scan, number: Number, start: int, end: int, values: tuple[float, ...], unit: str) -> Draft:
    last = scan.next_word(number.first, end) - 1
    draft = Draft(start, end, number.first, last, values, kind="date" if unit == "date" else "other", unit=unit)
    if len(values) == 2:
        draft.form = "range"
    return draft


def _numeric(scan: Scan, number: Number) -> tuple[Draft | None, int] | None:
    match = _NUMERIC.match(scan.text, max(number.start, 0), scan.high)
    if match is None:
        return None
    year = match["y"] or match["y2"]
    if not 1 <= int(match["m"] or match["m2"]) <= 12:
        return None
    if (
        match["y2"]
        and match["d2"] is None
        and scan.folded[max(scan.low, number.start - 6) : number.start].endswith("tussen ")
    ):
        return None
    return _draft(scan, number, number.start, match.end(), (float(year),), "date"), match.end()


def _day_month(scan: Scan, number: Number) -> tuple[Draft | None, int] | None:
    after = scan.word(number.last + 1)
    if (
        after in scan.syntax.months
        and 1 <= number.value <= 31
        and scan.folded[number.end : scan.starts[number.last + 1]] in (" ", "-", " - ")
    ):
        end = scan.ends[number.last + 1]
        match = _YEAR_AFTER_MONTH.match(scan.folded, end, scan.high)
        if match is None and scan.char(end) == ".":
            match = _YEAR_AFTER_MONTH.match(scan.folded, end + 1, scan.high)
        if match is None:
            return None, end
        return _draft(scan, number, number.start, match.end(), (float(match[1]),), "date"), match.end()
    if not (number.plain and number.end - number.start == 4 and 1500 <= number.value <= 2099):
        return None
    start = number.start
    first = number.first
    gap = scan.folded[scan.ends[first - 1] : start] if first > scan.low_word else ""
    if gap in (" ", ". ") and scan.words[first - 1] in scan.syntax.months:
        return _draft(scan, number, scan.starts[first - 1], number.end, (number.value,), "date"), number.end
    return None


def _hours_minutes(scan: Scan, number: Number) -> tuple[Draft | None, int] | None:
    """As in "1u30", "1 uur 15", "24+3 weken", "38 4/7 weken": a duration, or a time of day after "om"."""
    after = scan.folded[number.end : number.end + 4]
    weeks = _PREGNANT.match(scan.folded, number.start, scan.high) if "+" in after[:2] or after[2:] == "/7" else None
    if weeks is not None:
        days = float(7 * int(weeks[1]) + int(weeks[2] or weeks[3]))
        draft = _draft(scan, number, number.start, weeks.end(), (days,), "day")
        draft.kind, draft.dimension = "duration", "time"
        return draft, weeks.end()
    if not number.plain or not after.lstrip(" ").startswith(("u", "h")):
        return None
    match = _HOURS_MINUTES.match(scan.folded, number.start, scan.high)
    if match is None:
        return None
    hours, minutes, end = int(match["h"]), int(match["m"]), match.end()
    if scan.word(number.first - 1) in scan.context.clock_before:
        return _draft(scan, number, number.start, end, (round(hours + minutes / 60, 4),), "clock"), end
    draft = _draft(scan, number, number.start, end, (float(60 * hours + minutes),), "min")
    draft.kind, draft.dimension = "duration", "time"
    return draft, end


def _opening(scan: Scan, number: Number) -> bool:
    """Whether the words before a number tell when a place is open."""
    return not scan.context.opening.isdisjoint([*scan.left(number.first, 8), *scan.right(number.last, 3)])


def _clock_time(scan: Scan, number: Number) -> tuple[Draft | None, int] | None:
    """As in "8.30 uur", "tussen 19:00 en 21:00 uur"."""
    text, folded = scan.text, scan.folded
    match = _CLOCK.match(text, number.start, scan.high)
    if match is None:
        return None
    end = match.end()
    tail = folded[end : end + 4]
    colon = text[match.start("m") - 1] == ":"
    hour_follows = tail.startswith((" uur", " u ", " u.")) or tail in (" u", "u", "u ")
    joint = (
        5
        if folded.startswith(" tot ", end)
        else 4
        if folded.startswith(" en ", end)
        else 3
        if folded.startswith((" - ", " – "), end)
        else 1
    )
    twin = (tail[:1] in "-–" or joint > 1) and _CLOCK.match(text, end + joint, scan.high)
    if twin and joint > 3 and not folded.startswith((" uur", " u"), twin.end()):
        twin = None
    before = scan.word(number.first - 1)
    if not colon and not hour_follows and not twin:
        return None
    if colon and not hour_follows and len(match["h"]) == 1 and before not in scan.context.clock_before:
        return None
    hour = int(match["h"]) + int(match["m"]) / 60
    if twin:
        late = int(twin["h"]) + int(twin["m"]) / 60
        end = twin.end()
        end += 4 if folded.startswith(" uur", end) else 0
        return _draft(scan, number, number.start, end, (round(hour, 4), round(late, 4)), "clock"), end
    if hour_follows:
        end += 4 if tail.startswith(" uur") else len(tail.rstrip(". "))
    return _draft(scan, number, number.start, end, (round(hour, 4),), "clock"), end


def _hour(scan: Scan, number: Number, index: int, stop: int) -> tuple[Draft | None, int] | None:
    """As in "om 8 uur", "tussen 9 en 17 uur" of a place that is open, "4 uur 's nachts"."""
    folded = scan.folded
    if not number.plain or number.value > 24:
        return None
    end, values = number.end, [number.value]
    if index + 1 < stop:
        other = scan.numbers[index + 1]
        if folded[number.end : other.start] in (" en ", " tot ", "-", "–", " - ") and other.plain and other.value <= 24:
            end, values = other.end, [number.value, other.value]
    if not folded.startswith((" uur", " u "), end):
        return None
    end += 4 if folded.startswith(" uur", end) else 2
    tail = folded[end : end + 12].lstrip()
    by_day = tail.startswith(scan.syntax.part_of_day)
    before = scan.word(number.first - 1)
    lasting = scan.word(scan.next_word(number.last, end)) in scan.context.hours_of
    at_an_hour = before == "om" and len(values) == 1 and not lasting
    if not by_day and not at_an_hour and not (before in scan.context.clock_before and _opening(scan, number)):
        return None
    return _draft(scan, number, number.start, end, tuple(values), "clock"), end
