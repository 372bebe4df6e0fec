"""The messages exist in both languages, with the same blanks to fill in."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from pipeline.article import BlockKind, ClaimType, Direction, Lang, Level, Modifier, Scope, Severity, Status
from pipeline.reports.texts import load_texts

BOTH: list[Lang] = ["nl", "en"]


def test_same_messages_in_both_languages() -> None:
    def shape(lang: Lang) -> dict[str, list[str]]:
        table = load_texts(lang).table
        return {key: sorted(re.findall(r"{(\w+)}", text)) for key, text in table.items() if not key.startswith("unit")}

    assert shape("nl") == shape("en")


@pytest.mark.parametrize("lang", BOTH)
def test_every_word_of_the_model_has_a_message(lang: Lang) -> None:
    table = load_texts(lang).table
    groups = {
        "severity": Severity, "level": Level, "scope": Scope, "type": ClaimType, "direction": Direction,
        "modifier": Modifier, "status": Status, "block": BlockKind,
    }  # fmt: skip
    missing = [f"{group}.{name}" for group, words in groups.items() for name in get_args(words)]
    assert [key for key in missing if key not in table] == []


@pytest.mark.parametrize(
    ("lang", "value", "expected"),
    [("nl", 1234567.25, "1.234.567,25"), ("en", 1234567.25, "1,234,567.25"), ("nl", 0.5, "0,5"), ("en", 100, "100")],
)
def test_numbers(lang: Lang, value: float, expected: str) -> None:
    assert load_texts(lang).number(value) == expected


def test_dates() -> None:
    texts = load_texts("nl")
    assert texts.date("2026-03-09") == "9 maart 2026"
    assert texts.date("2026-03-09T09:41:07+0100") == "9 maart 2026, 09:41"
    assert texts.date("maart 2026") == "maart 2026"


def test_languages_have_names() -> None:
    assert [load_texts("nl").language(code) for code in ("en", "und", "no")] == [
        "Engels",
        "onbekende taal",
        "Noors",
    ]
    assert [load_texts("en").language(code) for code in ("nl", "und")] == ["Dutch", "unknown language"]


def test_nouns() -> None:
    assert [load_texts("nl").count("flags", n) for n in (0, 1, 1200)] == ["0 vlaggen", "1 vlag", "1.200 vlaggen"]
