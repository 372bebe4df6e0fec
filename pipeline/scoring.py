"""How well found quantities, claims and flags fit annotated ones: pure functions over the dicts of an analysis.

A gold item matches at most one found item; the substance, outcome, direction and types are those of matched claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.claims.naming import same_thing

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


@dataclass(slots=True)
class Scores:
    """Every measure by name: tallies where something can be missed or made up, shares of matched claims elsewhere."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    right: dict[str, int] = field(default_factory=dict)
    matched: int = 0

    def tally(self, name: str) -> Tally:
        """The tally of that name."""
        return self.tallies.setdefault(name, Tally())

    def share(self, name: str) -> float:
        """The share of matched claims that are right in `name`."""
        return self.right.get(name, 0) / self.matched if self.matched else 0.0


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


def score(gold: Item, analysis: Item, scores: Scores) -> None:
    """Adds one article: its gold row and its analysis, whose offsets must be in the same text."""
    wanted = [item for item in gold["quantities"] if item["kind"] in SCORED_KINDS]
    found = [item for item in analysis.get("quantities", ()) if item["kind"] in SCORED_KINDS]
    for name, same in (("exact", exact_value), ("overlap", near_value), ("full", full_value)):
        scores.tally(f"quantity: {name}").add(len(matches(wanted, found, same)), len(wanted), len(found))
    claims = analysis.get("claims", ())
    pairs = matches(gold["claims"], claims, same_sentence)
    scores.tally("claim").add(len(pairs), len(gold["claims"]), len(claims))
    for wanted_claim, found_claim in pairs:
        score_claim(wanted_claim, found_claim, scores)
    _score_flags(gold, analysis, scores)


def score_claim(gold: Item, found: Item, scores: Scores) -> None:
    """Adds what is told of one matched claim."""
    scores.matched += 1
    right = {
        "substance": same_thing(gold.get("substance"), found.get("substance")),
        "outcome": same_thing(gold.get("outcome"), found.get("outcome")),
        "direction": gold.get("direction") == found.get("direction"),
        "level": gold.get("citation") == found.get("evidence", {}).get("level"),
    }
    for name, good in right.items():
        scores.right[name] = scores.right.get(name, 0) + good
    wanted, given = set(gold.get("type", gold.get("types", ()))), set(found["types"])
    scores.tally("types").add(len(wanted & given), len(wanted), len(given))


def _score_flags(gold: Item, analysis: Item, scores: Scores) -> None:
    flags = analysis.get("flags", ())
    missing = [claim for claim in gold["claims"] if claim.get("should_flag_citation")]
    cited = distinct(flag for flag in flags if flag["rule"].startswith("citation/"))
    scores.tally("citation flag").add(len(matches(missing, cited, same_sentence)), len(missing), len(cited))
    absolute = gold.get("absolute_advice", ())
    doubtful = [item for item in absolute if item.get("borderline")]
    sure = [item for item in absolute if not item.get("borderline")]
    advice = distinct(flag for flag in flags if flag["rule"].startswith("advice/"))
    advice = [flag for flag in advice if not any(same_sentence(flag, item) for item in doubtful)]
    scores.tally("absolute advice").add(len(matches(sure, advice, same_sentence)), len(sure), len(advice))
