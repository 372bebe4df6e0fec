"""Numbers that belong together: ranges, pairs and ratios."""

from __future__ import annotations

from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.scan import Draft, Scan

RANGE = frozenset(
    (
        "-",
        "–",
        "—",
        "−",
        "~",
        " - ",
        " – ",
        " — ",
        "- ",
        " -",
        " tot ",
        " a ",
        " tot en met ",
        " t/m ",
        "- tot ",
        "-tot ",
        " tot wel ",
        " tot de ",
        " tot maximaal ",
        " tot soms ",
        " tot zelfs ",
        " tot ongeveer ",
        " tot aan ",
        "- a ",
        " tot hooguit ",
        "-a ",
        "+ tot ",
        " tot zo'n ",
        " tot ruim ",
        " tot ca. ",
        " tot circa ",
    )
)
OR = frozenset((" of ", " en/of ", "/", "- of ", " hooguit ", " dan wel "))
AND = frozenset((" en ", " en de ", "- en "))
RATIO = frozenset(
    (
        " op de ",
        " van de ",
        " op elke ",
        " op iedere ",
        " van elke ",
        " uit ",
        " van die ",
        " van deze ",
        " op ",
        " van onze ",
        " van hun ",
        " uit de ",
        " van alle ",
    )
)
ROUND = frozenset((10, 100, 1000, 10000, 100000, 1000000))


def between(scan: Scan, one: Number, other: Number) -> str:
    """What stands between two numbers, folded; empty where that is too long to join them."""
    return scan.folded[one.end : other.start] if other.start - one.end <= 16 else ""


def join(scan: Scan, index: int, stop: int) -> tuple[Draft, int]:
    """The number at `index` with those that it makes one quantity with, and the index of the next number."""
    one = scan.numbers[index]
    draft = Draft(one.start, one.end, one.first, one.last, (one.value,), doubtful=one.doubtful)
    if one.fraction:
        draft.values, draft.form, draft.kind, draft.unit = tuple(map(float, one.fraction)), "ratio", "ratio", "in"
    if index + 1 >= stop:
        return draft, index + 1
    other = scan.numbers[index + 1]
    gap = between(scan, one, other)
    if not gap:
        return draft, index + 1
    third = scan.numbers[index + 2] if index + 2 < stop else None
    if gap == ", " and third is not None and _stray_space(scan, one, other, third):
        value = float(f"{int(one.value)}.{int(other.value)}")
        take(draft, third, (value, third.value), "range")
        draft.doubtful = "a space inside the decimal number"
        return draft, index + 3
    if gap in RATIO or (gap == " per " and other.value in ROUND and other.value >= 100):
        if _is_ratio(scan, one, other, gap):
            return _ratio(scan, draft, index, stop, other)
        return draft, index + 1
    if (one.role and one.role != "article") or other.role:
        return draft, index + 1
    if gap in RANGE and one.value < other.value:
        return _range(scan, draft, index, stop, other, third)
    if gap in OR and one.value < other.value and (gap != "/" or other.digits):
        if gap == "/":
            return draft, index + 1
        take(draft, other, (one.value, other.value), "range")
        return draft, index + 2
    if one.role:
        return draft, index + 1
    if gap in AND or gap in (" respectievelijk ", " resp. "):
        return _and(scan, draft, index, other, third, stop)
    if gap == ", " and third is not None and between(scan, other, third) in AND and one.digits and third.digits:
        return draft, index + 1
    return draft, index + 1


def take(draft: Draft, number: Number, values: tuple[float, ...], form: str) -> None:
    draft.end, draft.last, draft.values = number.end, number.last, values
    draft.form = "range" if form == "range" else "pair" if form == "pair" else "ratio"
    draft.doubtful = draft.doubtful or number.doubtful


def _stray_space(scan: Scan, one: Number, other: Number, third: Number) -> bool:
    """As in "1, 3 tot 3 g": read as it stands, the range would be empty."""
    return (
        one.plain
        and other.plain
        and one.digits
        and other.digits
        and other.end - other.start <= 2
        and between(scan, other, third) in RANGE
        and one.value < third.value <= other.value
    )


def _range(scan: Scan, draft: Draft, index: int, stop: int, other: Number, third: Number | None) -> tuple[Draft, int]:
    values = (draft.values[0], other.value)
    if other.value > 0 > values[0] and scan.char(other.start) in "-–−":
        values = (values[0], other.value)
    take(draft, other, values, "range")
    if third is not None:
        gap = between(scan, other, third)
        if gap in (" van de ", " op de ", " van elke ", " op elke ", " op ", " uit "):
            if gap != " op " or third.value in ROUND:
                take(draft, third, (*values, third.value), "ratio")
                draft.kind, draft.unit = "ratio", "in"
                return draft, index + 3
        elif gap == " per " and third.value in ROUND and third.value >= 100:
            take(draft, third, (*values, third.value), "ratio")
            draft.kind, draft.unit = "ratio", "in"
            return draft, index + 3
    return draft, index + 2


def _is_ratio(scan: Scan, one: Number, other: Number, gap: str) -> bool:
    if other.role or one.fraction or one.value > other.value or other.value < 2:
        return False
    if scan.char(other.end) in ("%", "‰") or scan.folded.startswith((" %", " procent"), other.end):
        return False
    if gap == " op ":
        return other.value in ROUND or (one.value < 10 and other.value <= 20 and not _unit_follows(scan, other))
    if gap == " uit ":
        return not 1800 <= other.value <= 2100
    if gap in (" van de ", " van die ", " van deze ", " van onze ", " van hun ", " van alle "):
        return not _unit_follows(scan, other) and one.value < other.value and not 1900 <= other.value <= 2100
    return True


def _unit_follows(scan: Scan, number: Number) -> bool:
    word = scan.word(number.last + 1) if scan.joined(number.last) else ""
    unit = scan.units.forms.get(word)
    return unit is not None and unit.dimension != "household"


def _ratio(scan: Scan, draft: Draft, index: int, stop: int, other: Number) -> tuple[Draft, int]:
    values: tuple[float, ...] = (draft.values[0], other.value)
    after = index + 2
    take(draft, other, values, "ratio")
    draft.kind, draft.unit = "ratio", "in"
    if after < stop:
        third = scan.numbers[after]
        gap = between(scan, other, third)
        if gap in (" tot ", "-", "–", " - ", " a ", " of ") and other.value < third.value:
            take(draft, third, (*values, third.value), "ratio")
            after += 1
    return draft, after


def _and(scan: Scan, draft: Draft, index: int, other: Number, third: Number | None, stop: int) -> tuple[Draft, int]:
    one = scan.numbers[index]
    before = scan.left(draft.first, 3)
    if "tussen" in before and one.value < other.value:
        take(draft, other, (one.value, other.value), "range")
        return draft, index + 2
    if third is not None and between(scan, other, third) in RANGE:
        return draft, index + 1
    if one.digits == other.digits and not one.fraction and not other.fraction and not other.role:
        take(draft, other, (one.value, other.value), "pair")
        return draft, index + 2
    return draft, index + 1
