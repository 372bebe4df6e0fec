"""Two bounds that make one range: "hoger dan 4 en lager dan 8 mmol/l", "minimaal 200 en maximaal 400 mg"."""

from __future__ import annotations

from pipeline.article import Modifier
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.scan import Draft, Scan

_BELOW = frozenset(("less_than", "at_most", "up_to"))
_ABOVE = frozenset(("more_than", "at_least"))
_BOUNDS = _BELOW | _ABOVE
_LONGEST = 40  # characters between the two numbers


def two_sided(scan: Scan, draft: Draft, one: Number, other: Number) -> bool:
    """Make the draft a range where the two numbers are its bounds, one above and one below."""
    if other.start - one.end > _LONGEST or other.role not in ("", one.role) or one.value == other.value:
        return False
    joint = one.last + 1
    if other.first - joint < 2 or scan.words[joint] not in scan.syntax.two_sided:
        return False
    if scan.folded[one.end : scan.starts[joint]] not in (" ", ", "):
        return False
    second = _bound(scan, other, joint + 1)
    if second is None:
        return False
    first = _bound(scan, one, scan.low_word)
    above, below = (one, other) if first in _ABOVE else (other, one)
    if not ((second in _BELOW and first in _ABOVE) or (second in _ABOVE and first in _BELOW)):
        return False
    if above.value >= below.value:
        return False
    draft.values, draft.form, draft.bounded = (above.value, below.value), "range", True
    draft.end, draft.last = other.end, other.last
    return True


def _bound(scan: Scan, number: Number, since: int) -> Modifier | None:
    """The bound that the words right before a number set; between two numbers it must hold all words from `since`."""
    index = number.first - 1
    between = since > scan.low_word
    if index < since or scan.folded[scan.ends[index] : number.start] != " ":
        return None
    for at in (index, index - 1) if scan.words[index] in scan.syntax.two_sided_passed else (index,):
        for size in scan.modifiers.sizes.get(scan.words[at], ()):
            first = at - size + 1
            phrase = tuple(scan.words[first : at + 1])
            name = scan.modifiers.before.get(phrase)
            if first < since or name not in _BOUNDS:
                continue
            if scan.syntax.approximate.intersection(phrase):
                return None
            if between and any(word not in scan.syntax.two_sided_passed for word in scan.words[since:first]):
                continue
            return name
    return None
