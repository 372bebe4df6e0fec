"""Parts and the little word "een": "een derde", "een jaar", "een glas", "een uur of vijf"."""

from __future__ import annotations

from pipeline.dutch.numerals import ordinal
from pipeline.dutch.quantities.counted import counted, looks_plural
from pipeline.dutch.quantities.joins import join
from pipeline.dutch.quantities.kinds import kind_of
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.rates import find_frequency, find_per, of_times
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.special import draft_of
from pipeline.dutch.quantities.tails import apply_unit, find_unit
from pipeline.dutch.units import Unit


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
    some = _some(scan, draft, index, stop)
    if some is not None:
        return some, index + 2
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
        return _serving(scan, draft, index, unit, end, last)
    if unit.dimension != "time" or (unit.code == "year" and unit.times >= 10):
        return None, index + 1
    draft.last = last
    before, second = scan.word(number.first - 1), scan.word(number.first - 2)
    word = scan.words[scan.next_word(last, end - 1) - 1] if end else ""
    if unit.code == "day" and before in scan.grammar.before_a_day:
        return None, index + 1
    if word in scan.grammar.no_single_periods or scan.text[end : end + 1] == "-":
        return None, index + 1
    if before in ("per", "in") and second in scan.grammar.times_words:
        return None, index + 1
    apply_unit(scan, draft, unit, end)
    draft.kind = kind_of(scan, draft)
    find_frequency(scan, draft)
    return draft, index + 1


def _keer(scan: Scan, draft: Draft) -> bool:
    """As in "een keer per week" without the accent."""
    if scan.word(draft.last + 1) not in scan.grammar.times_ends or not scan.joined(draft.last):
        return False
    draft.last += 1
    draft.end = draft.until = scan.ends[draft.last]
    return find_frequency(scan, draft)


def _serving(scan: Scan, draft: Draft, index: int, unit: Unit, end: int, last: int) -> tuple[Draft | None, int]:
    if unit.code not in scan.context.served:
        return None, index + 1
    if not _is_taken(scan, draft, end, last):
        return None, index + 1
    draft.last = last
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


def _some(scan: Scan, draft: Draft, index: int, stop: int) -> Draft | None:
    """As in "een uur of vijf", "een keer of drie per week", "een man of twintig": about so many."""
    if index + 1 >= stop:
        return None
    other = scan.numbers[index + 1]
    measure = other.first - 2
    if other.role or scan.word(other.first - 1) != "of" or not 1 <= measure - draft.last <= 2:
        return None
    if scan.folded[scan.ends[measure] : other.start] != " of " or not scan.joined(draft.last):
        return None
    found = find_unit(scan, scan.starts[measure] - 1, measure - 1, True)
    often = scan.word(measure) in scan.syntax.times
    thing = counted(scan.word(measure))
    if (found is None or found[1] != scan.ends[measure]) and not often and (thing is None or measure != draft.last + 1):
        return None
    after = scan.word(other.last + 1) if scan.joined(other.last) else ""
    if after in scan.units.forms or after in scan.syntax.times or (counted(after) is not None and looks_plural(after)):
        return None
    draft.values, draft.modifier, draft.doubtful = (other.value,), "about", other.doubtful
    draft.end = draft.until = other.end
    draft.last = other.last
    if often:
        of_times(scan, draft)
    elif found is not None:
        apply_unit(scan, draft, found[0], other.end)
        draft.kind = kind_of(scan, draft)
        find_per(scan, draft)
    else:
        draft.kind, draft.unit = "other" if thing == "point" else "count", thing
    return draft
