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
class Explained:
    """Words in both languages that together account for a denial which the translation adds, or loses."""

    added: tuple[tuple[Both, int], ...]  # within how many characters of the denial the word on its side must stand
    lost: tuple[tuple[Both, int], ...]


@dataclass(frozen=True, slots=True)
class Hedges:
    """The words that leave room for doubt, by kind and all together."""

    kinds: dict[str, Both]
    nl: Phrases
    en: Phrases
    unless_denied: frozenset[str]
    unless_beside: dict[str, Phrases]  # by kind: no doubt where one of these stands in the same clause
    elsewhere: tuple[Both, ...]  # English words of doubt that a Dutch word which is none accounts for


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two groups of words that a translation must not exchange, in both languages."""

    name: str
    nl: tuple[Phrases, Phrases]
    en: tuple[Phrases, Phrases]
    separable: tuple[tuple[frozenset[str], str, int], ...] = ()  # verb forms, particle, group: "nam ... af"
    must: Both | None = None  # words of the first language that the second must say in some way
    but: Both | None = None  # phrases within which a word of the list says nothing of the kind
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
    times: dict[str, tuple[Both, Phrases]]  # the word for a stretch of time, and what else a translation may say
    weights: frozenset[str]  # the rates that a translation must say as often as the source does
    bounds: dict[str, Both]
    nl: Denial
    en: Denial
    paired: tuple[Both, ...]
    equivalents: tuple[Both, ...]
    explained: Explained
    implied: Both  # Dutch words that deny without "niet", and all that English may say them with
    hedges: Hedges
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
        times={code: (_both(lists), Phrases(lists["also"])) for code, lists in data["times"].items()},
        weights=frozenset(data["rates_said_each_time"]),
        bounds={side: _both(lists) for side, lists in data["bounds"].items()},
        nl=_denial(data, "nl"),
        en=_denial(data, "en"),
        paired=tuple(
            Both(
                Phrases(lists["nl"], data["negation"]["nl"]["not_soft"]),
                Phrases(lists["en"], data["negation"]["en"]["not_soft"]),
            )
            for lists in data["negation"]["paired"]
        ),
        equivalents=tuple(_both(lists) for lists in data["equivalents"]),
        explained=Explained(
            *(
                tuple((_both(lists), int(lists.get("within", 24))) for lists in data["negation"]["explained"][part])
                for part in ("added", "lost")
            )
        ),
        implied=_both(data["negation"]["implied"]),
        hedges=_hedges(data["hedges"]),
        opposites=tuple(_opposites(pair) for pair in data["opposites"]),
        untranslated=Phrases(data["untranslated"]),
        abbreviations={short.upper(): Phrases(words) for short, words in data["abbreviations"].items()},
        not_names=Phrases(data["not_names"]),
        interchangeable=tuple(frozenset(codes) for codes in data["interchangeable"]),
    )


def _both(lists: dict[str, list[str]]) -> Both:
    return Both(Phrases(lists["nl"], lists.get("nl_but", ())), Phrases(lists["en"]))


def _hedges(data: dict[str, Any]) -> Hedges:
    kinds = data["kinds"].values()
    return Hedges(
        kinds={name: _both(lists) for name, lists in data["kinds"].items()},
        nl=Phrases(dict.fromkeys(word for lists in kinds for word in lists["nl"]), data["but"]),
        en=Phrases(dict.fromkeys(word for lists in kinds for word in lists["en"])),
        unless_denied=frozenset(data["unless_denied"]),
        unless_beside={name: Phrases(words) for name, words in data["unless_beside"].items()},
        elsewhere=tuple(_both(lists) for lists in data["elsewhere"]),
    )


def _denial(data: dict[str, Any], language: str) -> Denial:
    lists = data["negation"][language]
    return Denial(Phrases(lists["hard"]), Phrases(lists["soft"], lists["not_soft"]), Phrases(data["idioms"][language]))


def _opposites(pair: dict[str, Any]) -> Opposites:
    separable = tuple(
        (frozenset(verbs.split()), particle, group) for verbs, particle, group in pair.get("separable", ())
    )
    (up, down), (more, less) = pair["nl"], pair["en"]
    nl, en = (Phrases(up), Phrases(down)), (Phrases(more), Phrases(less))
    must = _both(pair["must"]) if "must" in pair else None
    but = _both(pair["but"]) if "but" in pair else None
    return Opposites(pair["name"], nl, en, separable, must, but, pair.get("deniable", False))
