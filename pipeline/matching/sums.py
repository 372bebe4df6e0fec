"""Sums that a sentence makes itself: an estimate and its interval, a dose times a weight or times what one takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import prod

from pipeline.article import Quantity
from pipeline.facts import MICROGRAMS, number
from pipeline.matching.figures import NUMBER, Found, either, negation, value, words_for
from pipeline.matching.reading import Reading

_PIECES = ("tablet", "capsule", "drop", "sachet", "teaspoon", "tablespoon")


def _bounds() -> str:
    """A pattern for a confidence interval and its two ends."""
    ends = rf"({NUMBER})\s?%?\s?(?:-|–|;|{either('up_to')})\s?({NUMBER})"
    return rf"{either('intervals')}[ :=]{{0,3}}(?:{either('of')} )?{ends}"


@cache
def _estimate() -> re.Pattern[str]:
    return re.compile(
        rf"\b{either('estimates')}\b[ :=]{{0,3}}(?:{either('of')} )?({NUMBER})\s?[;,(]\s?(?:95\s?%[- ]?)?{_bounds()}"
    )


@cache
def _times() -> re.Pattern[str]:
    unit = rf"(?:%|{either('factors', 'percent')})"
    return re.compile(rf"(?<![\d.,–-])({NUMBER})\s?{unit}[^()\d;.]{{0,25}}\(95\s?%[- ]?{_bounds()}")


@cache
def _together() -> re.Pattern[str]:
    return re.compile(rf"\b{either('together')}(?: {either('together_then')})? $")


@cache
def _so() -> re.Pattern[str]:
    return re.compile(rf"\b{either('so')} $")


@cache
def _all_told() -> re.Pattern[str]:
    return re.compile(rf" {either('together')}\b")


def interval(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """An estimate that lies outside its own confidence interval."""
    span = reading.sentences[sentence]
    for match in (
        *_estimate().finditer(reading.folded, span.start, span.end),
        *_times().finditer(reading.folded, span.start, span.end),
    ):
        estimate, low, high = (value(match.group(n)) for n in (1, 2, 3))
        if low > high or not low <= estimate <= high:
            yield match.start(), match.end(), f"{match.group(1)}: {match.group(2)} - {match.group(3)}", ""


def product(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """Such as "0,8 gram per kilo, dus 60 gram voor wie 75 kilo weegt", "tweemaal 2 tabletten van 50 mg, samen 200"."""
    quantities = reading.quantities_by_sentence.get(sentence, ())
    yield from _added_up(reading, quantities, lang)
    rates = [q for q in quantities if q.per in ("kg", "kg/day") and q.unit in MICROGRAMS and len(q.values) == 1]
    weights = [q for q in quantities if q.unit == "kg" and q.kind == "measurement" and len(q.values) == 1]
    results = [q for q in quantities if q.per not in ("kg", "kg/day") and q.unit in MICROGRAMS and len(q.values) == 1]
    if not rates or len({q.values[0] for q in rates}) != 1 or len(weights) != 1 or len(results) != 1:
        return
    rate, weight, result = rates[0], weights[0], results[0]
    words = reading.words[slice(*reading.bounds[sentence])]
    given = rate.start < weight.start < result.start and not words_for("given").isdisjoint(words)
    if result.modifier is not None or (words_for("worked_out").isdisjoint(words) and not given):
        return
    right = rate.values[0] * MICROGRAMS[rate.unit or ""] * weight.values[0]
    stated = result.values[0] * MICROGRAMS[result.unit or ""]
    often = [q.values[0] for q in quantities if q.unit == "1/day" and len(q.values) == 1]
    if all(abs(right - stated * times) > 0.08 * right for times in (1.0, *often, *(1 / n for n in often if n))):
        unit = "µg" if result.unit == "ug" else result.unit
        answer = f"{number(right / MICROGRAMS[result.unit or ''], lang)} {unit}"
        sum_ = f"{number(rate.values[0], lang)} × {number(weight.values[0], lang)} = {answer}"
        said = f"{sum_}, {negation(lang)} {number(result.values[0], lang)} {unit}"
        yield min(rate.start, result.start), max(rate.end, result.end), said, answer


def _is_total(reading: Reading, total: Quantity) -> bool:
    """Whether a dose is told as a sum: "samen 4 gram", "dus 4 gram in totaal"."""
    low = max(0, total.start - 40)
    if _together().search(reading.folded, low, total.start):
        return True
    return bool(_so().search(reading.folded, low, total.start) and _all_told().match(reading.folded, total.end))


def _added_up(reading: Reading, quantities: Sequence[Quantity], lang: str) -> Iterator[Found]:
    """So many times so many pieces of so much, and what they come to "samen" or "in totaal"."""
    doses = [q for q in quantities if q.unit in MICROGRAMS and len(q.values) == 1 and q.per not in ("kg", "kg/day")]
    times = [q for q in quantities if q.unit == "1/day" and len(q.values) == 1]
    pieces = [q for q in quantities if q.unit in _PIECES and len(q.values) == 1]
    if len(doses) != 2 or len(times) > 1 or len(pieces) > 1 or not (times or pieces):
        return
    each, total = doses
    if total.unit != each.unit or not _is_total(reading, total):
        return
    factors = [q.values[0] for q in (*times, *pieces)] + [each.values[0]]
    right = prod(factors)
    once = prod(factors[-2:])  # "samen" may be said of what one takes at a time
    if min(abs(right - total.values[0]), abs(once - total.values[0])) > 0.02 * right:
        unit = "µg" if each.unit == "ug" else each.unit
        answer = f"{number(right, lang)} {unit}"
        sum_ = " × ".join(number(factor, lang) for factor in factors)
        said = f"{sum_} = {answer}, {negation(lang)} {number(total.values[0], lang)} {unit}"
        yield each.start, total.end, said, answer
