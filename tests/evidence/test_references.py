"""The reference list: what marks resolve to, what resolves to nothing, what is never cited, and years."""

from __future__ import annotations

import pytest

from pipeline.article import Article, Link
from pipeline.evidence import reference_year, uncited_references, unresolved_marks
from pipeline.evidence.references import numbers_of
from pipeline.settings import Settings
from pipeline.stages import cite, ingest, segment

_SETTINGS = Settings()
_LISTED = """Zout houdt vocht vast.1 Kalium doet het omgekeerde [2,3]. Water helpt ook (7).

Bronnen
1. Kist B, Mulder AB. Zout en vocht. Huisarts Wet 2014;57(3):112-5.
2. Prins I. Kalium (2018). Utrecht: Uitgeverij Voorbeeld.
3. Maat F. Water. Geraadpleegd op 3 mei 2021.
4. Blom R. Suiker 2009; 12: 1-4.
"""


def _cited(text: str) -> Article:
    return cite.run(segment.run(ingest.read_bytes(text.encode(), "a.txt", _SETTINGS), _SETTINGS), _SETTINGS)


def test_marks_resolve_by_label() -> None:
    article = _cited(_LISTED)
    marks = [c for c in article.citations if c.kind == "note_mark"]
    assert [(c.target, c.level, c.reference and article.blocks[c.reference].label) for c in marks] == [
        ("1", "referenced", "1"),
        ("2,3", "referenced", "2"),
        ("7", "none", None),
    ]


def test_unresolved_and_uncited() -> None:
    article = _cited(_LISTED)
    assert [(c.target, labels) for c, labels in unresolved_marks(article)] == [("7", "7")]
    assert [article.blocks[index].label for index in uncited_references(article)] == ["4"]


def test_without_a_list_every_mark_counts() -> None:
    article = _cited("Zout houdt vocht vast.1 Water helpt ook (7).")
    assert [(c.target, c.level) for c in article.citations] == [("1", "referenced"), ("7", "referenced")]
    assert unresolved_marks(article) == ()
    assert uncited_references(article) == ()


def test_a_list_that_nothing_cites_is_not_held_against_its_entries() -> None:
    article = _cited("Zout houdt vocht vast.\n\nBronnen\n1. Kist B. Zout. Huisarts Wet 2014;57(3):112-5.\n")
    assert uncited_references(article) == ()


def test_every_number_of_a_mark_is_looked_up() -> None:
    article = _cited(_LISTED.replace("(7)", "(1-4,9;12)"))
    assert [(c.target, labels) for c, labels in unresolved_marks(article)] == [("1-4,9;12", "9, 12")]
    assert uncited_references(article) == ()


def test_an_entry_whose_author_the_text_names_is_cited() -> None:
    text = (
        "Zout houdt vocht vast (Kist & Mulder, 2014). Suiker deed dat bij Van Blom niet.\n\n"
        + _LISTED.partition("\n\n")[2]
    )
    article = _cited(text)
    assert [article.blocks[index].label for index in uncited_references(article)] == ["2", "3"]


def test_the_label_of_an_entry_is_no_mark_of_the_sentence_above_it() -> None:
    article = _cited(
        "Zout houdt vocht vast. Kalium doet dat niet.\n[1] Kist B. Zout en vocht. 2014. doi:10.5555/zout.1\n"
    )
    assert [(c.kind, c.of(article)) for c in article.citations] == [("doi", "doi:10.5555/zout.1")]


@pytest.mark.parametrize(
    ("entry", "level"),
    [
        ("Interne gegevens, op aanvraag beschikbaar.", "vague"),
        ("Data on file, Zoutwerk BV, 2021.", "vague"),
        ("Gebruikerstest onder 40 leden, niet gepubliceerd.", "vague"),
        ("Blom R, persoonlijke mededeling, mei 2020.", "vague"),
        ("Ongepubliceerd proefschrift, te lezen op https://voorbeeld.org/blom.", "referenced"),
        ("Blom R. Eigen onderzoek naar zout. Huisarts Wet 2014;57(3):112-5.", "referenced"),
        ("Zoutwerk. Jaarverslag. Delfzijl, 2020.", "referenced"),
    ],
)
def test_a_note_that_nobody_can_look_up_is_vague(entry: str, level: str) -> None:
    article = _cited(f"In onze eigen test hield zout vocht vast.[1]\n\n[1] {entry}\n")
    assert [c.level for c in article.citations if c.kind == "note_mark"] == [level]


def test_years() -> None:
    article = _cited(_LISTED)
    entries = [index for index, block in enumerate(article.blocks) if block.kind == "reference"]
    assert [reference_year(article, index) for index in entries] == [2014, 2018, 2021, 2009]


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        ("1", ["1"]),
        ("1,2", ["1", "2"]),
        ("1-3", ["1", "2", "3"]),
        ("1–3, 7", ["1", "2", "3", "7"]),
        ("¹⁻³", ["1", "2", "3"]),
        ("12;14", ["12", "14"]),
        ("9-3", ["9-3"]),
        ("^noot", ["noot"]),
    ],
)
def test_numbers_of_a_mark(label: str, numbers: list[str]) -> None:
    assert numbers_of(label) == numbers


def test_hyperlinks_are_references_where_they_leave_the_page() -> None:
    from dataclasses import replace

    article = segment.run(ingest.read_bytes(b"Zout houdt vocht vast, zo bleek in Gent.", "a.txt", _SETTINGS), _SETTINGS)
    links = (
        Link(start=0, end=4, target="https://doi.org/10.1234/ABC.5"),
        Link(start=11, end=16, target="https://voorbeeld.org/vocht"),
        Link(start=17, end=21, target="mailto:redactie@voorbeeld.org"),
        Link(start=35, end=39, target="/gent"),
    )
    found = cite.run(replace(article, links=links), _SETTINGS).citations
    assert [(c.kind, c.target) for c in found] == [("doi", "10.1234/abc.5"), ("url", "https://voorbeeld.org/vocht")]


def test_note_links_of_the_reader_resolve() -> None:
    from dataclasses import replace

    text = "Zout houdt vocht vast a.\n\nNoten\n1. Kist B. Zout. Huisarts Wet 2014;57(3):112-5.\n"
    article = segment.run(ingest.read_bytes(text.encode(), "a.txt", _SETTINGS), _SETTINGS)
    links = (Link(start=22, end=23, target="1", kind="note"),)
    found = [c for c in cite.run(replace(article, links=links), _SETTINGS).citations if c.kind == "note_mark"]
    assert [(c.target, c.level, article.blocks[c.reference or 0].kind) for c in found] == [
        ("1", "referenced", "reference")
    ]
