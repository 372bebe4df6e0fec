"""Numbers that belong together: ranges, pairs and ratios."""

from __future__ import annotations

from pipeline.article import Form
from pipeline.dutch.quantities.counted import counted, looks_plural
from pipeline.dutch.quantities.joined_numbers import sum_in_words
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.ratios import ROUND, is_ratio, out_of_hundreds
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.shared_endings import is_approximate, lends_ending
from pipeline.dutch.quantities.tails import find_unit
from pipeline.dutch.quantities.twosided import two_sided


def between(scan: Scan, one: Number, other: Number) -> str:
    """What stands between two numbers, folded; empty where that is too long to join them."""
    return scan.folded[one.end : other.start] if other.start - one.end <= 18 else ""


def join(scan: Scan, index: int, stop: int) -> tuple[Draft, int]:
    """The number at `index` with those that it makes one quantity with, and the index of the next number."""
    one = scan.numbers[index]
    draft = Draft(one.start, one.end, one.first, one.last, (one.value,), doubtful=one.doubtful)
    if one.fraction:
        draft.values, draft.form, draft.kind, draft.unit = tuple(map(float, one.fraction)), "ratio", "ratio", "in"
    if index + 1 >= stop:
        return draft, index + 1
    other = scan.numbers[index + 1]
    if not one.role and not one.fraction and two_sided(scan, draft, one, other):
        return draft, index + 2
    gap = between(scan, one, other)
    if not gap:
        return draft, index + 1
    syntax = scan.syntax
    third = scan.numbers[index + 2] if index + 2 < stop else None
    if gap == ", " and third is not None and _stray_space(scan, one, other, third):
        value = float(f"{int(one.value)}.{int(other.value)}")
        take(draft, third, (value, third.value), "range")
        draft.doubtful = "a space inside the decimal number"
        return draft, index + 3
    if gap in syntax.ratio or out_of_hundreds(gap, other):
        if is_ratio(scan, one, other, gap):
            return _ratio(scan, draft, index, stop, other)
        return draft, index + 1
    if gap == " en " and other.role == "article" and sum_in_words(one, other) and _people_follow(scan, other):
        take(draft, other, (one.value + other.value,), "single")
        return draft, index + 2
    if one.role not in ("", "article") or other.role not in ("", "article" if gap in syntax.range else ""):
        return draft, index + 1
    if gap in syntax.one_after_other:
        lent = gap[0] == "-" and lends_ending(scan, draft, one, other, gap)
        if lent or is_approximate(scan, one, other, third):
            take(draft, other, (draft.values[0], other.value), "range")
            if one.digits:
                draft.doubtful = "a comma between numbers: two of them, or one with decimals"
            return draft, index + 2
    ranged = gap in syntax.range or gap in syntax.alternative
    if one.fraction and ranged:  # een kwart tot een half uur
        if other.fraction or find_unit(scan, other.end, other.last, True) is None:
            return draft, index + 1
        draft.values, draft.form = (one.value,), "single"
        draft.kind = draft.unit = None
    if ranged:
        lends_ending(scan, draft, one, other, gap)
    if gap in syntax.range and _minus(scan, draft, one) < other.value:
        return _range(scan, draft, index, other, third)
    if gap in syntax.alternative and one.value < other.value:
        take(draft, other, (draft.values[0], other.value), "range")
        return draft, index + 2
    if one.role:
        return draft, index + 1
    if gap in syntax.both or gap in syntax.respective:
        return _and(scan, draft, index, other, third, gap)
    if gap in syntax.deviation and one.digits and other.digits and other.value <= 2 * one.value:
        return _deviation(scan, draft, index, other, gap)
    if gap in syntax.sides and _has_length(scan, other):
        take(draft, other, (one.value, other.value), "pair")
        return draft, index + 2
    return draft, index + 1


def take(draft: Draft, number: Number, values: tuple[float, ...], form: Form) -> None:
    """Let the draft reach to the end of a number."""
    draft.end, draft.last, draft.values, draft.form = number.end, number.last, values, form
    draft.doubtful = draft.doubtful or number.doubtful


