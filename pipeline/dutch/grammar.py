"""Small words of Dutch that code asks for by name: rules/data/grammar.yaml."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any, get_type_hints

from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lists of the file, which says there what each is for; tuples are ends or beginnings of words."""

    first_person: frozenset[str]
    second_person: frozenset[str]
    third_possessive: frozenset[str]
    anybody: frozenset[str]
    name_prefixes: frozenset[str]
    people_ends: tuple[str, ...]
    particles: frozenset[str]
    connectives: frozenset[str]
    amount_negations: frozenset[str]
    amount_comparatives: frozenset[str]
    bound_comparatives: frozenset[str]
    enumerating: frozenset[str]
    vague_designs: frozenset[str]
    side_effects: frozenset[str]
    before_thing: frozenset[str]
    before_title_thing: frozenset[str]
    before_place: frozenset[str]
    bounds_of_age: frozenset[str]
    low_bounds: frozenset[str]
    before_bare_age: frozenset[str]
    after_person: frozenset[str]
    comparing: frozenset[str]
    estimates: frozenset[str]
    can_rise: frozenset[str]
    around_age: frozenset[str]
    pointed: frozenset[str]
    halves: frozenset[str]
    range_openers: frozenset[str]
    weight_changes: frozenset[str]
    given: frozenset[str]
    label_amounts: frozenset[str]
    against_through: frozenset[str]
    other_measure: frozenset[str]
    other_group: frozenset[str]
    counted_of: frozenset[str]
    them: frozenset[str]
    those: frozenset[str]
    possessives: frozenset[str]
    own_possessives: frozenset[str]
    counted_periods: frozenset[str]
    whole_periods: frozenset[str]
    taken_in: frozenset[str]
    times_ends: tuple[str, ...]
    times_words: frozenset[str]
    every_second: frozenset[str]
    before_a_day: frozenset[str]
    articles: frozenset[str]
    aged_starts: tuple[str, ...]
    aged_adjectives: frozenset[str]
    out_of: frozenset[str]
    before_whole: frozenset[str]
    before_rank: frozenset[str]
    numbered_things: frozenset[str]
    between_ordinals: frozenset[str]
    after_fraction: frozenset[str]
    after_on_years: frozenset[str]
    scored_ends: tuple[str, ...]
    measured_ends: tuple[str, ...]
    group_ends: tuple[str, ...]
    body_weights: frozenset[str]
    of_these: frozenset[str]
    no_single_periods: frozenset[str]
    weeks: frozenset[str]
    through: frozenset[str]
    interval_names: frozenset[str]
    interval_leads: frozenset[str]
    interval_joints: frozenset[str]
    value_words: frozenset[str]
    value_is: frozenset[str]


@cache
def grammar() -> Grammar:
    """The built-in lists; raises RuleError where one is missing or unknown."""
    file = read_yaml(rules_folder() / "data" / "grammar.yaml", RuleError)
    hints = get_type_hints(Grammar)
    known = {field.name for field in fields(Grammar)}
    for key in file.data.keys() ^ known:
        raise RuleError(at(file.path, file.line((key,)), key, "is missing" if key in known else "is no known key"))
    lists: dict[str, Any] = {
        key: tuple(words) if getattr(hints[key], "__origin__", hints[key]) is tuple else frozenset(words)
        for key, words in file.data.items()
    }
    return Grammar(**lists)
