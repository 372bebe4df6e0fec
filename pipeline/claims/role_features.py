"""What the choice of a substance and an outcome looks at: features of every option, in parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.claims.context import points_back
from pipeline.claims.effects import directions
from pipeline.claims.entries import BAD
from pipeline.claims.lexicon import Mark
from pipeline.claims.offers import Option, Told
from pipeline.claims.parts import Part, names_of
from pipeline.claims.reading import Seen
from pipeline.claims.role_makers import (
    GROUPS,
    beside_outcome,
    effects_around,
    name_of,
    none_at_all,
    nth_of_role,
    offered_in,
    offered_too,
    only_offered,
    place_of,
    standing_out,
    whole_sentence,
    word_at,
)
from pipeline.claims.roles import listed

BACK = ("-", "back")  # whether a sentence points back
_REACH = 6
_CUES = frozenset(GROUPS)
_OFFERED = {"implied": "o", "off s": "s", "off o": "o", "off both": "both"}  # the kind of what has such a standing


class Traits(NamedTuple):
    """The features of every option, the last of which is none at all, and those that all of one standing share."""

    named: list[list[Part]]  # of the options that the sentence names
    offered: list[Told]  # what counts of those of the context, in a sentence that points `back` or not
    back: str
    none: Part  # of none at all
    standings: list[str]
    shared: dict[str, list[Part]]

    def names(self, more: Sequence[Part] = ()) -> list[list[str]]:
        """All features of every option, with one part `more` of each, by their names in the model."""
        rows = [*self.named, *([offered_part(told, self.back)] for told in self.offered), [self.none]]
        found = [names_of((*row, *self.shared[standing])) for row, standing in zip(rows, self.standings, strict=True)]
        return [names + names_of((part,)) for names, part in zip(found, more, strict=True)] if more else found


def role_traits(seen: Seen, options: Sequence[Option], types: tuple[str, ...]) -> Traits:
    """The features of every option, and last those of none at all; `types` are those of the claim."""
    own = [option for option in options if option.mark is not None]
    context = options[len(own) :]
    back = BACK[points_back(seen)]
    elsewhere = bool(context) or any(option.origins for option in own)
    named = []
    substances = outcomes = 0
    for order, option in enumerate(own):
        kind = option.kind
        substances += kind != "o"
        outcomes += kind != "s"
        row = _position(seen, own, order)
        row.append((nth_of_role, kind, min(substances, 3), min(outcomes, 3)))
        if elsewhere:
            row.append((offered_too, kind, option.origins))
        named.append(row)
    size = f"s {min(substances, 2)} o {min(outcomes, 2)}"
    around = (size, back, seen.block.kind)
    context_known = any(option.origins and option.origins[0][2:6] == "main" for option in options)
    none = "none offered" if any(option.substance for option in context) else "none bare"
    offered = [option.told for option in context if option.told is not None]
    standings = [option.standing for option in options]
    standings.append("none" if context_known else "none alone")
    amounts = frozenset([quantity.kind for quantity in seen.quantities])
    effects = frozenset([effect.kind for effect in seen.effects])
    cues = _CUES & seen.kinds
    shared: dict[str, list[Part]] = {
        standing: [(whole_sentence, standing, amounts, effects, types, cues)] for standing in dict.fromkeys(standings)
    }
    for standing, kind in _OFFERED.items():
        if standing in shared:
            shared[standing].append((offered_in, kind, *around))
    return Traits(named, offered, back, (none_at_all, none, size, back, types), standings, shared)


def nature(option: Option | None) -> str:
    """What an outcome is, as far as the choice of the substance looks at it."""
    if option is None:
        return "no outcome"
    term = option.term("outcome")
    bad = "bad" if term.kind in BAD else "good" if option.outcome else "substance"
    if option.mark is None:
        return "implied " + term.nl if "o implied " + term.nl in option.origins else "context " + bad
    return "named " + bad


def offered_part(told: Told, back: str) -> Part:
    """What counts of an option that only the context offers."""
    return (only_offered, told, back)


def beside(standing: str, outcome: str, types: tuple[str, ...]) -> Part:
    """What the nature of the outcome adds to the features of the substance, for the options of one standing."""
    return (beside_outcome, standing, outcome, types)


def _position(seen: Seen, own: Sequence[Option], order: int) -> list[Part]:
    """What stands around an option that the sentence names."""
    words, first, last = seen.scan.words, seen.first, seen.last
    option = own[order]
    mark, kind = option.mark, option.kind
    assert mark is not None
    left = right = ""
    before = after = 0
    for effect in seen.effects:
        if effect.last <= mark.first:
            left, before = effect.kind, min((mark.first - effect.last + 1) // 2, 3)
        elif effect.first >= mark.last:
            right, after = effect.kind, min((effect.first - mark.last + 1) // 2, 3)
            break
    row: list[Part] = [
        (place_of, kind, mark.entry.kinds, min(order, 3), min(len(own), 4)),
        (word_at, "before", words[mark.first - 1] if mark.first > first else "^"),
        (word_at, "after", words[mark.last] if mark.last < last else "$"),
    ]
    if mark.first - 2 >= first:
        row.append((word_at, "before that", words[mark.first - 2]))
    row.append((effects_around, kind, left, before, right, after))
    opens = mark.first - first < 2
    chance = not directions().chances.isdisjoint(words[max(first, mark.first - _REACH) : mark.first])
    earlier = own[order - 1].mark if order else None
    in_list = earlier is not None and listed(words, earlier, mark)
    bracketed = _bracketed(seen, mark)
    if opens or chance or in_list or bracketed:
        row.append((standing_out, kind, opens, chance, bracketed, in_list))
    row.append((name_of, kind, option.term("outcome").nl))
    return row


def _bracketed(seen: Seen, mark: Mark) -> bool:
    """Whether a bracket is open where the mark begins."""
    start = mark.start - seen.sentence.start
    opened = seen.text.rfind("(", 0, start)
    return opened >= 0 and seen.text.find(")", opened, start) < 0
