"""The Markdown reader: blocks without markup, links, notes, front matter, places in the source."""

from __future__ import annotations

import pytest

from pipeline.article import Article
from pipeline.readers import markdown

SOURCE = """---
title: "Zink: wat doet het?"
date: 2024-03-05
---

# Zink

Volgens het [Zinkhuis](https://zink.example/a) is **9 mg** genoeg.[^1] Meer
helpt *niet*.[^x] Het oppervlak is 2 m<sup>2</sup>.

- Vrouwen: 7 mg
  - zwanger: 9 mg
- Mannen: 9 mg

| Groep | Dosis |
|-------|------:|
| Man   | 9 mg  |

> Een citaat.

## Bronnen

1. Bakker P. Ons Blad 2015;12:4.
2. Visser A. <https://blad.example/1>

[^1]: Zinkhuis, 2018.
[^2]: Nooit genoemd.
"""


def _article(source: str) -> Article:
    reading = markdown.read(source)
    return Article(
        id="a",
        source="a.md",
        text=reading.text,
        title=reading.title,
        published=reading.published,
        anchors=reading.anchors,
        blocks=reading.blocks,
        links=reading.links,
    )


def test_the_whole() -> None:
    article = _article(SOURCE)
    assert (article.title, article.published) == ("Zink: wat doet het?", "2024-03-05")
    assert article.text == (
        "Zink\n\n"
        "Volgens het Zinkhuis is 9 mg genoeg.[1] Meer helpt niet.[x] Het oppervlak is 2 m².\n\n"
        "Vrouwen: 7 mg\nzwanger: 9 mg\nMannen: 9 mg\n\n"
        "Groep\tDosis\nMan\t9 mg\n\n"
        "Een citaat.\n\nBronnen\n\n"
        "Bakker P. Ons Blad 2015;12:4.\nVisser A. https://blad.example/1\nZinkhuis, 2018.\nNooit genoemd."
    )
    assert [(b.kind, b.line, b.level, b.label, b.row) for b in article.blocks] == [
        ("heading", 6, 1, None, None),
        ("paragraph", 8, 0, None, None),
        ("list_item", 11, 1, None, None),
        ("list_item", 12, 2, None, None),
        ("list_item", 13, 1, None, None),
        ("table_cell", 15, 0, None, 1),
        ("table_cell", 15, 0, None, 1),
        ("table_cell", 17, 0, None, 2),
        ("table_cell", 17, 0, None, 2),
        ("quote", 19, 0, None, None),
        ("heading", 21, 2, None, None),
        ("reference", 23, 0, "1", None),
        ("reference", 24, 0, "2", None),
        ("reference", 26, 0, "1", None),
        ("reference", 27, 0, "2", None),
    ]
    assert [(link.kind, link.of(article), link.target) for link in article.links] == [
        ("hyperlink", "Zinkhuis", "https://zink.example/a"),
        ("note", "[1]", "1"),
        ("note", "[x]", "x"),
        ("hyperlink", "https://blad.example/1", "https://blad.example/1"),
    ]


def test_places_are_exact() -> None:
    article = _article(SOURCE)
    lines = SOURCE.split("\n")
    for words in (
        "Volgens",
        "9 mg genoeg",
        "genoeg.",
        "helpt",
        "niet.",
        "zwanger",
        "Man\t",
        "Een citaat",
        "Visser",
        "Nooit",
    ):
        line, column = article.place(article.text.index(words))
        assert lines[line - 1][column - 1 :].startswith(words.split()[0][:4]), words


def test_numbered_lines_under_a_reference_heading() -> None:
    article = _article("# Titel\n\nTekst.\n\n## Literatuur\n\n[1] Bakker P. 2015.\n[2] Visser A. 2016.\n")
    assert [(block.label, block.of(article)) for block in article.blocks if block.kind == "reference"] == [
        ("1", "Bakker P. 2015."),
        ("2", "Visser A. 2016."),
    ]


