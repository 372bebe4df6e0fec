"""Units of measure from rules/data/units.yaml: their Dutch forms, dimension, and conversion."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pipeline.dutch.words import fold
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.yamlfile import YamlFile, read_yaml


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its code, dimension, factor to the base of that dimension (None: cannot be converted)."""

    code: str
    dimension: str
    factor: float | None = None
    times: float = 1.0  # what one of this form is in the code: a "kwartier" is 15 min
    scanned: bool = False  # whether this is what a scan makes of a form


@dataclass(frozen=True, slots=True)
class Units:
    """Every form of every unit, folded, by its first word; the rates that are a unit of their own."""

    forms: dict[str, Unit]  # whole forms
    short: frozenset[str]  # forms that need digits before them
    longer: dict[str, tuple[str, ...]]  # first word of forms of several words, longest first
    symbols: dict[str, Unit]  # forms that begin with no letter
    symbol_starts: frozenset[str]
    codes: dict[str, Unit]
    capitals: dict[str, Unit]  # forms that mean this as they are written: "E" is no "e"
    before: dict[str, Unit]  # signs and codes of money that stand before the number
    rates: dict[tuple[str, str], str]


@cache
def units() -> Units:
    """The built-in table."""
    file = read_yaml(rules_folder() / "data" / "units.yaml", RuleError)
    forms: dict[str, Unit] = {}
    short: set[str] = set()
    codes: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    capitals: dict[str, Unit] = {}
    before: dict[str, Unit] = {}
    for dimension, entries in file.data.items():
        if dimension == "rates":
            continue
        for entry in entries:
            unit = _unit(entry, dimension, file)
            if unit.times == 1.0:
                codes.setdefault(unit.code, unit)
            short.update(fold(str(form)) for form in entry.get("short", ()))
            before.update((str(form), unit) for form in entry.get("before", ()))
            capitals.update((str(form), unit) for form in entry.get("capitals", ()))
            for form in (*entry.get("forms", ()), *entry.get("short", ())):
                folded = fold(str(form))
                (forms if folded[0].isalnum() else symbols).setdefault(folded, unit)
            for form in entry.get("scanned", ()):
                forms.setdefault(fold(str(form)), replace(unit, scanned=True))
    longer: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        if any(sign in form for sign in " .-/"):
            longer.setdefault(_first_word(form), []).append(form)
    return Units(
        forms=forms,
        short=frozenset(short),
        longer={word: tuple(found) for word, found in longer.items()},
        symbols=dict(sorted(symbols.items(), key=lambda item: -len(item[0]))),
        symbol_starts=frozenset(form[0] for form in symbols),
        codes=codes,
        capitals=capitals,
        before=before,
        rates={(top, bottom): code for top, bottom, code in file.data["rates"]},
    )


def _first_word(form: str) -> str:
    for index, char in enumerate(form):
        if not char.isalnum():
            return form[:index]
    return form


def _unit(entry: dict[str, Any], dimension: str, file: YamlFile) -> Unit:
    code = entry.get("code")
    if not isinstance(code, str):
        raise RuleError(at(file.path, file.line((dimension,)), dimension, "an entry lacks its code"))
    factor = entry.get("factor")
    return Unit(code, dimension, None if factor is None else float(factor), float(entry.get("times", 1.0)))


def unit(form: str) -> Unit | None:
    """The unit of a code or a Dutch form ("mcg", "uur"), or None."""
    table = units()
    folded = fold(form)
    return table.codes.get(form) or table.forms.get(folded) or table.symbols.get(folded)


def convert(value: float, from_: str, to: str) -> float | None:
    """`value` of one unit in another (codes or forms, "ug/L" to "ng/mL" too); None where the two do not convert."""
    if from_ == to:
        return value
    top, _, bottom = from_.partition("/")
    top_to, _, bottom_to = to.partition("/")
    if bool(bottom) != bool(bottom_to):
        return None
    above = _ratio(top, top_to)
    if not bottom or above is None:
        return None if above is None else value * above
    below = _ratio(bottom, bottom_to)
    return None if below is None else value * above / below


def _ratio(from_: str, to: str) -> float | None:
    one, other = unit(from_), unit(to)
    if one is None or other is None or one.factor is None or other.factor is None or one.dimension != other.dimension:
        return None
    if one.dimension == "temperature" and one.code != other.code:
        return None
    return one.factor * one.times / (other.factor * other.times)
