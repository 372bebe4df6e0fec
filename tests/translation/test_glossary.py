"""The glossary: which terms are found, which English will do, and what a house glossary changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import RuleError
from pipeline.paths import rules_folder
from pipeline.ruletest import prepared
from pipeline.settings import Settings, TranslationSettings
from pipeline.translation.articles import translate_articles
from pipeline.translation.glossary import Glossary, Term, built_in, read_terms, with_house
from pipeline.translation.stems import stem
from pipeline.work import prove

Make = Callable[..., Any]
CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("glossary.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("source", "target", "lost"), CASES)
def test_terms(source: str, target: str, lost: str) -> None:
    found = [one.source for one in built_in().compare(source, target)]
    assert found == [word for word in lost.split("|") if word]


def test_terms_that_are_not_enforced_are_found_apart() -> None:
    source, target = "Slik dit middel bij klachten.", "Bury this in case of rain."
    assert list(built_in().compare(source, target)) == []
    found = list(built_in().compare(source, target, enforced=False))
    assert [(one.rule, one.source, one.target) for one in found] == [
        ("term", "Slik", "take"),
        ("term", "middel", "product"),
        ("term", "klachten", "symptom"),
    ]


def test_the_built_in_glossary_is_sound() -> None:
    terms = read_terms(rules_folder() / "data" / "glossary.tsv")
    forms = [form.lower() for term in terms for form in term.forms]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []
    assert 300 <= sum(term.enforced for term in terms) <= 600
    assert [term.forms for term in terms if term.english[0].endswith("*")] == []
    for term in terms:
        sentence = f"Dat is {term.forms[0]} hier."
        assert [found.forms for _, _, found in built_in().find(sentence)] == [term.forms]


def test_acronyms_count_in_capitals_only() -> None:
    glossary = Glossary([Term(("ALS",), ("ALS",), True)])
    assert [sentence[start:end] for sentence in ["ALS als"] for start, end, _ in glossary.find(sentence)] == ["ALS"]


@pytest.mark.parametrize(
    "words",
    [
        "tumour tumours tumor tumors",
        "anaemia anemia",
        "oesophagus esophagus",
        "fibre fibres fiber fibers",
        "prescribe prescribes prescribed prescribing",
        "stop stopped stopping stops",
        "kidney kidneys",
        "biopsy biopsies",
        "hospitalise hospitalised hospitalized",
        "sulphur sulfur",
        "pill pills",
        "dose doses dosed dosing",
        "illness illnesses",
    ],
)
def test_stems(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def house(tmp_path: Path, *rows: str) -> str:
    path = tmp_path / "house.tsv"
    path.write_text("\n".join(("nl\tinflected\ten\tenforce\tsource", *rows)) + "\n", "utf-8")
    return str(path)


def test_a_house_glossary_goes_first(tmp_path: Path) -> None:
    glossary = with_house(house(tmp_path, "huisarts\thuisartsen\tfamily doctor\tyes\tours", "prik\t\tjab\tno\tours"))
    pairs = [("Bel de huisarts.", "Call the GP."), ("Bel de apotheker.", "Call the thief."), ("Een prik.", "A stick.")]
    assert [[one.target for one in glossary.compare(*pair)] for pair in pairs] == [
        ["family doctor"],
        ["pharmacist"],
        [],
    ]
    assert [one.target for one in glossary.compare(*pairs[2], enforced=False)] == ["jab"]
    assert glossary.version != built_in().version


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("huisarts\tGP", ":2: has 2 columns, must have 5"),
        ("huisarts\t\t\tyes\t", ":2: en: must not be empty"),
        ("\t\tGP\tyes\t", ":2: nl: must not be empty"),
        ("huisarts\t\tGP\tja\t", ":2: enforce: must be yes or no (found 'ja')"),
    ],
)
def test_a_fault_in_a_house_glossary_is_named_before_any_work(tmp_path: Path, row: str, sentence: str) -> None:
    path = house(tmp_path, row)
    with pytest.raises(RuleError) as caught:
        prove(Settings(translation=TranslationSettings(glossary=path)))
    assert str(caught.value) == f"{path}{sentence}"


def test_a_house_glossary_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    with pytest.raises(RuleError, match="cannot be read"):
        read_terms(path)
    path.write_text("dutch,english\n")
    with pytest.raises(RuleError, match="must have the columns nl, inflected, en, enforce, source"):
        read_terms(path)


def test_a_lost_term_is_flagged_and_another_one_mentioned(engine: Make) -> None:
    made = engine(
        {"Bel de huisarts.": "Call the shop.", "Bel de GP.": "Call it.", "Bel de B12.": "?", "Slik veel.": "Eat a lot."}
    )
    (done,) = translate_articles([prepared("Bel de huisarts. Slik veel.", Settings())], Settings(lang="en"), made)
    assert [(flag.rule, flag.severity, flag.match, flag.message) for flag in done.flags] == [
        (
            "translation/glossary",
            "warning",
            "huisarts",
            "The term 'huisarts' is not 'GP', or a word that says the same, in the translation",
        ),
        ("translation/term", "notice", "Slik", "'Slik' is mostly 'take'; the translation says it otherwise"),
    ]
