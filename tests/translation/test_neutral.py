"""What is compared between languages that the guard does not know."""

from __future__ import annotations

import pytest

from pipeline.translation.neutral import in_form
from pipeline.translation.pairs import Pair


@pytest.mark.parametrize(
    ("source", "target", "text", "translation"),
    [
        ("nl", "de", "Neem 1,5 mg per dag.", "Nehmen Sie 1,5 mg pro Tag."),
        ("nl", "de", "Neem 4.000 IE vitamine D3.", "Nehmen Sie 4.000 IE Vitamin D3."),
        ("nl", "fr", "Bij 12.500 mensen.", "Chez 12\u202f500 personnes."),
        ("en", "de", "Take 1.5 mg or 4,000 IU.", "Nehmen Sie 1,5 mg oder 4.000 IE."),
        ("en", "nl", "In 1,200 people, 2.5% fell.", "Van 1.200 mensen viel 2,5%."),
        ("nl", "es", "Drie tot 5 dagen.", "De tres a cinco días."),
        ("nl", "de", "Zie https://a.nl/1.234 en 10.1234/x.5.", "Siehe https://a.nl/1.234 und 10.1234/x.5."),
        ("nl", "de", "MK-7 werkt 24 uur.", "MK7 wirkt 24 Stunden."),
    ],
)
def test_good_translations_pass(source: str, target: str, text: str, translation: str) -> None:
    assert Pair(source, target).check(text, translation) == ()


@pytest.mark.parametrize(
    ("source", "target", "text", "translation", "found"),
    [
        ("nl", "de", "Neem 1,5 mg per dag.", "Nehmen Sie 15 mg pro Tag.", [("number", "1,5 mg", "15 mg")]),
        ("en", "de", "Take 1.5 mg a day.", "Nehmen Sie 1.500 mg pro Tag.", [("number", "1.5 mg", "1.500 mg")]),
        ("nl", "fr", "Neem 25 mg.", "Prenez des mg.", [("number", "25 mg", "")]),
        ("nl", "fr", "Neem mg.", "Prenez 25 mg.", [("number", "", "25 mg")]),
        ("nl", "de", "MK-7 werkt goed.", "MK-4 wirkt gut.", [("name", "MK-7", "")]),
        ("nl", "de", "Mail naar a@b.nl nu.", "Mail an a@c.nl jetzt.", [("name", "a@b.nl", "")]),
        ("nl", "de", "Dat is niet waar.", "Dat is niet waar.", [("untranslated",)]),
        ("nl", "de", "Dat is waar.", " ", [("length", "3", "0")]),
        ("nl", "de", "Dat werkt heel goed ook.", "gut so gut so gut so gut so gut", [("repetition",)]),
    ],
)
def test_faults_are_found(source: str, target: str, text: str, translation: str, found: list[tuple[str, ...]]) -> None:
    made = [(one.rule, one.source, one.target) for one in Pair(source, target).check(text, translation)]
    assert [one[: len(wanted)] for one, wanted in zip(made, found, strict=True)] == found


@pytest.mark.parametrize(
    ("source", "target", "text", "made"),
    [
        ("nl", "en", "4.000 IE", "4,000 IU"),
        ("en", "nl", "1,250.5 mg", "1.250,5 mg"),
        ("nl", "de", "1,5 mg", "1,5 mg"),
        ("en", "fr", "B12 2.5", "B12 2,5"),
    ],
)
def test_figures_without_words_get_the_form_of_the_target(source: str, target: str, text: str, made: str) -> None:
    assert Pair(source, target).in_form(text) == made
    if (source, target) != ("nl", "en"):
        assert in_form(text, source, target) == made


@pytest.mark.parametrize("piece", ["1.", "1 ", "a-1", "((", "http://", "x.nl", "a@", "1.1\u00a0"])
def test_time_is_linear_on_hostile_text(piece: str) -> None:
    import time

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        Pair("nl", "de").check(text, text)
        return time.process_time() - began

    seconds(1000)
    small, large = seconds(4000), seconds(16000)
    assert large < 12 * max(small, 0.06)
