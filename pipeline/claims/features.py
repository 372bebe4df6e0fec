"""What the claim decision looks at: readable features of one sentence, from its words, marks and quantities."""

from __future__ import annotations

from pipeline.claims.lexicon import OUTCOMES, SUBSTANCES
from pipeline.claims.reading import Seen, effects_of

_SEEN_ENDS = {"?": "ends ?", "!": "ends !", ":": "ends :", ".": "ends ."}
_IN_FIRST = 3


def features(seen: Seen) -> list[str]:
    """The features of a sentence, each at most once."""
    scan, first, last, marks, quantities, text = seen.scan, seen.first, seen.last, seen.marks, seen.quantities, seen.text
    found: dict[str, None] = {}
    kinds: set[str] = set()
    for mark in marks:
        for term in mark.terms:
            kinds.add(term.kind)
    about = kinds & SUBSTANCES
    affected = kinds & OUTCOMES
    for kind in kinds:
        found["k " + kind] = None
    for effect in effects_of(seen):
        found["e " + effect.kind] = None
    amounts = {quantity.kind for quantity in quantities}
    for kind in amounts:
        found["q " + kind] = None
    if not amounts:
        found["no quantity"] = None
    group = ("s" if about else "-") + ("o" if affected else "-") + ("e" if kinds & _EFFECTS else "-")
    found["has " + group] = None
    found["has " + group + (" q" if amounts & _TELLING else " n")] = None
    words = scan.words[first:last]
    previous = "^"
    for position, word in enumerate(words):
        shape = word if not word[0].isdigit() else "0"
        found["w " + shape] = None
        found["b " + previous + " " + shape] = None
        if position < _IN_FIRST and position == 0:
            found["f " + shape] = None
        previous = shape
    found["b " + previous + " $"] = None
    count = len(words)
    found["length " + ("1" if count < 4 else "2" if count < 7 else "3" if count < 12 else "4" if count < 25 else "5")] = None
    ending = text[-1:]
    if ending in _SEEN_ENDS:
        found[_SEEN_ENDS[ending]] = None
    else:
        found["ends other"] = None
    for sign in "|€@>★":
        if sign in text:
            found["sign " + sign] = None
    if "\t" in text:
        found["sign tab"] = None
    return list(found)


_EFFECTS = frozenset(("effect_verb", "effect_noun", "effect", "benefit", "harm", "risk", "no_effect", "comparison"))
_TELLING = frozenset(("dose", "percentage", "ratio", "measurement", "count", "frequency", "age", "duration"))
