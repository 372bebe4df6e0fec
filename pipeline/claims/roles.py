"""What a claim is about (its substance) and what is affected (its outcome): candidates, their features, the pick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.claims.effects import directions
from pipeline.claims.entries import CANDIDATES, only_after
from pipeline.claims.lexicon import Mark
from pipeline.claims.reading import Seen
from pipeline.dutch.vocabulary import Term

_REACH = 6
_MOST = 24  # candidates of a sentence that are looked at


class Candidate(NamedTuple):
    """A mark that can be the substance or the outcome, with the term it stands for in either role."""

    mark: Mark
    substance: Term | None
    outcome: Term | None


def candidates(seen: Seen) -> list[Candidate]:
    """The marks of a sentence that name a particular thing, once a term."""
    found: list[Candidate] = []
    taken: set[str] = set()
    words, guarded = seen.scan.words, only_after()
    for mark in seen.marks:
        if len(found) == _MOST:
            break
        substance, outcome = mark.entry.substance, mark.entry.outcome
        term = substance or outcome
        needed = guarded.get(words[mark.first])
        if needed and (mark.first == seen.first or words[mark.first - 1] not in needed):
            continue
        if term and term.nl not in taken:
            taken.add(term.nl)
            found.append(Candidate(mark, substance, outcome))
    return found


def named(candidate: Candidate, role: str) -> str:
    """The name of a candidate in a role."""
    first, second = candidate.substance, candidate.outcome
    term = (first or second) if role == "substance" else (second or first)
    return term.nl if term else ""


_NOTHING = Term("", "", "")


def candidate_features(seen: Seen, options: Sequence[Candidate], types: Sequence[str]) -> list[list[str]]:
    """The features of every candidate, and last those of none at all; `types` are those of the claim."""
    words, first, last = seen.scan.words, seen.first, seen.last
    out = []
    substances = outcomes = 0
    common = _common(seen, types)
    total = len(options)
    text = seen.text
    base = seen.sentence.start
    shared = {only: [only + " " + name for name in common] for only in ("s", "o", "both")}
    for order, option in enumerate(options):
        mark = option.mark
        kinds = sorted(mark.entry.kinds & CANDIDATES)
        row = ["k " + kind for kind in kinds]
        only = "both" if option.substance and option.outcome else "s" if option.substance else "o"
        row.append("role " + only)
        if option.substance:
            substances += 1
            row.append(f"s{min(substances, 3)}")
        if option.outcome:
            outcomes += 1
            row.append(f"o{min(outcomes, 3)}")
        row.append(f"n{min(order, 3)}/{min(total, 4)}")
        before = words[mark.first - 1] if mark.first > first else "^"
        after = words[mark.last] if mark.last < last else "$"
        row.append("< " + before)
        row.append("> " + after)
        if mark.first - 2 >= first:
            row.append("<< " + words[mark.first - 2])
        left = right = ""
        for effect in seen.effects:
            if effect.last <= mark.first:
                left = effect.kind
                near = mark.first - effect.last
            elif effect.first >= mark.last and not right:
                right = effect.kind
                row.append("e> " + right)
                row.append(f"e> {only} {right} {min((effect.first - mark.last + 1) // 2, 3)}")
        if left:
            row.append("<e " + left)
            row.append(f"<e {only} {left} {min((near + 1) // 2, 3)}")
        row.append("between" if left and right else "left" if right else "right" if left else "alone")
        row.append(("between " if left and right else "left " if right else "right " if left else "alone ") + only)
        if mark.first - first < 2:
            row.append("opens")
            row.append("opens " + only)
        chances = directions().chances
        if not chances.isdisjoint(words[max(first, mark.first - _REACH) : mark.first]):
            row.append("chance")
        if mark.start > base and text[: mark.start - base].count("(") > text[: mark.start - base].count(")"):
            row.append("bracket")
        if order and _listed(words, options[order - 1].mark, mark):
            row.append("listed")
            row.append("listed " + only)
        row.append("t " + (option.outcome or option.substance or _NOTHING).nl)
        row += shared[only]
        out.append(row)
    out.append(["none", *("none " + name for name in common), f"none of {min(total, 4)}",
                f"none s{min(substances, 2)}", f"none o{min(outcomes, 2)}"])  # fmt: skip
    return out


def _common(seen: Seen, types: Sequence[str]) -> list[str]:
    """What holds for the sentence as a whole."""
    kinds = sorted({quantity.kind for quantity in seen.quantities})
    names = ["q " + kind for kind in kinds] or ["q-"]
    names += sorted({"e " + effect.kind for effect in seen.effects}) or ["e-"]
    names += ["y " + kind for kind in types]
    names.append("y " + " ".join(types))
    names += ["g " + group for group in _GROUPS if group in seen.kinds]
    return names


_GROUPS = (
    "method",
    "norm",
    "occurrence",
    "intake",
    "contains",
    "result",
    "body_action",
    "population",
    "safe",
    "benefit",
    "anaphor",
)
_JOINING = frozenset(
    ("en", "of", "plus", "de", "het", "een", "je", "uw", "minder", "meer", "bepaalde", "ook", "andere")
)


def _listed(words: Sequence[str], before: Mark, mark: Mark) -> bool:
    """Whether two marks stand side by side in an enumeration."""
    return mark.first - before.last < 4 and _JOINING.issuperset(words[before.last : mark.first])


def first_of_list(seen: Seen, options: Sequence[Candidate], place: int, other: int, role: str) -> int:
    """The place of the first in the enumeration that an option stands in; never that of the `other` role."""
    while (
        0 < place < len(options)
        and place - 1 != other
        and getattr(options[place - 1], role) is not None
        and _listed(seen.scan.words, options[place - 1].mark, options[place].mark)
    ):
        place -= 1
    return place


def pick_roles(substances: Sequence[float], outcomes: Sequence[float]) -> tuple[int, int]:
    """The places of the substance and the outcome with the highest sum that are not the same candidate.

    The last place of either is none at all.
    """
    nothing = len(substances) - 1
    first = max(range(len(substances)), key=substances.__getitem__)
    second = max(range(len(outcomes)), key=outcomes.__getitem__)
    if first != second or first == nothing:
        return first, second
    other_first = max((at_ for at_ in range(nothing + 1) if at_ != first), key=substances.__getitem__)
    other_second = max((at_ for at_ in range(nothing + 1) if at_ != second), key=outcomes.__getitem__)
    if substances[first] + outcomes[other_second] > substances[other_first] + outcomes[second]:
        return first, other_second
    return other_first, second
