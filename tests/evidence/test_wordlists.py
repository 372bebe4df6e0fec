"""The word lists load, and a wrong one is refused with file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import RuleError
from pipeline.evidence.wordlists import BIT, is_demonym, read_wordlists, wordlists
from pipeline.paths import rules_folder


def test_words_and_phrases_carry_the_bits_of_their_classes() -> None:
    known = wordlists()
    assert known.words["zou"] & BIT["hearsay"]
    assert known.phrases["klinisch"]["bewezen"] == (((), BIT["vague"]),)


@pytest.mark.parametrize(
    ("word", "yes"),
    [("noorse", True), ("noors", True), ("amerikaanse", True), ("zwitserse", True), ("haagse", True), ("grote", False)],
)
def test_adjectives_of_a_country(word: str, yes: bool) -> None:
    assert is_demonym(word) is yes


def test_an_unknown_class_is_refused(tmp_path: Path) -> None:
    source = (rules_folder() / "data" / "evidence.yaml").read_text("utf-8")
    path = tmp_path / "evidence.yaml"
    path.write_text(source.replace("  hearsay:", "  gerucht:"), "utf-8")
    line = next(n for n, row in enumerate(path.read_text("utf-8").splitlines(), start=1) if "gerucht:" in row)
    with pytest.raises(RuleError, match=rf"evidence\.yaml:{line}: gerucht: each class must be one of"):
        read_wordlists(path)
