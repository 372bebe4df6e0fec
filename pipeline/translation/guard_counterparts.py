"""Looks for plain words of health whose English must stand in the translation: "zout", "arts", "knie"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.paths import rules_folder
from pipeline.translation.findings import Finding
from pipeline.translation.glossary import Glossary, read_terms
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import folded_words
from pipeline.translation.spans import may_be_a_name


@cache
def counterparts() -> Glossary:
    """The words of rules/data/counterparts.tsv."""
    return Glossary(read_terms(rules_folder() / "data" / "counterparts.tsv"))


def compare_counterparts(source: str, target: str) -> Iterator[Finding]:
    """The words of which the translation has no counterpart at all."""
    for finding in counterparts().compare(source, target):
        if not may_be_a_name(source, finding.start) and not _in_an_idiom(source, finding.start):
            yield replace(finding, rule="omission")


def _in_an_idiom(source: str, start: int) -> bool:
    """Whether a word is part of a phrase that means something else ("onder de knie")."""
    return any(hit.start <= start < hit.end for hit in words_data().no_content.all(folded_words(source)))
