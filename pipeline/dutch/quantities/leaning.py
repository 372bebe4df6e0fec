"""Numbers that lean on what was counted before them, or on a rate after them."""

from __future__ import annotations

from pipeline.dutch.quantities.scan import Draft, Scan


def daily(scan: Scan, draft: Draft, previous: Draft | None) -> bool:
    """As in "1 per dag": so many of what was named before; "vijftien op een dag": how often."""
    first, second = scan.word(draft.last + 1), scan.word(draft.last + 2)
    if not scan.joined(draft.last):
        return False
    if first == "per" and second in ("dag", "week", "etmaal"):
        draft.per = "week" if second == "week" else "day"
        draft.kind, draft.unit = "dose", "tablet"
        if previous is not None and previous.unit and (previous.dimension == "household" or previous.kind == "count"):
            draft.unit = previous.unit
            draft.kind = "dose" if previous.dimension == "household" and previous.unit != "step" else "count"
        draft.until = scan.ends[draft.last + 2]
        return True
    if first == "op" and second in ("een", "de") and scan.word(draft.last + 3) == "dag":
        draft.kind, draft.unit = "frequency", "1/day"
        draft.last += 3
        draft.end = draft.until = scan.ends[draft.last]
        return True
    return False


def half(scan: Scan, draft: Draft) -> bool:
    """As in "een halve", said of a tablet named before."""
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
    if not word or previous is None or scan.folded[scan.ends[index] : draft.start] != " ":
        return False
    after = scan.word(draft.last + 1)
    words = scan.left(draft.first, 4)
    whole = all(value == int(value) for value in draft.values)
    if previous.start >= scan.low:
        against = word in scan.context.against or (
            len(words) > 1 and words[-2] in scan.context.against and word in ("slechts", "maar", "de")
        )
        if against and previous.unit and previous.kind in ("count", "measurement", "percentage", "duration", "dose"):
            return _lean(draft, previous)
        if (
            previous.kind == "measurement"
            and word in ("en", "naar", "maar")
            and not whole
            and after in ("bij", "in", "na", "voor")
        ):
            return _lean(draft, previous)
        if previous.kind == "count" and word == "en" and after in ("die", "ervan") and whole:
            return _lean(draft, previous)
    if counts and whole:
        while words and words[-1] in scan.context.leaning_through:
            words = words[:-1]
        if words and words[-1] in ("er", "waarvan", "hiervan", "daarvan"):
            return draft.values[0] > 1 and _lean(draft, counts[-1])
    return False


def _lean(draft: Draft, previous: Draft) -> bool:
    draft.kind, draft.unit, draft.dimension = previous.kind, previous.unit, previous.dimension
    draft.until = draft.end
    return True
