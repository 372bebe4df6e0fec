"""The English edition as Markdown."""

from __future__ import annotations

from dataclasses import replace

import yaml

from pipeline.article import Article, Block, Decision, Flag, Language, Link, Sentence, Translation, line_anchors
from pipeline.readers.emphasis import Mark
from pipeline.readers.markup import Markup
from pipeline.reports.english import english_markdown

PARTS = [
    ("heading", "IJzer", "Iron"),
    ("paragraph", "Lees de folder.", "Read the leaflet."),
    ("paragraph", "Neem 5 mg.", "Take 50 mg."),
    ("list_item", "water", "water"),
    ("list_item", "# thee", "# tea"),
    ("quote", "Ik slaap goed.", "I sleep well."),
    ("table_cell", "Dosis", "Dose"),
    ("table_cell", "a|b", "a|b"),
    ("table_cell", "5 mg", "5 mg"),
    ("table_cell", "*", "*"),
    ("caption", "Tabel 1", "Table 1"),
    ("reference", "Jansen A. Titel. 2020.", ""),
]


def article() -> Article:
    text, blocks, sentences, translations, at = "", [], [], [], 0
    for number, (kind, dutch, english) in enumerate(PARTS):
        end = at + len(dutch)
        row = (number - 6) // 2 if kind == "table_cell" else None
        label = "1" if kind == "reference" else None
        blocks.append(Block(start=at, end=end, kind=kind, line=number + 1, level=1, row=row, label=label))  # type: ignore[arg-type]
        sentences.append(Sentence(start=at, end=end, id=f"s{number}", block=number))
        if english:
            checks = ("Het getal klopt niet",) if "50" in english else ()
            translations.append(
                Translation(start=at, end=end, target="en", text=english, engine="table", checks=checks)
            )
        text += dutch + "\n"
        at = end + 1
    start = text.index("folder")
    dose = text.index("5 mg")
    flag = Flag(
        start=dose,
        end=dose + 4,
        id="f1",
        rule="translation/number",
        severity="warning",
        line=3,
        column=6,
        message="Het getal klopt niet",
    )
    return Article(
        id="ijzer",
        source="in/ijzer.txt",
        text=text,
        title="IJzer",
        published="2024-05-01",
        language=Language("nl", 1.0),
        anchors=line_anchors(text),
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        translations=tuple(translations),
        links=(Link(start=start, end=start + 6, target="https://voorbeeld.nl/a b"),),
        flags=(flag,),
    )


EXPECTED = """\
# Iron

Read the leaflet. ([folder](https://voorbeeld.nl/a%20b))

Take 50 mg.[^1]

- water
- \\# tea

> I sleep well.

| Dose | a\\|b |
| --- | --- |
| 5 mg | \\* |

*Table 1*

- 1. Jansen A. Titel. 2020.

[^1]: Het getal klopt niet.

## Flagged sentences

- **warning** `translation/number` (line 3): Het getal klopt niet
  - en: Take 50 mg.
  - nl: Neem 5 mg.
"""


def test_the_whole_edition() -> None:
    text = english_markdown(article(), draft=False)
    _, front, body = text.split("---\n", 2)
    assert yaml.safe_load(front) == {
        "title": "Iron",
        "language": "en",
        "source": "in/ijzer.txt",
        "source_language": "nl",
        "source_title": "IJzer",
        "published": "2024-05-01",
        "engine": "table",
        "draft": False,
        "checks_failed": 1,
    }
    assert body.strip() == EXPECTED.strip()


def test_a_draft_says_so_in_its_front_matter_and_first_line() -> None:
    _, front, body = english_markdown(article(), draft=True).split("---\n", 2)
    assert yaml.safe_load(front)["draft"] is True
    assert body.strip().startswith("> **Draft translation.** Made by table, ")


def test_dismissed_flags_are_not_listed() -> None:
    made = article()
    dismissed = replace(made.flags[0], decision=Decision(verdict="dismissed", reason="klopt"))
    assert "Flagged sentences" not in english_markdown(replace(made, flags=(dismissed,)), draft=False)


def test_a_link_whose_words_were_kept_stands_on_them() -> None:
    made = article()
    translations = tuple(
        replace(t, text="Read the folder.") if t.text.startswith("Read") else t for t in made.translations
    )
    text = english_markdown(replace(made, translations=translations), draft=False)
    assert "Read the [folder](https://voorbeeld.nl/a%20b)." in text


def test_emphasis_notes_and_numbered_lists_are_kept() -> None:
    text = "Neem dagelijks 5 mg ijzer.1\nEet brood.\nDrink thee.\nRoer om."
    starts = [0, 28, 39, 51]
    ends = [27, 38, 50, 59]
    kinds = ["paragraph", "list_item", "list_item", "list_item"]
    english = ["Take 5 mg of iron a day.", "Eat bread.", "Drink tea.", "Stir."]
    levels = [1, 1, 2, 1]
    blocks = tuple(
        Block(start=a, end=b, kind=kind, line=n + 1, level=level)  # type: ignore[arg-type]
        for n, (a, b, kind, level) in enumerate(zip(starts, ends, kinds, levels, strict=True))
    )
    made = Article(
        id="a",
        source="a.html",
        text=text,
        language=Language("nl", 1.0),
        anchors=line_anchors(text),
        blocks=blocks,
        sentences=tuple(Sentence(start=b.start, end=b.end, id=f"s{n}", block=n) for n, b in enumerate(blocks)),
        translations=tuple(
            Translation(start=b.start, end=b.end - (n == 0), target="en", text=said, engine="table")
            for n, (b, said) in enumerate(zip(blocks, english, strict=True))
        ),
        links=(Link(start=26, end=27, target="#1", kind="note"),),
    )
    marks = (Mark(15, 19, "bold"), Mark(20, 25, "italic"))
    written = english_markdown(made, False, Markup(marks, frozenset((1, 2, 3))))
    assert written.partition("---\n\n")[2] == (
        "Take **5 mg** of *iron* a day.<sup>1</sup>\n\n1. Eat bread.\n   1. Drink tea.\n2. Stir.\n"
    )
