"""What the claim decision looks at: readable features of one sentence, from its words, marks and quantities."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.claims.entries import OUTCOMES, SUBSTANCES
from pipeline.claims.reading import Seen

# In the order in which a feature's words are found; a feature counts once.
_ENDINGS = frozenset("?!:.")
_DIGITS = frozenset("0123456789")
_SIGNS = "|€@>★\t"
_EFFECTS = frozenset(("effect_verb", "effect_noun", "effect", "benefit", "harm", "risk", "no_effect", "comparison"))
_TELLING = frozenset(("dose", "percentage", "ratio", "measurement", "count", "frequency", "age", "duration"))


def traits(seen: Seen) -> list[str]:
    """Features of the sentence as a whole: kinds of term and quantity, effects, length, ending, signs, first word."""
    return ["k " + kind for kind in seen.kinds] + outline(seen)


def outline(seen: Seen) -> list[str]:
    """The traits but for the kinds of term."""
    kinds, text = seen.kinds, seen.text
    found = ["e " + kind for kind in dict.fromkeys([effect.kind for effect in seen.effects])]
    amounts = {quantity.kind for quantity in seen.quantities}
    found += ["q " + kind for kind in amounts] if amounts else ["no quantity"]
    group = (
        ("-" if kinds.isdisjoint(SUBSTANCES) else "s")
        + ("-" if kinds.isdisjoint(OUTCOMES) else "o")
        + ("-" if kinds.isdisjoint(_EFFECTS) else "e")
    )
    count = seen.last - seen.first
    found += (
        "has " + group,
        "has " + group + (" n" if amounts.isdisjoint(_TELLING) else " q"),
        "f " + seen.scan.words[seen.first],
        "length " + ("1" if count < 4 else "2" if count < 7 else "3" if count < 12 else "4" if count < 25 else "5"),
        "ends " + (text[-1] if text[-1:] in _ENDINGS else "other"),
    )
    for sign in _SIGNS:
        if sign in text:
            found.append("sign " + ("tab" if sign == "\t" else sign))
    return found


def shapes(seen: Seen) -> list[str]:
    """The words, 0 for those that begin with a digit."""
    return [word if word[0] not in _DIGITS else "0" for word in seen.scan.words[seen.first : seen.last]]


def pairs_of(words: list[str]) -> Iterator[tuple[str, str]]:
    """Every word with the one before it ("^" before the first, "$" after the last)."""
    return zip(["^", *words], [*words, "$"], strict=True)


def features(seen: Seen) -> list[str]:
    """All features of a sentence by their names in the claim model; the type model has no pairs ("b")."""
    words = shapes(seen)
    pairs = [f"b {before} {after}" for before, after in dict.fromkeys(pairs_of(words))]
    return [*sorted(traits(seen)), *("w " + word for word in dict.fromkeys(words)), *pairs]
