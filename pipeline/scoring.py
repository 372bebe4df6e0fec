"""What counts as the same when found things are held against annotated ones: pure functions over plain dicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Item = Mapping[str, Any]
SCORED_KINDS = frozenset(("dose", "duration", "frequency", "percentage", "count", "age", "measurement", "ratio"))


@dataclass(slots=True)
class Tally:
    """Counts of one measure."""

    hits: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is right that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.gold + self.found
        return 2 * self.hits / total if total else 0.0

    def add(self, hits: int, gold: int, found: int) -> None:
        """Adds the counts of one article."""
        self.hits += hits
        self.gold += gold
        self.found += found


def overlap(left: Item, right: Item) -> int:
    """How many characters two spans share."""
    return max(0, int(min(left["end"], right["end"])) - int(max(left["start"], right["start"])))


def same_sentence(left: Item, right: Item) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shorter = int(min(left["end"] - left["start"], right["end"] - right["start"]))
    return overlap(left, right) * 2 >= shorter > 0


def values_of(item: Item) -> list[float]:
    """The values of a quantity: a gold item may hold one number under "value"."""
    raw = item.get("values", item.get("value"))
    listed = raw if isinstance(raw, (list, tuple)) else [raw]
    return [round(float(value), 6) for value in listed if value is not None]


def exact_value(gold: Item, found: Item) -> bool:
    """The same span and values."""
    return (gold["start"], gold["end"]) == (found["start"], found["end"]) and values_of(gold) == values_of(found)


def near_value(gold: Item, found: Item) -> bool:
    """Overlapping spans and the same values."""
    return overlap(gold, found) > 0 and values_of(gold) == values_of(found)


def full_value(gold: Item, found: Item) -> bool:
    """Overlapping spans with the same values, kind, unit and modifier."""
    return near_value(gold, found) and all(gold.get(key) == found.get(key) for key in ("kind", "unit", "modifier"))


def matches(gold: Sequence[Item], found: Sequence[Item], same: Callable[[Item, Item], bool]) -> list[tuple[Item, Item]]:
    """Pairs of gold and found items, each used once, first come first served."""
    free = list(found)
    pairs = []
    for item in gold:
        partner = next((other for other in free if same(item, other)), None)
        if partner is not None:
            free.remove(partner)
            pairs.append((item, partner))
    return pairs


def distinct(flags: Iterable[Item]) -> list[Item]:
    """Flags, one a sentence."""
    kept: list[Item] = []
    for flag in flags:
        if not any(same_sentence(flag, other) for other in kept):
            kept.append(flag)
    return kept
