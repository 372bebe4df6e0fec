"""Looks for a medicine, a disease or a nutrient of the source that became another one in the translation."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.dutch.words import fold
from pipeline.paths import rules_folder
from pipeline.translation.findings import Finding
from pipeline.translation.glossary import Glossary, Term
from pipeline.translation.lexicon import words_data
from pipeline.translation.stems import stem

_KINDS = frozenset(("medicine", "condition", "nutrient"))
_SHARED = 4  # letters: "griepprik" and "griep" are one thing, and so are "influenza" and "influenzavirus"
_LEAST = 4  # letters of a name that can be told from a word
_WORD = re.compile(r"\w+")


def compare_remedies(source: str, target: str) -> Iterator[Finding]:
    """The names whose English is not in the translation, where that has a name which is not in the source."""
    lost = list(_names().compare(source, target))
    if not lost:
        return
    others = list(_strangers(source, target))
    for finding, other in zip(lost, others, strict=False):
        yield replace(finding, rule="name", target=other)


@cache
def _terms() -> tuple[Term, ...]:
    """The terms of terms.tsv of these kinds, all that stand under one English name together."""
    forms: dict[str, list[str]] = {}
    with (rules_folder() / "data" / "terms.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["kind"] in _KINDS and row["en"] and len(row["nl"]) >= _LEAST:
                known = forms.setdefault(row["en"], [])
                known.extend((row["nl"], *filter(None, f"{row['synonyms']}|{row['inflected']}".split("|"))))
    return tuple(Term(tuple(found), (english,), True) for english, found in forms.items())


@cache
def _names() -> Glossary:
    return Glossary(_terms())


@cache
def _by_english() -> dict[str, tuple[tuple[tuple[str, ...], Term], ...]]:
    """The terms by the first word of their English, as stems; general words ("infection") are no names."""
    general = {tuple(map(stem, _WORD.findall(words))) for words in words_data().general_remedies}
    found: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    for term in _terms():
        first, *rest = (stem(word) for word in _WORD.findall(fold(term.english[0])))
        if len(term.english[0]) >= _LEAST and (first, *rest) not in general:
            found.setdefault(first, []).append((tuple(rest), term))
    return {word: tuple(sorted(terms, key=lambda entry: -len(entry[0]))) for word, terms in found.items()}


def _strangers(source: str, target: str) -> Iterator[str]:
    """The English names in the translation that no word of the source accounts for."""
    places = list(_WORD.finditer(target))
    words = [stem(fold(place.group())) for place in places]
    low = fold(source)
    heads = frozenset(word[:_SHARED] for word in _WORD.findall(low))
    taken = 0
    for index, word in enumerate(words):
        for rest, term in _by_english().get(word, ()) if index >= taken else ():
            last = index + len(rest)
            if tuple(words[index + 1 : last + 1]) != rest:
                continue
            taken = last + 1
            name = target[places[index].start() : places[last].end()]
            if not any(_is_in(form, low, heads) for form in (*term.forms, term.english[0], name)):
                yield name
            break


def _is_in(form: str, low: str, heads: frozenset[str]) -> bool:
    folded = fold(form)
    return folded in low or any(word[:_SHARED] in heads for word in _WORD.findall(folded) if len(word) >= _SHARED)
