"""The steps of mending, each with an engine that fails in the way which that step is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from pipeline.ruletest import prepared
from pipeline.settings import Settings
from pipeline.translation.articles import translate_articles

WORDS = {
    "neem": "take",
    "per": "per",
    "dag": "day",
    "bel": "call",
    "de": "the",
    "huisarts": "GP",
    "volgens": "according to",
    "dokter": "doctor",
    "is": "is",
    "dat": "that",
    "onzin": "nonsense",
    "kijk": "look",
    "op": "at",
    "voor": "for",
    "hulp": "help",
    "werkt": "works",
    "niet": "not",
    "maar": "but",
    "deelnemers": "participants",
    "sliepen": "slept",
    "beter": "better",
    "het": "the",
    "middel": "product",
    "mg": "mg",
    "pillen": "pills",
}
Spoil = Callable[[str, str], str]  # source and right translation to what the engine makes of it


class Clumsy:
    """Translates word by word, and spoils it; only the third candidate of a wide search may be right."""

    name, draft = "clumsy", False

    def __init__(self, spoil: Spoil, *, wide: bool = False) -> None:
        self.spoil, self.wide = spoil, wide

    def translate(self, sentences: Sequence[str]) -> list[str]:
        return [self.spoil(text, self._right(text)) for text in sentences]

    def candidates(self, sentences: Sequence[str], count: int) -> list[list[str]]:
        rights = [[self._right(text)] if self.wide and count > 4 else [] for text in sentences]
        return [
            [found, found + " Indeed.", *right][:count]
            for found, right in zip(self.translate(sentences), rights, strict=True)
        ]

    @staticmethod
    def _right(text: str) -> str:
        words = re.sub(r"[a-z]+", lambda m: WORDS.get(m[0], m[0]), text[:1].lower() + text[1:])
        return re.sub(r"(\d)\.(\d{3})", r"\1,\2", words[:1].upper() + words[1:])


def done(text: str, spoil: Spoil, *, wide: bool = False) -> tuple[str, list[str]]:
    (made,) = translate_articles([prepared(text, Settings())], Settings(), Clumsy(spoil, wide=wide))
    (one,) = made.translations
    return one.text, [flag.rule for flag in made.flags if flag.severity != "notice"]


def doubles(source: str, right: str) -> str:
    return right.replace("5", "55")


def breaks_long_numbers(source: str, right: str) -> str:
    return re.sub(r"\d[\d,]{2,}", "9", right)


def forgets_after_a_comma(source: str, right: str) -> str:
    head, comma, tail = right.partition(", ")
    return f"{head} anyway." if comma and tail else right


def breaks_addresses(source: str, right: str) -> str:
    return re.sub(r"\S+\.nl\S*", "site", right)


def breaks_strange_names(source: str, right: str) -> str:
    return re.sub(r"(?!(?:According|Take|Smith|Brown)\b)\b[A-Z]\w{4,}", "Thingy", right)


def breaks_terms(source: str, right: str) -> str:
    return right if "GP" in source else right.replace("GP", "house doctrine")


@pytest.mark.parametrize(
    ("text", "spoil", "wide", "mended"),
    [
        ("Neem 5 mg per dag.", doubles, True, "Take 5 mg per day."),
        ("Neem 1.250 mg per dag.", breaks_long_numbers, False, "Take 1,250 mg per day."),
        (
            "Het middel werkt voor de huisarts, maar de deelnemers sliepen niet beter.",
            forgets_after_a_comma,
            False,
            "The product works for the GP, but the participants slept not better.",
        ),
        ("Kijk op voorbeeld.nl/hulp voor hulp.", breaks_addresses, False, "Look at voorbeeld.nl/hulp for help."),
        (
            "Volgens dokter Anneke Wolters is dat onzin.",
            breaks_strange_names,
            False,
            "According to doctor Anneke Wolters is that nonsense.",
        ),
        ("Bel de huisarts.", breaks_terms, False, "Call the GP."),
    ],
)
def test_each_step_mends_what_it_is_for(text: str, spoil: Spoil, wide: bool, mended: str) -> None:
    assert done(text, spoil, wide=wide) == (mended, [])


@pytest.mark.parametrize(
    ("text", "spoil", "rules"),
    [
        ("Neem 5 mg per dag.", lambda source, right: "Take 50 mg per day.", ["translation/number"]),
        ("Neem 5 mg per dag.", lambda source, right: "", ["translation/length", "translation/number"]),
        ("Het middel werkt niet.", lambda source, right: right.replace(" not", ""), ["translation/negation"]),
        ("Volgens dokter Anneke Wolters niet.", lambda source, right: "According to doctor not.", ["translation/name"]),
        ("Bel de huisarts.", lambda source, right: "Call the house doctrine.", ["translation/glossary"]),
        ("Neem de pillen voor de dag.", lambda source, right: source, ["translation/untranslated"]),
        (
            "Neem de pillen per dag.",
            lambda source, right: "Take the pills " + "per day per day " * 3,
            ["translation/repetition"],
        ),
    ],
)
def test_what_no_step_mends_is_marked(text: str, spoil: Spoil, rules: list[str]) -> None:
    _, found = done(text, spoil)
    assert set(rules) <= set(found)


def test_the_marks_say_what_differs() -> None:
    source = prepared("Neem 5 mg per dag.", Settings())
    (made,) = translate_articles([source], Settings(lang="en"), Clumsy(lambda source, right: "Take 50 mg per day."))
    assert made.translations[0].checks == ("The number differs: '5 mg' in the source, '50 mg' in the translation",)
