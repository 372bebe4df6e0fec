"""Numbers that lean on what was counted before them, or on a rate after them."""

from __future__ import annotations

from pipeline.dutch.quantities.apposition import named_before
from pipeline.dutch.quantities.counted import counted, looks_plural
from pipeline.dutch.quantities.scan import Draft, Scan


def daily(scan: Scan, draft: Draft, previous: Draft | None) -> bool:
    """As in "1 per dag": so many of what was named before; "vijftien op een dag": how often."""
    first, second = scan.word(draft.last + 1), scan.word(draft.last + 2)
    if not scan.joined(draft.last) or scan.word(draft.first - 1) == "er":
        return False
    if first == "per" and second in scan.grammar.taken_in:
        draft.per = scan.syntax.periods[second]
        draft.kind, draft.unit = "dose", "tablet"
        if previous is not None and previous.unit and (previous.dimension == "household" or previous.kind == "count"):
            draft.unit = previous.unit
            draft.kind = "dose" if previous.dimension == "household" and previous.unit != "step" else "count"
        elif thing := named_before(scan, draft):
            draft.kind, draft.unit = thing
        elif draft.per == "month":  # nothing was named that is taken by the month
            draft.kind = draft.unit = draft.per = None
            return False
        draft.until = scan.ends[draft.last + 2]
        return True
    if first == "op" and second in ("een", "de") and scan.word(draft.last + 3) == "dag":
        draft.kind, draft.unit = "frequency", "1/day"
        draft.last += 3
        draft.end = draft.until = scan.ends[draft.last]
        return True
    return False


def prescribed(scan: Scan, draft: Draft, previous: Draft | None) -> bool:
    """As in "1 dd 2", "1dd1T": so many each time, of what was named before or a letter tells."""
    if previous is None or previous.unit != "1/day" or not scan.folded.endswith("dd", 0, previous.end):
        return False
    if scan.text[previous.end : draft.start] not in (" ", ""):
        return False
    unit = scan.syntax.prescribed.get(scan.folded[draft.end : min(scan.ends[draft.last], draft.end + 8)])
    if unit is not None:  # 1dd1T
        draft.end = scan.ends[draft.last]
    draft.kind, draft.unit, draft.dimension = "dose", unit or scan.serving or "tablet", "household"
    draft.until = draft.end
    return True


def half(scan: Scan, draft: Draft) -> bool:
    """As in "een halve", said of a tablet named before."""
    if scan.words[draft.last] == "half" and scan.word(draft.last + 1) == "van":  # een half van de dosis
        draft.values, draft.form, draft.kind, draft.unit, draft.until = (1.0, 2.0), "ratio", "ratio", "in", draft.end
        return True
    if scan.serving is None or scan.words[draft.last] != "halve":
        return False
    if scan.joined(draft.last) and scan.word(draft.last + 1) not in ("per", "op", "in", "of", "en"):
        return False
    draft.kind, draft.unit, draft.dimension, draft.until = "dose", scan.serving, "household", draft.end
    return True


def sample(scan: Scan, draft: Draft) -> bool:
    """As in "(n = 64)": the size of a group."""
    if draft.values[0] != int(draft.values[0]) or scan.word(draft.first - 1) != "n":
        return False
    if "=" not in scan.text[scan.ends[draft.first - 1] : draft.start]:
        return False
    draft.kind, draft.unit = "count", "person"
    return True


def any_range(scan: Scan, draft: Draft) -> bool:
    """A range of plain numbers that says nothing of what it ranges over."""
    if (
        scan.char(draft.end) in (":", "/", "-")
        or draft.first == scan.low_word
        or draft.start != scan.starts[draft.first]
    ):
        return False
    if not (draft.bounded or any(word in scan.folded[draft.start : draft.end] for word in (" tot ", " en "))):
        return False
    draft.kind, draft.unit, draft.until = "other", None, draft.end
    return True


