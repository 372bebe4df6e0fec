"""A quantity in its normal form: one for programs, one for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.article import Quantity

if TYPE_CHECKING:
    from pipeline.reports.texts import Texts

_JOIN = {"single": ", ", "range": "-", "pair": " and ", "ratio": ":"}


def neutral(quantity: Quantity) -> str:
    """In the codes of the analysis, the same in every language: ``about 100-180 ug/day``."""
    number = _JOIN[quantity.form].join(f"{value:.12g}" for value in quantity.values)
    unit = {None: "", "%": "%"}.get(quantity.unit, f" {quantity.unit}")
    modifier = f"{quantity.modifier} " if quantity.modifier else ""
    return f"{modifier}{number}{unit}" + (f"/{quantity.per}" if quantity.per else "")


def readable(quantity: Quantity, texts: Texts, words: str = "") -> str:
    """In the words and number form of the reader: ``ongeveer 100–180 µg per dag``.

    A counted thing that the reader's language has no name for here is given in the article's own `words`.
    """
    values = [texts.number(value, plain=quantity.kind == "date") for value in quantity.values]
    unit = _unit(quantity, texts)
    if quantity.form == "ratio":
        number = texts.ratio(values, quantity.unit)
    else:
        number = {"range": "–", "pair": f" {texts('and')} "}.get(quantity.form, ", ").join(values)
    if quantity.kind == "count" and words and quantity.unit and not texts.names(quantity.unit):
        number, unit = words, ""
    modifier = texts(f"modifier.{quantity.modifier}") + " " if quantity.modifier else ""
    glue = "" if unit in ("", "%", "×") else "\u00a0"
    return f"{modifier}{number}{glue}{unit}{_rate(quantity, texts)}"


def _unit(quantity: Quantity, texts: Texts) -> str:
    if quantity.unit in (None, "date") or (quantity.unit == "year" and quantity.kind == "date"):
        return ""
    if quantity.form == "ratio" and quantity.unit in ("in", "x"):
        return ""
    return texts.unit(str(quantity.unit), max(quantity.values, default=0))


def _rate(quantity: Quantity, texts: Texts) -> str:
    if not quantity.per:
        return ""
    return " " + texts("per", unit="/".join(texts.unit(part, 1) for part in quantity.per.split("/")))
