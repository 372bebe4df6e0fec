"""The small words of Dutch: rules/data/grammar.yaml."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from pipeline.dutch import grammar as module
from pipeline.dutch.grammar import Grammar, grammar
from pipeline.dutch.words import fold
from pipeline.errors import RuleError
from pipeline.paths import rules_folder

FILE = rules_folder() / "data" / "grammar.yaml"


def test_the_lists_are_those_of_the_file() -> None:
    lists = yaml.safe_load(FILE.read_text("utf-8"))
    assert {field.name: sorted(getattr(grammar(), field.name)) for field in fields(Grammar)} == {
        name: sorted(words) for name, words in lists.items()
    }


def test_words_are_folded_and_stand_once() -> None:
    lists = yaml.safe_load(FILE.read_text("utf-8"))
    assert [name for name, words in lists.items() if len(set(words)) != len(words)] == []
    written = [name for name, words in lists.items() if [fold(word) for word in words] != words]
    assert written == ["name_prefixes", "interval_names"]


@pytest.mark.parametrize(
    ("line", "problem"), [("nieuw: [ja]\n", "nieuw: is no known key"), ("", "first_person: is missing")]
)
def test_a_wrong_file(line: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = FILE.read_text("utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "grammar.yaml").write_text(text + line if line else text.replace("first_person", "# first"))
    monkeypatch.setattr(module, "rules_folder", lambda: tmp_path)
    with pytest.raises(RuleError, match=problem):
        module.grammar.__wrapped__()
