"""What a claim is about (its substance) and what is affected (its outcome): the options, and the pick among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.claims.context import Offer
from pipeline.claims.entries import only_after
from pipeline.claims.lexicon import Mark
from pipeline.claims.reading import Seen
from pipeline.dutch.vocabulary import Term

_MOST = 24  # marks of a sentence that are looked at
_JOINING = frozenset(
    ("en", "of", "plus", "de", "het", "een", "je", "uw", "minder", "meer", "bepaalde", "ook", "andere")
)


class Option(NamedTuple):
    """A thing that can be the substance or the outcome: named in the sentence (`mark`), or offered by the context."""

    mark: Mark | None
    substance: Term | None
    outcome: Term | None
    origins: tuple[str, ...]  # where the context offers it: role and place

    @property
    def kind(self) -> str:
        """Which roles it can have: s, o or both."""
        return "both" if self.substance and self.outcome else "s" if self.substance else "o"

    def term(self, role: str) -> Term:
        """The term that it stands for in a role."""
        first, second = self.substance, self.outcome
        term = (first or second) if role == "substance" else (second or first)
        assert term is not None
        return term


def options_of(seen: Seen, offers: Iterable[Offer]) -> list[Option]:
    """The marks of a sentence that name a particular thing, once a term, then what else the context offers."""
    origins: dict[str, list[str]] = {}
    offered: dict[str, tuple[Term | None, Term | None]] = {}
    for role, term, origin in offers:
        name = term.nl
        if name in origins:
            origins[name].append(f"{role} {origin}")
            before = offered[name]
            offered[name] = (term, before[1]) if role == "s" else (before[0], term)
        else:
            origins[name] = [f"{role} {origin}"]
            offered[name] = (term, None) if role == "s" else (None, term)
    found: list[Option] = []
    taken: set[str] = set()
    words, guarded = seen.scan.words, only_after()
    for mark in seen.marks:
        substance, outcome = mark.entry.substance, mark.entry.outcome
        named = substance or outcome
        if named is None or named.nl in taken:
            continue
        needed = guarded.get(words[mark.first])
        if needed and (mark.first == seen.first or words[mark.first - 1] not in needed):
            continue
        taken.add(named.nl)
        found.append(Option(mark, substance, outcome, tuple(origins.get(named.nl, ()))))
        if len(found) == _MOST:
            break
    for name, places in origins.items():
        if name not in taken:
            found.append(Option(None, *offered[name], tuple(places)))
    return found


def listed(words: Sequence[str], before: Mark, mark: Mark) -> bool:
    """Whether two marks stand side by side in an enumeration."""
    return mark.first - before.last < 4 and _JOINING.issuperset(words[before.last : mark.first])


def first_of_list(seen: Seen, options: Sequence[Option], option: Option, other: Option | None, role: str) -> Option:
    """The first in the enumeration that an option stands in; never that of the `other` role."""
    place = options.index(option)
    while place and options[place - 1] is not other and getattr(options[place - 1], role) is not None:
        before, mark = options[place - 1].mark, options[place].mark
        if before is None or mark is None or not listed(seen.scan.words, before, mark):
            break
        place -= 1
    return options[place]
