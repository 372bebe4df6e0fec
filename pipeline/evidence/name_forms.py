"""The names known beforehand, of bodies, journals, reports, studies and functions, by the first word of each form."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.dutch.vocabulary import built_in_terms, read_terms
from pipeline.dutch.words import key_of
from pipeline.evidence.wordlists import in_set
from pipeline.paths import rules_folder

KINDS = {"organisation": "body", "journal": "journal", "report": "report", "study": "study", "profession": "profession"}


class Name(NamedTuple):
    """A known form: its spelling, what kind of source it names, and the head name."""

    form: str
    kind: str
    head: str


Forms = tuple[tuple[tuple[str, ...], tuple[Name, ...]], ...]


@cache
def name_forms() -> dict[str, Forms]:
    """First word to the rests of its forms (longest first) with what each names; a leading article is left out."""
    table: dict[str, dict[tuple[str, ...], list[Name]]] = {}
    for term, forms in (*read_terms(rules_folder() / "data" / "evidence_names.tsv"), *built_in_terms()):
        if term.kind not in KINDS:
            continue
        for form in forms:
            key = key_of(form)
            if in_set("no_bodies", key):
                continue
            words = tuple(key.split())
            if len(words) > 1 and words[0] in ("de", "het", "the"):
                if len(words) == 2 and form.startswith(("De ", "Het ")):
                    continue  # De Huisarts, De Standaard: without the article a common word
                words, form = words[1:], form.split(" ", 1)[1]
            if words:
                name = Name(form, KINDS[term.kind], term.nl)
                table.setdefault(words[0], {}).setdefault(words[1:], []).append(name)
    return {
        first: tuple((rest, tuple(names)) for rest, names in sorted(rests.items(), key=lambda item: -len(item[0])))
        for first, rests in table.items()
    }
