"""What joins numbers, and the words of time and rate: rules/data/number_syntax.yaml."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any, get_type_hints

from pipeline.dutch.words import fold
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml


@dataclass(frozen=True, slots=True)
class Syntax:
    """The sets and tables of the file, folded; each key says there what it is for."""

    range: frozenset[str]
    alternative: frozenset[str]
    one_after_other: frozenset[str]
    both: frozenset[str]
    respective: frozenset[str]
    sides: frozenset[str]
    deviation: frozenset[str]
    ratio: frozenset[str]
    ratio_of_group: frozenset[str]
    ratio_after_range: frozenset[str]
    range_of_whole: frozenset[str]
    two_sided: frozenset[str]
    two_sided_passed: frozenset[str]
    approximate: frozenset[str]
    same_amount: frozenset[str]
    months: dict[str, Any]
    part_of_day: tuple[str, ...]
    periods: dict[str, str]
    every: frozenset[str]
    rhythm: dict[str, str]
    times: frozenset[str]
    prescribed: dict[str, str]
    hundredths: dict[str, list[str]]
    sizes: frozenset[str]
    heads: dict[str, str]
    age_heads: frozenset[str]
    content_heads: frozenset[str]
    count_heads: frozenset[str]
    unit_heads: frozenset[str]
    birth: frozenset[str]
    numbered: dict[str, str]
    lasting_tails: dict[str, str]
    aged_tails: tuple[str, ...]
    glued_tails: tuple[str, ...]
    abbreviated: frozenset[str]
    mercury: tuple[str, ...]


@cache
def syntax() -> Syntax:
    """The built-in tables."""
    file = read_yaml(rules_folder() / "data" / "number_syntax.yaml", RuleError)
    known = {field.name for field in fields(Syntax)}
    for key in file.data.keys() ^ known:
        raise RuleError(at(file.path, file.line((key,)), key, "is missing" if key in known else "is no known key"))
    hints = get_type_hints(Syntax)
    return Syntax(**{key: _shaped(file.data[key], hints[key]) for key in known})


def _shaped(entries: Any, hint: Any) -> Any:
    if isinstance(entries, dict):
        return {fold(str(key)): value for key, value in entries.items()}
    folded = [fold(str(entry)) for entry in entries]
    return tuple(folded) if getattr(hint, "__origin__", hint) is tuple else frozenset(folded)
