"""Reads the cues of a claim (rules/data/claim_cues.yaml) and everyday wordings of terms (paraphrases.tsv)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache

from pipeline.dutch.vocabulary import Term
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml


@cache
def cue_groups() -> dict[str, tuple[str, ...]]:
    """Group name to its forms; raises RuleError where the file holds something else."""
    path = rules_folder() / "data" / "claim_cues.yaml"
    file = read_yaml(path, RuleError)
    if not isinstance(file.data, dict):
        raise RuleError(at(path, 1, None, "must hold groups of forms"))
    groups: dict[str, tuple[str, ...]] = {}
    for name, forms in file.data.items():
        if not isinstance(forms, list) or not all(isinstance(form, str) for form in forms):
            raise RuleError(
                at(path, file.line((str(name),)), str(name), "must be a list of words; quote 'no' and 'on'")
            )
        groups[str(name)] = tuple(forms)
    return groups


def cue_forms() -> Iterator[tuple[str, Term]]:
    """Every form with a term whose kind is its group."""
    for name, forms in cue_groups().items():
        for form in forms:
            yield form, Term(form, "", name)


def paraphrases() -> Iterator[tuple[Term, tuple[str, ...]]]:
    """Terms with the verbs, adjectives and idioms by which articles mean them ("sliep beter" is slaapkwaliteit)."""
    path = rules_folder() / "data" / "paraphrases.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        if next(rows, None) != ["term", "kind", "forms"]:
            raise RuleError(at(path, 1, None, "must have the columns term, kind, forms"))
        for line, row in enumerate(rows, start=2):
            if len(row) != 3:
                raise RuleError(at(path, line, None, f"has {len(row)} columns, must have 3"))
            yield Term(row[0], "", row[1]), tuple(filter(None, row[2].split("|")))
