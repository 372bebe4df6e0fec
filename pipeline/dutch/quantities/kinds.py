"""What a quantity is of: a dose or a measurement, a duration or an age."""

from __future__ import annotations

from pipeline.article import QuantityKind
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.tables import counted

_FIXED: dict[str, QuantityKind] = {
    "fraction": "percentage",
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
    "activity": "dose",
    "data": "measurement",
    "frequency_hz": "measurement",
    "power": "measurement",
    "voltage": "measurement",
    "level": "measurement",
    "light": "measurement",
    "exercise": "measurement",
}
_BODY = frozenset(("kg", "t"))
_COUNTS = frozenset(("cigarette", "step", "barrel", "turn", "patch", "bottle", "can", "package"))
_AGE_STEPS = frozenset(
    "vanaf tot van tussen boven onder over rond de het en met ouder jonger dan circa ongeveer zo'n bijna ruim beneden "
    "minstens minimaal gemiddeld maximaal t m".split()
)
_AGE_DIRECT = frozenset(("ouder", "jonger"))


def kind_of(scan: Scan, draft: Draft) -> QuantityKind:
    """The kind of a quantity with a unit."""
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
    if draft.unit in _COUNTS or (draft.values[-1] >= 20 and draft.per is None):
        return "count"
    if draft.values[-1] >= 1000:
        return "count"
    return "dose"


def _mass(scan: Scan, draft: Draft) -> QuantityKind:
    before = scan.left(draft.first, 7)
    after = scan.right(draft.last, 4)
    if draft.per in ("kg", "g"):
        return "measurement" if draft.unit in ("mg", "ug", "g") and not _body_weight(after, before) else "dose"
    if draft.per in ("day", "week", "kg/day") or "daags" in after[:2]:
        return "dose" if draft.unit not in _BODY or scan.context.taken.intersection(before) else "measurement"
    if draft.unit in _BODY:
        return "measurement"
    if _container(scan, draft):
        return "measurement"
    measured = scan.context.measured
    for word in reversed(before):
        if word in measured:
            return "measurement"
        if word in scan.context.taken:
            return "dose"
    if after and (after[0] in ("zwaarder", "lichter", "afgevallen") or (after[0] == "per" and after[1:2] == ["100"])):
        return "measurement"
    return "dose"


def _body_weight(after: list[str], before: list[str]) -> bool:
    return "lichaamsgewicht" in after or "lichaamsgewicht" in before or "dag" in after or "dosis" in before or bool(
        {"kinderen", "krijgen", "geef"}.intersection(before)
    )


def _container(scan: Scan, draft: Draft) -> bool:
    """"een portie van 85 gram", "een handje noten (30 g)": the weight of a serving."""
    index = draft.first - 1
    gap = scan.folded[scan.ends[index] : draft.start] if index >= scan.low_word else ""
    before = scan.left(draft.first, 5)
    households = [w for w in before if (u := scan.units.forms.get(w)) is not None and u.dimension == "household"]
    if not households:
        return False
    if households[-1] in ("tablet", "tabletten", "capsule", "capsules", "pil", "pillen", "maatlepel", "druppel", "druppels"):
        return False
    return (before[-1] == "van" and gap == " ") or gap == " ("


def _volume(scan: Scan, draft: Draft) -> QuantityKind:
    if _container(scan, draft):
        return "measurement"
    if draft.per is None:
        end = scan.char(draft.end)
        index = draft.first - 1
        gap = scan.folded[scan.ends[index] : draft.start] if index >= scan.low_word else ""
        if gap == ", " and end in (",", ""):
            return "measurement"
        if scan.context.measured.intersection(scan.left(draft.first, 5)):
            return "measurement"
    return "dose"


def is_age(scan: Scan, draft: Draft) -> bool:
    """Whether a quantity of years, months, weeks or days is an age."""
    if draft.unit not in ("year", "month", "week", "day"):
        return False
    after = scan.word(draft.last + 1)
    if after in scan.context.age_after or after in ("leeftijd",):
        return True
    joint = scan.joined(draft.last)
    second = scan.word(draft.last + 2)
    if joint and after in ("of", "en") and second in ("ouder", "jonger"):
        return True
    index = draft.first - 1
    edge = draft.start
    steps = 0
    while index >= scan.low_word and steps < 7:
        gap = scan.folded[scan.ends[index] : edge]
        word = scan.words[index]
        if gap.strip(" \u00a0(,-–<>≥≤=") and not (word in ("m", "t") and gap == "/"):
            break
        if "\n" in gap or "\t" in gap:
            break
        if word in _AGE_DIRECT:
            return True
        if word.startswith("leeftijd"):
            return True
        if word in _AGE_STEPS or word[0].isdigit() or word in ("jaar", "maanden", "maand", "weken"):
            steps += 1
        elif word in scan.context.age_before or (counted(word) == "person" and word not in ("ouder",)):
            if steps == 0:
                return scan.char(draft.end) in (":", ";", ",", ")", "\t", "\n", "") and draft.unit in ("year", "month")
            return _age_link(scan, index + 1, draft)
        else:
            break
        edge = scan.starts[index]
        index -= 1
    if index < scan.low_word and steps == 0 and scan.char(draft.end) in (":", "\t") and draft.unit in ("year", "month"):
        return draft.first == scan.low_word or scan.text[scan.low : draft.start].strip(" -•*–·\t") == ""
    return False


def _age_link(scan: Scan, first: int, draft: Draft) -> bool:
    """Whether the words from a person to a number of years say an age, not how long."""
    words = scan.words[first : draft.first]
    if words[0] in ("met", "over", "rond", "en", "minstens", "minimaal", "gemiddeld", "maximaal", "ruim", "bijna", "de", "het"):
        return words[0] == "rond" and draft.unit == "year"
    return True
