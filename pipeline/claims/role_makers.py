"""The names of the features of options, each made from a few small arguments, in the order in which they are added."""

from __future__ import annotations

from pipeline.claims.entries import CANDIDATES, generic
from pipeline.claims.offers import Told

_NAMED = CANDIDATES | {"unknown"}
GROUPS = (
    "method", "norm", "occurrence", "intake", "contains", "result", "body_action", "population", "safe", "benefit",
    "anaphor", "testimony", "harm",
)  # fmt: skip


def place_of(kind: str, kinds: frozenset[str], order: int, count: int) -> list[str]:
    return [*(f"kind: {name}" for name in sorted(kinds & _NAMED)), f"class: {kind}", f"place: {order} of {count}"]


def word_at(place: str, word: str) -> list[str]:
    return [f"{place}: {word}"]


def effects_around(kind: str, left: str, before: int, right: str, after: int) -> list[str]:
    """The effects on either side, with how far they stand."""
    side = "between" if left and right else "left" if right else "right" if left else "alone"
    row = [f"effect after: {right}", f"effect after {kind}: {right} {after}"] if right else []
    row += [f"effect before: {left}", f"effect before {kind}: {left} {before}"] if left else []
    return [*row, f"side: {side}", f"side {kind}: {side}"]


def standing_out(kind: str, opens: bool, chance: bool, bracketed: bool, in_list: bool) -> list[str]:
    row = ["opens: yes", f"opens: {kind}"] if opens else []
    row += ["chance: before"] if chance else []
    row += ["bracket: in"] if bracketed else []
    return row + (["listed: yes", f"listed: {kind}"] if in_list else [])


def name_of(kind: str, name: str) -> list[str]:
    return [f"term: {name}", *([f"whole class: {kind}"] if name in generic("class") else [])]


def nth_of_role(kind: str, substances: int, outcomes: int) -> list[str]:
    row = [f"nth: s {substances}"] if kind != "o" else []
    return row + ([f"nth: o {outcomes}"] if kind != "s" else [])


def offered_too(kind: str, origins: tuple[str, ...]) -> list[str]:
    """Where the context offers it too."""
    if not origins:
        return [f"also: nowhere {kind}"]
    return [name for origin in origins for name in (f"also: {origin}", f"also class: {_place(origin)}")]


def _place(origin: str) -> str:
    """An origin without how a main subject stands to the others."""
    if origin.startswith("near", 2):
        return origin[:11] if "past" in origin else origin[:6]
    return origin[:6] if origin.startswith("main", 2) else origin


def only_offered(told: Told, back: str) -> list[str]:
    """What counts of an option which only the context offers, in a sentence that points `back` or not."""
    origins = told.origins
    places = [_place(origin) for origin in origins]
    return [
        f"from: {' + '.join(origins)}",
        f"from places: {' + '.join(places)}",
        f"from class: {told.kind}",
        *(f"off: {origin}" for origin in dict.fromkeys((*origins, *places))),
        *(f"off {place}: {back}" for place in places if place[2:] in ("near", "said")),
        f"off kind: {told.term_kind}",
    ]


def offered_in(kind: str, size: str, back: str, block: str) -> list[str]:
    """What counts of all such options: how much the sentence names itself, if it points back, the kind of its block."""
    return [f"off {kind}: {size}", f"off {kind}: {back}", f"off {kind}: {block}"]


def none_at_all(none: str, size: str, back: str, types: tuple[str, ...]) -> list[str]:
    offered = none.removeprefix("none ")
    row = [f"none: {offered}", f"none: {size}", f"none: {offered} {size}", f"none: {back}"]
    return row + [f"{none}: {name}" for name in types]


def whole_sentence(
    standing: str, amounts: frozenset[str], effects: frozenset[str], types: tuple[str, ...], cues: frozenset[str]
) -> list[str]:
    """What holds for the sentence as a whole, crossed with the standing of an option."""
    names = ["amount " + kind for kind in sorted(amounts)] or ["no amount"]
    names += ["effect " + kind for kind in sorted(effects)] or ["no effect"]
    names += types
    if len(types) > 1:
        names.append(" ".join(types))
    names += ["cue " + group for group in GROUPS if group in cues]
    return [f"{standing}: {name}" for name in names]


def beside_outcome(standing: str, outcome: str, types: tuple[str, ...]) -> list[str]:
    return [f"beside {standing}: {outcome}", f"beside {standing}: {outcome} {' '.join(types)}"]
