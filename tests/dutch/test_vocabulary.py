from __future__ import annotations

from collections import Counter

import pytest

from pipeline.dutch.vocabulary import Term, Vocabulary, built_in_terms
from pipeline.dutch.words import key_of

ALS = Term("amyotrofe laterale sclerose", "amyotrophic lateral sclerosis", "condition")
ZINC = Term("zink", "zinc", "nutrient")
VOCABULARY = Vocabulary([(ALS, (ALS.nl, "ALS")), (ZINC, ("zink", "zinkzouten"))])


def test_an_acronym_is_found_in_capitals_only() -> None:
    text = "Als patiënten met ALS zink slikken, als dat mag."
    assert [(text[hit.start : hit.end], hit.term) for hit in VOCABULARY.find(text)] == [("ALS", ALS), ("zink", ZINC)]


def test_a_form_is_looked_up_in_any_case() -> None:
    assert (VOCABULARY.get("als"), VOCABULARY.get("Zinkzouten"), len(VOCABULARY)) == ((ALS,), (ZINC,), 4)


@pytest.mark.parametrize(
    ("form", "key"), [("Vitamine D", "vitamine d"), ("calorieën", "calorieen"), ("OMEGA-3", "omega 3"), ("(-)", "")]
)
def test_the_key_of_a_form(form: str, key: str) -> None:
    assert key_of(form) == key


def test_every_term_has_english_and_is_listed_once_under_a_kind() -> None:
    terms = [term for term, _ in built_in_terms()]
    listed = Counter((term.nl, term.kind) for term in terms)
    assert ([term.nl for term in terms if not term.nl or not term.en], listed.most_common(1)[0][1]) == ([], 1)


def test_no_form_of_a_term_is_a_bare_number() -> None:
    assert [form for _, forms in built_in_terms() for form in forms if key_of(form).isdigit()] == []
