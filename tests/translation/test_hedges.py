"""The hedges of sentences on an effect, risk or outcome, each lost in turn; what is no effect stands in guard.yaml."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.translation.guard import check
from pipeline.translation.guard_effects import is_of_effect
from pipeline.translation.guard_hedges import dutch_kinds
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import folded_words

with (Path(__file__).parent / "hedges.tsv").open(encoding="utf-8", newline="") as stream:
    ROWS = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@pytest.mark.parametrize(("source", "good", "firm"), ROWS)
def test_a_lost_hedge_on_an_effect_is_found(source: str, good: str, firm: str) -> None:
    assert (check(source, good), [f.rule for f in check(source, firm)]) == ((), ["hedge"])


@pytest.mark.parametrize(
    ("source", "addressed", "expected"),
    [
        ("Het kan duizeligheid geven.", False, True),
        ("Het kan donker zijn.", False, True),
        ("Hij kan zwemmen, want dat voorkomt klachten.", False, False),
        ("Wie hoofdpijn heeft, weet dat hij kan zwemmen.", False, False),
        ("Dat mag tot 20 mg.", False, True),
        ("Dat mag buiten.", False, False),
        ("Bij hoofdpijn kunt u buiten wandelen.", True, False),
        ("Van de wandeling kunt u hoofdpijn krijgen.", True, True),
        ("Misschien past de arts het medicijn aan.", False, True),
        ("Misschien regent het.", False, True),
        ("Hij kan het liedje zingen.", False, False),
        ("Het lijkt te regenen.", False, True),
    ],
)
def test_a_clause_of_effect(source: str, addressed: bool, expected: bool) -> None:
    hit = next(words_data().hedges.nl.all(folded_words(source)))
    assert is_of_effect(hit, source, dutch_kinds(hit.text), addressed=addressed) is expected
