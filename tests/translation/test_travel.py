"""Sentences on their way: what is remembered, what a person edited, and by way of English."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.article import Article
from pipeline.ruletest import prepared
from pipeline.settings import Languages, Settings, TranslationSettings
from pipeline.translation.articles import translate_along
from pipeline.translation.engine import Leg
from pipeline.translation.memory import Memory

Make = Callable[..., Any]


def article(text: str) -> Article:
    return prepared(text, Settings())


def texts(made: Sequence[Article]) -> list[str]:
    return [one.text for article in made for one in article.translations]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    made = Memory(tmp_path / "m.sqlite")
    yield made
    made.close()


def leg(engine: Any, source: str = "nl", target: str = "en", identity: str = "1") -> tuple[Leg, ...]:
    return (Leg(engine, source, target, identity),)


def test_an_edited_article_translates_only_its_changed_sentences(engine: Make, memory: Memory) -> None:
    made = engine({"Drink water.": "Drink water!", "Slaap goed.": "Sleep well.", "Slaap lang.": "Sleep long."})
    first = translate_along([article("Drink water. Slaap goed.")], Settings(), leg(made), memory)
    again = translate_along([article("Drink water. Slaap goed.")], Settings(), leg(made), memory)
    assert first == again
    changed = translate_along([article("Drink water. Slaap lang.")], Settings(), leg(made), memory)
    assert texts(changed) == ["Drink water!", "Sleep long."]
    assert [asked for asked in made.asked if asked] == [["Drink water.", "Slaap goed."], ["Slaap lang."]]


@pytest.mark.parametrize(
    ("identity", "settings"),
    [
        ("2", Settings()),
        ("1", Settings(translation=TranslationSettings(beam_size=2))),
        ("1", Settings(translation=TranslationSettings(length_penalty=0.5))),
    ],
)
def test_another_engine_or_setting_translates_anew(
    engine: Make, memory: Memory, identity: str, settings: Settings
) -> None:
    made = engine({"Drink water.": "Drink water!"})
    translate_along([article("Drink water.")], Settings(), leg(made), memory)
    translate_along([article("Drink water.")], settings, leg(made, identity=identity), memory)
    assert [asked for asked in made.asked if asked] == [["Drink water."], ["Drink water."]]


def test_another_glossary_translates_anew(engine: Make, memory: Memory, tmp_path: Path) -> None:
    house = tmp_path / "house.tsv"
    house.write_text("nl\tinflected\ten\tenforce\tsource\nwater\t\taqua\tyes\thouse\n")
    made = engine({"Drink water.": "Drink water!"}, {"Drink water.": ["Drink water!", "Drink aqua."]})
    translate_along([article("Drink water.")], Settings(), leg(made), memory)
    chosen = Settings(translation=TranslationSettings(glossary=str(house)))
    assert texts(translate_along([article("Drink water.")], chosen, leg(made), memory)) == ["Drink aqua."]


def test_what_could_not_be_mended_is_not_tried_again_and_stays_flagged(engine: Make, memory: Memory) -> None:
    source = article("Neem 5 mg per dag.")
    made = engine({"Neem 5 mg per dag.": "Take 50 mg a day.", "Neem 37 mg per dag.": "?"})
    first = translate_along([source], Settings(), leg(made), memory)
    calls = len(made.asked)
    again = translate_along([source], Settings(), leg(made), memory)
    assert first == again
    assert [flag.rule for flag in again[0].flags] == ["translation/number"]
    assert [asked for asked in made.asked[calls:] if asked] == []


def test_what_a_person_edited_goes_first_and_stays(engine: Make, memory: Memory) -> None:
    made = engine({"Neem 5 mg.": "Take 5 mg.", "Slaap.": "Sleep."})
    memory.put_edit("Neem 5 mg.", "Please take 5 mg.", "AB")
    (done,) = translate_along([article("Neem 5 mg. Slaap.")], Settings(), leg(made), memory)
    assert [(one.text, one.engine) for one in done.translations] == [
        ("Please take 5 mg.", "AB (edited)"),
        ("Sleep.", "table"),
    ]
    assert made.asked[0] == ["Slaap."]
    memory.prune(0)
    (other,) = translate_along([article("Neem 5 mg. Slaap.")], Settings(), leg(made, identity="2"), memory)
    assert other.translations[0].text == "Please take 5 mg."


def test_a_slip_of_a_person_is_flagged_too(engine: Make, memory: Memory) -> None:
    memory.put_edit("Neem 5 mg per dag.", "Take 50 mg a day.", "AB")
    (done,) = translate_along([article("Neem 5 mg per dag.")], Settings(lang="en"), leg(engine({})), memory)
    assert [flag.rule for flag in done.flags] == ["translation/number"]
    assert done.translations[0].checks == ("The number differs: '5 mg' in the source, '50 mg' in the translation",)


def test_an_edit_holds_the_note_marks_of_its_sentence(engine: Make, memory: Memory) -> None:
    sentence = "Dat werkt bij 20% (Jansen, 2019)."
    memory.put_edit(sentence, "That works in 20% (Jansen, 2019).", "AB")
    (done,) = translate_along([article(sentence)], Settings(), leg(engine({})), memory)
    assert (texts([done]), done.flags) == (["That works in 20% (Jansen, 2019)."], ())


GERMAN = Settings(languages=Languages(target="de"))


def test_by_way_of_english(engine: Make, memory: Memory) -> None:
    first, second = engine({"Neem 1,5 mg.": "Take 1.5 mg."}), engine({"Take 1.5 mg.": "Nimm 1,5 mg."})
    legs = (Leg(first, "nl", "en", "1"), Leg(second, "en", "de", "2"))
    (done,) = translate_along([article("Neem 1,5 mg.")], GERMAN, legs, memory)
    assert [(one.text, one.target, one.engine) for one in done.translations] == [
        ("Nimm 1,5 mg.", "de", "table + table")
    ]
    assert done.flags == ()
    assert texts(translate_along([article("Neem 1,5 mg.")], Settings(), legs[:1], memory)) == ["Take 1.5 mg."]
    assert [asked for asked in first.asked if asked] == [["Neem 1,5 mg."]]  # the first leg remembers for itself


def test_a_fault_of_either_leg_is_flagged(engine: Make) -> None:
    good, bad = {"Neem 5 mg.": "Take 5 mg."}, {"Neem 5 mg.": "Take 50 mg.", "Neem 37 mg.": "?"}
    ways = [
        (engine(bad), engine({"Take 50 mg.": "Nimm 50 mg."}), [("translation/number", "5 mg")]),
        (
            engine(good),
            engine({"Take 5 mg.": "Nimm 500 mg.", "Take 37 mg.": "?"}),
            [("translation/number", "Neem 5 mg.")],
        ),
    ]
    for first, second, flags in ways:
        legs = (Leg(first, "nl", "en", "1"), Leg(second, "en", "de", "2"))
        (done,) = translate_along([article("Neem 5 mg.")], GERMAN, legs)
        assert [(flag.rule, flag.match) for flag in done.flags] == flags


def test_english_to_dutch(engine: Make) -> None:
    settings = Settings(languages=Languages(source=["en"], target="nl"))
    source = prepared("Take 1.5 mg.\n\n1.5 mg", settings)
    source = replace(source, language=replace(source.language, code="en"))
    made = engine({"Take 1.5 mg.": "Neem 15 mg.", "Take 37 mg.": "Neem 37 mg."})
    (done,) = translate_along([source], settings, leg(made, "en", "nl"))
    assert (texts([done]), done.flags) == (["Neem 1,5 mg.", "1,5 mg"], ())
