"""The word lists of rules/data/translation_words.yaml, compiled once into matchers of whole words and phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two groups of words that a translation must not exchange, in both languages."""

    name: str
    nl: tuple[re.Pattern[str], re.Pattern[str]]
    en: tuple[re.Pattern[str], re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class WordsData:
    """Every list; the patterns match folded text."""

    soft_numbers: dict[str, float]
    number_endings: dict[str, tuple[str | None, float]]
    rates: dict[str, tuple[re.Pattern[str], re.Pattern[str]]]
    rate_words: dict[str, re.Pattern[str]]
    bounds: dict[str, tuple[re.Pattern[str], re.Pattern[str]]]
    negation: dict[str, tuple[re.Pattern[str], re.Pattern[str]]]  # by language: hard, soft
    idioms: dict[str, re.Pattern[str]]
    hedges: dict[str, re.Pattern[str]]  # nl, strong, en
    opposites: tuple[Opposites, ...]
    untranslated: re.Pattern[str]
    abbreviations: dict[str, re.Pattern[str]]


@cache
def words_data() -> WordsData:
    """The built-in lists; raises RuleError where the file lacks one."""
    from pipeline.yamlfile import read_yaml

    path = rules_folder() / "data" / "translation_words.yaml"
    data = read_yaml(path, RuleError).data
    try:
        return _compile(data)
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise RuleError(at(path, None, None, f"lacks a list or has one of another form ({exc})")) from exc


def _compile(data: dict[str, Any]) -> WordsData:
    return WordsData(
        soft_numbers=data["soft_numbers"],
        number_endings={ending: (unit, float(times)) for ending, (unit, times) in data["number_endings"].items()},
        rates={code: (phrases(both["nl"]), phrases(both["en"])) for code, both in data["rates"].items()},
        rate_words={code: phrases(words) for code, words in data["rate_words"].items()},
        bounds={side: (phrases(both["nl"]), phrases(both["en"])) for side, both in data["bounds"].items()},
        negation={lang: (phrases(both["hard"]), phrases(both["soft"])) for lang, both in data["negation"].items()},
        idioms={lang: phrases(words) for lang, words in data["idioms"].items()},
        hedges={name: phrases(words) for name, words in data["hedges"].items()},
        opposites=tuple(
            Opposites(pair["name"], _two(pair["nl"]), _two(pair["en"])) for pair in data["opposites"]
        ),
        untranslated=phrases(data["untranslated"]),
        abbreviations={short: phrases(words) for short, words in data["abbreviations"].items()},
    )


def _two(groups: list[list[str]]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    first, second = groups
    return phrases(first), phrases(second)


def phrases(words: Iterable[object]) -> re.Pattern[str]:
    """A pattern that matches any of some words or phrases whole; an asterisk stands for the rest of a word."""
    parts = []
    for word in sorted(map(str, words), key=len, reverse=True):
        inner = re.escape(word).replace(r"\*", r"[\w'’-]*").replace(r"\ ", r"\s+")
        left = r"(?<!\w)" if word[0].isalnum() else ""
        right = r"(?!\w)" if word[-1].isalnum() else ""
        parts.append(f"{left}{inner}{right}")
    return re.compile("|".join(parts))
