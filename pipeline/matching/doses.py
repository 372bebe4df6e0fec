"""Doses of known nutrients: whose they are, how much a day, and in what company they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.article import Quantity
from pipeline.dutch.words import words_of
from pipeline.errors import RuleError
from pipeline.facts import MICROGRAMS, Nutrient, nutrient_names
from pipeline.matching.classes import word_classes
from pipeline.matching.phrases import PhraseMatcher
from pipeline.matching.reading import Reading
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

DAYS = {"day": 1, "week": 7, "month": 30}
COUNTED = frozenset(("capsule", "tablet", "drop", "pill", "sachet", "spray"))
_FILLERS = frozenset(
    [
        "extra",
        "aan",
        "van",
        "per",
        "dag",
        "de",
        "het",
        "een",
        "aan",
        "zuivere",
        "pure",
        "natuurlijke",
        "elementair",
        "elementaire",
        "elk",
    ]
)


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


@cache
def _matchers() -> tuple[PhraseMatcher, tuple[tuple[str, str], ...]]:
    data = read_yaml(rules_folder() / "data" / "dose_context.yaml", RuleError).data
    meaning: list[tuple[str, str]] = []
    phrases: list[tuple[int, str]] = []
    for group, entries in data.items():
        for name, sources in entries.items() if isinstance(entries, dict) else [("", entries)]:
            meaning.append((group, name))
            phrases.extend((len(meaning) - 1, source) for source in sources)
    return PhraseMatcher(phrases, loose=True), tuple(meaning)


class Surroundings:
    """What the words of each sentence say about the doses in it; worked out once a sentence."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: dict[int, list[tuple[str, str, int]]] = {}
        self.known: dict[int, Nutrient | None] = {}  # the nutrient of the quantity that begins there
        self._names: dict[int, list[tuple[int, int, Nutrient]]] = {}

    def groups(self, sentence: int) -> list[tuple[str, str, int]]:
        """Group, name and first word of every expression in a sentence."""
        found = self._found.get(sentence)
        if found is None:
            matcher, meaning = _matchers()
            hits = matcher.find(self._reading, *self._reading.bounds[sentence])
            found = self._found[sentence] = [(*meaning[hit.key], hit.first) for hit in hits]
        return found

    def has(self, group: str, sentence: int) -> bool:
        """Whether a sentence holds an expression of a group."""
        return any(name == group for name, _, _ in self.groups(sentence))

    def frequency(self, sentence: int, word: int) -> str | None:
        """The frequency (day, week, month, once) named nearest to a word; one behind it goes first."""
        named = [(name, at) for group, name, at in self.groups(sentence) if group == "frequency"]
        return min(named, key=lambda n: abs(n[1] - word) + (0.5 if n[1] < word else 0), default=(None, 0))[0]

    def nutrients(self, sentence: int) -> list[tuple[int, int, Nutrient]]:
        """First word, end and nutrient of every name in a sentence."""
        found = self._names.get(sentence)
        if found is None:
            found, names, words = [], nutrient_names(), self._reading.words
            word, last = self._reading.bounds[sentence]
            while word < last:
                hit = names.at(words, word)
                if hit:
                    found.append((word, hit[0], hit[1]))
                    word = hit[0]
                else:
                    word += 1
            self._names[sentence] = found
        return found


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


def nutrient_of(reading: Reading, around: Surroundings, sentence: int, quantity: Quantity) -> Nutrient | None:
    """The nutrient that a quantity is of: named beside it, alone in its sentence, or the claim's substance."""
    if quantity.start not in around.known:
        around.known[quantity.start] = _nutrient_of(reading, around, sentence, quantity)
    return around.known[quantity.start]


def _nutrient_of(reading: Reading, around: Surroundings, sentence: int, quantity: Quantity) -> Nutrient | None:
    first, after = reading.words_in(quantity.start, quantity.end)
    names = around.nutrients(sentence)
    words, last = reading.words, reading.bounds[sentence][1]
    at = after
    while at < min(last, after + 3) and words[at] in _FILLERS:
        at += 1
    named = next((n for b, _, n in names if b == at), None)
    if named is None and at < last and reading.between(at).isspace() and _other(words[at]):
        return None
    if named is None:
        choices = {n.name: n for _, _, n in names}
        if len(choices) == 1:
            named = next(iter(choices.values()))
        elif choices:
            behind = [n for b, _, n in names if after <= b <= after + 3]
            before = [n for _, e, n in names if first - 3 <= e <= first]
            named = behind[0] if behind else before[-1] if before else None
        else:
            named = _by_claim(reading, quantity)
    if named and any(_stands(words, reading.bounds[sentence], term) for term in named.not_with):
        return None
    return named


def _other(word: str) -> bool:
    """Whether a word right after a quantity names something else than a nutrient."""
    classes = word_classes()
    return word in classes["medicine"].words or word in classes["consumable"].words or word in classes["remedy"].words


def _by_claim(reading: Reading, quantity: Quantity) -> Nutrient | None:
    claim = reading.claim_at(quantity.start, quantity.end)
    if claim is None or not claim.substance:
        return None
    return _nutrient_called(claim.substance)


@lru_cache(maxsize=1024)
def _nutrient_called(name: str) -> Nutrient | None:
    words = words_of(name).words
    hit = nutrient_names().at(words, 0) if words else None
    return hit[1] if hit and hit[0] == len(words) else None


def _stands(words: list[str], bounds: tuple[int, int], term: tuple[str, ...]) -> bool:
    size = len(term)
    return any(tuple(words[at : at + size]) == term for at in range(bounds[0], bounds[1] - size + 1))


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
