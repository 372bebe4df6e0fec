"""Number words of which the first leans on the ending of the second: "vijf- tot zeshonderd", "twee, drie"."""

from __future__ import annotations

from pipeline.dutch.numerals import cardinal, numerals
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.scan import Draft, Scan


def lends_ending(scan: Scan, draft: Draft, one: Number, other: Number, gap: str) -> bool:
    """Give the first value of a draft the ending of the second number; what is not written out is doubtful."""
    hyphen = gap.startswith("-")
    if one.role not in ("", "article" if hyphen or other.scale > 1 else "") or one.fraction:
        return False
    sure = hyphen and not one.digits
    value = shared_scale(one.value, one.scale, other.value, other.scale)
    if value is not None:
        sure = True
    elif one.digits and other.digits:
        value = _thousands(scan, one, other)
    elif not one.digits and not other.digits and other.first == other.last:
        value = _lent(scan.words[other.first], one.value, other.value, hyphen)
    if value is None:
        return False
    draft.values = (value,)
    if not sure:
        draft.doubtful = "the first number may have the ending of the second"
    return True


def shared_scale(one: float, scale: float, other: float, other_scale: float) -> float | None:
    """The first number of "12 tot 15 duizend", "2 en 3 miljoen"; None where it has no part in the scale."""
    if not other_scale > 1 == scale or one * other_scale > 100 * other:
        return None
    return one * other_scale


def _thousands(scan: Scan, one: Number, other: Number) -> float | None:
    """As in "50-60.000": the zeros are those of both."""
    if not one.plain or other.plain or other.value % 1000 or not 1 <= one.value < other.value / 1000:
        return None
    return one.value * 1000 if scan.text[other.end - 4 : other.end] == ".000" else None


def _lent(word: str, one: float, other: float, hyphen: bool) -> float | None:
    table = numerals()
    for ending, factor in ((table.hundred + table.thousand, 1e5), (table.thousand, 1e3), (table.hundred, 1e2)):
        if not word.endswith(ending) or word == ending:
            continue
        part = cardinal(word[: -len(ending)])
        if part is not None and (one * factor < other if hyphen else one < part):
            return one * factor
    return None


def is_approximate(scan: Scan, one: Number, other: Number, third: Number | None) -> bool:
    """As in "twee, drie keer", "dertig, veertig mensen": two numbers that follow each other and end no list."""
    if one.role or other.role or one.digits != other.digits or one.fraction or other.fraction:
        return False
    step = other.value - one.value
    if step <= 0 or step != next((size for size in (1000.0, 100.0, 10.0, 1.0) if not one.value % size), 0.0):
        return False
    if third is not None and scan.folded[other.end : third.start] in (", ", " of ", " en "):
        return False
    before = scan.word(one.first - 1)
    if before and scan.folded[scan.ends[one.first - 1] : one.start] == ", " and cardinal(before) is not None:
        return False
    if not one.digits:
        return True
    return (one.plain and other.plain and one.value >= 1) and scan.word(other.last + 1) in scan.syntax.times
