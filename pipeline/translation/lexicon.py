"""The word lists of rules/data/translation_words.yaml, compiled once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.translation.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Both:
    """A list in the two languages."""

    nl: Phrases
    en: Phrases


@dataclass(frozen=True, slots=True)
class Joiners:
    """What may stand between the numbers of a range or a row, in the two languages."""

    nl: frozenset[str]
    en: frozenset[str]


@dataclass(frozen=True, slots=True)
class Denial:
    """The words of one language that deny, and those that deny in part or may stand for a denial."""

    hard: Phrases
    soft: Phrases
    idioms: Phrases


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two groups of words that a translation must not exchange, in both languages."""

    name: str
    nl: tuple[Phrases, Phrases]
    en: tuple[Phrases, Phrases]
    separable: tuple[tuple[frozenset[str], str, int], ...] = ()  # verb forms, particle, group: "nam ... af"
    must: Both | None = None  # words of the first language that the second must say in some way
    deniable: bool = False  # a denial makes one of the other: "onveilig", "not safe"


@dataclass(frozen=True, slots=True)
class WordsData:
    """Every list of the file."""

    soft_numbers: dict[str, float]
    number_endings: dict[str, tuple[str | None, float]]
    verbs_like_numbers: frozenset[str]
    joiners: Joiners
    rates: dict[str, Both]
    rate_words: dict[str, Phrases]
    weights: frozenset[str]  # the rates that a translation must say as often as the source does
    bounds: dict[str, Both]
    nl: Denial
    en: Denial
    paired: tuple[Both, ...]
    equivalents: tuple[Both, ...]
    hedges: tuple[Both, Both]  # the firm ones; "kan", for which looser words will do as well
    opposites: tuple[Opposites, ...]
    untranslated: Phrases
    abbreviations: dict[str, Phrases]
    not_names: Phrases
    interchangeable: tuple[frozenset[str], ...]


@cache
def words_data() -> WordsData:
    """The built-in lists; raises RuleError where the file lacks one."""
    from pipeline.yamlfile import read_yaml

    path = rules_folder() / "data" / "translation_words.yaml"
    data = read_yaml(path, RuleError).data
    try:
        return _compile(data)
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise RuleError(at(path, None, None, f"lacks a list or has one of another form ({exc!r})")) from exc


def _compile(data: dict[str, Any]) -> WordsData:
    return WordsData(
        soft_numbers=data["soft_numbers"],
        number_endings={ending: (unit, float(times)) for ending, (unit, times) in data["number_endings"].items()},
        verbs_like_numbers=frozenset(data["verbs_like_numbers"]),
        joiners=Joiners(frozenset(data["joiners"]["nl"]), frozenset(data["joiners"]["en"])),
        rates={code: _both(lists) for code, lists in data["rates"].items()},
        rate_words={code: Phrases(words) for code, words in data["rate_words"].items()},
        weights=frozenset(data["rates_said_each_time"]),
        bounds={side: _both(lists) for side, lists in data["bounds"].items()},
        nl=_denial(data, "nl"),
        en=_denial(data, "en"),
        paired=tuple(_both(lists) for lists in data["negation"]["paired"]),
        equivalents=tuple(_both(lists) for lists in data["equivalents"]),
        hedges=(_hedges(data["hedges"]["firm"], []), _hedges(data["hedges"]["loose"], data["hedges"]["firm"]["en"])),
        opposites=tuple(_opposites(pair) for pair in data["opposites"]),
        untranslated=Phrases(data["untranslated"]),
        abbreviations={short.upper(): Phrases(words) for short, words in data["abbreviations"].items()},
        not_names=Phrases(data["not_names"]),
        interchangeable=tuple(frozenset(codes) for codes in data["interchangeable"]),
    )


def _both(lists: dict[str, list[str]]) -> Both:
    return Both(Phrases(lists["nl"]), Phrases(lists["en"]))


def _denial(data: dict[str, Any], language: str) -> Denial:
    lists = data["negation"][language]
    return Denial(Phrases(lists["hard"]), Phrases(lists["soft"], lists["not_soft"]), Phrases(data["idioms"][language]))


def _hedges(lists: dict[str, list[str]], more: list[str]) -> Both:
    return Both(Phrases(lists["nl"], lists["but"]), Phrases([*lists["en"], *more]))


def _opposites(pair: dict[str, Any]) -> Opposites:
    but = pair.get("but", ())
    separable = tuple(
        (frozenset(verbs.split()), particle, group) for verbs, particle, group in pair.get("separable", ())
    )
    (up, down), (more, less) = pair["nl"], pair["en"]
    nl, en = (Phrases(up), Phrases(down)), (Phrases(more, but), Phrases(less, but))
    must = _both(pair["must"]) if "must" in pair else None
    return Opposites(pair["name"], nl, en, separable, must, pair.get("deniable", False))
