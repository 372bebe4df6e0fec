"""Whose words a sentence holds."""

from __future__ import annotations

import pytest

from pipeline.matching.context import Contexts
from pipeline.matching.reading import Reading
from pipeline.matching.speakers import named_speaker
from pipeline.ruletest import prepared
from pipeline.settings import Settings


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Volgens huisarts De Wit moet iedereen magnesium slikken.", [True]),
        ("Huisarts De Wit: 'Slik elke dag magnesium.'", [True]),
        ("Huisarts De Wit is duidelijk. 'Iedereen moet magnesium slikken.'", [False, True]),
        ("Cardioloog Hanna Blom legt het uit. 'Je hebt geen statine nodig.'", [True, True]),
        ("Ik spreek cardioloog Hanna Blom. 'Stop met je statines', zegt ze.", [True, True]),
        ("'Je hebt geen statine nodig.' Dat zegt cardioloog Hanna Blom.", [True, True]),
        ("'Kurkuma geneest artrose. Daar twijfelt niemand aan', zegt reumatoloog Ilse Kramer.", [True, True]),
        ("Huisarts Marja de Boer komt binnen. Ze is stellig: iedereen moet magnesium slikken.", [True, True]),
        ("'Kurkuma geneest artrose', zegt ze.", [False]),
        ("Gooi alle pillen van uw dokter weg.", [False]),
        ("Kurkuma geneest artrose.", [False]),
    ],
)
def test_named_speaker(text: str, named: list[bool]) -> None:
    reading = Reading(prepared(text, Settings()))
    contexts = Contexts(reading)
    assert [named_speaker(reading, contexts, at) for at in range(len(reading.sentences))] == named
