"""An entry of the lexicon: what a form can be, worked out once when the lexicon is built."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from pipeline.claims.effects import class_of
from pipeline.dutch.vocabulary import Term
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

SUBSTANCES = frozenset(
    ("nutrient", "herb", "supplement", "food", "medicine", "diet", "therapy", "vaccine", "substance", "risk_factor")
)
OUTCOMES = frozenset(("condition", "symptom", "outcome", "side_effect", "body_part", "process", "test"))
CANDIDATES = SUBSTANCES | OUTCOMES
BAD = frozenset(("condition", "symptom", "side_effect"))


class Entry(NamedTuple):
    """The terms of a form, with what the claim finder asks of them."""

    terms: tuple[Term, ...]
    kinds: frozenset[str]
    substance: Term | None  # the particular substance that it names, and the outcome
    outcome: Term | None
    effect: str  # class of effect, or ""
    particles: tuple[tuple[str, str], ...]  # of a separable verb: particle and class of effect


def entry_of(terms: tuple[Term, ...]) -> Entry:
    """The entry of some terms."""
    substance = next((term for term in terms if term.kind in SUBSTANCES and term.nl not in generic("substance")), None)
    outcome = next((term for term in terms if term.kind in OUTCOMES and term.nl not in generic("outcome")), None)
    effect = next(filter(None, map(class_of, terms)), "")
    particles = tuple((term.nl, term.note) for term in terms if term.kind == "separable" and term.note)
    return Entry(terms, frozenset(term.kind for term in terms), substance, outcome, effect, particles)


@cache
def generic(role: str) -> frozenset[str]:
    """Terms that name no particular substance, outcome or problem, or a whole class (generic_terms.yaml)."""
    return frozenset(_generic_terms()[role])


@cache
def implied() -> dict[str, str]:
    """Outcomes that a claim can have without naming them, with their kinds."""
    found: dict[str, str] = _generic_terms()["implied"]
    return found


@cache
def only_after() -> dict[str, frozenset[str]]:
    """Folded words that name a thing only after certain others ("haar man" is no hair)."""
    return {word: frozenset(before) for word, before in _generic_terms()["only_after"].items()}


@cache
def _generic_terms() -> dict[str, Any]:
    path = rules_folder() / "data" / "generic_terms.yaml"
    data = read_yaml(path, RuleError).data
    wanted = ("substance", "outcome", "problem", "class", "only_after", "implied")
    if not isinstance(data, dict) or set(data) != set(wanted):
        raise RuleError(at(path, 1, None, f"must have the keys {', '.join(wanted)}"))
    return data
