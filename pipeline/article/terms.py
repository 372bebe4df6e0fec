"""The closed sets of words that an analysis uses: kinds, levels, severities, ..."""

from __future__ import annotations

from functools import cache
from typing import Literal

BlockKind = Literal["heading", "paragraph", "list_item", "quote", "table_cell", "caption", "reference"]
QuantityKind = Literal[
    "dose", "duration", "frequency", "percentage", "count", "age", "measurement", "ratio", "money", "date", "other"
]
Form = Literal["single", "range", "pair", "ratio"]
Modifier = Literal["about", "at_least", "at_most", "more_than", "less_than", "up_to"]
Level = Literal["none", "vague", "attributed", "referenced"]
Scope = Literal["sentence", "report", "list", "article"]
ClaimType = Literal[
    "dose_recommendation", "effect_outcome", "prevalence", "study_result", "safety", "duration", "other"
]
Direction = Literal["increase", "decrease", "none"]
Severity = Literal["error", "warning", "notice"]
Status = Literal["ok", "skipped", "failed"]

LEVELS: tuple[Level, ...] = ("none", "vague", "attributed", "referenced")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")


@cache
def level_rank(level: Level) -> int:
    """0 for none up to 3 for referenced."""
    return LEVELS.index(level)


def best(levels: tuple[Level, ...]) -> Level:
    """The strongest of some evidence levels; none where there is none."""
    return max(levels, key=level_rank, default="none")
