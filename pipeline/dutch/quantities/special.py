"""Words that are a quantity by themselves: "driemaal", "halvering", "om de dag", "zesjarigen", "je 51ste"."""

from __future__ import annotations

from pipeline.dutch.numerals import numerals
from pipeline.dutch.quantities.counted import counted
from pipeline.dutch.quantities.joins import between
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.rates import find_frequency, times
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.twosided import two_sided


def draft_of(number: Number) -> Draft:
    """A draft of one number alone."""
    return Draft(number.start, number.end, number.first, number.last, (number.value,), doubtful=number.doubtful)


def read_special(scan: Scan, index: int, stop: int) -> tuple[Draft | None, int]:
    """The quantity of a number with a role other than article or vague."""
    number = scan.numbers[index]
    draft = draft_of(number)
    draft.until = draft.end
    if number.role == "ordinal":
        return _ordinal(scan, draft, index, stop)
    if number.role == "times":
        return _times(scan, draft, index)
    if number.role == "change":
        draft.values = tuple(map(float, numerals().changes[scan.words[number.first]]))
        draft.kind, draft.unit, draft.form = (
            "ratio",
            "in" if len(draft.values) == 2 else "x",
            "ratio" if len(draft.values) == 2 else "single",
        )
        return draft, index + 1
    if number.role == "fold":
        return (draft, index + 1) if folded(scan, draft) else (None, index + 1)
    if number.role == "whole":
        if scan.word(number.first - 1) in scan.grammar.before_whole:
            return None, index + 1
        unit = scan.units.forms[scan.words[number.last]]
        draft.kind, draft.unit, draft.dimension = "duration", unit.code, "time"
        return draft, index + 1
    if number.role == "every":
        draft.kind, draft.unit = "frequency", "1/day"
        return draft, index + 1
    return _aged(scan, draft, index)


def folded(scan: Scan, draft: Draft) -> bool:
    """As in "een viervoudig risico", "dubbel zo vaak", "het dubbele": how many times as much."""
    after = scan.word(draft.last + 1) if scan.joined(draft.last) else ""
    context = scan.context
    if not scan.modifiers.negations.isdisjoint(scan.left(draft.first, 8)):  # neem geen dubbele dosis
        return False
    if not after or after in context.breaks:
        said = scan.words[draft.last] not in numerals().folds or scan.word(draft.first - 1) == "het"
    else:
        said = after in context.compared or after.endswith(tuple(context.compared_amounts))
    draft.kind, draft.unit = ("ratio", "x") if said else (None, None)
    return said


def times_range(scan: Scan, index: int, stop: int) -> Draft | None:
    """As in "twee- tot driemaal daags", "vier- tot twaalfjarigen": the second has the ending of both."""
    one, other = scan.numbers[index], scan.numbers[index + 1]
    gap = between(scan, one, other)
    ranged = gap in scan.syntax.range or gap in scan.syntax.alternative or gap in scan.syntax.one_after_other
    paired = gap[:1] == "-" and gap in scan.syntax.both
    if (one.digits and other.role != "times") or one.value >= other.value or not (ranged or paired):
        return None
    if gap == ", " and other.value > one.value + 1:
        return None
    draft, _ = read_special(scan, index + 1, stop)
    if draft is None or draft.form != "single":
        return None
    draft.start, draft.first, draft.values = one.start, one.first, (one.value, other.value)
    draft.form = "pair" if paired else "range"
    return draft


def _times(scan: Scan, draft: Draft, index: int) -> tuple[Draft | None, int]:
    word = scan.words[draft.last]
    if word == "eens":
        return (
            (draft, index + 1)
            if find_frequency(scan, draft) and not scan.word(draft.last + 1).isdigit()
            else (None, index + 1)
        )
    return (draft, index + 1) if times(scan, draft, read=True) else (None, index + 1)


def _aged(scan: Scan, draft: Draft, index: int) -> tuple[Draft | None, int]:
    tail = scan.numbers[index].tail
    if tail in scan.syntax.lasting_tails:
        draft.kind, draft.unit, draft.dimension = "duration", scan.syntax.lasting_tails[tail], "time"
        return draft, index + 1
    aged(scan, draft, tail)
    return draft, index + 1


