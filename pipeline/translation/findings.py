"""What the guard finds: one way in which a translation differs from its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.matching.named import Difference

# the dearest first: of two faulty translations the one with the lighter faults is kept
WEIGHTS: dict[Difference, int] = {
    "number": 10,
    "unit": 10,
    "negation": 10,
    "direction": 8,
    "length": 7,
    "rate": 6,
    "name": 6,
    "repetition": 6,
    "bound": 5,
    "untranslated": 4,
    "glossary": 4,
    "omission": 4,
    "hedge": 3,
    "approximation": 1,
    "term": 1,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference: the rule (of pack translation), where in the source, and the words on both sides."""

    rule: Difference
    start: int
    end: int
    source: str
    target: str = ""

    @property
    def weight(self) -> int:
        """How much it counts against a translation."""
        return WEIGHTS[self.rule]


def total(findings: tuple[Finding, ...]) -> int:
    """How much a set of findings counts against a translation; 0 for none."""
    return sum(finding.weight for finding in findings)
