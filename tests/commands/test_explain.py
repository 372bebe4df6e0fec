"""`explain` says what was found, by what, and what was ruled out."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from pipeline.article import Article, Claim, Evidence
from pipeline.commands import explain
from pipeline.commands.explain_claim import claim_lines
from pipeline.errors import UsageError
from pipeline.matching.named import Condition
from pipeline.messages import say
from pipeline.settings import Settings

TEXT = """Vitamine B12

Volgens de Gezondheidsraad hebben volwassenen dagelijks 2,8 microgram vitamine B12 nodig.
Uit onderzoek blijkt dat 10 procent van de ouderen een tekort heeft.2
De winkel is op maandag dicht.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "b12.txt"
    path.write_text(TEXT, "utf-8")
    return path


def _lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_line_with_a_claim(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain.run(f"{article}:3", Settings()) == 0
    lines = _lines(capsys)
    assert lines[0] == f"{article}:3:1 (alinea) {TEXT.splitlines()[2]}"
    assert "  hoeveelheid: 2,8 microgram -> dose 2.8 ug per day (units.yaml: microgram = ug (mass))" in lines
    assert "  geen hoeveelheid: B12 (hoort bij een naam)" in lines
    assert "  bronvermelding: 'Gezondheidsraad' body, attributed -> Gezondheidsraad (terms.tsv)" in lines
    assert any(line.startswith("  bewering: dose_recommendation") for line in lines)
    assert "    bewijs: toegeschreven, in de zin zelf: 'Gezondheidsraad'" in lines


def test_in_english(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain.run(f"{article}:4", Settings(lang="en")) == 0
    lines = _lines(capsys)
    assert "  quantity: 10 procent -> percentage 10 % (units.yaml: procent = % (fraction))" in lines
    assert any(line.startswith("  flag: warning citation/vague") for line in lines) or any(
        "referenced" in line for line in lines
    )


def test_a_line_without_a_claim(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain.run(f"{article}:5", Settings())
    lines = _lines(capsys)
    assert "  geen bewering" in lines
    assert any(line.startswith("    score -") for line in lines)


def test_a_whole_file(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain.run(str(article), Settings())
    assert sum(line.startswith(str(article)) for line in _lines(capsys)) == 4


def test_an_empty_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain.run(f"{article}:2", Settings()) == 1
    assert _lines(capsys) == [f"{article}:2: daar staat geen tekst"]


def test_no_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="FILE:LINE"):
        explain.run(str(tmp_path / "weg.txt"), Settings())


OUT = """Zink bij verkoudheid

Zink geneest verkoudheid niet.
Het verschil was klein (p = 0,04; 95%-BI 1,2-3,4).
Wie omega-3 slikt, zag na 2 weken 8 procent verschil.4
Bel 020-5551234 of kijk op www.zink.nl/2.
"""


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "zink.txt"
    path.write_text(OUT, "utf-8")
    return path


def test_a_rule_that_a_condition_holds_back_is_named(other: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain.run(f"{other}:3", Settings())
    assert "  tegengehouden regel: advice/cure: 'geneest verkoudheid' (ontkend)" in _lines(capsys)


@pytest.mark.parametrize(
    ("line", "reasons"),
    [
        (4, {"0,04;": "statistiek: p-waarde of interval", "95%-BI": "statistiek: p-waarde of interval"}),
        (5, {"omega-3": "hoort bij een naam", "verschil.4": "nootteken"}),
        (6, {"020-5551234": "adres, telefoonnummer of verwijzing"}),
    ],
)
def test_a_figure_that_is_no_quantity_has_its_reason(
    line: int, reasons: dict[str, str], other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    explain.run(f"{other}:{line}", Settings())
    lines = _lines(capsys)
    assert [f"  geen hoeveelheid: {word} ({why})" in lines for word, why in reasons.items()] == [True] * len(reasons)


def test_a_claim_shows_what_else_it_could_be_about(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain.run(f"{article}:3", Settings(lang="en"))
    lines = _lines(capsys)
    assert any(line.startswith("    score ") and "a claim above 0" in line for line in lines)
    assert any(line.startswith("    for it: ") and "figure dose" in line for line in lines)
    best = "    substance, with its distance from the best: vitamine B12 (nutrient, in the sentence) 0.00"
    assert any(line.startswith(best) for line in lines)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain.run(f"{tmp_path}/weg.txt:3", Settings()) == 1
    assert _lines(capsys) == [f"{tmp_path}/weg.txt: Dit bestand bestaat niet."]


ENTRIES = """Melk

Neem maximaal 500 mg per dag, of drink minstens twee glazen melk.
Er deden 40 patiënten mee, ongeveer een kwart met 3 zuigtabletten.
"""


def test_a_quantity_names_the_entries_that_it_was_read_by(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "melk.txt"
    path.write_text(ENTRIES, "utf-8")
    explain.run(str(path), Settings(lang="en"))
    found = [line.strip().removeprefix("quantity: ") for line in _lines(capsys) if line.startswith("  quantity: ")]
    assert [line.partition(" (")[2] for line in found] == [
        "units.yaml: mg = mg (mass); modifiers.yaml: maximaal = at_most)",
        "units.yaml: glazen = glass (household); modifiers.yaml: minstens = at_least)",
        "counted_nouns.tsv: patienten = person)",
        "modifiers.yaml: ongeveer = about)",
        "units.yaml: zuigtabletten = tablet (household))",
    ]


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (Claim(id="k1", start=0, end=19, types=("safety",), hedged=True, reason="over: Zink"), [
            "  claim: safety (over: Zink)",
            "    hedged yes",
            "    evidence: none",
            "    no citation flag: no figure, study result or effect of one thing on another",
        ]),
        (Claim(id="k1", start=0, end=19, types=("effect_outcome",), substance="zink", outcome="griep"), [
            "  claim: effect_outcome",
            "    substance zink, outcome griep",
            "    evidence: none",
        ]),
        (Claim(id="k1", start=0, end=19, types=("safety",), evidence=Evidence("attributed", (), "report")), [
            "  claim: safety",
            "    evidence: attributed, from the report that the sentence goes on with",
        ]),
    ],
)  # fmt: skip
def test_what_a_claim_rests_on_and_why_no_source_is_asked_for(claim: Claim, told: list[str]) -> None:
    article = Article(id="z", source="z.txt", text="Zink werkt bij griep.", claims=(claim,))
    assert list(claim_lines(article, claim, "en")) == told


@pytest.mark.parametrize("condition", get_args(Condition))
def test_every_condition_that_holds_a_rule_back_has_its_words(condition: str) -> None:
    assert say(f"held_{condition}", "nl") != say(f"held_{condition}", "en")
