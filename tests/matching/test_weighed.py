"""Rules that weigh wording: what they look at, what excuses a sentence, and how they say what weighed."""

from __future__ import annotations

import pytest

from pipeline.matching.context import Contexts
from pipeline.matching.reading import Reading
from pipeline.matching.weighed import scale_of, words_called
from pipeline.matching.wording import traits_of
from pipeline.rulefit import fit
from pipeline.ruletest import prepared
from pipeline.settings import Settings
from pipeline.stages import flag


def test_traits_are_words_classes_neighbours_and_context() -> None:
    reading = Reading(prepared("Kurkuma geneest niet 7 vrouwen.", Settings()))
    traits = {name for name, _ in traits_of(reading, Contexts(reading), 0)}
    assert traits >= {"w kurkuma", "p kurku", "f kurkuma", "b geneest niet", "w #", "cond negated", "n 1"}
    assert "fc remedy" in traits
    assert "bc <remedy> geneest" in traits
    assert not any(name.startswith("cl ") for name in traits)


def test_words_of_a_rule_may_be_classes() -> None:
    assert words_called(["Nooit"]) == {"nooit"}
    assert {"voor", "voorgoed", "altijd"} <= words_called(["<certain>"])
    with pytest.raises(ValueError, match=r"^has <zeker>, which is no word class; there are "):
        words_called(["<zeker>"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Deze olie maakt van iedere kale man weer een jonge god.", ["advice/firm-wording"]),
        ("Maakt deze olie van iedere kale man weer een jonge god?", []),
        ("'Deze olie maakt van iedere kale man weer een jonge god.' Dat is onzin.", []),
        ("Kurkuma geneest artrose voorgoed bij iedereen.", ["advice/cure"]),
    ],
)
def test_a_rule_that_knows_what_it_found_goes_first(text: str, found: list[str]) -> None:
    settings = Settings()
    flags = flag.run(prepared(text, settings), settings).flags
    assert [f.rule for f in flags if f.rule.startswith("advice/")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lever en nieren trekken water en afvalstoffen uit het bloed.", False),
        ("Van de kinderen geneest 80 procent vanzelf van de middenoorontsteking.", False),
        ("Onze olie geneest aften voorgoed.", True),
    ],
)
def test_what_a_rule_found_counts_only_where_the_model_agrees(text: str, found: bool) -> None:
    settings = Settings()
    flags = flag.run(prepared(text, settings), settings).flags
    assert any(f.rule == "advice/cure" for f in flags) is found
    alone = Settings(severities={"advice/firm-wording": "off"})
    assert any(f.rule == "advice/cure" for f in flag.run(prepared(text, alone), alone).flags)


def test_the_message_names_the_words_that_weighed_most() -> None:
    settings = Settings(lang="en")
    text = "Deze olie maakt van iedere kale man weer een jonge god."
    messages = [
        f.message for f in flag.run(prepared(text, settings), settings).flags if f.rule.endswith("firm-wording")
    ]
    assert len(messages) == 1
    assert "'iedere'" in messages[0]


def test_of_a_firm_text_the_firmest_sentence_counts() -> None:
    traps = [["w soms"], ["w soms"], ["w vaak"], ["w vaak"]]
    firm = [[["w nooit"], ["w vaak"]], [["w nooit"], ["w soms"]], [["w nooit"]]]
    model = fit(firm, traps)
    assert model.scores(["w nooit"])[0] > 0 > model.scores(["w soms"])[0]


def test_traits_of_a_wording_are_those_of_all_that_it_knows() -> None:
    text = "Moet ik dit echt? Neem gerust bijna nooit 7 pillen, want artsen zeggen dat kurkuma alle kwalen geneest."
    reading = Reading(prepared(text, Settings()))
    contexts, wording = Contexts(reading), scale_of("advice").wording
    for sentence in range(len(reading.sentences)):
        every = traits_of(reading, contexts, sentence)
        assert traits_of(reading, contexts, sentence, wording) == [t for t in every if wording.has(t[0])]
    assert not wording.has("w kwalenkwaal")
