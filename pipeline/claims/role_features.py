"""What the choice of a substance and an outcome looks at: features of every option, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.claims.context import points_back
from pipeline.claims.effects import directions
from pipeline.claims.entries import BAD, CANDIDATES, generic
from pipeline.claims.reading import Seen
from pipeline.claims.roles import Option, listed

_REACH = 6
_GROUPS = (
    "method", "norm", "occurrence", "intake", "contains", "result", "body_action", "population", "safe", "benefit",
    "anaphor", "testimony", "harm",
)  # fmt: skip

Feature = tuple[str, str]  # group and value


class Offered(NamedTuple):
    """All that counts of an option which only the context offers; the same ones come back all the time."""

    origins: tuple[str, ...]
    kind: str  # which roles it can have
    term_kind: str
    size: str  # how many substances and outcomes the sentence names itself
    back: str  # whether the sentence points back
    block: str

    def row(self) -> list[Feature]:
        """Its features."""
        places = [_place(origin) for origin in self.origins]
        kind = "off " + self.kind
        row = [("from", " + ".join(self.origins)), ("from places", " + ".join(places)), ("from class", self.kind)]
        row += [("off", origin) for origin in dict.fromkeys((*self.origins, *places))]
        row += [("off " + place, self.back) for place in places if place[2:] in ("near", "said")]
        row += ((kind, self.size), (kind, self.back), (kind, self.block), ("off kind", self.term_kind))
        return row


class Traits(NamedTuple):
    """The features of the options (the last is none at all), and what they share: crossed with the class of each."""

    rows: list[list[Feature] | Offered]
    classes: list[str]
    shared: list[str]

    def named(self, more: Sequence[Sequence[Feature]] | None = None) -> list[list[str]]:
        """All features of every option, with `more` of each, by their names in the model."""
        extra = more or [()] * len(self.rows)
        return [
            [f"{group}: {value}" for group, value in (*(row.row() if isinstance(row, Offered) else row), *added)]
            + [f"{kind}: {value}" for value in self.shared]
            for row, kind, added in zip(self.rows, self.classes, extra, strict=True)
        ]


def role_traits(seen: Seen, options: Sequence[Option], types: Sequence[str]) -> Traits:
    """The features of every option, and last those of none at all; `types` are those of the claim."""
    rows: list[list[Feature] | Offered] = []
    classes: list[str] = []
    count = {"s": 0, "o": 0}
    own = [option for option in options if option.mark is not None]
    context = [option for option in options if option.mark is None]
    for order, option in enumerate(own):
        kind = option.kind
        for role in ("s", "o"):
            count[role] += kind in (role, "both")
        row = _position(seen, own, order, kind)
        if option.substance:
            row.append(("nth", f"s {min(count['s'], 3)}"))
        if option.outcome:
            row.append(("nth", f"o {min(count['o'], 3)}"))
        for origin in option.origins:
            row += (("also", origin), ("also class", _place(origin)))
        if not option.origins and any(other.origins for other in options):
            row.append(("also", "nowhere " + kind))
        rows.append(row)
        classes.append(kind)
    size = f"s {min(count['s'], 2)} o {min(count['o'], 2)}"
    back = "back" if points_back(seen) else "-"
    block = seen.block.kind
    for option in context:
        term = option.substance or option.outcome
        assert term is not None
        rows.append(Offered(option.origins, option.kind, term.kind, size, back, block))
        classes.append("implied" if option.origins[0].startswith("o implied") else "off " + option.kind)
    offered = "offered" if any(option.substance for option in context) else "bare"
    rows.append([("none", offered), ("none", size), ("none", offered + " " + size), ("none", back),
                 *(("none " + offered, name) for name in types)])  # fmt: skip
    classes.append("none " + offered)
    return Traits(rows, classes, _shared(seen, types))


def _place(origin: str) -> str:
    """An origin without how a main subject stands to the others."""
    return origin[:6] if origin.startswith("main", 2) else origin


def _position(seen: Seen, own: Sequence[Option], order: int, kind: str) -> list[Feature]:
    """What stands around an option that the sentence names."""
    words, first, last = seen.scan.words, seen.first, seen.last
    option = own[order]
    mark = option.mark
    assert mark is not None
    row: list[Feature] = [("kind", name) for name in sorted(mark.entry.kinds & CANDIDATES)]
    row += (("class", kind), ("place", f"{min(order, 3)} of {min(len(own), 4)}"))
    row.append(("before", words[mark.first - 1] if mark.first > first else "^"))
    row.append(("after", words[mark.last] if mark.last < last else "$"))
    if mark.first - 2 >= first:
        row.append(("before that", words[mark.first - 2]))
    left = right = ""
    near = 0
    for effect in seen.effects:
        if effect.last <= mark.first:
            left, near = effect.kind, mark.first - effect.last
        elif effect.first >= mark.last and not right:
            right = effect.kind
            row.append(("effect after", right))
            row.append(("effect after " + kind, f"{right} {min((effect.first - mark.last + 1) // 2, 3)}"))
    if left:
        row.append(("effect before", left))
        row.append(("effect before " + kind, f"{left} {min((near + 1) // 2, 3)}"))
    side = "between" if left and right else "left" if right else "right" if left else "alone"
    row += (("side", side), ("side " + kind, side))
    if mark.first - first < 2:
        row += (("opens", "yes"), ("opens", kind))
    if not directions().chances.isdisjoint(words[max(first, mark.first - _REACH) : mark.first]):
        row.append(("chance", "before"))
    start = mark.start - seen.sentence.start
    if start > 0 and (opened := seen.text.rfind("(", 0, start)) >= 0 and seen.text.find(")", opened, start) < 0:
        row.append(("bracket", "in"))
    before = own[order - 1].mark if order else None
    if before is not None and listed(words, before, mark):
        row += (("listed", "yes"), ("listed", kind))
    term = option.outcome or option.substance
    assert term is not None
    row.append(("term", term.nl))
    if term.nl in generic("class"):
        row.append(("whole class", kind))
    return row


def _shared(seen: Seen, types: Sequence[str]) -> list[str]:
    """What holds for the sentence as a whole."""
    kinds = sorted({quantity.kind for quantity in seen.quantities})
    names = ["amount " + kind for kind in kinds] or ["no amount"]
    names += sorted({"effect " + effect.kind for effect in seen.effects}) or ["no effect"]
    names += types
    if len(types) > 1:
        names.append(" ".join(types))
    names += ["cue " + group for group in _GROUPS if group in seen.kinds]
    return names


def nature(option: Option | None) -> str:
    """What an outcome is, as far as the choice of the substance looks at it."""
    if option is None:
        return "no outcome"
    term = option.outcome or option.substance
    assert term is not None
    bad = "bad" if term.kind in BAD else "good" if option.outcome else "substance"
    if option.mark is None:
        return "implied " + term.nl if "o implied " + term.nl in option.origins else "context " + bad
    return "named " + bad


def beside(kind: str, outcome: str, types: Sequence[str]) -> list[Feature]:
    """What the nature of the outcome adds to the features of the substance, for the options of a class."""
    return [("beside " + kind, outcome), ("beside " + kind, f"{outcome} {' '.join(types)}")]
