"""By which entries of rules/data something was found: the unit and modifier of a quantity, the words of a citation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.article import Article, Citation, Quantity
from pipeline.dutch.quantities.counted import counted, counted_nouns
from pipeline.dutch.quantities.tables import modifiers
from pipeline.dutch.units import units
from pipeline.dutch.vocabulary import built_in_terms, read_terms
from pipeline.dutch.words import fold, key_of, words_of
from pipeline.evidence.wordlists import BIT, wordlists
from pipeline.paths import rules_folder

_UNIT = re.compile(r"[^\W\d_]+(?:[./ -][^\W\d_]+){0,2}\.?$|\W+$")
_BEFORE = 5  # words that a modifier has at most


def quantity_entries(article: Article, quantity: Quantity) -> Iterator[str]:
    """As in "units.yaml: mcg = ug (mass)", "modifiers.yaml: maximaal = at_most"."""
    words = fold(quantity.of(article))
    if entry := _unit(words, quantity) or _noun(words, quantity):
        yield entry
    if quantity.modifier is not None:
        yield from _modifier(article, quantity)


def _unit(words: str, quantity: Quantity) -> str | None:
    """The unit whose form ends the words of a quantity, the longest first."""
    table = units()
    match = _UNIT.search(words)
    form = match.group().strip() if match else ""
    while form:
        unit = table.forms.get(form) or table.symbols.get(form)
        if unit is not None and unit.code == quantity.unit:
            return f"units.yaml: {form} = {unit.code} ({unit.dimension})"
        form = form.partition(" ")[2]
    return None


def _noun(words: str, quantity: Quantity) -> str | None:
    """The noun that a quantity counts, by the list of nouns, or by what its end or the vocabulary tells."""
    listed = words_of(words).words
    noun = listed[-1] if listed else ""
    if quantity.kind not in ("count", "frequency", "other") or counted(noun) != quantity.unit:
        return None
    source = "counted_nouns.tsv" if noun in counted_nouns() else "terms.tsv"
    return f"{source}: {noun} = {quantity.unit}"


def _modifier(article: Article, quantity: Quantity) -> Iterator[str]:
    """The word or phrase before a quantity that says how exact it is, or that right behind it."""
    table = modifiers()
    line = article.text.rfind("\n", 0, quantity.start) + 1
    before = words_of(article.text[line : quantity.start]).words[-_BEFORE:]
    phrases = [tuple(before[first:last]) for last in range(len(before), 0, -1) for first in range(last)]
    after = words_of(article.text[quantity.end : quantity.end + 40]).words
    behind = [phrase for phrase, name in table.after.get(after[0] if after else "", ()) if name == quantity.modifier]
    said = [phrase for phrase in phrases if table.before.get(phrase) == quantity.modifier]
    said += [phrase for phrase in behind if tuple(after[: len(phrase)]) == phrase]
    if said:
        yield f"modifiers.yaml: {' '.join(said[0])} = {quantity.modifier}"


def citation_entries(article: Article, citation: Citation) -> Iterator[str]:
    """The table that holds a name, or the classes of the words that make a vague phrase."""
    if citation.level == "vague":
        for word in dict.fromkeys(words_of(citation.of(article)).words):
            classes = ", ".join(name for name, bit in BIT.items() if wordlists().words.get(word, 0) & bit)
            if classes:
                yield f"evidence.yaml: {word} = {classes}"
    elif table := _names().get(key_of(citation.of(article))):
        yield table


@cache
def _names() -> dict[str, str]:
    """The table of every known name, by its folded forms."""
    own = read_terms(rules_folder() / "data" / "evidence_names.tsv")
    tables = (("terms.tsv", built_in_terms()), ("evidence_names.tsv", own))
    return {key_of(form): table for table, terms in tables for term, forms in terms for form in (term.nl, *forms)}
