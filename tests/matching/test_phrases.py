"""The language of phrases: what each form matches, on whole words and within one sentence."""

from __future__ import annotations

import pytest

from pipeline.matching.phrases import PhraseMatcher
from pipeline.matching.reading import Reading
from pipeline.ruletest import prepared
from pipeline.settings import Settings

CASES = [
    ("genees{t,en}", "Het geneest. Zij genezen. Wij genazen. Geneesmiddel.", ["geneest"]),
    ("{niet,nooit} meer", "Dat gebeurt nooit meer, en niet  meer dan eens.", ["nooit meer", "niet  meer"]),
    ("echt {heel ,}goed", "Dit is echt heel goed en echt goed.", ["echt heel goed", "echt goed"]),
    ("stop met .. pillen", "Stop met al die pillen. Stop met een twee drie vier pillen.", ["Stop met al die pillen"]),
    ("stop ... nu", "Stop daar eens even helemaal mee en wel nu.", ["Stop daar eens even helemaal mee en wel nu"]),
    ("in # dagen", "Beter in 10 dagen, of in tien dagen.", ["in 10 dagen"]),
    ("^ neem", "Neem dit. Je moet dit: neem het. Ik neem het.", ["Neem", "neem"]),
    ("^^ neem", "Neem dit. Je moet dit: neem het.", ["Neem"]),
    ("bewezen $", "Het is bewezen. Een bewezen feit.", ["bewezen"]),
    ("=dé remedie", "De remedie en dé remedie.", ["dé remedie"]),
    ("geneest <condition>", "Het geneest artrose, geneest hoge bloeddruk en hout.", ["geneest artrose", "geneest hoge bloeddruk"]),  # noqa: E501
    ("genees* reuma", "Het genees reuma, een geneeslijke reuma.", ["genees reuma", "geneeslijke reuma"]),
    ("*thee drinken", "Groene thee drinken, kruidenthee drinken.", ["thee drinken", "kruidenthee drinken"]),
    ("veel _ water", "Drink veel koud water, veel water.", ["veel koud water"]),
    ("<certain> weg", "Die pijn is voor altijd weg, echt weg en definitief weg.", ["voor altijd weg", "definitief weg"]),  # noqa: E501
    ("wat nu", "Wat nu? Wat. Nu niet.", ["Wat nu"]),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "text", "found"), CASES, ids=[case[0] for case in CASES])
def test_phrase(phrase: str, text: str, found: list[str]) -> None:
    reading = Reading(prepared(text, Settings()))
    matcher = PhraseMatcher([(0, phrase)])
    hits = [hit for bounds in reading.bounds for hit in matcher.find(reading, *bounds)]
    assert [text[reading.starts[hit.first] : reading.ends[hit.last - 1]] for hit in hits] == found


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("{a,b", "has braces that do not pair, or braces within braces"),
        (".. weg", "begins or ends with a gap"),
        ("<condition>", "needs at least one whole word beside gaps, open classes and word parts"),
        ("a .. b .. c .. d .. e .. f", "has more than four gaps"),
        ("weg !", "has '!', which is no word"),
        (" ".join(["{a ,b ,c ,d }x"] * 5), "has 1024 readings; at most 400 are allowed"),
    ],
)
def test_a_wrong_phrase(phrase: str, problem: str) -> None:
    with pytest.raises(ValueError, match="^" + problem.replace("(", r"\(")):
        PhraseMatcher([(0, phrase)])


def test_note_marks_are_no_part_of_a_word() -> None:
    reading = Reading(prepared("Dit voorkomt krampen2. Vitamine B12 en omega3 blijven.", Settings()))
    assert reading.words == ["dit", "voorkomt", "krampen", "vitamine", "b12", "en", "omega3", "blijven"]
