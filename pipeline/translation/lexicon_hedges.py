"""The lists of rules/data/translation_words.yaml on words that leave room for doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.translation.lexicon_lists import Both, both_of
from pipeline.translation.phrases import Phrases

Kinds = frozenset[str]


@dataclass(frozen=True, slots=True)
class EffectWords:
    """What makes of a clause one that speaks of an effect, so that its doubt must stand in a translation."""

    only: Kinds  # the kinds of doubt that count in such a clause only: what one can or may do, and thinks
    measured: Kinds  # those of them that count with a figure too
    classes: tuple[str, ...]  # of rules/data/directions.yaml
    plain: tuple[str, ...]  # words of these classes that tell of no effect by themselves
    more: Phrases
    ills: Kinds  # kinds of terms.tsv
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
    any_elsewhere: Phrases  # the Dutch words of the next
    elsewhere: tuple[Both, ...]  # English words of doubt that a Dutch word which is none accounts for
    effect: EffectWords


def hedges_of(data: dict[str, Any]) -> Hedges:
    kinds = data["kinds"].values()
    return Hedges(
        kinds={name: both_of(lists) for name, lists in data["kinds"].items()},
        nl=Phrases(dict.fromkeys(word for lists in kinds for word in lists["nl"])),
        en=Phrases(dict.fromkeys(word for lists in kinds for word in lists["en"])),
        but=Phrases(data["but"]),
        unless_denied=frozenset(data["unless_denied"]),
        unless_denied_before=frozenset(data["unless_denied_before"]),
        unless_after={name: Phrases(words) for name, words in data["unless_after"].items()},
        unless_said={name: Phrases(words) for name, words in data["unless_said"].items()},
        unless_beside={name: Phrases(words) for name, words in data["unless_beside"].items()},
        any_elsewhere=Phrases(dict.fromkeys(word for lists in data["elsewhere"] for word in lists["nl"])),
        elsewhere=tuple(both_of(lists) for lists in data["elsewhere"]),
        effect=_effect(data["effect"]),
    )


def _effect(data: dict[str, list[str]]) -> EffectWords:
    return EffectWords(
        only=frozenset(data["only"]),
        measured=frozenset(data["measured"]),
        classes=tuple(data["classes"]),
        plain=tuple(data["plain"]),
        more=Phrases(data["more"], data["more_but"]),
        ills=frozenset(data["ills"]),
        not_terms=frozenset(data["not_terms"]),
        befalls=Phrases(data["befalls"]),
        ill=Phrases(data["ill"]),
    )