def test_odd_input_is_read() -> None:
    assert _article("Tekst met <!-- commentaar --> woorden.\n").text == "Tekst met woorden."
    assert _article("<div>\nRegel <b>een</b>\n</div>\n\nTwee &amp; drie.\n").text == "Regel een\n\nTwee & drie."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("---\n\nEerst.\n\n---\n\nDan.\n", "Eerst.\n\nDan."),
        ("---\n\nLet op: neem zink.\n\n---\n\nDan.\n", "Let op: neem zink.\n\nDan."),
        ("---\nEerst.\n\nDan.\n\n--- 26\n\nEinde.\n", "Eerst.\n\nDan.\n\n--- 26\n\nEinde."),
        ("---\ntitle: Zink\n\nEerst.\n", "title: Zink\n\nEerst."),
        ("---\n: [\n---\n\nDan.\n", ": [\n\nDan."),
        ("---\n- zink\n- ijzer\n---\n\nDan.\n", "zink\nijzer\n\nDan."),
        ("---\nDit is tekst: met een dubbele punt.\n---\n", "Dit is tekst: met een dubbele punt."),
    ],
)
def test_a_rule_is_no_front_matter(source: str, text: str) -> None:
    article = _article(source)
    assert (article.text, article.published) == (text, None)


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Zink: wat doet het?\ndate: 2024-03-05\ntags: [a\n---\n",
        "---\n\nTitel: 'Zink: wat doet het?'\nDatum: 5 maart 2024\n...\n",
        "--- \n# concept\ntitle: 'Zink: wat doet het?\ndate: 2024-03-05\ntags:\n  - een\n---\t\n",
        '---\ntitle: "Zink: wat doet het?"\npublished: 2024-03-05 12:00:00\n---\n',
    ],
)
def test_front_matter_is_read_even_where_it_is_broken(front: str) -> None:
    article = _article(f"{front}\nNeem zink.\n")
    assert (article.title, article.published, article.text) == ("Zink: wat doet het?", "2024-03-05", "Neem zink.")
    assert article.place(0) == (front.count("\n") + 2, 1)


@pytest.mark.parametrize("depth", [25, 90, 150, 400])
@pytest.mark.parametrize("mark", [">", "> ", "- ", "* ", "1. "])
def test_nesting_loses_nothing(mark: str, depth: int) -> None:
    assert _article(f"Aap.\n\n{mark * depth}16 mg noot.\n\nMies.\n").text.split() == [
        "Aap.", "16", "mg", "noot.", "Mies.",
    ]  # fmt: skip


@pytest.mark.parametrize("depth", [30, 99, 200])
def test_a_deep_list_keeps_its_items(depth: int) -> None:
    source = "".join(f"{'  ' * level}- zin{level}\n" for level in range(depth))
    assert _article(source).text.split() == [f"zin{level}" for level in range(depth)]


def test_references_without_a_heading() -> None:
    source = (
        "Heemst helpt.[2]\n[1] Keelbond. Stemklachten. Assen, 2021.\n\n[2] Wouda T. Gorgelen. 2020. doi:10.5555/g.2\n\n"
        "- Gorgel elke avond.\n\n1. Wouda T. Stem. 2021. doi:10.5555/s.1\n2. Bel een arts.\n"
    )
    reading = markdown.read(source)
    assert [(b.kind, b.label, reading.text[b.start : b.end]) for b in reading.blocks] == [
        ("paragraph", None, "Heemst helpt.[2]"),
        ("reference", "1", "Keelbond. Stemklachten. Assen, 2021."),
        ("reference", "2", "Wouda T. Gorgelen. 2020. doi:10.5555/g.2"),
        ("list_item", None, "Gorgel elke avond."),
        ("reference", "1", "Wouda T. Stem. 2021. doi:10.5555/s.1"),
        ("list_item", None, "Bel een arts."),
    ]
