"""Two sentences of the same words: an edit is of the one, and the memory learns it for both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.article import Article, Translation
from pipeline.review.desk import Desk
from pipeline.settings import Settings
from pipeline.translation.memory import opened
from tests.reports.conftest import Maker
from tests.review.conftest import act, publish

if TYPE_CHECKING:
    from starlette.testclient import TestClient

WORDS = "Neem elke dag 5 mg zink."
MACHINE, FIRST, SECOND = "Take zinc 5 mg.", "Take 5 mg of zinc every day.", "Take 5 mg of zinc daily."


def twins(name: str = "tweeling") -> Article:
    made = Maker.of([("paragraph", f"{WORDS} {WORDS}"), ("heading", "Slot")], id=name, source="x.txt", title="x").done()
    translations = tuple(
        Translation(start=s.start, end=s.end, target="en", text=MACHINE, engine="proef") for s in made.sentences[:2]
    )
    return replace(made, translations=translations)


@pytest.fixture
def output(tmp_path: Path) -> Iterator[Path]:
    publish(tmp_path / "out", twins(), twins("ander"))
    yield tmp_path / "out"


def _edit(client: TestClient, sentence: str, text: str, seen: int = 0, article: str = "tweeling") -> str:
    given = act(client, "translation", page=article, article=article, sentence=sentence, text=text, seen=seen)
    return str(given["batch"])


def _shown(desk: Desk, article: str = "tweeling") -> list[str]:
    reviewed = desk.article(article)
    assert reviewed is not None
    return [target.text for target in reviewed.targets().values()]


def _learned(output: Path) -> list[tuple[str, str]]:
    with opened(Settings().remembering(output).translation.memory) as memory:
        assert memory is not None
        return [(edit.source, edit.text) for edit in memory.edits()]


def test_an_edit_is_of_one_sentence(client: TestClient, desk: Desk, output: Path) -> None:
    _edit(client, "s2", SECOND)
    assert _shown(desk) == [MACHINE, SECOND]
    assert _learned(output) == [(WORDS, SECOND)]
    _edit(client, "s1", FIRST)
    assert _shown(desk) == [FIRST, SECOND]
    assert _learned(output) == [(WORDS, FIRST)]


def test_the_memory_goes_back_to_the_edit_that_still_stands(client: TestClient, desk: Desk, output: Path) -> None:
    _edit(client, "s1", FIRST, article="ander")
    batch = _edit(client, "s2", SECOND)
    act(client, "undo", batch=batch)
    assert (_shown(desk), _learned(output)) == ([MACHINE, MACHINE], [(WORDS, FIRST)])
    _edit(client, "s1", "", seen=1, article="ander")
    assert (_shown(desk, "ander"), _learned(output)) == ([MACHINE, MACHINE], [])