def aged(scan: Scan, draft: Draft, tail: str) -> None:
    """Give "zesjarigen" or "18-jarige" its kind: an age, or how long ("een tweejarige studie")."""
    draft.unit, draft.dimension = "year", "time"
    draft.kind = "age"
    if tail.startswith("plusser"):
        draft.modifier = "at_least"
        return
    after = scan.word(draft.last + 1)
    if tail not in scan.grammar.aged_adjectives or not scan.joined(draft.last) or after == "leeftijd":
        return
    if counted(after) == "person" or after in scan.context.age_before or after not in scan.context.lasting:
        return
    draft.kind = "duration"


def _ordinal(scan: Scan, draft: Draft, index: int, stop: int) -> tuple[Draft | None, int]:
    number = scan.numbers[index]
    after = scan.word(number.last + 1) if scan.joined(number.last) else ""
    before = scan.word(number.first - 1)
    span = None if before in scan.context.own else _ordinal_range(scan, draft, index, stop)
    if span is not None:
        return span, index + 2
    if after in scan.syntax.birth:
        draft.last += 1
        draft.end = draft.until = scan.ends[draft.last]
        draft.kind, draft.unit, draft.dimension = "age", "year", "time"
        return draft, index + 1
    if after == "plaats" and (not before or before in scan.grammar.before_rank) and not number.digits:
        draft.last += 1
        draft.end = draft.until = scan.ends[draft.last]
        draft.kind, draft.unit = "other", "rank"
        return draft, index + 1
    if after in scan.syntax.numbered and number.value >= (4 if after in scan.grammar.weeks else 6):
        draft.last += 1
        draft.end = draft.until = scan.ends[draft.last]
        draft.kind, draft.unit, draft.dimension = "duration", scan.syntax.numbered[after], "time"
        return draft, index + 1
    if before in scan.context.own and number.value >= 4 and (not after or not _counts(scan, after, number)):
        return _own_age(scan, draft, index, stop)
    return None, index + 1


def _ordinal_range(scan: Scan, draft: Draft, index: int, stop: int) -> Draft | None:
    """As in "tussen de tiende en de vijftiende dag", "hoger dan de tiende maar lager dan de vijftiende"."""
    if index + 1 >= stop:
        return None
    other = scan.numbers[index + 1]
    if other.role != "ordinal":
        return None
    if not two_sided(scan, draft, scan.numbers[index], other):
        gap = scan.folded[draft.end : other.start] if other.start - draft.end < 18 else ""
        if gap not in scan.grammar.between_ordinals or other.value <= draft.values[0]:
            return None
        if scan.grammar.range_openers.isdisjoint(scan.left(draft.first, 2)):
            return None
        draft.values, draft.form, draft.bounded = (draft.values[0], other.value), "range", True
        draft.end, draft.last = other.end, other.last
    unit = scan.syntax.numbered.get(scan.word(other.last + 1)) if scan.joined(other.last) else None
    if unit is None:
        if scan.joined(other.last) and scan.word(other.last + 1) not in scan.context.breaks:
            return None
        draft.kind, draft.unit, draft.until = "other", "rank", draft.end
        return draft
    draft.last = other.last + 1
    draft.end = draft.until = scan.ends[draft.last]
    draft.kind, draft.unit, draft.dimension = "duration", unit, "time"
    return draft


def _counts(scan: Scan, word: str, number: Number) -> bool:
    """Whether an ordinal numbers the thing after it ("mijn vijfde kind") and so is no age."""
    if number.digits and number.value >= 12:
        return counted(word) is not None and counted(word) != "person"
    if word.endswith("e") and number.value < 12:
        return True
    return counted(word) is not None or word in scan.units.forms or word in scan.grammar.numbered_things


def _own_age(scan: Scan, draft: Draft, index: int, stop: int) -> tuple[Draft, int]:
    draft.kind, draft.unit, draft.dimension = "age", "year", "time"
    if index + 1 < stop:
        other = scan.numbers[index + 1]
        gap = scan.folded[draft.end : other.start] if other.start - draft.end < 14 else ""
        if (
            other.role == "ordinal"
            and other.value > draft.values[0]
            and gap in (" en ", " tot ", "-", " en je ", " en hun ", " tot je ")
        ) and ("tussen" in scan.left(draft.first, 2) or "tot" in gap or "-" in gap):
            draft.values, draft.form = (draft.values[0], other.value), "range"
            draft.end = draft.until = other.end
            draft.last = other.last
            return draft, index + 2
    return draft, index + 1
