"""What surrounds a number: modifiers and context words, read from rules/data/."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from pipeline.article import Modifier, QuantityKind
from pipeline.dutch.words import fold, key_of
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Modifiers:
    """Phrases before a number with the sizes they have by their last word, phrases after it by their first.

    Longest first; a phrase whose modifier is None says nothing of exactness and is passed through.
    """

    before: dict[Phrase, Modifier | None]
    sizes: dict[str, tuple[int, ...]]
    after: dict[str, tuple[tuple[Phrase, Modifier], ...]]
    symbols: dict[str, Modifier]
    negations: frozenset[str]
    alone: frozenset[str]
    not_after_comma: frozenset[str]


@cache
def modifiers() -> Modifiers:
    """The built-in table."""
    data = read_yaml(rules_folder() / "data" / "modifiers.yaml", RuleError).data
    before: dict[Phrase, Modifier | None] = {}
    sizes: dict[str, set[int]] = {}
    after: dict[str, list[tuple[Phrase, Modifier]]] = {}
    symbols: dict[str, Modifier] = {}
    for name, phrases in [*data["before"].items(), *_crossed(data), (None, data["through"])]:
        for phrase in phrases:
            parts = tuple(key_of(phrase).split())
            if parts:
                before.setdefault(parts, name)
                sizes.setdefault(parts[-1], set()).add(len(parts))
            else:
                symbols[phrase] = name
    for name, phrases in data["after"].items():
        for phrase in phrases:
            parts = tuple(key_of(phrase).split())
            after.setdefault(parts[0], []).append((parts, name))
    return Modifiers(
        before=before,
        sizes={word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()},
        after={word: tuple(sorted(found, key=lambda item: -len(item[0]))) for word, found in after.items()},
        symbols=symbols,
        negations=frozenset(data["negations"]),
        alone=frozenset(data["alone"]),
        not_after_comma=frozenset(data["not_after_comma"]),
    )


_OPPOSITE = {"more_than": "at_most", "less_than": "at_least"}


def _crossed(data: dict[str, Any]) -> Iterator[tuple[Any, list[str]]]:
    """Every phrase of a preposition and a determiner, and of a comparative, a verb and "dan"."""
    for name, words in data["prepositions"].items():
        yield name, [f"{word} {determiner}" for word in words for determiner in data["determiners"]]
    verbs = ["", *(f" {verb}" for verb in data["between"])]
    for name, words in data["comparatives"].items():
        phrases = [f"{word}{verb} {than}" for word in words for than in data["than"] for verb in verbs]
        yield name, phrases
        yield _OPPOSITE[name], [f"{no} {phrase}" for no in data["negations"] for phrase in phrases]


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale that is named before its figure: SPF, NNT, a hazard ratio."""

    unit: str
    kind: QuantityKind


@dataclass(frozen=True, slots=True)
class Context:
    """Sets of folded words of rules/data/number_context.yaml, which says what each is for."""

    scales: dict[str, Scale]
    habits: dict[str, str]
    set_against: dict[str, list[str]]
    change_stems: tuple[str, ...]
    names: frozenset[str]
    kinds_of: frozenset[str]
    pressure: frozenset[str]
    adjectives: frozenset[str]
    uncountable: frozenset[str]
    breaks: frozenset[str]
    measured: frozenset[str]
    taken: frozenset[str]
    age_before: frozenset[str]
    age_after: frozenset[str]
    numbered_times: frozenset[str]
    own: frozenset[str]
    against: frozenset[str]
    entitled: frozenset[str]
    entitled_bounds: frozenset[str]
    how_long: frozenset[str]
    being: frozenset[str]
    someone: frozenset[str]
    leaning_through: frozenset[str]
    clock_before: frozenset[str]
    hours_of: frozenset[str]
    parents: frozenset[str]
    not_numbered: frozenset[str]
    sun_factors: frozenset[str]
    compounded: frozenset[str]
    age_links: frozenset[str]
    all_of: frozenset[str]
    unchanged: frozenset[str]
    opening: frozenset[str]
    weighed: frozenset[str]
    applied: frozenset[str]
    born: frozenset[str]
    in_units: tuple[str, ...]
    children: frozenset[str]
    doses: frozenset[str]
    scored: frozenset[str]
    made: frozenset[str]
    older: frozenset[str]
    age_passed: frozenset[str]
    age_ends: frozenset[str]
    no_age_link: frozenset[str]
    age_bounds: frozenset[str]
    compared_amounts: frozenset[str]
    scale_steps: frozenset[str]
    infants: frozenset[str]
    bounding: frozenset[str]
    holds: frozenset[str]
    sunned: frozenset[str]
    numbered_by: frozenset[str]
    needed: frozenset[str]
    limits: frozenset[str]
    over_limits: frozenset[str]
    changes: frozenset[str]
    dishes: frozenset[str]
    counted_servings: frozenset[str]
    age_steps: frozenset[str]
    whole_measures: frozenset[str]
    after_part: frozenset[str]
    served: frozenset[str]
    compared: frozenset[str]
    not_compared: frozenset[str]
    events: frozenset[str]
    before_year: frozenset[str]
    halved: frozenset[str]
    lasting: frozenset[str]


_STEMS = ("change_stems", "in_units")  # beginnings of words
_TABLES = {"scales", "habits", "set_against", *_STEMS}


@cache
def context() -> Context:
    """The built-in sets."""
    file = read_yaml(rules_folder() / "data" / "number_context.yaml", RuleError)
    data: dict[str, Any] = file.data
    scales = {}
    for name, entry in data["scales"].items():
        for word in (name, *entry.get("words", ())):
            scales[fold(word)] = Scale(entry["unit"], entry.get("kind", "other"))
    known = {field.name for field in fields(Context)}
    for key in data.keys() ^ known:
        raise RuleError(at(file.path, file.line((key,)), key, "is missing" if key in known else "is no known key"))
    sets: dict[str, Any] = {key: frozenset(fold(str(word)) for word in data[key]) for key in known - _TABLES}
    tables: dict[str, Any] = {key: data[key] for key in ("habits", "set_against")}
    tables |= {key: tuple(data[key]) for key in _STEMS}
    return Context(scales=scales, **tables, **sets)
