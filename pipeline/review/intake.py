"""A claim's dose beside what is advised and the upper limit, as a bar; every figure from rules/data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.article import Article, Lang
from pipeline.facts import MICROGRAMS, Reference, number
from pipeline.matching.doses import Dose, doses
from pipeline.matching.nutrients import Surroundings
from pipeline.matching.reading import Reading

WIDTH = 100.0
BEYOND = 2.0  # times the largest reference: what is more stands at the edge


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on the bar: where (0 to 100), its words, and the source where it has one."""

    at: float
    value: str
    label: str
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """One dose against the references of its nutrient."""

    nutrient: str
    dose: Mark
    advised: Mark | None
    limit: Mark | None
    above: bool  # the dose is above the limit
    cut: bool  # the dose lies beyond the bar


def intakes(article: Article, lang: Lang) -> dict[str, Intake]:
    """The bars of an article, by the id of the quantity that is the dose."""
    reading = Reading(article)
    found = ((dose.quantity.id, _intake(dose, lang)) for dose in doses(reading, reading.kept(Surroundings)))
    return {name: intake for name, intake in found if intake is not None}


def _intake(dose: Dose, lang: Lang) -> Intake | None:
    limit = dose.nutrient.limit
    advised = next(_advised(dose.nutrient.references), None)
    if (limit is None and advised is None) or not dose.daily:
        return None
    references = [ref.micrograms for ref in (limit, advised) if ref is not None]
    top = max(references)
    end = min(max(dose.micrograms, top), BEYOND * top) * 1.08
    unit = (limit or advised).unit  # type: ignore[union-attr]

    def place(value: float) -> float:
        return round(min(value / end, 0.995) * WIDTH, 2)

    def mark(ref: Reference | None) -> Mark | None:
        if ref is None:
            return None
        return Mark(
            place(ref.micrograms),
            _amount(ref.micrograms, unit, lang),
            ref.name(lang),
            f"{ref.source} ({ref.year})",
            ref.url,
        )

    own = Mark(place(dose.micrograms), _amount(dose.micrograms, unit, lang), "")
    return Intake(
        dose.nutrient.name,
        own,
        mark(advised),
        mark(limit),
        limit is not None and dose.micrograms > limit.micrograms * 1.001,
        dose.micrograms > BEYOND * top,
    )


def _advised(references: tuple[Reference, ...]) -> Iterator[Reference]:
    """What is advised to adults: a recommended intake before an adequate one before that of the label."""
    for kind in ("RI", "AI", "NRV"):
        yield from (ref for ref in references if ref.kind == kind and ref.population.startswith("adult"))


def _amount(micrograms: float, unit: str, lang: Lang) -> str:
    shown = {"ug": "µg"}.get(unit, unit)
    return f"{number(micrograms / MICROGRAMS[unit], lang)}\u00a0{shown}"
