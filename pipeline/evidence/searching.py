"""Ready searches for the evidence of a claim, built of what it is about (rules/data/search_links.yaml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import quote

from pipeline.article import SearchLink
from pipeline.dutch.vocabulary import vocabulary
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
    english = list(dict.fromkeys(filter(None, map(_english, parts))))
    terms = {"nl": " ".join(map(_quoted, parts)), "en": " AND ".join(map(_quoted, english))}
    return tuple(
        SearchLink(index.name, index.url.format(terms=quote(terms[index.language], safe="")))
        for index in _indexes()
        if terms[index.language]
    )


def _english(words: str) -> str:
    """The English of a term, or of the terms within a longer phrase; empty where none is known."""
    known = [term.en for term in vocabulary().get(words) if term.en]
    if not known:
        hits = {hit.start: hit.term.en for hit in vocabulary().find(words) if hit.term.en}
        known = [" ".join(hits.values())]
    return _ASIDE.sub("", known[0]).strip()


def _quoted(words: str) -> str:
    """The words as one phrase, where there are several; a quotation mark of their own would end it."""
    words = words.replace('"', " ").strip()
    return f'"{words}"' if " " in words else words


@cache
def _indexes() -> tuple[_Index, ...]:
    data = read_yaml(rules_folder() / "data" / "search_links.yaml", RuleError).data
    return tuple(_Index(entry["name"], entry["language"], entry["url"]) for entry in data)
