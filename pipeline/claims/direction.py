"""In which direction an outcome goes, by rule; and what is denied."""

from __future__ import annotations

from functools import cache

from pipeline.claims.cues import cue_groups
from pipeline.claims.effects import Effect, directions
from pipeline.claims.entries import BAD
from pipeline.claims.lexicon import Mark
from pipeline.claims.reading import Seen
from pipeline.dutch.grammar import grammar
from pipeline.dutch.vocabulary import Term
from pipeline.dutch.words import fold

_REACH = 5
_CLAUSE = 40  # words
_OPPOSITE = {"increase": "decrease", "decrease": "increase"}


def guess(seen: Seen, outcome: Mark | None, polarity: str | None = None) -> tuple[str, str]:
    """The direction by rule ("" where nothing tells), and the class of effect that decided.

    `polarity` of the outcome ("bad", "good", "no") is that of its mark where it isn't told.
    """
    polarity = polarity or polarity_of(outcome, None)
    effects = seen.effects
    if not effects:
        return ("none", "none") if denied(seen) else ("", "")
    bad = polarity == "bad"
    if any(effect.kind == "none" for effect in effects) or denied(seen):
        return "none", "none"
    comparatives = _comparatives()
    words = seen.scan.words
    best = min(effects, key=lambda effect: _cost(effect, outcome) + 2 * (words[effect.first] in comparatives))
    if negated(seen, best):
        return "none", best.kind
    direction = {
        "up": "increase",
        "down": "decrease",
        "cause": "increase",
        "prevent": "increase" if polarity == "good" and (outcome is None or outcome.of_kind(_GOOD)) else "decrease",
        "treat": "increase" if polarity == "good" else "decrease",
        "support": "decrease" if bad else "increase",
        "harm": "increase" if bad else "decrease",
        "steady": "none",
    }[best.kind]
    return direction, best.kind


_GOOD = frozenset(("body_part", "outcome"))
_WEIGHT = {"up": 0, "down": 0, "prevent": 0, "treat": 1, "harm": 2, "cause": 4, "support": 3, "steady": 6, "none": 0}


def _cost(effect: Effect, outcome: Mark | None) -> int:
    if outcome is None:
        return _WEIGHT[effect.kind]
    gap = outcome.first - effect.last if effect.last <= outcome.first else effect.first - outcome.last
    return max(gap, 0) + _WEIGHT[effect.kind] + (1 if effect.first >= outcome.last else 0)


@cache
def _comparatives() -> frozenset[str]:
    return frozenset(fold(form) for form in cue_groups()["comparison"])


def denied(seen: Seen) -> bool:
    """Whether the effect is denied as a whole: "geen enkel bewijs", "is nooit aangetoond"."""
    table, words = directions(), seen.scan.words
    for place in seen.negations:
        if not table.denied.isdisjoint(words[place + 1 : min(place + 4, seen.last)]):
            return words[min(place + 1, seen.last - 1)] not in table.not_negating
    return False


def negated(seen: Seen, effect: Effect) -> bool:
    """Whether a negation denies the effect: a few words before it, or after it up to the end of its clause.

    In a Dutch main clause "niet" follows the verb and its objects: "verlaagt de kans op griep niet".
    """
    if not seen.negations:
        return False
    table, words = directions(), seen.scan.words
    for place in range(effect.first - 1, max(seen.first, effect.first - _REACH) - 1, -1):
        if _breaks(seen, place):
            break
        if words[place] in table.negations and not _counts(seen, place):
            return words[place + 1] not in table.not_negating
    for place in range(effect.last, min(seen.last, effect.last + _CLAUSE)):
        if _breaks(seen, place - 1):
            break
        if words[place] in table.negations and not _counts(seen, place):
            return not (place + 1 < seen.last and words[place + 1] in table.not_negating)
    return False


def _counts(seen: Seen, place: int) -> bool:
    """Whether the negation at `place` belongs to a quantity: "nog geen 24 uur", "niet meer dan vijf"."""
    words = seen.scan.words
    if words[place] not in grammar().amount_negations:
        return False
    start = seen.scan.starts[place]
    reach = 3 if place + 1 < seen.last and words[place + 1] in grammar().amount_comparatives else 1
    end = seen.scan.starts[min(place + reach, seen.last - 1)]
    return any(start <= quantity.start <= end for quantity in seen.quantities)


def _breaks(seen: Seen, place: int) -> bool:
    """Whether a clause ends after the word at `place`: at a comma or the like, or before a word that begins one."""
    if place + 1 >= seen.last:
        return False
    gap = seen.text[seen.scan.ends[place] - seen.sentence.start : seen.scan.starts[place + 1] - seen.sentence.start]
    return (len(gap) > 1 and not _BREAKS.isdisjoint(gap)) or seen.scan.words[place + 1] in grammar().connectives


_BREAKS = frozenset(",;:()–")


def polarity_of(outcome: Mark | None, term: Term | None) -> str:
    """Whether an outcome is bad or good to have; "no" where there is none."""
    if outcome is not None:
        return "bad" if outcome.of_kind(BAD) else "good"
    return "no" if term is None else "bad" if term.kind in BAD else "good"
