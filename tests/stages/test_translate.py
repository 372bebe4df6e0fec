"""The translate stage, with the embedded package and without any."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.article import Article, Block, Language, Sentence, line_anchors
from pipeline.settings import Settings, TranslationSettings
from pipeline.stages import translate

TEXT = "Neem 4.000 IE per dag."


def article(name: str) -> Article:
    block = Block(start=0, end=len(TEXT), kind="paragraph", line=1)
    sentence = Sentence(start=0, end=len(TEXT), id="s1", block=0)
    return Article(
        id=name,
        source=f"{name}.txt",
        text=TEXT,
        language=Language("nl", 1.0),
        anchors=line_anchors(TEXT),
        blocks=(block,),
        sentences=(sentence,),
    )


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))


def test_translates_with_the_embedded_package() -> None:
    pytest.importorskip("ctranslate2")
    made = translate.run_many([article("a"), article("b")], Settings())
    assert [(one.id, [t.text for t in one.translations], one.gaps) for one in made] == [
        ("a", ["Take 4,000 IU a day."], ()),
        ("b", ["Take 4,000 IU a day."], ()),
    ]
    assert made[0].translations[0].engine.endswith("(draft)")
    assert translate.run(article("a"), Settings()) == made[0]


def test_goes_on_without_a_package() -> None:
    made = translate.run(article("a"), Settings(translation=TranslationSettings(embedded=False)))
    assert made.translations == ()
    assert [gap.kind for gap in made.gaps] == ["no_translation"]
    assert "bijsluiter packages install nl en" in made.gaps[0].detail or "bijsluiter[translate]" in made.gaps[0].detail


def test_declares_what_it_needs() -> None:
    assert (translate.needs, translate.adds) == (("text", "blocks", "sentences"), ("translations",))
