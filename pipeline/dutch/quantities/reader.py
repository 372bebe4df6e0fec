"""Reads the quantities of a sentence: each number with what joins it, follows it and stands before it."""

from __future__ import annotations

from pipeline.dutch.quantities import dates, leaning
from pipeline.dutch.quantities.brackets import read_bracketed
from pipeline.dutch.quantities.durations import merge_durations
from pipeline.dutch.quantities.exactness import find_modifier
from pipeline.dutch.quantities.joins import join
from pipeline.dutch.quantities.names import is_name
from pipeline.dutch.quantities.nouns import find_noun
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.parts import part_of_unit, read_article
from pipeline.dutch.quantities.plus import read_plus
from pipeline.dutch.quantities.reading import read_bare, read_count, with_unit
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.scans import read_misread, read_split
from pipeline.dutch.quantities.sequences import share_units
from pipeline.dutch.quantities.special import draft_of, read_special, times_range
from pipeline.dutch.quantities.strokes import read_stroke
from pipeline.dutch.quantities.tails import find_unit

_ENDED = frozenset(("times", "aged", "fold"))  # what the ending of a second number makes of a first one too


def read_sentence(scan: Scan, first: int, stop: int, previous: Draft | None = None) -> list[Draft]:
    """The quantities of the sentence that `scan` has entered, whose numbers are `first` to `stop`."""
    found: list[Draft] = []
    counts: list[Draft] = [] if previous is None or previous.kind != "count" else [previous]
    index, done = first, 0
    while index < stop:
        if scan.numbers[index].start < done or scan.numbers[index].end > scan.high:
            index += 1
            continue
        draft, index = _read(scan, index, stop, found[-1] if found else previous, counts)
        if draft is not None:
            found.append(draft)
            if draft.kind == "count":
                counts.append(draft)
            _remember(scan, draft)
            done = max(draft.end, draft.until)
    found = merge_durations(scan, share_units(scan, found))
    for place, draft in enumerate(found):
        if not draft.bounded:
            draft.modifier = find_modifier(scan, draft, found[place - 1] if place else None)
        if place:
            _inherit(scan, draft, found[place - 1])
    return [draft for draft in found if draft.kind is not None]


def _remember(scan: Scan, draft: Draft) -> None:
    if draft.dimension == "household":
        scan.serving = draft.unit
    if draft.kind == "dose" and draft.per:
        scan.rate = draft.per
    elif draft.kind == "frequency":
        scan.rhythm = draft.unit


def _inherit(scan: Scan, draft: Draft, previous: Draft) -> None:
    """As in "tot 75 mcg (3000 IE)": the same amount in another unit is as exact and has the same rate."""
    if draft.kind != "dose" or previous.kind != "dose":
        return
    gap = scan.text[max(previous.end, min(previous.until, draft.start)) : draft.start]
    if gap in scan.syntax.same_amount:
        draft.modifier = draft.modifier or previous.modifier
        if previous.per and not draft.per:
            draft.per = previous.per
        elif draft.per and not previous.per:
            previous.per = draft.per


def _read(scan: Scan, index: int, stop: int, previous: Draft | None, counts: list[Draft]) -> tuple[Draft | None, int]:
    number = scan.numbers[index]
    if number.digits or not number.role:
        dated = dates.read_date(scan, index, stop)
        if dated is not None:
            return dated
    if number.digits:
        if is_name(scan, number):
            return None, index + 1
        if index + 1 < stop and not number.role:
            stroke = read_stroke(scan, index, with_unit)
            if stroke is not None:
                return stroke
            if scan.numbers[index + 1].start - number.end <= 3:
                split = read_split(scan, number, scan.numbers[index + 1])
                if split is not None:
                    return split, index + 2
    if number.role in ("", "article", "times") and index + 1 < stop and scan.numbers[index + 1].role in _ENDED:
        often = times_range(scan, index, stop)
        if often is not None:
            return often, index + 2
    if number.role == "misread":
        return read_misread(scan, number), index + 1
    if number.role == "article":
        draft, after = read_article(scan, index, stop)
        if after > 0:
            return draft, after
        assert draft is not None
        return (draft, -after) if _complete(scan, draft, number, previous, counts) else (None, index + 1)
    if number.role not in ("", "vague"):
        return read_special(scan, index, stop)
    draft, after = join(scan, index, stop)
    if number.role == "vague":
        draft.modifier = "more_than"
    if number.fraction and after == index + 1 and part_of_unit(scan, draft, number):
        return draft, after
    if draft.kind == "ratio":
        draft.until = draft.end
        return draft, after
    if _complete(scan, draft, number, previous, counts):
        return draft, after
    if after - index == 1:
        return None, after
    if draft.form == "range" and leaning.any_range(scan, draft):
        return draft, after
    draft = draft_of(number)
    if draft.form != "range" and _complete(scan, draft, number, previous, counts):
        return draft, index + 1
    return None, index + 1


def _complete(scan: Scan, draft: Draft, number: Number, previous: Draft | None, counts: list[Draft]) -> bool:
    if (
        draft.start - scan.low >= 5
        and scan.word(draft.first - 1) == "alle"
        and number.value <= 12
        and not _thing_next(scan, draft)
    ):
        return False
    if _years(scan, draft):
        draft.kind, draft.unit = "date", "date"
        return True
    return (
        read_plus(scan, draft)
        or with_unit(scan, draft, number.digits or number.value >= 1000)
        or read_count(scan, draft)
        or read_bare(scan, draft, previous, counts)
        or read_bracketed(scan, draft)
    )


def _thing_next(scan: Scan, draft: Draft) -> bool:
    noun = find_noun(scan, draft)
    return noun is not None and noun[1] == draft.last + 1 and noun[3]


def _years(scan: Scan, draft: Draft) -> bool:
    """A year by its shape and the word before it: it counts nothing, though a noun or verb may follow."""
    if draft.values[0] < 1500 or not all(1500 <= value <= 2099 and value == int(value) for value in draft.values):
        return False
    raw = scan.text[draft.start : draft.start + 4]
    if not (raw.isdigit() and draft.end - draft.start in (4, 9, 11, 12)):
        return False
    before = scan.word(draft.first - 1)
    if before not in scan.context.before_year or scan.text[draft.start - 1] not in " -":
        return False
    return find_unit(scan, draft.end, draft.last, True) is None
