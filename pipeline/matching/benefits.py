"""Effects that a food is said to have, and whether any authorised claim about it is on that effect."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from pipeline.errors import RuleError
from pipeline.matching.allowed import Effect, Wording, effect_of, wordings
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml


class Benefit(NamedTuple):
    """An effect: texts of authorised claims about it, in English, and the everyday words for it."""

    claims: tuple[str, ...]
    effect: Effect


def unlisted(wording: Wording, words: Sequence[str]) -> int | None:
    """The first of `words` that names an effect on which no claim about the wording's substance is authorised."""
    for at, word in enumerate(words):
        told = _told_by(word)
        if told and not any(_listed(wording.names, benefit) for benefit in told):
            return at
    return None


@cache
def _table() -> Any:
    return read_yaml(rules_folder() / "data" / "claim_wordings.yaml", RuleError).data


@cache
def barring() -> frozenset[str]:
    """Words of a sentence that is about a lack, a risk or a medicine."""
    return frozenset(_table()["no_benefit"])


@cache
def _benefits() -> tuple[Benefit, ...]:
    return tuple(Benefit(tuple(entry["en"]), effect_of(entry["words"])) for entry in _table()["benefits"])


def _told_by(word: str) -> list[Benefit]:
    return [benefit for benefit in _benefits() if benefit.effect.named_in((word,))]


@cache
def _claims() -> dict[str, str]:
    """The English texts of all authorised claims about each nutrient of the table, those without Dutch too."""
    found: dict[str, str] = {}
    with (rules_folder() / "data" / "authorised_claims.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            found[row["nutrient"]] = f"{found.get(row['nutrient'], '')}{row['claim_en'].lower()}\n"
    return found


@cache
def _listed(names: tuple[str, ...], benefit: Benefit) -> bool:
    """Whether a claim about what goes by one of `names` is authorised for an effect."""
    nutrients = {other.nutrient for other in wordings() if not set(names).isdisjoint(other.names)}
    return any(text in _claims()[nutrient] for nutrient in nutrients for text in benefit.claims)
