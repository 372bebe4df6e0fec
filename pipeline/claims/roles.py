"""What a claim is about (its substance) and what is affected (its outcome): the options, and the pick among them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.claims.entries import only_after
from pipeline.claims.lexicon import Mark
from pipeline.claims.offers import Option, Options, kind_of
from pipeline.claims.reading import Seen
from pipeline.dutch.grammar import grammar

_MOST = 24  # marks of a sentence that are looked at


def options_of(seen: Seen, offered: Options) -> list[Option]:
    """The marks of a sentence that name a particular thing, once a term, then what else the context offers."""
    found: list[Option] = []
    taken: set[str] = set()
    words, guarded = seen.scan.words, only_after()
    for mark in seen.marks:
        entry = mark.entry
        substance, outcome = entry.substance, entry.outcome
        named = substance or outcome
        if named is None or named.nl in taken:
            continue
        needed = guarded.get(words[mark.first])
        if needed and (mark.first == seen.first or words[mark.first - 1] not in needed):
            continue
        name = named.nl
        taken.add(name)
        kind = kind_of(substance, outcome)
        found.append(Option(mark, substance, outcome, offered[name].origins if name in offered else (), kind, kind))
        if len(found) == _MOST:
            break
    found += [option for name, option in offered.items() if name not in taken]
    return found


def listed(words: Sequence[str], before: Mark, mark: Mark) -> bool:
    """Whether two marks stand side by side in an enumeration."""
    return mark.first - before.last < 4 and grammar().enumerating.issuperset(words[before.last : mark.first])


def first_of_list(seen: Seen, options: Sequence[Option], option: Option, other: Option | None, role: str) -> Option:
    """The first in the enumeration that an option stands in; never that of the `other` role."""
    place = options.index(option)
    while place and options[place - 1] is not other and getattr(options[place - 1], role) is not None:
        before, mark = options[place - 1].mark, options[place].mark
        if before is None or mark is None or not listed(seen.scan.words, before, mark):
            break
        place -= 1
    return options[place]
