"""Names that an engine does not see: stand-ins go in, the names come out, and what loses one is translated plainly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.ruletest import prepared
from pipeline.settings import Languages, Settings
from pipeline.translation.articles import translate_along, translate_articles
from pipeline.translation.engine import Leg
from pipeline.translation.named_engine import NamedEngine
from pipeline.translation.proper_names import Name
from pipeline.translation.stand_ins import Masked, mask_known

Make = Callable[..., Any]

JAN = Name(start=9, end=19, fill="Jan Jansen", kind="person")
RAAD = Name(start=26, end=41, fill="Health Council", kind="body")
SENTENCE = "Volgens  Jan Jansen en de Gezondheidsraad is 10⁹ genoeg."


def test_each_kind_has_its_own_stand_ins() -> None:
    power = Name(start=45, end=48, fill="10⁹", kind="power")
    assert mask_known(SENTENCE, (JAN, RAAD, power)) == Masked(
        "Volgens  Smith en de NASA is 37 genoeg.", (("Smith", "Jan Jansen"), ("NASA", "Health Council"), ("37", "10⁹"))
    )
    assert mask_known(SENTENCE, ()) is None


def test_a_stand_in_that_stands_in_the_sentence_is_passed_over_and_names_beyond_their_number_stay() -> None:
    names = [Name(start=at, end=at + 1, fill="x") for at in range(8)]
    masked = mask_known("abcdefgh en NASA", names)
    assert masked is not None
    assert masked.text == "UNESCOIBMBBCFBIBMWfgh en NASA"


def test_the_names_come_back(engine: Make) -> None:
    table = engine({"Volgens  Smith en de NASA is 10⁹ genoeg.": "According to Smith and the NASA 10⁹ is enough."})
    named = NamedEngine(table, {SENTENCE: (JAN, RAAD)})
    whole = "According to Jan Jansen and the Health Council 10⁹ is enough."
    assert named.translate([SENTENCE]) == [whole]
    assert named.candidates([SENTENCE], 3) == [[whole]]
    assert (named.name, named.draft) == ("table", False)


def test_a_sentence_that_loses_a_stand_in_is_translated_as_it_stands(engine: Make) -> None:
    table = engine(
        {"Volgens  Smith en de NASA is 10⁹ genoeg.": "According to him.", SENTENCE: "According to Jan Jansen."}
    )
    named = NamedEngine(table, {SENTENCE: (JAN, RAAD)})
    assert named.translate(["Zink.", SENTENCE, SENTENCE]) == [
        "ZINK.",
        "According to Jan Jansen.",
        "According to Jan Jansen.",
    ]
    assert table.asked[1] == [SENTENCE]
    assert named.candidates([SENTENCE], 3) == [["According to Jan Jansen."]]


def test_the_names_of_a_sentence_are_found_in_a_clause_of_it(engine: Make) -> None:
    table = engine({"dat zegt Smith": "says Smith"})
    named = NamedEngine(table, {SENTENCE: (JAN,), "Bakker zegt niets.": (Name(start=0, end=6, fill="Bakker"),)})
    assert named.translate(["dat zegt Jan Jansen", "Bakker"]) == ["says Jan Jansen", "BAKKER"]


def test_an_article_is_translated_around_its_names(engine: Make) -> None:
    table = engine(
        {"Volgens dr. Smith van de NASA werkt zink niet.": "According to Dr Smith of the NASA zinc does not work."}
    )
    settings = Settings()
    article = prepared("Volgens dr. Kees de Visser van de Gezondheidsraad werkt zink niet.", settings)
    (made,) = translate_articles([article], settings, table)
    text = "According to Dr Kees de Visser of the Health Council of the Netherlands zinc does not work."
    assert [(one.text, one.checks) for one in made.translations] == [(text, ())]


def test_names_are_kept_on_both_legs_of_the_way(engine: Make) -> None:
    first = engine({"Smith van de NASA adviseert zink.": "Smith of the NASA advises zinc."})
    second = engine({"Smith of the NASA advises zinc.": "Smith von der NASA rät zu Zink."})
    settings = Settings(languages=Languages(source=["nl"], target="de"))
    article = prepared("Kees de Visser van de Gezondheidsraad adviseert zink.", settings)
    (made,) = translate_along([article], settings, (Leg(first, "nl", "en", "first"), Leg(second, "en", "de", "second")))
    assert [one.text for one in made.translations] == ["Kees de Visser von der Gezondheidsraad rät zu Zink."]


def test_a_name_that_was_lost_is_flagged(engine: Make) -> None:
    source = "Dat zegt huisarts Kees de Visser."
    table = engine({source: "That is what GP Kees the Fisher says."})
    (made,) = translate_articles([prepared(source, Settings())], Settings(), table)
    assert [(flag.rule, flag.match or flag.of(made)) for flag in made.flags] == [("translation/name", "Kees de Visser")]
