"""What the claim decision looks at: readable features of one sentence, from its words, marks and quantities."""

from __future__ import annotations

from pipeline.claims.entries import OUTCOMES, SUBSTANCES
from pipeline.claims.parts import Part, names_of
from pipeline.claims.reading import Seen

# In the order in which a feature's words are found; a feature counts once.
_ENDINGS = frozenset("?!:.")
_DIGITS = frozenset("0123456789")
_SIGNS = "|€@>★\t"
_EFFECTS = frozenset(("effect_verb", "effect_noun", "effect", "benefit", "harm", "risk", "no_effect", "comparison"))
_TELLING = frozenset(("dose", "percentage", "ratio", "measurement", "count", "frequency", "age", "duration"))
_LENGTHS = ((4, "1"), (7, "2"), (12, "3"), (25, "4"))


def traits(seen: Seen) -> list[str]:
    """Features of the sentence as a whole: kinds of term and quantity, effects, length, ending, signs, first word."""
    return ["k " + kind for kind in seen.kinds] + names_of(outline(seen))


def outline(seen: Seen) -> list[Part]:
    """The traits but for the kinds of term."""
    kinds, text, count = seen.kinds, seen.text, seen.last - seen.first
    group = (
        ("-" if kinds.isdisjoint(SUBSTANCES) else "s")
        + ("-" if kinds.isdisjoint(OUTCOMES) else "o")
        + ("-" if kinds.isdisjoint(_EFFECTS) else "e")
    )
    amounts = frozenset([quantity.kind for quantity in seen.quantities])
    length = next((name for limit, name in _LENGTHS if count < limit), "5")
    ending = text[-1] if text[-1:] in _ENDINGS else "other"
    parts: list[Part] = [
        (_holding, amounts, group, frozenset([effect.kind for effect in seen.effects])),
        (_shape, length, ending),
        (_opening, seen.scan.words[seen.first]),
    ]
    signs = [sign for sign in _SIGNS if sign in text]
    if signs:
        parts.append((_signs, *signs))
    return parts


def _holding(amounts: frozenset[str], group: str, effects: frozenset[str]) -> list[str]:
    telling = " n" if amounts.isdisjoint(_TELLING) else " q"
    found = ["q " + kind for kind in amounts] or ["no quantity"]
    return [*found, *("e " + kind for kind in effects), "has " + group, "has " + group + telling]


def _shape(length: str, ending: str) -> list[str]:
    return ["length " + length, "ends " + ending]


def _opening(word: str) -> list[str]:
    return ["f " + word]


def _signs(*found: str) -> list[str]:
    return ["sign " + ("tab" if sign == "\t" else sign) for sign in found]


def shape(word: str) -> str:
    """A word, 0 for one that begins with a digit."""
    return word if word[0] not in _DIGITS else "0"


def features(seen: Seen) -> list[str]:
    """All features of a sentence by their names in the claim model; the type model has no pairs ("b")."""
    words = list(map(shape, seen.scan.words[seen.first : seen.last]))
    together = dict.fromkeys(zip(["^", *words], [*words, "$"], strict=True))
    pairs = [f"b {before} {after}" for before, after in together]
    return [*sorted(traits(seen)), *("w " + word for word in dict.fromkeys(words)), *pairs]
