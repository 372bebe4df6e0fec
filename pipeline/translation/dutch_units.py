"""Finds a Dutch unit among the words after a number, in any form: "mg/kg", "jarigen", "graden Celsius"."""

from __future__ import annotations

from pipeline.dutch.units import Unit, Units
from pipeline.dutch.words import fold
from pipeline.translation.figures import Token

Endings = tuple[tuple[str, str | None, float], ...]  # of compounds: ending, unit, how many of it


def unit_at(units: Units, endings: Endings, tokens: list[Token], index: int) -> tuple[str, float, int] | None:
    """The unit that begins at token `index`: code, how many of it one of the form is, tokens taken."""
    if index >= len(tokens):
        return None
    low = fold(tokens[index].text)
    for form in units.longer.get(low, ()):
        size = _spans(tokens, index, form)
        if size:
            unit = units.forms[form]
            return unit.code, unit.times, size
    power = folded(tokens, index + 1)
    if power in ("2", "3") and tokens[index].end == tokens[index + 1].start and low + power in units.forms:
        return units.forms[low + power].code, units.forms[low + power].times, 2
    found = units.forms.get(low) or units.symbols.get(low)
    if found is None and low.endswith("s"):
        found = units.forms.get(low.rstrip("s'"))
    found = found or _compound(units, endings, low)
    if found is None:
        return None
    celsius = low == "°" and folded(tokens, index + 1) == "c"
    return found.code, found.times, 2 if celsius else 1


def folded(tokens: list[Token], index: int) -> str:
    """The folded word at `index`, or an empty one beyond the ends."""
    return fold(tokens[index].text) if 0 <= index < len(tokens) else ""


def _spans(tokens: list[Token], index: int, form: str) -> int:
    """How many tokens a form of several words takes from `index` on; 0 where it does not stand there."""
    at_, left = index, form
    while left and at_ < len(tokens):
        word = fold(tokens[at_].text)
        if not left.startswith(word):
            return 0
        left = left[len(word) :].lstrip(" ")
        at_ += 1
    return at_ - index if not left else 0


def _compound(units: Units, endings: Endings, low: str) -> Unit | None:
    for ending, code, _ in endings:
        if code and low.startswith(ending):
            return units.codes.get(code)
    return None
