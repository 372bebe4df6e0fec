"""The words of rules/data/evidence.yaml: cue classes as bits on words and phrases, and the lists of name parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.dutch.words import key_of
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder

CLASSES = (
    "study",
    "weak_study",
    "researcher",
    "expert",
    "seller",
    "show",
    "report",
    "research",
    "advise",
    "norm",
    "vague",
    "not_vague",
    "hearsay",
    "sample",
    "outcome",
    "definite",
    "indefinite",
    "count",
    "link",
    "away",
    "past",
    "witness",
    "back",
    "others",
    "contact",
    "ties",
    "threshold",
    "elsewhere",
    "factcheck",
    "refuted",
    "people",
    "according",
    "body_head",
    "journal_head",
    "study_tail",
    "counter",
    "speaker",
    "title",
    "publish",
    "key_points",
    "abstract",
    "digest",
    "carrier",
    "trade",
    "passive",
    "congress",
    "source_line",
    "identifier",
    "pronoun",
    "announces",
    "credit",
    "self",
    "comment",
    "myth",
    "fact",
    "body_again",
    "answers",
    "aside",
    "regimen",
    "unpublished",
    "verdict",
    "mine",
    "treated",
    "witness_noun",
)
BIT = {name: 1 << index for index, name in enumerate(CLASSES)}
LISTS = (
    "demonym_stems",
    "anybody",
    "time_nouns",
    "weak_report",
    "digit_names",
    "name_joins",
    "name_particles",
    "no_functions",
    "places",
    "journal_leads",
    "no_study_names",
    "not_a_year_name",
    "no_bodies",
    "no_persons",
    "body_ends",
    "participants",
    "other_study",
    "study_ends",
    "orders",
    "foreign",
    "expert_ends",
    "kin",
    "errands",
    "lore",
    "reasons",
    "person_ends",
    "reviewers",
    "norm_heads",
    "told_by",
    "civil_titles",
    "word_names",
    "knowing_ends",
    "only_bodies",
    "work_ends",
    "soft_vague",
)

Rest = tuple[tuple[str, ...], int]
STARTS_PHRASE = 1 << len(CLASSES)
STARTS_NAME = STARTS_PHRASE << 1
# words of grammar are looked up where they stand, not collected: they are half of all cues
GRAMMAR = BIT["definite"] | BIT["indefinite"] | BIT["link"] | BIT["speaker"]
CUES = (STARTS_PHRASE - 1) & ~GRAMMAR


@dataclass(frozen=True, slots=True)
class Wordlists:
    """Cue words with the bits of their classes, phrases by their first two words, and plain sets of words."""

    words: dict[str, int]
    phrases: dict[str, dict[str, tuple[Rest, ...]]]
    sets: dict[str, frozenset[str]]


@cache
def wordlists() -> Wordlists:
    """The built-in word lists; raises RuleError where the file is wrong."""
    return read_wordlists(rules_folder() / "data" / "evidence.yaml")


def read_wordlists(path: Path) -> Wordlists:
    """The word lists of a file; raises RuleError with file, line and key."""
    from pipeline.yamlfile import read_yaml

    file = read_yaml(path, RuleError)
    data: dict[str, Any] = file.data if isinstance(file.data, dict) else {}
    classes = data.get("classes")
    if not isinstance(classes, dict):
        raise RuleError(at(path, 1, "classes", "must hold the cue classes"))
    for kind, have, want in (("class", classes, CLASSES), ("list", data.keys() - {"classes"}, LISTS)):
        for key in (*(set(have) - set(want)), *(set(want) - set(have))):
            line = file.line(("classes", key) if kind == "class" else (key,))
            raise RuleError(
                at(path, line, str(key), f"each {kind} must be one of {', '.join(want)}, and all must be there")
            )
    words: dict[str, int] = {}
    phrases: dict[str, dict[str, dict[tuple[str, ...], int]]] = {}
    for name, entries in classes.items():
        for entry in entries:
            first, *rest = key_of(str(entry)).split()
            if not rest:
                words[first] = words.get(first, 0) | BIT[name]
                continue
            longer = phrases.setdefault(first, {}).setdefault(rest[0], {})
            longer[tuple(rest[1:])] = longer.get(tuple(rest[1:]), 0) | BIT[name]
    for first in phrases:
        words[first] = words.get(first, 0) | STARTS_PHRASE
    by_two = {
        first: {
            second: tuple(sorted(rests.items(), key=lambda item: -len(item[0]))) for second, rests in seconds.items()
        }
        for first, seconds in phrases.items()
    }
    sets = {name: frozenset(key_of(str(entry)) for entry in data[name]) for name in LISTS}
    return Wordlists(words, by_two, sets)


def in_set(name: str, word: str) -> bool:
    """Whether a folded word stands in the list of that name."""
    return word in wordlists().sets[name]


@cache
def is_demonym(word: str) -> bool:
    """Whether a folded word is an adjective of a country or city ("Noorse", "Amerikaans")."""
    stems = wordlists().sets["demonym_stems"]
    return word in stems or (word[-1:] == "e" and (word[:-1] in stems or (word[:-2] in stems and word[-2] == word[-3])))
