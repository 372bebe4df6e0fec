"""The shapes of the lists in rules/data/translation_words.yaml on numbers, negation and opposites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pipeline.translation.phrases import Phrases

_SIDES = ("lower", "upper", "about", "until")


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
class Dates:
    """Months and days of the week: each word, and its English."""

    nl: dict[str, str]
    en: dict[str, str]


@dataclass(frozen=True, slots=True)
class InPassing:
    """Low numbers in words that count nothing of health: which, and the words around them that tell."""

    numbers: frozenset[float]
    not_before: frozenset[str]
    not_after: frozenset[str]
    not_counted: frozenset[str]  # of counted_nouns.tsv
    after: frozenset[str]  # English


@dataclass(frozen=True, slots=True)
class BoundWords:
    """The words of one language that say how exact a number is, by side: lower, upper, about, and Dutch "tot"."""

    sides: dict[str, Phrases]
    every: Phrases  # those of all sides
    through: frozenset[str]  # what may stand between one of them and the number
    after: tuple[str, ...]  # how those begin that follow the number
    weak: frozenset[str]  # those that say nothing where they stand by no number
    among: frozenset[str]  # those that are no limit before people
    turning: Phrases  # what denies a limit as "not" does
    turned: frozenset[str]  # the last words of those that a denial turns round


@dataclass(frozen=True, slots=True)
class Bounds:
    """Those of both languages."""

    nl: BoundWords
    en: BoundWords
    plain: Phrases  # English limits that need words of their own in Dutch
    loose: Phrases  # all Dutch words that may account for one

    def of(self, code: Literal["nl", "en"]) -> BoundWords:
        """Those of one language."""
        return self.nl if code == "nl" else self.en


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
class Opposites:
    """Two groups of words that a translation must not exchange, in both languages."""

    name: str
    nl: tuple[Phrases, Phrases]
    en: tuple[Phrases, Phrases]
    separable: tuple[tuple[frozenset[str], str, int], ...] = ()  # verb forms, particle, group: "nam ... af"
    must: Both | None = None  # words of the first language that the second must say in some way
    but: Both | None = None  # phrases within which a word of the list says nothing of the kind
    deniable: bool = False  # a denial makes one of the other: "onveilig", "not safe"


def both_of(lists: dict[str, list[str]]) -> Both:
    return Both(Phrases(lists["nl"], lists.get("nl_but", ())), Phrases(lists["en"], lists.get("en_but", ())))


def dates_of(names: dict[str, str]) -> Dates:
    return Dates(dict(names), {english: english for english in names.values()})


def denial_of(data: dict[str, Any], language: str) -> Denial:
    lists = data["negation"][language]
    return Denial(Phrases(lists["hard"]), Phrases(lists["soft"], lists["not_soft"]), Phrases(data["idioms"][language]))


def opposites_of(pair: dict[str, Any]) -> Opposites:
    separable = tuple(
        (frozenset(verbs.split()), particle, group) for verbs, particle, group in pair.get("separable", ())
    )
    (up, down), (more, less) = pair["nl"], pair["en"]
    nl, en = (Phrases(up), Phrases(down)), (Phrases(more), Phrases(less))
    must = both_of(pair["must"]) if "must" in pair else None
    but = both_of(pair["but"]) if "but" in pair else None
    return Opposites(pair["name"], nl, en, separable, must, but, pair.get("deniable", False))


def opening_words(pair: dict[str, Any]) -> list[str]:
    """The Dutch words without one of which a pair of opposites has nothing to compare."""
    verbs = [verb for verbs, *_ in pair.get("separable", ()) for verb in verbs.split()]
    return [*pair["nl"][0], *pair["nl"][1], *verbs]


def bounds_of(data: dict[str, Any]) -> Bounds:
    """The words on how exact a number is."""
    nl, en = data["nl"], data["en"]
    loose = dict.fromkeys((*nl["loose"], *_of_all_sides(nl)))
    return Bounds(_bound_words(nl), _bound_words(en), Phrases(en["plain"]), Phrases(loose))


def _bound_words(data: dict[str, list[str]]) -> BoundWords:
    return BoundWords(
        {side: Phrases(data[side], data["but"]) for side in _SIDES if side in data},
        Phrases(_of_all_sides(data), data["but"]),
        frozenset(data["through"]),
        tuple(data["after"]),
        frozenset(data["weak"]),
        frozenset(data["among"]),
        Phrases(data["turning"]),
        frozenset(data["turned"]),
    )


def _of_all_sides(data: dict[str, list[str]]) -> list[str]:
    return list(dict.fromkeys(word for side in _SIDES for word in data.get(side, ())))
