"""What so many a day are of, where it was named before: "sigaretten: 20 per dag", "roken, 20 per dag"."""

from __future__ import annotations

from pipeline.article import QuantityKind
from pipeline.dutch.quantities.counted import counted, looks_plural, singular
from pipeline.dutch.quantities.scan import Draft, Scan

_JOINTS = (": ", ", ", " (", " - ", " – ")
_NEAR = 5  # words within which a habit is named


def named_before(scan: Scan, draft: Draft) -> tuple[QuantityKind, str] | None:
    """Kind and unit of the thing that stands before a number, or of what a habit named there takes."""
    index = draft.first - 1
    edge = draft.start
    while index >= scan.low_word and _weakens(scan, scan.words[index]) and scan.folded[scan.ends[index] : edge] == " ":
        edge = scan.starts[index]
        index -= 1
    if index < scan.low_word:
        return None
    if scan.folded[scan.ends[index] : edge] in _JOINTS and (thing := _thing(scan, scan.words[index])):
        return thing
    for word in reversed(scan.left(draft.first, _NEAR)):
        if word in scan.context.habits:
            return _served(scan, scan.context.habits[word])
    return None


def _weakens(scan: Scan, word: str) -> bool:
    return (word,) in scan.modifiers.before or word in scan.context.leaning_through


def _thing(scan: Scan, word: str) -> tuple[QuantityKind, str] | None:
    unit = scan.units.forms.get(word)
    if unit is not None:
        return _served(scan, unit.code) if unit.dimension == "household" else None
    if not looks_plural(word) or word in scan.context.uncountable:
        return None
    thing = counted(word)
    if thing is None:
        return "count", singular(word)
    return None if thing == "person" else _served(scan, thing)


def _served(scan: Scan, code: str) -> tuple[QuantityKind, str]:
    """A serving that is taken is a dose, anything else a count."""
    unit = scan.units.codes.get(code)
    taken = unit is not None and code not in scan.context.counted_servings
    return ("dose" if taken else "count"), code
