"""The sixty health sentences with references, and what was read in the embedded package's translations of them."""

from __future__ import annotations

import csv
from pathlib import Path

from pipeline.errors import SettingsError
from pipeline.translation import check
from pipeline.translation.packages import EMBEDDED
from pipeline.translation.scores import read_pairs
from pipeline.yamlfile import read_yaml

GOLD = Path(__file__).parent / "gold"


def judged() -> list[dict[str, str]]:
    with (GOLD / "translation_judged.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_no_reference_is_flagged() -> None:
    pairs = read_pairs(GOLD / "translation.tsv")
    assert len(pairs) == 60
    assert [pair for pair in pairs if check(pair.source, pair.reference)] == []


def test_every_sentence_was_read() -> None:
    rows = judged()
    assert [row["nl"] for row in rows] == [pair.source for pair in read_pairs(GOLD / "translation.tsv")]
    assert {(row["wrong"], bool(row["what"])) for row in rows} == {("yes", True), ("no", False)}


def test_the_card_of_the_embedded_package_says_how_many_are_wrong() -> None:
    card = read_yaml(EMBEDDED / "manifest.yaml", SettingsError).data
    rows = judged()
    assert {row["package"] for row in rows} == {f"{card['name']} {card['version']}"}
    assert card["wrong_meaning"]["wrong"] == sum(row["wrong"] == "yes" for row in rows)
    assert card["wrong_meaning"]["of"] == len(rows)
