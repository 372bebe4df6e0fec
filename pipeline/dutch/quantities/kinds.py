"""What a quantity is of: a dose or a measurement, a duration or an age."""

from __future__ import annotations

from pipeline.article import QuantityKind
from pipeline.dutch.grammar import grammar
from pipeline.dutch.quantities.ages import is_age
from pipeline.dutch.quantities.scan import Draft, Scan

_FIXED: dict[str, QuantityKind] = {
    "temperature": "measurement",
    "concentration": "measurement",
    "pressure": "measurement",
    "length": "measurement",
    "area": "measurement",
    "amount": "measurement",
    "radiation": "measurement",
    "energy": "measurement",
    "money": "money",
    "enzyme": "dose",
    "enzyme_activity": "measurement",
    "activity": "dose",
    "data": "measurement",
    "frequency_hz": "measurement",
    "power": "measurement",
    "voltage": "measurement",
    "level": "measurement",
    "light": "measurement",
    "exercise": "measurement",
    "optics": "measurement",
    "cell_volume": "measurement",
    "organisms": "dose",
}
_BODY = frozenset(("kg", "t"))
_WEIGHED = frozenset(("g", "kg", "t"))


def kind_of(scan: Scan, draft: Draft) -> QuantityKind:
    """The kind of a quantity with a unit."""
    if draft.dimension == "fraction":
        return "percentage" if draft.unit == "%" else "measurement"
    fixed = _FIXED.get(draft.dimension)
    if fixed is not None:
        return fixed
    if draft.dimension == "time":
        return "age" if is_age(scan, draft) else "duration"
    if draft.dimension == "household":
        return _serving(scan, draft)
    if draft.dimension == "mass":
        return _mass(scan, draft)
    if draft.dimension == "volume":
        return _volume(scan, draft)
    return "measurement"


def _serving(scan: Scan, draft: Draft) -> QuantityKind:
    many = draft.values[-1] >= 20 and draft.per is None and draft.unit != "drop"
    if many:
        return "count"
    if draft.unit in scan.context.counted_servings:
        near = [*scan.left(draft.first, 8), *scan.right(draft.last, 3)]
        return "count" if draft.unit != "patch" or scan.context.applied.isdisjoint(near) else "dose"
    if draft.values[-1] >= 1000:
        return "count"
    if draft.unit == "piece" and draft.per is None:
        words = {*scan.left(draft.first, 8), *scan.right(draft.last, 4)}
        return "dose" if "dag" in words or scan.context.taken.intersection(words) else "count"
    return "dose"


def _mass(scan: Scan, draft: Draft) -> QuantityKind:
    before = scan.left(draft.first, 7)
    after = scan.right(draft.last, 4)
    if draft.per in ("kg", "g"):
        if _is_measured(scan, before):
            return "measurement"
        glued = scan.char(draft.end) == "/"
        return "dose" if glued or _body_weight(after, before, scan.folded[draft.end : draft.until]) else "measurement"
    if draft.per in ("day", "week", "kg/day") or "daags" in after[:2]:
        if before and any(word.endswith(scan.grammar.measured_ends) for word in before):
            return "measurement"
        return "dose" if draft.unit not in _BODY or scan.context.taken.intersection(before) else "measurement"
    if draft.unit in _BODY or (draft.unit == "g" and draft.values[0] >= 600):
        return "measurement"
    if draft.per is None and "per" in after[:-1]:
        bottom = after[after.index("per") + 1]
        if (weight := scan.units.forms.get(bottom)) is not None and (weight.code, weight.times) == ("kg", 1.0):
            draft.per = "kg"
            given = not _is_measured(scan, before) and _body_weight(scan.right(draft.last, 7), before, "")
            return "dose" if given else "measurement"
    if _container(scan, draft) or _labelled(scan, draft):
        return "measurement"
    if draft.unit == "g" and draft.values[0] >= 10 and _bracketed(scan, draft):
        return "measurement"
    if draft.unit == "g" and not scan.context.holds.isdisjoint(before[-5:]):
        return "measurement"
    weighed = scan.context.weighed if draft.unit in _WEIGHED else frozenset()
    for word in reversed(before):
        if word in scan.context.measured or word in weighed or word.endswith(scan.grammar.measured_ends):
            return "measurement"
        if word in scan.context.taken:
            return "dose"
    if after and (after[0] in scan.grammar.weight_changes or (after[0] == "per" and after[1:2] == ["100"])):
        return "measurement"
    return "dose"


def _is_measured(scan: Scan, words: list[str]) -> bool:
    context = scan.context
    return not (context.measured.isdisjoint(words) and context.weighed.isdisjoint(words))


def _body_weight(after: list[str], before: list[str], rate: str) -> bool:
    return (
        "gewicht" in rate
        or "dag" in rate
        or "keer" in after
        or "lichaamsgewicht" in after
        or "lichaamsgewicht" in before
        or "dag" in after
        or not grammar().given.isdisjoint(before)
    )


def _container(scan: Scan, draft: Draft) -> bool:
    """As in "een portie van 85 gram", "een handje noten (30 g)": the weight of a serving."""
    index = draft.first - 1
    gap = scan.folded[scan.ends[index] : draft.start] if index >= scan.low_word else ""
    before = scan.left(draft.first, 5)
    if not any(
        (unit := scan.units.forms.get(word)) is not None and unit.code in scan.context.dishes for word in before
    ):
        return False
    return (before[-1] == "van" and gap == " ") or gap == " ("


def _bracketed(scan: Scan, draft: Draft) -> bool:
    """As in "een banaan (120 g)": what one of it weighs."""
    return scan.char(draft.start - 1) == "(" and scan.char(draft.end) == ")"


def _labelled(scan: Scan, draft: Draft) -> bool:
    """As in "per 100 g", "= 10 gram", a row of nutrients with their energy: figures of a label."""
    before = scan.word(draft.first - 1)
    if draft.values == (100.0,) and before in scan.grammar.label_amounts:
        return True
    if scan.text[max(scan.low, draft.start - 2) : draft.start] == "= ":
        return True
    return scan.energy


def _volume(scan: Scan, draft: Draft) -> QuantityKind:
    if _container(scan, draft) or _labelled(scan, draft):
        return "measurement"
    if draft.per is None:
        end = scan.char(draft.end)
        index = draft.first - 1
        gap = scan.folded[scan.ends[index] : draft.start] if index >= scan.low_word else ""
        if gap == ", " and end in (",", ""):
            return "measurement"
        if _is_measured(scan, scan.left(draft.first, 5)):
            return "measurement"
    return "dose"
