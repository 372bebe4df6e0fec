"""The words of counterparts.tsv, and what is no word of them."""

from __future__ import annotations

import pytest

from pipeline.dutch.words import fold
from pipeline.paths import rules_folder
from pipeline.translation.findings import Finding
from pipeline.translation.glossary import read_terms
from pipeline.translation.guard_counterparts import compare_counterparts

TERMS = read_terms(rules_folder() / "data" / "counterparts.tsv")
ENFORCED = read_terms(rules_folder() / "data" / "glossary.tsv")


def test_a_word_stands_there_once_and_is_no_term_that_the_glossary_enforces() -> None:
    forms = [fold(form) for term in TERMS for form in term.forms]
    taken = {fold(form) for term in ENFORCED if term.enforced for form in term.forms}
    assert sorted(form for form in forms if forms.count(form) > 1 or form in taken) == []


def test_what_the_message_names_is_a_whole_word() -> None:
    assert [term.forms[0] for term in TERMS if term.english[0].endswith("*")] == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Eet minder zout.", "Eat less.", (Finding("omission", 11, 15, "zout", "salt"),)),
        ("Eet minder zout.", "Eat less salt.", ()),
        ("Eet minder zout.", "Cut down on sodium.", ()),
        ("Zout verhoogt de druk.", "It raises the pressure.", (Finding("omission", 0, 4, "Zout", "salt"),)),
        ("Volgens Jan Brood klopt dat.", "According to Jan Brood that is right.", ()),
        ("Zie www.voorbeeld.nl/zout.", "See www.voorbeeld.nl/zout.", ()),
        (
            "Zuivel en vlees.",
            "Yes.",
            (Finding("omission", 0, 6, "Zuivel", "dairy"), Finding("omission", 10, 15, "vlees", "meat")),
        ),
    ],
)
def test_a_word_without_a_counterpart_is_found(source: str, target: str, expected: tuple[Finding, ...]) -> None:
    assert tuple(compare_counterparts(source, target)) == expected
