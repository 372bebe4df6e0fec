"""Nouns that can be counted: rules/data/counted_nouns.tsv, the plurals of the vocabulary, and what their ends tell."""

from __future__ import annotations

import csv
from functools import cache, lru_cache

from pipeline.dutch.grammar import grammar
from pipeline.dutch.quantities.tables import context
from pipeline.dutch.units import units
from pipeline.dutch.vocabulary import built_in_terms
from pipeline.dutch.words import fold
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder


@cache
def counted_nouns() -> dict[str, str]:
    """Dutch forms of things that are counted, folded, with their English singular."""
    path = rules_folder() / "data" / "counted_nouns.tsv"
    nouns: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for line, row in enumerate(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
            if len(row) != 2:
                raise RuleError(at(path, line, None, f"has {len(row)} columns, must have 2 (en, nl)"))
            if line > 1:
                for form in row[1].split("|"):
                    nouns.setdefault(fold(form), row[0])
    return nouns


@cache
def _term_nouns() -> dict[str, str]:
    """Folded single-word plural forms of the vocabulary with their English singular."""
    nouns: dict[str, str] = {}
    for term, forms in built_in_terms():
        if term.kind in _NOT_THINGS:
            continue
        human = term.kind in ("population", "profession")
        for form in forms:
            folded = fold(form)
            if " " not in folded and looks_plural(folded):
                nouns.setdefault(folded, "person" if human else term.en.split(" (")[0])
    return nouns


_NOT_THINGS = frozenset(
    ("absolute", "hedge", "negation", "obligation", "effect_verb", "degree", "evidence_vague", "safety_advice", "unit")
)
_LONGEST = 60  # letters: a longer word is none
_PLURALS = ("en", "s", "'s", "ia", "ica", "i")


def looks_plural(word: str) -> bool:
    """Whether a folded word ends as Dutch plurals do."""
    return len(word) > 3 and word.endswith(_PLURALS) and not word.endswith(("ss", "eus", "isch", "loos"))


@lru_cache(maxsize=8192)
def counted(word: str) -> str | None:
    """The English singular of a folded Dutch noun that can be counted, by the list, the vocabulary or its last part."""
    nouns = counted_nouns()
    if word in nouns:
        return nouns[word]
    table = units()
    if word in table.forms and table.forms[word].dimension == "household":
        return table.forms[word].code
    if word in context().uncountable or len(word) > _LONGEST:
        return None
    for cut in range(2, len(word) - 4):
        unit = table.forms.get(word[cut:])
        if unit is not None and unit.code in context().compounded and len(word) - cut > 5:
            return unit.code
        head = nouns.get(word[cut:])
        if head is not None and (head == "person" or looks_plural(word[cut:])):
            return head
    if word in _term_nouns():
        return _term_nouns()[word]
    if word.endswith(grammar().people_ends):
        return "person"
    return None


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """A fair guess at the Dutch singular of a folded plural noun."""
    if word.endswith("'s"):
        return word[:-2]
    if word.endswith("heden"):
        return word[:-5] + "heid"
    if word.endswith("en"):
        stem = word[:-2]
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
            return stem[:-1]
        if len(stem) > 2 and stem[-1] in "vz" and stem[-2] in "aeioulrn":
            stem = stem[:-1] + {"v": "f", "z": "s"}[stem[-1]]
        if len(stem) > 2 and stem[-2] in "aeou" and stem[-3] not in "aeiou" and stem[-1] not in "aeiouw":
            stem = stem[:-1] + stem[-2] + stem[-1]
        return stem
    return word.removesuffix("s")
