"""Parts and the little word "een": "een derde", "een jaar", "een glas", "een uur of vijf"."""

from __future__ import annotations

from pipeline.dutch.numerals import ordinal
from pipeline.dutch.quantities.counted import counted
from pipeline.dutch.quantities.joins import join
from pipeline.dutch.quantities.kinds import kind_of
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.rates import find_frequency, find_per
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.special import draft_of
from pipeline.dutch.quantities.tails import apply_unit, find_unit


def ordinal_part(scan: Scan, draft: Draft) -> bool:
    """As in "een derde", "drie vierde": a part, where no noun follows that the ordinal would number."""
    index = draft.last + 1
    if not scan.joined(draft.last):
        return False
    value = ordinal(scan.words[index])
    if value is None or value < 3 or scan.text[scan.starts[index]].isdigit():
        return False
    if draft.values[0] == 1:
        after = scan.word(index + 1)
        if after and scan.joined(index) and after not in scan.context.after_part and not _is_verb(scan, after):
            return False
    elif draft.values[0] != int(draft.values[0]) or draft.values[0] >= value:
        return False
    draft.end = draft.until = scan.ends[index]
    draft.last = index
    draft.values, draft.form, draft.kind, draft.unit = (draft.values[0], float(value)), "ratio", "ratio", "in"
    return True


def part_of_unit(scan: Scan, draft: Draft, number: Number) -> bool:
    """As in "een kwart milligram", "driekwart liter": an amount, and no part of something."""
    found = find_unit(scan, draft.end, draft.last, True) if scan.joined(draft.last) else None
    if found is None or not number.fraction or scan.words[number.last] == "helft":
        return False
    part, whole = number.fraction
    draft.values, draft.form, draft.kind = (part / whole,), "single", None
    apply_unit(scan, draft, *found)
    draft.kind = kind_of(scan, draft)
    find_per(scan, draft)
    return True


def _is_verb(scan: Scan, word: str) -> bool:
    return word in scan.context.uncountable or (
        word.endswith(("t", "de", "te", "erd", "eld", "igd")) and counted(word) is None and word not in ("soort",)
    )


def read_article(scan: Scan, index: int, stop: int) -> tuple[Draft | None, int]:
    """What "een" begins: a ratio, a part, a measure of time, a serving that is taken; else nothing."""
    number = scan.numbers[index]
    if index + 1 < stop and scan.numbers[index + 1].start - number.end <= 16:
        draft, after = join(scan, index, stop)
        if draft.kind == "ratio":
            draft.until = draft.end
            return draft, after
        if draft.form == "range":
            return draft, -after  # the reader goes on with it
    draft = draft_of(number)
    if not scan.joined(number.last):
        return None, index + 1
    if ordinal_part(scan, draft):
        return draft, index + 1
    place, last = number.end, number.last
    found = find_unit(scan, place, last, False)
    if found is None and scan.word(last + 1) in scan.context.whole_measures and scan.joined(last):
        last += 1
        place = scan.ends[last]
        found = find_unit(scan, place, last, False)
    if found is None:
        return (draft, index + 1) if find_frequency(scan, draft) or _keer(scan, draft) else (None, index + 1)
    unit, end = found
    if unit.dimension in ("household", "mass", "volume"):
        return _serving(scan, draft, index, unit.code, end, last)
    if unit.dimension != "time" or (unit.code == "year" and unit.times >= 10):
        return None, index + 1
    draft.last = last
    if _or_so(scan, draft, index, stop, end):
        draft.unit, draft.dimension = unit.code, "time"
        if unit.times != 1.0:
            draft.values = (draft.values[0] * unit.times,)
        draft.kind = kind_of(scan, draft)
        return draft, index + 2
    before, second = scan.word(number.first - 1), scan.word(number.first - 2)
    word = scan.words[scan.next_word(last, end - 1) - 1] if end else ""
    if unit.code == "day" and before in ("op", "van", "tijdens", "zo'n", "zoals"):
        return None, index + 1
    if word in ("nacht", "dagje", "trimester", "kwartaal") or scan.text[end : end + 1] == "-":
        return None, index + 1
    if before in ("per", "in") and second in ("keer", "eens", "maal"):
        return None, index + 1
    apply_unit(scan, draft, unit, end)
    draft.kind = kind_of(scan, draft)
    find_frequency(scan, draft)
    return draft, index + 1


def _keer(scan: Scan, draft: Draft) -> bool:
    """As in "een keer per week" without the accent."""
    if scan.word(draft.last + 1) not in ("keer", "maal") or not scan.joined(draft.last):
        return False
    draft.last += 1
    draft.end = draft.until = scan.ends[draft.last]
    return find_frequency(scan, draft)


def _serving(scan: Scan, draft: Draft, index: int, code: str, end: int, last: int) -> tuple[Draft | None, int]:
    if code not in scan.context.served:
        return None, index + 1
    if not _is_taken(scan, draft, end, last):
        return None, index + 1
    draft.last = last
    unit = scan.units.codes[code]
    apply_unit(scan, draft, unit, end)
    draft.kind = kind_of(scan, draft)
    find_per(scan, draft)
    return draft, index + 1


def _is_taken(scan: Scan, draft: Draft, end: int, last: int) -> bool:
    """Whether a serving is taken or made: "drink een glas", "los op in een glas lauw water"."""
    near = scan.left(draft.first, 4)
    if "dan" in near or "of" in near[-1:]:
        return False
    if not scan.context.taken.isdisjoint(near):
        return True
    index = scan.next_word(last, end)
    if index >= scan.high_word or scan.folded[end : scan.starts[index]] != " ":
        return False
    if scan.words[index] in scan.context.breaks or scan.words[index] in scan.context.uncountable:
        return False
    if scan.words[index].endswith("t") and counted(scan.words[index]) is None:
        return False  # met een tablet binnenkrijgt
    made = scan.context.made
    return not made.isdisjoint([*scan.left(draft.first, 9), *scan.right(index, 6)])


def _or_so(scan: Scan, draft: Draft, index: int, stop: int, end: int) -> bool:
    """As in "een uur of vijf": about five."""
    if index + 1 >= stop:
        return False
    other = scan.numbers[index + 1]
    if (
        scan.folded[end : other.start] != " of "
        or other.role
        or (scan.joined(other.last) and scan.word(other.last + 1) in scan.units.forms)
    ):
        return False
    draft.values = (other.value,)
    draft.end = draft.until = other.end
    draft.last = other.last
    draft.modifier = "about"
    return True
