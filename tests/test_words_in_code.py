"""No list of Dutch words stands in code: words are data in rules/data/, each list with its source."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

import pipeline
from pipeline.dutch.words import fold, key_of
from pipeline.paths import rules_folder

ROOT = Path(pipeline.__file__).resolve().parent
# Words of Dutch that are words of English, of HTML or codes of an analysis as well.
CODES = frozenset((
    "in", "of", "en", "er", "is", "was", "x", "per", "week", "open", "begin", "start", "kind", "nl", "man", "van", "de",
    "plus", "claim", "norm", "doi", "url", "type",
))  # fmt: skip
LEFT = yaml.safe_load((Path(__file__).parent / "words_in_code.yaml").read_text("utf-8"))


@cache
def dutch() -> frozenset[str]:
    """Words of grammar and the commonest others, folded."""
    data = rules_folder() / "data"
    words = {line for line in (data / "common_words.txt").read_text("utf-8").splitlines() if line[:1].isalpha()}
    with (data / "stopwords.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream, delimiter="\t"):
            if row[0] == "nl":
                words.update(key_of(word) for word in row[2].split())
    for table in ("number_syntax.yaml", "modifiers.yaml"):
        words.update(fold(word.strip()) for word in _listed(yaml.safe_load((data / table).read_text("utf-8"))))
    with (data / "counted_nouns.tsv").open(encoding="utf-8", newline="") as stream:
        words.update(fold(form) for row in csv.reader(stream, delimiter="\t") for form in row[1].split("|"))
    units = yaml.safe_load((data / "units.yaml").read_text("utf-8"))
    words.update(fold(form) for name in ("time", "household") for unit in units[name] for form in unit["forms"])
    words -= {unit["code"] for dimension in units if dimension != "rates" for unit in units[dimension]}
    words.update(fold(word.strip()) for word in _listed(yaml.safe_load((data / "grammar.yaml").read_text("utf-8"))))
    return frozenset(word for word in words - CODES if len(word) > 1 and word[0].isalpha())


def _listed(entry: object) -> Iterator[str]:
    """The strings of the lists of a table."""
    for value in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
        if isinstance(entry, list) and isinstance(value, str):
            yield value
        yield from _listed(value)


def lists_in(source: str) -> list[list[str]]:
    """The collections of a module that hold two Dutch words or more; texts in two languages are none."""
    return [words for words in _collections(ast.parse(source)) if _is_dutch(words)]


def _is_dutch(words: list[str]) -> bool:
    return sum(word in dutch() for word in words) >= 2


def _collections(tree: ast.AST) -> Iterator[list[str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            parts: list[ast.expr | None] = list(node.elts)
        elif isinstance(node, ast.Dict):
            parts = list(node.keys)
        else:
            continue
        yield [
            fold(part.value.strip()) for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)
        ]


FOUND = {
    path.relative_to(ROOT).as_posix(): found
    for path in sorted(ROOT.rglob("*.py"))
    if path.parent.name != "messages" and (found := lists_in(path.read_text("utf-8")))
}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('WORDS = frozenset(("maar", "want"))', [["maar", "want"]]),
        ('if word in ("boven", "onder"): pass', [["boven", "onder"]]),
        ('RATES = {"dag": 1, "maand": 30}', [["dag", "maand"]]),
        ('words == ["op", "elke", "dag"]', [["op", "elke", "dag"]]),
        ('KINDS = ("list_item", "table_cell", "week")', []),
        ('text = {"nl": "kop", "en": "heading"}', []),
    ],
)
def test_what_counts_as_a_list(source: str, found: list[list[str]]) -> None:
    assert lists_in(source) == found


def test_words_are_data() -> None:
    more = {path: found for path, found in FOUND.items() if len(found) > LEFT.get(path, {"lists": 0})["lists"]}
    assert more == {}
