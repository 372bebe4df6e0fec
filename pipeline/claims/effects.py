"""The words of a sentence that say what one thing does to another, each with its class of effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipeline.dutch.grammar import grammar
from pipeline.dutch.vocabulary import Term
from pipeline.dutch.words import fold
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

# The classes of the effect verbs in terms.tsv, in the words of directions.yaml.
_AS = {"increase": "up", "decrease": "down"}
CLASSES = ("up", "down", "cause", "prevent", "treat", "support", "harm", "none", "steady")


class Effect(NamedTuple):
    """A word of effect: its index in the scan, the index after it, and its class."""

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Directions:
    """The table rules/data/directions.yaml."""

    classes: dict[str, tuple[str, ...]]
    negations: frozenset[str]
    not_negating: frozenset[str]
    chances: frozenset[str]
    denied: frozenset[str]
    separable: dict[str, dict[str, tuple[str, ...]]]  # class to particle to finite forms


@cache
def directions() -> Directions:
    """The table, checked; raises RuleError where it holds something else."""
    path = rules_folder() / "data" / "directions.yaml"
    data = read_yaml(path, RuleError).data
    wanted = ("classes", "negations", "not_negating", "chances", "denied", "separable")
    if not isinstance(data, dict) or set(data) != set(wanted):
        raise RuleError(at(path, 1, None, f"must have the keys {', '.join(wanted)}"))
    if set(data["classes"]) != set(CLASSES):
        raise RuleError(at(path, 1, "classes", f"must be {', '.join(CLASSES)}"))

    def words(key: str) -> frozenset[str]:
        return frozenset(map(fold, data[key]))

    classes = {kind: tuple(forms) for kind, forms in data["classes"].items()}
    separable = {
        kind: {particle: tuple(map(fold, finite)) for particle, finite in particles.items()}
        for kind, particles in data["separable"].items()
    }
    return Directions(classes, words("negations"), words("not_negating"), words("chances"), words("denied"), separable)


def effect_forms() -> Iterator[tuple[str, Term]]:
    """Every form of directions.yaml, with a term of kind "effect" whose note is the class."""
    for kind, forms in directions().classes.items():
        for form in forms:
            yield form, Term(form, "", "effect", kind)
    for kind, particles in directions().separable.items():
        for particle, finite in particles.items():
            for form in finite:
                yield form, Term(particle, "", "separable", kind)


def verb_forms(term: Term, forms: tuple[str, ...]) -> Iterator[tuple[str, Term]]:
    """Forms of an effect verb that the table leaves out: past plurals, and separable verbs joined and split.

    "nam af" gives "afnam", and "nam" as a separable verb that waits for its particle.
    """
    for form in forms:
        words = form.split()
        if len(words) == 1:
            if form.endswith(("de", "te")):
                yield form + "n", term
        elif len(words) == 2 and words[1] in grammar().particles:
            yield words[1] + words[0], term
            for finite in (words[0], words[0] + "n") if words[0].endswith(("de", "te")) else (words[0],):
                yield finite, Term(words[1], "", "separable", class_of(term))


def class_of(term: Term) -> str:
    """The class of effect of a term; empty where it has none."""
    if term.kind == "effect":
        return _AS.get(term.note, term.note)
    if term.kind in ("effect_verb", "effect_noun"):
        note = term.note.partition(";")[0].strip()
        return _AS.get(note, note if note in CLASSES else "")
    return ""
