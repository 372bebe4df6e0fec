"""Sums that a sentence makes itself: an estimate and its interval, a dose a kilo times a weight."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.facts import MICROGRAMS, number
from pipeline.matching.figures import NUMBER, Found, negation, value
from pipeline.matching.reading import Reading

_ESTIMATE = re.compile(
    rf"\b(?:hazard ?ratio|odds ?ratio|relatieve? risico|hr|or|rr)\b[ :=]{{0,3}}(?:van )?({NUMBER})"
    rf"\s?[;,(]\s?(?:95\s?%[- ]?)?(?:bi|ci|betrouwbaarheidsinterval)[ :=]{{0,3}}({NUMBER})\s?(?:-|–|tot|;)\s?({NUMBER})"
)


def interval(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """An estimate that lies outside its own confidence interval."""
    span = reading.sentences[sentence]
    for match in _ESTIMATE.finditer(reading.folded, span.start, span.end):
        estimate, low, high = (value(match.group(n)) for n in (1, 2, 3))
        if low > high or not low <= estimate <= high:
            yield match.start(), match.end(), f"{match.group(1)}: {match.group(2)} - {match.group(3)}", ""


def product(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """Such as "0,8 gram per kilo, dus 60 gram voor wie 75 kilo weegt": a dose per kg times a weight."""
    quantities = reading.quantities_by_sentence.get(sentence, ())
    rates = [q for q in quantities if q.per in ("kg", "kg/day") and q.unit in MICROGRAMS and len(q.values) == 1]
    weights = [q for q in quantities if q.unit == "kg" and q.kind == "measurement" and len(q.values) == 1]
    results = [q for q in quantities if q.per not in ("kg", "kg/day") and q.unit in MICROGRAMS and len(q.values) == 1]
    if not rates or len({q.values[0] for q in rates}) != 1 or len(weights) != 1 or len(results) != 1:
        return
    rate, weight, result = rates[0], weights[0], results[0]
    words = frozenset(reading.words[slice(*reading.bounds[sentence])])
    if words.isdisjoint(("dus", "dan", "is", "uit", "oftewel", "ofwel", "betekent", "omgerekend")):
        return
    right = rate.values[0] * MICROGRAMS[rate.unit or ""] * weight.values[0]
    stated = result.values[0] * MICROGRAMS[result.unit or ""]
    if abs(right - stated) > 0.08 * right:
        unit = "µg" if result.unit == "ug" else result.unit
        answer = f"{number(right / MICROGRAMS[result.unit or ''], lang)} {unit}"
        sum_ = f"{number(rate.values[0], lang)} × {number(weight.values[0], lang)} = {answer}"
        said = f"{sum_}, {negation(lang)} {number(result.values[0], lang)} {unit}"
        yield min(rate.start, result.start), max(rate.end, result.end), said, answer
