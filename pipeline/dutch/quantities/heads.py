"""What the head of a column or row says of the bare numbers in it: "Hoeveelheid (mg)", "µg/dag", "Aantal tabletten"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.dutch.grammar import grammar
from pipeline.dutch.quantities.counted import counted
from pipeline.dutch.quantities.syntax import syntax
from pipeline.dutch.units import Unit, units
from pipeline.dutch.words import fold, key_of

_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
_LAST_PART = re.compile(r"(?:, |; | - | – )([^,;]{1,40})$")
_WHOLE = frozenset(("mass", "activity", "volume", "amount", "energy", "fraction", "money", "temperature", "pressure"))


class Head(NamedTuple):
    """The words to read before a bare number and after it."""

    before: str
    after: str


@lru_cache(maxsize=512)
def head_of(head: str) -> Head | None:
    """What a head says; None where it names neither unit nor thing."""
    if len(head) > 80:
        return None
    words, table = key_of(head).split(), syntax()
    first = words[0] if words else ""
    for before, after in _splits(head):
        found = unit_of(after)
        if found is not None:
            either = found.code == "%" and first in table.count_heads  # "n (%)"
            return None if either else Head(before.strip(" ,:;"), after)
    found = unit_of(head)
    if found is not None and found.dimension in _WHOLE and first not in units().short:
        return Head("", head)
    if first in table.heads:
        return Head(head, table.heads[first])
    if len(words) > 1 and first in table.count_heads:
        return Head("", _BRACKETED.sub("", head).partition(" ")[2])
    return None


def _splits(head: str) -> Iterator[tuple[str, str]]:
    """Ways to part a head: what stands in brackets, after "in", after the last comma."""
    for match in _BRACKETED.finditer(head):
        inside = match[1].strip()
        yield head[: match.start()] + head[match.end() :], inside.removeprefix("in ")
    before, found, after = head.rpartition(" in ")
    if found:
        yield before, after
    last = _LAST_PART.search(head)
    if last is not None:
        yield head[: last.start()], last[1]


def unit_of(phrase: str) -> Unit | None:
    """The unit that a phrase begins with: "mg per dag", "%", "kg/m2"."""
    table, folded = units(), fold(phrase.strip())
    word = key_of(folded).partition(" ")[0]
    if word and folded.startswith(word):
        return table.forms.get(next((form for form in table.longer.get(word, ()) if folded.startswith(form)), word))
    return next((unit for form, unit in table.symbols.items() if folded.startswith(form)), None)


def counts_people(head: str, corner: str, label: str) -> bool:
    """Whether a bare "Aantal" or "n" counts people: the rows are groups or named after people."""
    words = key_of(head).split()
    if len(words) != 1 or words[0] not in syntax().count_heads:
        return False
    named = (*key_of(corner).split(), *key_of(label).split())
    return any(word.endswith(grammar().group_ends) or counted(word) == "person" for word in named)
