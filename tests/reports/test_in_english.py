"""The English edition says everything in English, also where the run speaks Dutch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from pipeline.article import Article, Decision, Flag
from pipeline.reports.english import english_markdown
from pipeline.reports.in_english import in_english
from pipeline.ruletest import prepared
from pipeline.settings import Settings
from pipeline.stages import flag
from pipeline.translation.articles import translate_articles

TEXT = "Gember geneest artrose.\n\nVan de 200 deelnemers sliepen er 50 (75%) beter.\n\nNeem 3 mg zink bij een hoog LDL."
ENGLISH = {
    "Gember geneest artrose.": "Ginger cures osteoarthritis.",
    "Van de 200 deelnemers sliepen er 50 (75%) beter.": "Of the 200 participants 50 (75%) slept better.",
    "Neem 3 mg zink bij een hoog LDL.": "Take 30 mg of zinc with a high HDL.",
}


class TableEngine:
    """Translates by the table above; a sentence that is not in it comes back as nothing."""

    name, draft = "table", False

    def translate(self, sentences: Sequence[str]) -> list[str]:
        return [ENGLISH.get(sentence, "?") for sentence in sentences]

    def candidates(self, sentences: Sequence[str], count: int) -> list[list[str]]:
        return [[text] for text in self.translate(sentences)]


def made(settings: Settings) -> Article:
    flagged = flag.run(prepared(TEXT, settings), settings)
    engine: Any = TableEngine()
    return translate_articles([flagged], settings, engine)[0]


@pytest.fixture(scope="module")
def dutch() -> Article:
    return made(Settings())


def test_messages_and_checks_are_those_of_a_run_in_english(dutch: Article) -> None:
    english, reworded = made(Settings(lang="en")), in_english(dutch, Settings())
    assert [translation.checks for translation in english.translations if translation.checks] == [
        (
            "The number differs: '3 mg' in the source, '30 mg' in the translation",
            "The name differs: 'LDL' in the source, 'HDL' in the translation",
        )
    ]
    assert any("(50 / 200 = 25%, not 75%)" in each.message for each in reworded.flags)
    assert reworded == english


def test_the_edition_holds_no_dutch_but_the_quoted_source(dutch: Article) -> None:
    text = english_markdown(in_english(dutch, Settings()), draft=False)
    own = re.sub(r"^  - nl: .*$|'[^']*'|^source_title: .*$", "", text, flags=re.MULTILINE)
    assert (
        re.findall(r"\b(?:het|een|niet|zonder|bron|bewering|belooft|verschilt|vertaling)\b", own, re.IGNORECASE) == []
    )
    (note,) = re.findall(r"^\[\^1\]: (.*)$", text, re.MULTILINE)
    assert note == (
        "The number differs: '3 mg' in the source, '30 mg' in the translation. "
        "The name differs: 'LDL' in the source, 'HDL' in the translation."
    )


def test_decisions_and_places_stay(dutch: Article) -> None:
    decided = replace(dutch.flags[0], decision=Decision(verdict="accepted"))
    (first, *_) = in_english(replace(dutch, flags=(decided, *dutch.flags[1:])), Settings()).flags
    assert (first.id, first.start, first.severity, first.decision) == (
        decided.id,
        decided.start,
        decided.severity,
        decided.decision,
    )


def test_an_english_run_is_left_as_it_is(dutch: Article) -> None:
    assert in_english(dutch, Settings(lang="en")) is dutch


def _flag(rule: str, **fields: Any) -> Flag:
    return Flag(start=0, end=6, id="x", rule=rule, severity="notice", line=1, column=1, message="Nee.", **fields)


def test_a_message_that_cannot_be_filled_in_says_why_the_rule_exists(dutch: Article) -> None:
    flags = (_flag("number/percentage-of-counts"), _flag("translation/number", values={"match": "5", "found": ""}))
    first, second = in_english(replace(dutch, flags=flags), Settings()).flags
    assert first.message == first.why != "Nee."
    assert second.message == "The number differs: 5 in the source, nothing in the translation"


def test_a_flag_of_a_plug_in_keeps_its_own_words(dutch: Article) -> None:
    assert in_english(replace(dutch, flags=(_flag("mine/own"),)), Settings()).flags[0].message == "Nee."
