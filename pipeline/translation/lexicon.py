"""The word lists of rules/data/translation_words.yaml, compiled once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.translation.lexicon_hedges import Hedges, hedges_of
from pipeline.translation.lexicon_lists import (
    Both,
    Bounds,
    Dates,
    Denial,
    Explained,
    InPassing,
    Joiners,
    Opposites,
    both_of,
    bounds_of,
    dates_of,
    denial_of,
    opening_words,
    opposites_of,
)
from pipeline.translation.phrases import Phrases

if TYPE_CHECKING:
    from pipeline.matching.named import Difference


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
    any_time: Phrases  # the English words of all of them
    weights: frozenset[str]  # the rates that a translation must say as often as the source does
    bounds: Bounds
    nl: Denial
    en: Denial
    paired: tuple[Both, ...]
    coordinated: Phrases
    litotes: Both  # words that a denial before them undoes; no such word may be left in English
    equivalents: tuple[Both, ...]
    explained: Explained
    denied_again: Phrases  # English words that deny as "not" does, so that both are one too many
    denied_again_by: Phrases  # Dutch words that say the same without "niet" or "on-"
    implied: Both  # Dutch words that deny without "niet", and all that English may say them with
    hedges: Hedges
    opposites: tuple[Opposites, ...]
    any_opposite: Phrases  # the Dutch words of all of them
    untranslated: Phrases
    untranslated_beside: Phrases  # the same where the word beside it stands beside it in the source
    general_remedies: frozenset[str]  # English words of health that name no medicine, disease or nutrient by themselves
    abbreviations: dict[str, Phrases]
    not_names: Phrases
    interchangeable: tuple[frozenset[str], ...]
    kept: tuple[tuple[Difference, Both], ...]  # words that must be said in one of a few ways, by rule
    any_kept: Phrases  # the Dutch words of all of them
    dates: Dates
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
        ones=both_of(data["ones"]),
        in_passing=InPassing(
            *(
                frozenset(data["in_passing"][part])
                for part in ("numbers", "not_before", "not_after", "not_counted", "after")
            )
        ),
        joiners=Joiners(frozenset(data["joiners"]["nl"]), frozenset(data["joiners"]["en"])),
        rates={code: both_of(lists) for code, lists in data["rates"].items()},
        any_rate=Phrases(word for lists in data["rates"].values() for word in lists["nl"]),
        rate_words={code: Phrases(words) for code, words in data["rate_words"].items()},
        times={code: (both_of(lists), Phrases(lists["also"])) for code, lists in data["times"].items()},
        any_time=Phrases(dict.fromkeys(word for lists in data["times"].values() for word in lists["en"])),
        weights=frozenset(data["rates_said_each_time"]),
        bounds=bounds_of(data["bounds"]),
        nl=denial_of(data, "nl"),
        en=denial_of(data, "en"),
        paired=tuple(
            Both(
                Phrases(lists["nl"], data["negation"]["nl"]["not_soft"]),
                Phrases(lists["en"], data["negation"]["en"]["not_soft"]),
            )
            for lists in data["negation"]["paired"]
        ),
        coordinated=Phrases(data["negation"]["coordinated"]),
        litotes=Both(
            Phrases(data["negation"]["litotes"]["nl"], data["negation"]["nl"]["not_soft"]),
            Phrases(data["negation"]["litotes"]["en"]),
        ),
        equivalents=tuple(both_of(lists) for lists in data["equivalents"]),
        explained=Explained(
            *(
                tuple((both_of(lists), int(lists.get("within", 24))) for lists in data["negation"]["explained"][part])
                for part in ("added", "lost")
            )
        ),
        denied_again=Phrases(data["negation"]["denied_again"]["en"]),
        denied_again_by=Phrases(data["negation"]["denied_again"]["nl"]),
        implied=both_of(data["negation"]["implied"]),
        hedges=hedges_of(data["hedges"]),
        opposites=tuple(opposites_of(pair) for pair in data["opposites"]),
        any_opposite=Phrases(dict.fromkeys(word for pair in data["opposites"] for word in opening_words(pair))),
        untranslated=Phrases(data["untranslated"]),
        untranslated_beside=Phrases(data["untranslated_beside"]["nl"], data["untranslated_beside"]["but"]),
        general_remedies=frozenset(data["general_remedies"]),
        abbreviations={short.upper(): Phrases(words) for short, words in data["abbreviations"].items()},
        not_names=Phrases(data["not_names"]),
        interchangeable=tuple(frozenset(codes) for codes in data["interchangeable"]),
        kept=tuple((lists["rule"], both_of(lists)) for lists in data["kept"]),
        any_kept=Phrases(dict.fromkeys(word for lists in data["kept"] for word in lists["nl"])),
        dates=dates_of(data["dates"]),
        no_content=Phrases(data["no_content"]),
    )
