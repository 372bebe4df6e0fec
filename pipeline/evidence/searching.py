"""Ready searches for the evidence of a claim, built of what it is about (rules/data/search_links.yaml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import quote

from pipeline.article import SearchLink
from pipeline.dutch.vocabulary import built_in_terms, is_acronym, vocabulary
from pipeline.dutch.words import key_of
from pipeline.errors import RuleError
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

_ASIDE = re.compile(r"\s*\([^()]*\)|\s*[/;,].*")


class _Index(NamedTuple):
    name: str
    language: str
    url: str


@lru_cache(maxsize=4096)
def search_links(substance: str | None, outcome: str | None) -> tuple[SearchLink, ...]:
    """A search in each index for both parts of a claim, or for the one that it names.

    An index in English is left out where the English of neither is known.
    """
    parts = [part for part in (substance, outcome) if part]
    english = dict.fromkeys(filter(None, map(_english, parts)))
    terms = {"nl": "%20".join(map(_quoted, parts)), "en": "%20AND%20".join(map(_quoted, english))}
    return tuple(
        SearchLink(index.name, index.url.format(terms=terms[index.language]))
        for index in _indexes()
        if terms[index.language]
    )


@lru_cache(maxsize=4096)
def _english(words: str) -> str:
    """The English of a term, or of the terms within a longer phrase; empty where none is known."""
    key = key_of(words)
    known = _beginning_with(key[:1]).get(key)
    if known is None:
        hits = {hit.start: hit.term.en for hit in vocabulary().find(words) if hit.term.en}
        known = " ".join(hits.values())
    return _ASIDE.sub("", known).strip()


@cache
def _beginning_with(letter: str) -> dict[str, str]:
    """The English of the forms (folded) that begin with a letter; an acronym comes before a word."""
    acronyms: dict[str, str] = {}
    others: dict[str, str] = {}
    for form, english in _forms().get(letter, ()):
        (acronyms if is_acronym(form) else others).setdefault(key_of(form), english)
    return {**others, **acronyms}


@cache
def _forms() -> dict[str, list[tuple[str, str]]]:
    """Every form with its English, by its first letter, so that only those are folded that may be asked for."""
    found: dict[str, list[tuple[str, str]]] = {}
    for term, forms in built_in_terms():
        if term.en:
            for form in forms:
                first = form[:1]
                letter = first.lower() if first.isascii() and first.isalnum() else key_of(form)[:1]
                if letter:
                    found.setdefault(letter, []).append((form, term.en))
    return found


@lru_cache(maxsize=4096)
def _quoted(words: str) -> str:
    """The words for an address: as one phrase where there are several; a quotation mark of their own would end it."""
    words = words.replace('"', " ").strip()
    return quote(f'"{words}"' if " " in words else words, safe="")


@cache
def _indexes() -> tuple[_Index, ...]:
    data = read_yaml(rules_folder() / "data" / "search_links.yaml", RuleError).data
    return tuple(_Index(entry["name"], entry["language"], entry["url"]) for entry in data)
