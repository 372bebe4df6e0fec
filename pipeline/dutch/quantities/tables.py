"""What surrounds a number: modifiers, counted nouns and context words, read from rules/data/."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any

from pipeline.article import Modifier, QuantityKind
from pipeline.dutch.units import units
from pipeline.dutch.vocabulary import read_terms
from pipeline.dutch.words import fold, words_of
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


@cache
def modifiers() -> Modifiers:
    """The built-in table."""
    data = read_yaml(rules_folder() / "data" / "modifiers.yaml", RuleError).data
    before: dict[Phrase, Modifier | None] = {}
    sizes: dict[str, set[int]] = {}
    after: dict[str, list[tuple[Phrase, Modifier]]] = {}
    symbols: dict[str, Modifier] = {"±": "about", "~": "about", "≈": "about"}
    for name, phrases in [*data["before"].items(), *_crossed(data), (None, data["through"])]:
        for phrase in phrases:
            parts = tuple(words_of(phrase).words)
            if parts:
                before.setdefault(parts, name)
                sizes.setdefault(parts[-1], set()).add(len(parts))
            else:
                symbols[phrase] = name
    for name, phrases in data["after"].items():
        for phrase in phrases:
            parts = tuple(words_of(phrase).words)
            after.setdefault(parts[0], []).append((parts, name))
    return Modifiers(
        before=before,
        sizes={word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()},
        after={word: tuple(sorted(found, key=lambda item: -len(item[0]))) for word, found in after.items()},
        symbols=symbols,
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
    being: frozenset[str]
    someone: frozenset[str]
    leaning_through: frozenset[str]
    clock_before: frozenset[str]
    opening: frozenset[str]
    weighed: frozenset[str]
    applied: frozenset[str]
    born: frozenset[str]
    doses: frozenset[str]
    scored: frozenset[str]
    made: frozenset[str]
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
    sets = {key: frozenset(fold(str(word)) for word in data[key]) for key in known - {"scales", "change_stems"}}
    return Context(scales=scales, change_stems=tuple(data["change_stems"]), **sets)


@cache
def counted_nouns() -> dict[str, str]:
    """Dutch forms of things that are counted, folded, with their English singular."""
    path = rules_folder() / "data" / "counted_nouns.tsv"
    nouns: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for line, row in enumerate(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
            if len(row) != 2:
                raise RuleError(at(path, line, None, f"has {len(row)} columns, must have 2 (en, nl)"))
            if line > 1:
                for form in row[1].split("|"):
                    nouns.setdefault(fold(form), row[0])
    return nouns


@cache
def _term_nouns() -> dict[str, str]:
    """Folded single-word plural forms of the vocabulary with their English singular."""
    nouns: dict[str, str] = {}
    for term, forms in read_terms(rules_folder() / "data" / "terms.tsv"):
        if term.kind in _NOT_THINGS:
            continue
        human = term.kind in ("population", "profession")
        for form in forms:
            folded = fold(form)
            if " " not in folded and looks_plural(folded):
                nouns.setdefault(folded, "person" if human else term.en.split(" (")[0])
    return nouns


_NOT_THINGS = frozenset(
    ("absolute", "hedge", "negation", "obligation", "effect_verb", "degree", "evidence_vague", "safety_advice", "unit")
)
_PLURALS = ("en", "s", "'s", "ia", "ica", "i")


def looks_plural(word: str) -> bool:
    """Whether a folded word ends as Dutch plurals do."""
    return len(word) > 3 and word.endswith(_PLURALS) and not word.endswith(("ss", "eus", "isch", "loos"))


@lru_cache(maxsize=8192)
def counted(word: str) -> str | None:
    """The English singular of a folded Dutch noun that can be counted, by the list, the vocabulary or its last part."""
    nouns = counted_nouns()
    if word in nouns:
        return nouns[word]
    table = units()
    if word in table.forms and table.forms[word].dimension == "household":
        return table.forms[word].code
    if word in context().uncountable:
        return None
    for cut in range(2, len(word) - 4):
        head = nouns.get(word[cut:])
        if head is not None and (head == "person" or looks_plural(word[cut:])):
            return head
    if word in _term_nouns():
        return _term_nouns()[word]
    if word.endswith(("jarigen", "plussers", "genoten", "lieden", "sters", "aars", "ologen", "isten")):
        return "person"
    return None


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """A fair guess at the Dutch singular of a folded plural noun."""
    if word.endswith("'s"):
        return word[:-2]
    if word.endswith("heden"):
        return word[:-5] + "heid"
    if word.endswith("en"):
        stem = word[:-2]
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
            return stem[:-1]
        if len(stem) > 2 and stem[-1] in "vz" and stem[-2] in "aeioulrn":
            stem = stem[:-1] + {"v": "f", "z": "s"}[stem[-1]]
        if len(stem) > 2 and stem[-2] in "aeou" and stem[-3] not in "aeiou" and stem[-1] not in "aeiouw":
            stem = stem[:-1] + stem[-2] + stem[-1]
        return stem
    return word.removesuffix("s")
