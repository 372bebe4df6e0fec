"""Quantities in sentences: every form has a case in quantities.tsv; tables, tabs, notes and statistics here."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pipeline.article import Article, Block, Link, Quantity, Sentence
from pipeline.dutch.quantities import find_quantities, find_statistics, lines_of, quantities_in

CASES = [line.split("\t") for line in (Path(__file__).parent / "quantities.tsv").read_text("utf-8").splitlines()[1:]]


def shown(text: str, found: tuple[Quantity, ...]) -> str:
    """Quantities in the notation of quantities.tsv."""
    return "; ".join("|".join(_parts(text, quantity)) for quantity in found)


def _parts(text: str, quantity: Quantity) -> list[str]:
    values = ",".join(str(int(v)) if v == int(v) else f"{v:g}" for v in quantity.values)
    parts = [text[quantity.start : quantity.end], quantity.kind, values, quantity.form, quantity.unit or "-"]
    return [*parts, quantity.per or "-", quantity.modifier or "-", *(["doubtful"] if quantity.doubtful else [])]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_quantities_of_a_sentence(text: str, expected: str) -> None:
    assert shown(text, quantities_in(text)) == expected


def test_there_are_enough_cases() -> None:
    assert len({text for text, _ in CASES}) == len(CASES) >= 250


def test_spans_and_ids() -> None:
    text = "Neem 10 mg.\nWacht twee uur."
    assert quantities_in(text) == (
        Quantity(id="q1", start=5, end=10, kind="dose", values=(10.0,), unit="mg"),
        Quantity(id="q2", start=18, end=26, kind="duration", values=(2,), unit="hour"),
    )


def test_the_cells_of_a_table_row() -> None:
    text = "4-6 jaar\t16–20 kg\t240 mg\t4x per dag"
    assert shown(text, quantities_in(text)) == (
        "4-6 jaar|age|4,6|range|year|-|-; 16–20 kg|measurement|16,20|range|kg|-|-; "
        "240 mg|dose|240|single|mg|-|-; 4x per dag|frequency|4|single|1/day|-|-"
    )


def test_numbers_of_a_list_are_no_quantities() -> None:
    assert shown("x", quantities_in("1 Water koken\n2 Thee zetten\n3 Drinken")) == ""


def test_note_links_are_passed_over() -> None:
    text = "Het helpt 5 weken."
    assert quantities_in(text, notes=[Link(start=10, end=11, target="5", kind="note")]) == ()


def test_foreign_and_reference_blocks_are_left_out() -> None:
    text = "Neem 10 mg.\nTake 10 mg.\nBron: 10 mg."
    lines = lines_of(text)
    blocks = (
        Block(start=lines[0][0], end=lines[0][1], kind="paragraph", line=1),
        Block(start=lines[1][0], end=lines[1][1], kind="paragraph", line=2, language="en"),
        Block(start=lines[2][0], end=lines[2][1], kind="reference", line=3),
    )
    sentences = tuple(Sentence(start=s, end=e, id=f"s{i}", block=i) for i, (s, e) in enumerate(lines))
    article = Article(id="a", source="a.txt", text=text, blocks=blocks, sentences=sentences)
    assert [(q.start, q.end) for q in find_quantities(article)] == [(5, 10)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het verschil was klein (p = 0,03).", ("p = 0,03",)),
        ("De kans daalde (RR 0,8; 95%-BI 0,7 tot 0,9; p<0,001).", ("95%-BI 0,7 tot 0,9", "p<0,001")),
        ("Het 95%-betrouwbaarheidsinterval liep van 2 tot 9.", ("95%-betrouwbaarheidsinterval",)),
        ("Het risico daalde (KI: 0,7-0,9).", ("KI: 0,7-0,9",)),
        ("Met een betrouwbaarheidsinterval van 2 tot 9.", ("betrouwbaarheidsinterval van 2 tot 9",)),
        ("Een p-waarde van 0,04 telt.", ("p-waarde van 0,04",)),
        ("Gemiddeld 12 dagen (SD 3,1).", ("SD 3,1",)),
        ("Neem 10 mg per dag.", ()),
    ],
)
def test_statistics(text: str, expected: tuple[str, ...]) -> None:
    assert find_statistics(text, 0, len(text)) == expected


# each is repeated into one long line: the worst beginning of some pattern
HOSTILE = (
    *("1", "1 ", "1.", "1,", "1 1", "1-", "1/", "1:", "\t1", "\n1 ", "(1", "½", "een ", "twee ", "honderd", "1.000"),
    *(
        "10 tot ",
        "95% BI ",
        "p=",
        "a@",
        "www.",
        "10.1234/",
        "0612 ",
        "2006;4(",
        "5 mg/",
        "jonge ",
        "1 gezonde ",
        "er 3 ",
    ),
    *(
        "hoger dan 4 en ",
        "1, 2, ",
        "1, 2 en ",
        "1 1/",
        "O1",
        "l1 ",
        "aantal 5 van ",
        "1-1-",
        "meer dan ",
        "24+1 ",
        "(1): 1",
    ),
    *("van 1 naar 2 mg ", "1 g kj ", "1 uur en ", "naar schatting ", "1 op de 2 "),
    *(
        "twee- tot driemaal ",
        "dubbel ",
        "1 vrouw op ",
        "3 tegen ",
        "een kwart mg ",
        "om vier uur ",
        "1 mg, vrouwen 2, ",
    ),
    *("50 0 ", "2 5 mg ", "2 , ", ",5 ", "nul komma ", "nul komma nul ", "honderd en ", "drie-en-", "twee-, drie"),
    *("een keer of ", "een man of 2 ", "5 (", "5 (1) ", "1 meter ", "10^9 ", "2×10^", "3dd", "2.3 A", "\n2.3 "),
    *("'s avonds 1 en ", "500/", "5 mg2", "5 %1", "5 mg2,", "EUR 5 ", "€ 5 per ", "1 mg tot 1 g ", "10 U "),
    *(
        "5 per kg ",
        "elke week 5 ",
        "|0 ",
        "5OO",
        "miljoen ",
        "1 miljoen 2 duizend ",
        "duizend miljoen ",
        "×10^19",
        "10^99 × ",
    ),
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_only(unit: str) -> None:
    short, long = unit * (8_000 // len(unit)), unit * (64_000 // len(unit))
    times = []
    for text in (short, long):
        start = time.process_time()
        quantities_in(text)
        times.append(time.process_time() - start)
    assert times[1] < 24 * times[0] + 0.5