def _minus(scan: Scan, draft: Draft, number: Number) -> float:
    """The value of the first number of a range; below zero after the word "min": "min tien tot vijf"."""
    if (
        not said_minus(scan, number.first, number.start)
        or scan.word(number.first - 2) not in scan.grammar.range_openers
    ):
        return number.value
    draft.start, draft.first = scan.starts[number.first - 1], number.first - 1
    draft.values = (-number.value,)
    return -number.value


def said_minus(scan: Scan, first: int, start: int) -> bool:
    """Whether "min" without a point stands before a number."""
    return scan.word(first - 1) == "min" and scan.folded[scan.ends[first - 1] : start] == " "


def _has_length(scan: Scan, number: Number) -> bool:
    unit = scan.units.forms.get(scan.word(number.last + 1))
    return unit is not None and unit.dimension == "length"


def _stray_space(scan: Scan, one: Number, other: Number, third: Number) -> bool:
    """As in "1, 3 tot 3 g": read as it stands, the range would be empty."""
    return (
        one.plain
        and other.plain
        and one.digits
        and other.digits
        and other.end - other.start <= 2
        and between(scan, other, third) in scan.syntax.range
        and one.value < third.value <= other.value
    )


def _range(scan: Scan, draft: Draft, index: int, other: Number, third: Number | None) -> tuple[Draft, int]:
    values = (draft.values[0], other.value)
    take(draft, other, values, "range")
    if third is not None:
        gap = between(scan, other, third)
        whole = gap in scan.syntax.ratio_after_range and (gap != " op " or third.value in ROUND)
        if whole or out_of_hundreds(gap, third):
            take(draft, third, (*values, third.value), "ratio")
            draft.kind, draft.unit = "ratio", "in"
            return draft, index + 3
    return draft, index + 2


def _ratio(scan: Scan, draft: Draft, index: int, stop: int, other: Number) -> tuple[Draft, int]:
    values: tuple[float, ...] = (draft.values[0], other.value)
    after = index + 2
    take(draft, other, values, "ratio")
    draft.kind, draft.unit = "ratio", "in"
    if after < stop:
        third = scan.numbers[after]
        if between(scan, other, third) in scan.syntax.range_of_whole and other.value < third.value:
            take(draft, third, (*values, third.value), "ratio")
            after += 1
    return draft, after


def _and(scan: Scan, draft: Draft, index: int, other: Number, third: Number | None, gap: str) -> tuple[Draft, int]:
    one = scan.numbers[index]
    if _is_year(one) and _is_year(other):
        return draft, index + 1
    within = "tussen" in scan.left(draft.first, 3)
    if within or gap[0] == "-" or other.scale > 1:
        lends_ending(scan, draft, one, other, gap)
    if within and _minus(scan, draft, one) < other.value:
        return _range(scan, draft, index, other, third)
    if third is not None and between(scan, other, third) in scan.syntax.range:
        return draft, index + 1
    if gap == " en " and "tussen" not in scan.left(draft.first, 8) and sum_in_words(one, other):
        take(draft, other, (one.value + other.value,), "single")
        draft.doubtful = "two numbers, or one that is written apart"
        return draft, index + 2
    alike = one.digits == other.digits or gap in scan.syntax.respective
    if alike and not one.fraction and not other.fraction:
        take(draft, other, (draft.values[0], other.value), "pair")
        return draft, index + 2
    return draft, index + 1


def _people_follow(scan: Scan, number: Number) -> bool:
    """As in "honderd en een mensen": a plural follows, so that "een" is no article."""
    after = scan.word(number.last + 1) if scan.joined(number.last) else ""
    return counted(after) is not None and looks_plural(after)


def _is_year(number: Number) -> bool:
    return number.plain and number.end - number.start == 4 and 1500 <= number.value <= 2099


def _deviation(scan: Scan, draft: Draft, index: int, other: Number, gap: str) -> tuple[Draft, int]:
    """As in "54 ± 8 jaar": the deviation is in the span, not in the value."""
    take(draft, other, draft.values, "single")
    if "(" in gap:
        if scan.char(other.end) != ")":
            return draft, index + 1
        draft.end = other.end + 1
    return draft, index + 2
