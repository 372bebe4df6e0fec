"""Doses of known nutrients: whose they are, how much a day, and in what company they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.article import Quantity
from pipeline.dutch.units import units
from pipeline.facts import MICROGRAMS, Nutrient
from pipeline.matching.figures import words_for
from pipeline.matching.nutrients import Surroundings, nutrient_of
from pipeline.matching.reading import Reading

DAYS = {"day": 1, "2 days": 2, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "half-year": 182, "year": 365}
COUNTED = frozenset(("capsule", "tablet", "drop", "pill", "sachet", "spray"))
PER_KG = ("kg", "kg/day")
ADULT = 70  # kg, the default for adults in the EU: EFSA, https://doi.org/10.2903/j.efsa.2012.2579
ONCE = float("inf")  # days to the next dose
_JOINTS = frozenset(" \u00a0:,×-'")
_RATES = {"1/day": 1, "1/week": 7, "1/month": 30, "1/year": 365}


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


def masses(reading: Reading) -> list[tuple[int, list[Quantity]]]:
    """The sentences that give a mass, with all their quantities, in text order."""
    listed = sorted(reading.quantities_by_sentence.items())
    return [(sentence, those) for sentence, those in listed if any(q.unit in MICROGRAMS for q in those)]


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
    amount = _amount(quantity, nutrient)
    if amount is None:
        return None
    a_day, steps = amount, ""
    times = _times(reading, sentence, quantity, nutrient)
    if times != 1:
        a_day, steps = a_day * times, f"{times:g} ×"
    if quantity.per in PER_KG:
        weight = _weight(reading, sentence)
        return Dose(quantity, nutrient, sentence, amount, a_day * weight, True, f"{steps} {weight:g} kg ×".strip())
    if quantity.per in DAYS:
        days: float | None = DAYS[quantity.per or ""]
    else:
        days = days_between(reading, around, sentence, reading.words_in(quantity.start, quantity.end)[0])
    if days == ONCE:
        return None
    if days is not None and days != 1:
        a_day, steps = a_day / days, f"{steps} / {days:.3g}".strip()
    return Dose(quantity, nutrient, sentence, amount, a_day, days is not None, steps)


def _amount(quantity: Quantity, nutrient: Nutrient) -> float | None:
    """The upper end in µg; None for IU that do not convert."""
    value = max(quantity.values)
    if quantity.unit != "IU":
        return value * MICROGRAMS[quantity.unit or ""]
    factors = [factor for _, factor in nutrient.iu_factors]
    return value * min(factors) * MICROGRAMS[nutrient.iu_unit] if factors and nutrient.iu_unit else None


def _weight(reading: Reading, sentence: int) -> float:
    """The weight of an adult that the sentence names, or the usual one."""
    quantities = reading.quantities_by_sentence[sentence]
    return next((q.values[0] for q in quantities if q.unit == "kg" and 40 <= q.values[0] < 200), ADULT)


def days_between(reading: Reading, around: Surroundings, sentence: int, word: int) -> float | None:
    """Days between one dose and the next, by what is said nearest to the word `word`; one behind it goes first."""
    told = list(_intervals(reading, sentence))
    for group, name, at in around.groups(sentence):
        if group == "frequency" and not any(first <= at < last for first, last, _ in told):
            told.append((at, at + 1, DAYS.get(name, ONCE)))
    return min(told, key=lambda t: t[0] - word if t[0] >= word else word - t[1] + 1.5, default=(0, 0, None))[2]


def _intervals(reading: Reading, sentence: int) -> Iterator[tuple[int, int, float]]:
    """First word, end and days of "eens in de drie maanden", "elke twee weken", "drie keer per week", "om de dag"."""
    for quantity in reading.quantities_by_sentence[sentence]:
        first, last = reading.words_in(quantity.start, quantity.end)
        value = max(quantity.values)
        if len(quantity.values) != 1 or not value:
            continue
        if quantity.kind == "duration" and quantity.unit in DAYS:
            opening = _opening(reading, first)
            if opening:
                yield first - opening, last, value * DAYS[quantity.unit]
        elif quantity.kind == "frequency" and quantity.unit in _RATES and (quantity.unit != "1/day" or value < 1):
            yield first, last, _RATES[quantity.unit] / value


def _opening(reading: Reading, word: int) -> int:
    """How many words before a duration make it an interval; none, where they do not."""
    before = " ".join(reading.words[max(0, word - 4) : word])
    return max((len(words.split()) for words in words_for("every") if f" {before}".endswith(f" {words}")), default=0)


def _times(reading: Reading, sentence: int, quantity: Quantity, nutrient: Nutrient) -> float:
    """How many are taken: "twee capsules van elk 500 mg", "driemaal daags een tablet met 500 mg", "2 x 500 mg"."""
    quantities = reading.quantities_by_sentence[sentence]
    index = quantities.index(quantity)
    times, rated, counted = 1.0, False, False
    after = quantity
    for other in reversed(quantities[max(0, index - 3) : index]):
        if len(other.values) != 1 or not _leads_on(reading, other.end, after.start, nutrient):
            break
        if other.unit in COUNTED and not counted:
            times, counted = times * other.values[0], True
        elif _a_rate(other) and not rated:
            times, rated = times * other.values[0], True
        else:
            break
        after = other
    for other in quantities[index + 1 : index + 2]:
        between = reading.text[quantity.end : other.start].strip(" ,")
        if not rated and _a_rate(other) and not between and len(other.values) == 1:
            times *= other.values[0]
    return times


def _a_rate(quantity: Quantity) -> bool:
    return (quantity.unit == "1/day" and quantity.values[0] >= 1) or quantity.unit == "time"


def _leads_on(reading: Reading, start: int, end: int, nutrient: Nutrient) -> bool:
    """Whether only small words, pieces and the nutrient's name stand between how often and how much."""
    first, last = reading.words_in(start, end)
    if last - first > 6 or not all(c.isalnum() or c in _JOINTS for c in reading.text[start:end]):
        return False
    named = {word for name in nutrient.names for word in name} | words_for("of_each")
    return all(word in named or _is_piece(word) for word in reading.words[first:last])


def _is_piece(word: str) -> bool:
    unit = units().forms.get(word)
    return unit is not None and unit.code in COUNTED
