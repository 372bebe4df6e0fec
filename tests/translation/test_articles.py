"""Articles translated in one batch: marks put back, faults flagged, blocks in another language left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.article import Article, Block, Citation, Claim, Language, Link, Sentence, line_anchors
from pipeline.settings import Settings
from pipeline.translation.articles import translate_articles, without_engine

Make = Callable[..., Any]


def article(*lines: str, kinds: tuple[str, ...] = (), **fields: Any) -> Article:
    """An article with a block and a sentence a line."""
    text, blocks, sentences, at = "\n".join(lines), [], [], 0
    for number, line in enumerate(lines):
        kind: Any = kinds[number] if kinds else "paragraph"
        blocks.append(Block(start=at, end=at + len(line), kind=kind, line=number + 1))
        sentences.append(Sentence(start=at, end=at + len(line), id=f"s{number + 1}", block=number))
        at += len(line) + 1
    made = Article(id="a", source="a.txt", text=text, language=Language("nl", 1.0), anchors=line_anchors(text))
    from dataclasses import replace

    return replace(made, blocks=tuple(blocks), sentences=tuple(sentences), **fields)


def texts(made: Article) -> list[str]:
    return [translation.text for translation in made.translations]


def test_sentences_of_all_articles_go_in_one_batch_and_once(engine: Make) -> None:
    made = engine({"Drink water.": "Drink water!", "Slaap goed.": "Sleep well."})
    one, two = translate_articles([article("Drink water.", "Slaap goed."), article("Drink water.")], Settings(), made)
    assert made.asked[0] == ["Drink water.", "Slaap goed."]
    assert (texts(one), texts(two)) == (["Drink water!", "Sleep well."], ["Drink water!"])
    assert {t.engine for t in one.translations} == {"table"}
    assert [(t.start, t.end, t.target, t.checks) for t in one.translations] == [(0, 12, "en", ()), (13, 24, "en", ())]


def test_a_draft_says_so_in_every_translation(engine: Make) -> None:
    (made,) = translate_articles([article("Drink water.")], Settings(), engine({}, draft=True))
    assert made.translations[0].engine == "table (draft)"


def test_references_and_other_languages_are_not_translated(engine: Make) -> None:
    from dataclasses import replace

    source = article(
        "Drink water.", "Jansen A. Titel. 2020.", "This is English.", kinds=("paragraph", "reference", "paragraph")
    )
    blocks = (*source.blocks[:2], replace(source.blocks[2], language="en"))
    (made,) = translate_articles([replace(source, blocks=blocks)], Settings(), engine({}))
    assert [t.of(made) for t in made.translations] == ["Drink water."]


def test_a_cell_without_words_gets_its_english_form(engine: Make) -> None:
    made = engine({})
    (translated,) = translate_articles([article("1,5 mg", "4.000 IE", "—")], Settings(), made)
    assert texts(translated) == ["1.5 mg", "4,000 IU", "—"]
    assert made.asked[0] == []


def test_note_marks_and_bracketed_references_are_put_back(engine: Make) -> None:
    lines = ("Dat werkt.[3]", "Dat werkt (Jansen, 2019).", "Dat werkt2.")
    text = "\n".join(lines)
    at = text.index("Jansen, 2019")
    cited = Citation(start=at, end=at + 12, id="c1", kind="author_year", level="referenced")
    mark = text.rindex("2")
    note = Citation(start=mark, end=mark + 1, id="c2", kind="note_mark", level="referenced")
    links = (Link(start=10, end=13, target="3", kind="note"),)
    made = engine({"Dat werkt.": "That works."})
    (translated,) = translate_articles([article(*lines, citations=(cited, note), links=links)], Settings(), made)
    assert made.asked[0] == ["Dat werkt."]
    assert texts(translated) == ["That works.[3]", "That works (Jansen, 2019).", "That works2."]


def test_a_heading_in_capitals_is_translated_as_words(engine: Make) -> None:
    made = engine({"Hoeveel mag u geven?": "How much may you give?"})
    (translated,) = translate_articles([article("HOEVEEL MAG U GEVEN?", "LDL", "DNA-TEST")], Settings(), made)
    assert made.asked[0] == ["Hoeveel mag u geven?", "LDL", "Dna-test"]
    assert texts(translated) == ["HOW MUCH MAY YOU GIVE?", "LDL", "DNA-TEST"]


def test_what_changed_the_facts_is_flagged_at_its_words(engine: Make) -> None:
    source = article("Slaap goed.", "Neem 5 mg per dag.", claims=(Claim(start=12, end=30, id="k1", types=("other",)),))
    made = engine({"Slaap goed.": "Sleep well.", "Neem 5 mg per dag.": "Take 50 mg a day.", "Neem 37 mg per dag.": "?"})
    (translated,) = translate_articles([source], Settings(lang="en"), made)
    (flag,) = translated.flags
    assert (flag.rule, flag.severity, flag.match, flag.line, flag.column, flag.claim) == (
        "translation/number",
        "warning",
        "5 mg",
        2,
        6,
        "k1",
    )
    assert flag.message == "The number differs: '5 mg' in the source, '50 mg' in the translation"
    assert translated.translations[1].checks == (flag.message,)
    (again,) = translate_articles([article("Eerst dit.", "Neem 5 mg per dag.")], Settings(), made)
    assert [other.id for other in again.flags if other.rule == "translation/number"] == [flag.id]


def test_rules_can_be_switched_off_and_changed(engine: Make) -> None:
    source, made = (
        article("Neem 5 mg per dag."),
        engine({"Neem 5 mg per dag.": "Take 50 mg a day.", "Neem 37 mg per dag.": "?"}),
    )
    (off,) = translate_articles([source], Settings(packs={"translation": False}), made)
    assert (off.flags, off.translations[0].checks) == ((), ())
    (changed,) = translate_articles([source], Settings(severities={"translation/number": "error"}), made)
    assert [flag.severity for flag in changed.flags] == ["error"]


def test_without_an_engine_there_is_a_gap() -> None:
    made = without_engine(article("Drink water."), "geen pakket")
    assert [(gap.kind, gap.detail, gap.start, gap.end) for gap in made.gaps] == [
        ("no_translation", "geen pakket", 0, 12)
    ]