def leaning(scan: Scan, draft: Draft, previous: Draft | None, counts: list[Draft]) -> bool:
    """A number that takes kind and unit from the quantity before it: "tegenover 22", "kregen er 30", "en 0,68 bij"."""
    index = draft.first - 1
    word = scan.word(index)
    if (
        scan.word(draft.last + 1) == "van"
        and scan.word(draft.last + 2) in scan.grammar.them
        and scan.joined(draft.last)
    ):
        draft.kind, draft.unit, draft.until = "count", "person", draft.end
        return True
    if word and _of_a_number(scan, draft):
        return True
    if not word or previous is None or scan.folded[scan.ends[index] : draft.start] != " ":
        return False
    after = scan.word(draft.last + 1)
    words = scan.left(draft.first, 4)
    whole = all(value == int(value) for value in draft.values)
    if previous.start >= scan.low:
        against = (
            word in scan.context.against
            or (len(words) > 1 and words[-2] in scan.context.against and word in scan.grammar.against_through)
            or " ".join(words[-3:]) in scan.context.set_against.get(word, ())
        )
        if against and previous.unit and previous.kind in ("count", "measurement", "percentage", "duration", "dose"):
            return _lean(draft, previous)
        if _other_people(scan, draft, previous, word):
            draft.per = previous.per
            return _lean(draft, previous)
        if (
            previous.kind == "measurement"
            and word in scan.grammar.other_measure
            and not whole
            and after in scan.grammar.other_group
        ):
            return _lean(draft, previous)
        if word == "en" and after in scan.grammar.other_group and _parallel(scan, draft, previous, after):
            return _lean(draft, previous)
        if previous.kind == "count" and word == "en" and after in scan.grammar.of_these and whole:
            return _lean(draft, previous)
    if counts and whole:
        while words and words[-1] in scan.context.leaning_through | scan.context.bounding:
            words = words[:-1]
        if words and words[-1] in scan.grammar.counted_of:
            return (draft.values[0] > 1 or scan.text[draft.start] in "éÉ1") and _lean(draft, counts[-1])
    if word == "er" and previous.start >= scan.low and previous.kind in _TIMED and after in scan.context.needed:
        return _lean(draft, previous)
    return False


def _other_people(scan: Scan, draft: Draft, previous: Draft, word: str) -> bool:
    """As in "mannen eten 9,7 gram per dag, vrouwen 7,4": the same amount of others, which ends the clause."""
    if previous.kind not in ("measurement", "dose", "percentage") or draft.first - previous.last > 7:
        return False
    edge = max(previous.end, previous.until)
    if scan.char(edge) not in (",", ";") and not scan.folded.startswith(" en ", edge):
        return False
    return scan.char(draft.end) in (".", ",", ";", ")", "") and counted(word) == "person" and looks_plural(word)


_TIMED = frozenset(("duration", "dose", "frequency"))


def _parallel(scan: Scan, draft: Draft, previous: Draft, word: str) -> bool:
    """As in "2000 kilocalorieën voor vrouwen en 2500 voor mannen"."""
    if previous.kind not in ("count", "measurement", "dose", "percentage") or draft.first - previous.last > 6:
        return False
    return scan.word(scan.next_word(previous.last, max(previous.end, previous.until))) == word


def _of_a_number(scan: Scan, draft: Draft) -> bool:
    """As in "het aantal gebruikers steeg van 120.000 naar ruim 480.000": so many of those."""
    if any(value != int(value) for value in draft.values) or draft.form == "ratio":
        return False
    words = scan.left(draft.first, 16)
    if "aantal" not in words:
        return False
    place = len(words) - 1 - words[::-1].index("aantal")
    while words and words[-1] in scan.context.leaning_through | scan.context.bounding:
        words = words[:-1]
    if not words or words[-1] not in scan.context.numbered_by or place >= len(words) - 2:
        return False
    index = draft.first - len(scan.left(draft.first, 16)) + place + 1
    while scan.words[index].endswith("e") and index < draft.first - 2:
        index += 1
    thing = counted(scan.words[index])
    if thing is None or not looks_plural(scan.words[index]):
        return False
    draft.kind, draft.unit, draft.until = "count", thing, draft.end
    return True


def _lean(draft: Draft, previous: Draft) -> bool:
    draft.kind, draft.unit, draft.dimension = previous.kind, previous.unit, previous.dimension
    draft.until = draft.end
    return True
