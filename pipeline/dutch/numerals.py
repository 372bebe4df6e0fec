"""Dutch number words: what number a written word stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.dutch.words import fold
from pipeline.errors import RuleError
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml


@dataclass(frozen=True, slots=True)
class Numerals:
    """The tables of rules/data/numerals.yaml, with every form up to 99 written out in `small`."""

    small: dict[str, float]
    hundred: str
    thousand: str
    scales: dict[str, float]
    halves: dict[str, float]
    plenty: dict[str, float]
    collectives: dict[str, float]
    ordinals: dict[str, int]
    fractions: dict[str, tuple[int, int]]
    changes: dict[str, tuple[int, ...]]
    folds: dict[str, float]
    fold_tails: tuple[str, ...]
    whole: frozenset[str]
    decimal: frozenset[str]
    zero: str
    glyphs: dict[str, float]


@cache
def numerals() -> Numerals:
    """The built-in tables."""
    data = read_yaml(rules_folder() / "data" / "numerals.yaml", RuleError).data
    ones, tens = data["ones"], data["tens"]
    small = {**ones, **data["teens"], **tens}
    small.update({f"{one}en{ten}": tens[ten] + ones[one] for ten in tens for one in ones})
    return Numerals(
        small=small,
        hundred=data["hundred"],
        thousand=data["thousand"],
        scales=data["scales"],
        halves=data["halves"],
        plenty=data["plenty"],
        collectives=data["collectives"],
        ordinals=data["ordinals"],
        fractions={word: (part, whole) for word, (part, whole) in data["fractions"].items()},
        changes={word: tuple(values) for word, values in data["changes"].items()},
        folds=data["folds"],
        fold_tails=tuple(data["fold_tails"]),
        whole=frozenset(data["whole"]),
        decimal=frozenset(data["decimal"]),
        zero=data["zero"],
        glyphs=data["glyphs"],
    )


@lru_cache(maxsize=8192)
def cardinal(word: str) -> float | None:
    """The number that one folded word writes out ("tweehonderdvijftig", "drieenhalf"), or None."""
    table = numerals()
    value = table.small.get(word)
    if value is not None:
        return value
    if word in table.halves:
        return table.halves[word]
    for tail in ("eneenhalf", "eneenhalve", "enhalf", "enhalve"):
        if word.endswith(tail):
            whole = table.small.get(word[: -len(tail)])
            return None if whole is None else whole + 0.5
    return _thousands(word, table)


def _thousands(word: str, table: Numerals) -> float | None:
    for scale in ("miljard", "miljoen"):
        before, found, after = word.partition(scale)
        if found and after not in ("en", "air", "airs"):
            many = _hundreds(before, table) if before else None
            rest = _thousands(after.removeprefix("en"), table) if after else 0
            return None if many is None or rest is None else many * table.scales[scale] + rest
    before, found, after = word.partition(table.thousand)
    if not found:
        return _hundreds(word, table)
    many = table.halves.get(before) or _hundreds(before, table) if before else 1
    rest = _hundreds(after.removeprefix("en"), table) if after else 0
    return None if many is None or rest is None else many * 1000 + rest


def _hundreds(word: str, table: Numerals) -> float | None:
    before, found, after = word.partition(table.hundred)
    if not found:
        return table.small.get(word)
    many = table.small.get(before) if before else 1
    rest = (table.small.get(after) or table.small.get(after.removeprefix("en"))) if after else 0
    return None if many is None or rest is None else many * 100 + rest


@lru_cache(maxsize=2048)
def ordinal(word: str) -> int | None:
    """The number of one folded ordinal word ("vierde", "eenentwintigste"), or None."""
    table = numerals()
    if word in table.ordinals:
        return table.ordinals[word]
    for tail in ("ste", "de"):
        if word.endswith(tail):
            value = cardinal(word[: -len(tail)])
            if value is not None and value == int(value) and value >= 4:
                return int(value)
    return None


def parse_number(text: str) -> float | None:
    """The number that `text` writes out in one or more words ("duizend vijfhonderd", "drie en een half")."""
    words = fold(text).replace("-", " ").split()
    total: float | None = None
    for index, word in enumerate(words):
        if word == "en" and index:
            continue
        if word == "een" and index + 1 < len(words) and (words[index + 1] in numerals().halves):
            continue
        scale = numerals().scales.get(word)
        if scale is not None:
            total = (1 if total is None else total) * scale
            continue
        value = cardinal(word)
        if value is None:
            return None
        total = value if total is None else total + value
    return total
