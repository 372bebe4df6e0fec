"""The word lists of rules/data/translation_words.yaml, compiled once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.translation.phrases import Phrases

Kinds = frozenset[str]


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
class InPassing:
    """Low numbers in words that count nothing of health: which, and the words around them that tell."""

    numbers: frozenset[float]
    not_before: frozenset[str]
    not_after: frozenset[str]
    not_counted: frozenset[str]  # of counted_nouns.tsv
    after: frozenset[str]  # English


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
class EffectWords:
    """What makes of a clause one that speaks of an effect, so that its doubt must stand in a translation."""

    only: Kinds  # the kinds of doubt that count in such a clause only
    able: Kinds  # those of them that may say what one can do
    measured: Kinds  # those of them that count with a figure too
    classes: tuple[str, ...]  # of rules/data/directions.yaml
    plain: tuple[str, ...]  # words of these classes that tell of no effect by themselves
    more: Phrases
    ills: Kinds  # kinds of terms.tsv
    terms: Kinds  # kinds of terms.tsv for a doubt that is not what one can do
    not_terms: Kinds  # head words of terms.tsv that are none of these
    befalls: Phrases  # with an ill, what happens to "you"
    ill: Phrases  # what happens to "you" by itself


@dataclass(frozen=True, slots=True)
class Hedges:
    """The words that leave room for doubt, by kind and all together."""

    kinds: dict[str, Both]
    nl: Phrases
    en: Phrases
    but: Phrases  # phrases of which such a word is a part and leaves no doubt
    unless_denied: frozenset[str]
    unless_denied_before: frozenset[str]
    unless_after: dict[str, Phrases]  # by kind: no doubt after one of these
    unless_said: dict[str, Phrases]  # by kind: no doubt where English has one of these
    unless_beside: dict[str, Phrases]  # by kind: no doubt where one of these stands in the same clause
    elsewhere: tuple[Both, ...]  # English words of doubt that a Dutch word which is none accounts for
    effect: EffectWords


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
    homonyms: dict[str, Phrases]  # Dutch words that are a number or something else, and what English says for that
    ones: Both  # words that may stand for a 1
    in_passing: InPassing
    joiners: Joiners
    rates: dict[str, Both]
    any_rate: Phrases  # the Dutch words of all of them
    rate_words: dict[str, Phrases]
    times: dict[str, tuple[Both, Phrases]]  # the word for a stretch of time, and what else a translation may say
    weights: frozenset[str]  # the rates that a translation must say as often as the source does
    bounds: dict[str, Both]
    nl: Denial
    en: Denial
    paired: tuple[Both, ...]
    equivalents: tuple[Both, ...]
    explained: Explained
    denied_again: Phrases  # English words that deny as "not" does, so that both are one too many
    denied_again_by: Phrases  # Dutch words that say the same without "niet" or "on-"
    implied: Both  # Dutch words that deny without "niet", and all that English may say them with
    hedges: Hedges
    opposites: tuple[Opposites, ...]
    untranslated: Phrases
    untranslated_beside: Phrases  # the same where the word beside it stands beside it in the source
    general_remedies: frozenset[str]  # English words of health that name no medicine, disease or nutrient by themselves
    abbreviations: dict[str, Phrases]
    not_names: Phrases
    interchangeable: tuple[frozenset[str], ...]
    no_content: Phrases  # idioms in which a word of counterparts.tsv means nothing by itself


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
        homonyms={word: Phrases(words) for word, words in data["homonyms"].items()},
        ones=_both(data["ones"]),
        in_passing=InPassing(
            *(
                frozenset(data["in_passing"][part])
                for part in ("numbers", "not_before", "not_after", "not_counted", "after")
            )
        ),
        joiners=Joiners(frozenset(data["joiners"]["nl"]), frozenset(data["joiners"]["en"])),
        rates={code: _both(lists) for code, lists in data["rates"].items()},
        any_rate=Phrases(word for lists in data["rates"].values() for word in lists["nl"]),
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
        denied_again=Phrases(data["negation"]["denied_again"]["en"]),
        denied_again_by=Phrases(data["negation"]["denied_again"]["nl"]),
        implied=_both(data["negation"]["implied"]),
        hedges=_hedges(data["hedges"]),
        opposites=tuple(_opposites(pair) for pair in data["opposites"]),
        untranslated=Phrases(data["untranslated"]),
        untranslated_beside=Phrases(data["untranslated_beside"]["nl"], data["untranslated_beside"]["but"]),
        general_remedies=frozenset(data["general_remedies"]),
        abbreviations={short.upper(): Phrases(words) for short, words in data["abbreviations"].items()},
        not_names=Phrases(data["not_names"]),
        interchangeable=tuple(frozenset(codes) for codes in data["interchangeable"]),
        no_content=Phrases(data["no_content"]),
    )


def _both(lists: dict[str, list[str]]) -> Both:
    return Both(Phrases(lists["nl"], lists.get("nl_but", ())), Phrases(lists["en"]))


def _hedges(data: dict[str, Any]) -> Hedges:
    kinds = data["kinds"].values()
    return Hedges(
        kinds={name: _both(lists) for name, lists in data["kinds"].items()},
        nl=Phrases(dict.fromkeys(word for lists in kinds for word in lists["nl"])),
        en=Phrases(dict.fromkeys(word for lists in kinds for word in lists["en"])),
        but=Phrases(data["but"]),
        unless_denied=frozenset(data["unless_denied"]),
        unless_denied_before=frozenset(data["unless_denied_before"]),
        unless_after={name: Phrases(words) for name, words in data["unless_after"].items()},
        unless_said={name: Phrases(words) for name, words in data["unless_said"].items()},
        unless_beside={name: Phrases(words) for name, words in data["unless_beside"].items()},
        elsewhere=tuple(_both(lists) for lists in data["elsewhere"]),
        effect=_effect(data["effect"]),
    )


def _effect(data: dict[str, list[str]]) -> EffectWords:
    return EffectWords(
        only=frozenset(data["only"]),
        able=frozenset(data["able"]),
        measured=frozenset(data["measured"]),
        classes=tuple(data["classes"]),
        plain=tuple(data["plain"]),
        more=Phrases(data["more"]),
        ills=frozenset(data["ills"]),
        terms=frozenset((*data["ills"], *data["terms"])),
        not_terms=frozenset(data["not_terms"]),
        befalls=Phrases(data["befalls"]),
        ill=Phrases(data["ill"]),
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
