"""Doses of known nutrients: whose they are, how much a day, and in what company they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.article import Quantity
from pipeline.facts import MICROGRAMS, Nutrient
from pipeline.matching.nutrients import Surroundings, nutrient_of
from pipeline.matching.reading import Reading

DAYS = {"day": 1, "week": 7, "month": 30}
COUNTED = frozenset(("capsule", "tablet", "drop", "pill", "sachet", "spray"))


@dataclass(frozen=True, slots=True)
class Dose:
    """A quantity of a nutrient; `micrograms` a day holds the upper end of a range."""

    quantity: Quantity
    nutrient: Nutrient
    sentence: int
    amount: float  # µg as stated
    micrograms: float  # µg a day
    daily: bool  # the text says how often
    steps: str  # the sum from the one to the other, empty where there is none


def doses(reading: Reading, around: Surroundings) -> Iterator[Dose]:
    """Every quantity of mass or IU that is a nutrient's, in text order."""
    for sentence, quantities in reading.quantities_by_sentence.items():
        for quantity in quantities:
            if quantity.unit in MICROGRAMS or quantity.unit == "IU":
                nutrient = nutrient_of(reading, around, sentence, quantity)
                if nutrient is not None:
                    dose = _dose(reading, around, sentence, quantity, nutrient)
                    if dose is not None:
                        yield dose


def _dose(reading: Reading, around: Surroundings, sentence: int, quantity: Quantity, nutrient: Nutrient) -> Dose | None:
    value = max(quantity.values)
    if quantity.unit == "IU":
        factor = dict(nutrient.iu_factors)
        if not factor or nutrient.iu_unit is None:
            return None
        amount = value * min(factor.values()) * MICROGRAMS[nutrient.iu_unit]
        if nutrient.name == "vitamine A":
            amount = value * factor["retinol"]
    else:
        amount = value * MICROGRAMS[quantity.unit or ""]
    word = reading.words_in(quantity.start, quantity.end)[0]
    often = quantity.per if quantity.per in DAYS else around.frequency(sentence, word)
    a_day, steps = amount, ""
    times = _times(reading, sentence, quantity)
    if times != 1:
        a_day, steps = a_day * times, f"{times:g} ×"
    if quantity.per in ("kg", "kg/day"):
        weight = next(
            (
                q.values[0]
                for q in reading.quantities_by_sentence[sentence]
                if q.unit == "kg" and 40 <= q.values[0] < 200
            ),
            None,
        )
        if weight is None:
            return None
        a_day, steps = a_day * weight, f"{weight:g} kg ×"
    elif often in ("week", "month"):
        a_day, steps = a_day / DAYS[often], f"{steps} / {DAYS[often]}".strip()
    elif often == "once":
        return None
    return Dose(quantity, nutrient, sentence, amount, a_day, often == "day" or often in DAYS, steps)


def _times(reading: Reading, sentence: int, quantity: Quantity) -> float:
    """How many of it are taken: "twee capsules van elk 500 mg", "driemaal daags 500 mg", "2 x 500 mg"."""
    quantities = reading.quantities_by_sentence[sentence]
    index = quantities.index(quantity)
    times = 1.0
    for other in quantities[max(0, index - 2) : index]:
        between = reading.text[other.end : quantity.start].lower()
        if len(other.values) != 1 or len(between) > 14:
            continue
        plain = between.strip(" ")
        counted = other.unit in COUNTED and plain in (
            "van",
            "van elk",
            "à",
            "a",
            "van ieder",
            "met",
            "met elk",
            "met ieder",
        )
        rate = other.kind == "frequency" and other.unit == "1/day" and plain in ("", ":", ",")
        if counted or rate or (other.unit == "time" and plain in ("", "x", "×")):
            times *= other.values[0]
    for other in quantities[index + 1 : index + 2]:
        between = reading.text[quantity.end : other.start].strip(" ,").lower()
        if other.kind == "frequency" and other.unit == "1/day" and between == "" and len(other.values) == 1:
            times *= other.values[0]
    return times
