"""The words of rules/data/target_words.yaml: what a translation into German, French or Spanish is compared by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.dutch.words import fold
from pipeline.errors import RuleError
from pipeline.paths import rules_folder
from pipeline.translation.phrases import Phrases


@dataclass(frozen=True, slots=True)
class TargetWords:
    """The words of one language."""

    numbers: dict[str, float | None]  # None: no number, though it begins like one
    heads: dict[str, float]  # number words that begin longer words
    scales: dict[str, float]
    units: dict[str, str]  # a word or symbol: code of units.yaml
    unit_heads: tuple[tuple[str, str], ...]  # the same for the beginnings of words
    times: dict[str, Phrases]
    deny: Phrases
    soft: Phrases  # what may stand for a denial


@dataclass(frozen=True, slots=True)
class AllTargets:
    """The words of every language, and what they share."""

    languages: dict[str, TargetWords]
    source_times: dict[str, dict[str, Phrases]]  # by source language
    times_for: dict[str, frozenset[str]]  # stretches of time that may stand for another
    left_standing: dict[str, Phrases]  # by source language


@cache
def all_targets() -> AllTargets:
    """The lists, read once; raises RuleError where the file cannot be read."""
    from pipeline.yamlfile import read_yaml

    data = read_yaml(rules_folder() / "data" / "target_words.yaml", RuleError).data
    return AllTargets(
        {code: _compile(lists, data["symbols"]) for code, lists in data["languages"].items()},
        {code: {unit: Phrases(words) for unit, words in lists.items()} for code, lists in data["source_times"].items()},
        {code: frozenset(others) for code, others in data["times_for"].items()},
        {code: Phrases(words) for code, words in data["left_standing"].items()},
    )


def _compile(lists: dict[str, Any], symbols: dict[str, str]) -> TargetWords:
    numbers = {fold(word): value for word, value in lists["numbers"].items()}
    units = {fold(word): code for word, code in {**symbols, **lists["units"]}.items()}
    return TargetWords(
        numbers={word.rstrip("*"): value for word, value in numbers.items() if value is None or word[-1] != "*"},
        heads={word[:-1]: value for word, value in numbers.items() if word[-1] == "*" and value is not None},
        scales={fold(word): value for word, value in lists["scales"].items()},
        units={word: code for word, code in units.items() if word[-1] != "*"},
        unit_heads=tuple((word[:-1], code) for word, code in units.items() if word[-1] == "*"),
        times={code: Phrases(words) for code, words in lists["times"].items()},
        deny=Phrases(lists["deny"]),
        soft=Phrases(lists["soft"], lists["soft_but"]),
    )
