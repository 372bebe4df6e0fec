"""What the choice of a direction looks at: features of a claim with its outcome, in parts."""

from __future__ import annotations

from pipeline.claims.direction import denied, guess, negated, polarity_of
from pipeline.claims.effects import directions
from pipeline.claims.entries import CANDIDATES
from pipeline.claims.lexicon import Mark
from pipeline.claims.parts import Part
from pipeline.claims.reading import Seen
from pipeline.dutch.vocabulary import Term

_GROUPS = frozenset((
    "method", "occurrence", "norm", "intake", "result", "safe", "no_effect", "comparison", "hedge", "testimony",
    "contains",
))  # fmt: skip


def direction_parts(
    seen: Seen, outcome: Mark | None, term: Term | None, types: tuple[str, ...], before: str, *, about: bool
) -> list[Part]:
    """What the direction model looks at: the outcome where the sentence names it, its term, the direction of the
    claim before, and whether a substance is known."""
    polarity = polarity_of(outcome, term)
    ruled, decided = guess(seen, outcome, polarity)
    ruled = ruled or "-"
    stands = "named" if outcome else "implied" if term else "none"
    parts: list[Part] = [
        (_ruled, ruled, decided, polarity, stands, before, about),
        (_typed, types, polarity, ruled, stands, about),
    ]
    parts += _effect_parts(seen, outcome, polarity)
    words = seen.scan.words
    mine = words[seen.first : seen.last]
    table = directions()
    chance, negation = not table.chances.isdisjoint(mine), bool(seen.negations)
    if chance or negation:
        parts.append((_flags, chance, negation, denied(seen)))
    if term:
        parts.append((_term, term.nl))
    if outcome:
        parts += (
            (_word, "< ", words[outcome.first - 1] if outcome.first > seen.first else "^"),
            (_word, "> ", words[outcome.last] if outcome.last < seen.last else "$"),
            (_thing, outcome.entry.kinds, outcome.first == seen.first),
        )
    if seen.quantities:
        parts.append((_amounts, frozenset([quantity.kind for quantity in seen.quantities])))
    if not _GROUPS.isdisjoint(seen.kinds):
        parts.append((_cues, _GROUPS & seen.kinds))
    return parts


def _effect_parts(seen: Seen, outcome: Mark | None, polarity: str) -> list[Part]:
    """The effects of the sentence, each once."""
    words = seen.scan.words
    parts: list[Part] = []
    for effect in seen.effects:
        kind = effect.kind + (" not" if negated(seen, effect) else "")
        parts += ((_effect, kind, polarity), (_word, "w ", " ".join(words[effect.first : effect.last])))
        if outcome:
            parts.append((_side, "<" if effect.last <= outcome.first else ">", kind, polarity))
    return list(dict.fromkeys(parts)) if parts else [(_no_effect, polarity)]


def _ruled(ruled: str, decided: str, polarity: str, stands: str, before: str, about: bool) -> list[str]:
    return [
        f"rule {ruled}", f"rule {ruled} {decided} {polarity}", "polarity " + polarity, "outcome " + stands,
        f"rule {ruled} outcome {stands}", f"before {before}", f"before {before} outcome {stands} rule {ruled}",
        f"about {about}", f"about {about} polarity {polarity}", f"rule {ruled} about {about}",
    ]  # fmt: skip


def _typed(types: tuple[str, ...], polarity: str, ruled: str, stands: str, about: bool) -> list[str]:
    together = " ".join(types)
    found = [f"types {together}", f"types {together} {stands}"]
    for kind in types:
        found += (f"type {kind}", f"type {kind} {polarity}", f"type {kind} {ruled}")
        found.append(f"type {kind} about {about} {stands}")
    return found


def _effect(kind: str, polarity: str) -> list[str]:
    return [f"e {kind}", f"e {kind} {polarity}"]


def _side(side: str, kind: str, polarity: str) -> list[str]:
    return [f"e {side} {kind} {polarity}"]


def _no_effect(polarity: str) -> list[str]:
    return ["no effect " + polarity]


def _flags(chance: bool, negation: bool, denied_: bool) -> list[str]:
    told = {"denied": denied_, "chance": chance, "negation": negation}
    return [name for name, holds in told.items() if holds]


def _word(place: str, word: str) -> list[str]:
    return [place + word]


def _term(name: str) -> list[str]:
    return ["o " + name]


def _thing(kinds: frozenset[str], opens: bool) -> list[str]:
    return ["k " + ",".join(sorted(kinds & CANDIDATES)), *(["outcome first"] if opens else [])]


def _amounts(kinds: frozenset[str]) -> list[str]:
    return ["q " + kind for kind in kinds]


def _cues(groups: frozenset[str]) -> list[str]:
    return ["g " + name for name in groups]
