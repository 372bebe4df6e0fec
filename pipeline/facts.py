"""Reference intakes, limits and conversions of nutrients, each with its source."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from pipeline.dutch.words import words_of
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

Kind = Literal["UL", "SL", "RI", "AI", "NRV", "portion"]

MICROGRAMS = {"ug": 1.0, "mg": 1_000.0, "g": 1_000_000.0}
_UNITS = {"µg": "ug", "μg": "ug", "ug": "ug", "µg RE": "ug", "mg": "mg", "g": "g"}
_NAMES = {
    "UL": ("aanvaardbare bovengrens", "tolerable upper intake level"),
    "SL": ("veilige inname", "safe level of intake"),
    "RI": ("aanbevolen hoeveelheid", "recommended intake"),
    "AI": ("adequate inname", "adequate intake"),
    "NRV": ("referentie-inname op het etiket", "reference intake on labels"),
    "portion": ("gebruikelijke portie", "usual portion"),
}
_DUTCH = str.maketrans(",.", ".,")
_KEYS = {"names", "limits", "references", "iu", "not_with", "no_factor", "supplement_only", "portion"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One value of the table: what it is, for whom, and where it comes from."""

    kind: Kind
    population: str
    value: float
    unit: str  # ug, mg or g
    source: str
    year: int
    url: str
    label: tuple[str, str] = ("", "")  # where the kind's own name does not do

    @property
    def micrograms(self) -> float:
        """The value in µg."""
        return self.value * MICROGRAMS[self.unit]

    def name(self, lang: str) -> str:
        """What the value is, in words."""
        nl, en = self.label if self.label[0] else _NAMES[self.kind]
        return nl if lang == "nl" else en


@dataclass(frozen=True, slots=True)
class Nutrient:
    """A nutrient by its Dutch name, with the forms of its name as folded words, its limits and its references."""

    name: str
    names: tuple[tuple[str, ...], ...]
    limits: tuple[Reference, ...] = ()
    references: tuple[Reference, ...] = ()
    iu_unit: str | None = None
    iu_factors: tuple[tuple[str, float], ...] = ()  # form, mass per IU
    not_with: tuple[tuple[str, ...], ...] = ()
    no_factor: bool = False
    supplement_only: bool = False

    @property
    def limit(self) -> Reference | None:
        """The upper limit for adults."""
        return next((ref for ref in self.limits if ref.kind == "UL" and ref.population.startswith("adult")), None)


@dataclass(frozen=True, slots=True)
class Names:
    """Nutrients by the words of their names, first word to (words, nutrient), longest first."""

    first: dict[str, tuple[tuple[tuple[str, ...], Nutrient], ...]] = field(default_factory=dict)

    def at(self, words: list[str], index: int) -> tuple[int, Nutrient] | None:
        """The nutrient whose name begins at the word `index`, with the end of its name."""
        for name, nutrient in self.first.get(words[index], ()):
            if tuple(words[index : index + len(name)]) == name:
                return index + len(name), nutrient
        return None


@cache
def nutrients() -> tuple[Nutrient, ...]:
    """All nutrients of rules/data/nutrients.yaml with their rows of the table."""
    path = rules_folder() / "data" / "nutrients.yaml"
    file = read_yaml(path, RuleError)
    rows = _rows()
    found = []
    for name, spec in file.data.items():
        for key in spec:
            if key not in _KEYS:
                allowed = f"is no known key; allowed are {', '.join(sorted(_KEYS))}"
                raise RuleError(at(path, file.line((name, key)), key, allowed))
        for key in ("limits", "references"):
            for row in spec.get(key, ()):
                if row not in rows:
                    problem = f"{row!r} is no nutrient of reference_intakes.csv"
                    raise RuleError(at(path, file.line((name, key)), key, problem))
        limits = tuple(ref for row in spec.get("limits", ()) for ref in rows[row] if ref.kind == "UL")
        references = tuple(
            ref for row in spec.get("references", ()) for ref in rows[row] if ref.kind in ("RI", "AI", "NRV")
        )
        if portion := spec.get("portion"):
            references = (
                Reference(
                    "portion",
                    "adults",
                    float(portion["value"]),
                    portion["unit"],
                    portion["of"],
                    2012,
                    portion["source"],
                    (portion["of"], portion["of_en"]),
                ),
            )
        iu = spec.get("iu", {})
        found.append(
            Nutrient(
                name,
                tuple(sorted((tuple(words_of(form).words) for form in spec["names"]), key=lambda w: -len(w))),
                limits,
                references,
                iu.get("unit"),
                tuple((form, float(value)) for form, value in iu.get("factors", {}).items()),
                tuple(tuple(words_of(form).words) for form in spec.get("not_with", ())),
                bool(spec.get("no_factor")),
                bool(spec.get("supplement_only")),
            )
        )
    return tuple(found)


@cache
def nutrient_names() -> Names:
    """Every name of every nutrient, to be found in words."""
    first: dict[str, list[tuple[tuple[str, ...], Nutrient]]] = {}
    for nutrient in nutrients():
        for name in nutrient.names:
            first.setdefault(name[0], []).append((name, nutrient))
    return Names({word: tuple(sorted(found, key=lambda f: -len(f[0]))) for word, found in first.items()})


def _rows() -> dict[str, list[Reference]]:
    """The rows of the table by the Dutch name; those in other units than a mass are left out."""
    path = rules_folder() / "data" / "reference_intakes.csv"
    found: dict[str, list[Reference]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for line, row in enumerate(csv.DictReader(stream), start=2):
            unit = _UNITS.get(row["unit"])
            known = found.setdefault(row["nutrient_nl"], [])
            if unit is None:
                continue
            try:
                reference = Reference(
                    row["kind"],  # type: ignore[arg-type]
                    row["population"],
                    float(row["value"]),
                    unit,
                    row["source"],
                    int(row["year"]),
                    row["url"],
                )
            except ValueError as exc:
                raise RuleError(at(path, line, "value", "and year must be numbers")) from exc
            known.append(reference)
    return found


def number(value: float, lang: str = "nl", places: int = 2) -> str:
    """A number as people write it: 1.400 and 0,5 in Dutch, 1,400 and 0.5 in English."""
    text = f"{value:,.10g}" if value == int(value) else f"{round(value, places):,.10g}"
    if 0 < abs(value) < 0.01:
        text = f"{value:.2g}"
    return text if lang == "en" else text.translate(_DUTCH)
