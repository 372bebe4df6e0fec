"""The kind limit: doses against upper limits and reference intakes, units that are missing or do not convert."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from pipeline.facts import MICROGRAMS, Reference, number
from pipeline.matching.context import Contexts
from pipeline.matching.conversions import iu_mismatch, unit_conversion
from pipeline.matching.doses import COUNTED, DAYS, Dose, doses
from pipeline.matching.figures import words_for
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.model import LimitRule
from pipeline.matching.nutrients import Surroundings
from pipeline.matching.reading import Reading
from pipeline.matching.unitless import missing_unit

if TYPE_CHECKING:
    from pipeline.settings import Settings

OVER_LIMIT = 50  # times an upper limit: a slip of the unit
OVER_REFERENCE = 300  # times a reference intake, where there is no limit
OVER_ANY = 20_000  # times a reference intake, where far larger doses than it are in ordinary use
OVER_NORM = 20  # times a reference intake, in a sentence that states the norm
_NO_ADVICE = ("limit", "harm", "treatment", "study", "children")  # groups of dose_context.yaml


class LimitRules:
    """Each rule with its check; the doses of an article are read once."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules: dict[str, Rule] = {cast(LimitRule, rule.spec).check: rule for rule in rules}

    def find(self, reading: Reading, contexts: Contexts, settings: Settings) -> Iterator[Finding]:
        """The findings of every rule."""
        if not self._rules or not reading.figures:
            return
        lang = settings.lang
        around = reading.kept(Surroundings)
        listed = sorted(doses(reading, around), key=lambda dose: (dose.quantity.per or "").startswith("kg"))
        wrong: set[tuple[int, str]] = set()  # one finding for a nutrient in a sentence
        for check, pairs in (("iu_mismatch", iu_mismatch), ("unit_conversion", unit_conversion)):
            rule = self._rules.get(check)
            if rule is not None:
                for start, end, told in pairs(reading, around, lang):
                    wrong.update((d.sentence, d.nutrient.name) for d in listed if start <= d.quantity.start < end)
                    yield Finding(rule, start, end, {"match": reading.text[start:end], **told})
        for check, judge in (("implausible", _implausible), ("above_upper_limit", _above)):
            rule = self._rules.get(check)
            for dose in listed:
                start, end = dose.quantity.start, dose.quantity.end
                if (dose.sentence, dose.nutrient.name) in wrong:
                    continue
                values = judge(dose, reading, around, contexts, lang)
                if values is None:
                    continue
                wrong.add((dose.sentence, dose.nutrient.name))
                if rule is not None:
                    source = values.pop("url")
                    yield Finding(rule, start, end, {"match": reading.text[start:end], **values}, source=source)
        rule = self._rules.get("missing_unit")
        if rule is not None:
            for start, end, substance in missing_unit(reading, around):
                yield Finding(rule, start, end, {"match": reading.text[start:end], "substance": substance})


_Judge = Callable[[Dose, Reading, Surroundings, Contexts, str], dict[str, str] | None]


def _implausible(
    dose: Dose, reading: Reading, around: Surroundings, contexts: Contexts, lang: str
) -> dict[str, str] | None:
    nutrient, sentence = dose.nutrient, dose.sentence
    if around.of_food(dose.sentence) or (dose.quantity.unit == "IU" and not dose.daily):
        return None
    if around.has("treatment", sentence) and (dose.quantity.unit == "IU" or around.has("needle", sentence)):
        return None
    limit, references = nutrient.limit, nutrient.references
    top = max(references, key=lambda ref: ref.micrograms, default=None)
    norm = around.has("norm", sentence) and not around.has("limit", sentence)
    if norm and top is not None:
        low = min(ref.micrograms for ref in references)
        if dose.micrograms >= OVER_NORM * top.micrograms or dose.micrograms <= low / 50:
            return _against(dose, top, lang)
    if limit is not None and dose.micrograms >= OVER_LIMIT * limit.micrograms:
        return _against(dose, limit, lang)
    factor = OVER_ANY if nutrient.no_factor else OVER_REFERENCE
    if limit is None and top is not None and dose.micrograms >= factor * top.micrograms:
        return _against(dose, top, lang)
    return None


def _above(dose: Dose, reading: Reading, around: Surroundings, contexts: Contexts, lang: str) -> dict[str, str] | None:
    limit, sentence, quantity = dose.nutrient.limit, dose.sentence, dose.quantity
    if limit is None or around.of_food(dose.sentence):
        return None
    a_day, steps = dose.micrograms, dose.steps
    a_product = quantity.per == "day" and around.has("product", sentence)
    if (around.has("content", sentence) and not a_product) or around.has("per_piece", sentence):
        taken = _taken(reading, sentence)
        if taken is None:
            return None
        pieces, often = taken
        a_day, steps = dose.amount * pieces / DAYS[often], _steps(pieces, often)
    elif not dose.daily and not (around.has("intake", sentence) and quantity.per is None):
        return None
    if a_day <= limit.micrograms * 1.001:
        return None
    if quantity.modifier in ("more_than", "at_most", "less_than", "up_to"):
        return None
    if any(around.has(group, sentence) for group in _NO_ADVICE):
        return None
    if dose.nutrient.supplement_only and not around.has("product", sentence):
        return None
    first, last = reading.words_in(quantity.start, quantity.end)
    if any(contexts.holds(c, sentence, first, last) for c in ("negated", "question", "refuted", "study")):
        return None
    claim = reading.claim_at(quantity.start, quantity.end)
    if claim and claim.population and any(word in claim.population for word in words_for("young")):
        return None
    return _against(dose, limit, lang, a_day, steps)


def _taken(reading: Reading, sentence: int) -> tuple[float, str] | None:
    """How many pieces are taken how often, as this sentence or a neighbour says."""
    for near in (sentence, sentence + 1, sentence - 1, sentence + 2, sentence - 2):
        quantities = reading.quantities_by_sentence.get(near, [])
        rate = next((q for q in quantities if q.unit == "1/day" and len(q.values) == 1), None)
        for quantity in quantities:
            if quantity.unit not in COUNTED or len(quantity.values) != 1:
                continue
            if rate is not None:
                return quantity.values[0] * rate.values[0], "day"
            if quantity.per in DAYS:
                return quantity.values[0], str(quantity.per)
    return None


def _steps(pieces: float, often: str) -> str:
    return f"{pieces:g} ×" + (f" / {DAYS[often]}" if often != "day" else "")


def _against(
    dose: Dose, reference: Reference, lang: str, a_day: float | None = None, steps: str | None = None
) -> dict[str, str]:
    """The values of a message: the sum, the limit with its population, and what may have been meant."""
    micrograms = dose.micrograms if a_day is None else a_day
    steps = dose.steps if steps is None else steps
    ratio = micrograms / reference.micrograms
    unit = {"ug": "µg"}.get(reference.unit, reference.unit)
    of = f"{number(reference.value, lang)} {unit}"
    result = f"{number(micrograms / MICROGRAMS[reference.unit], lang)} {unit}"
    times = number(round(ratio, 1 if ratio < 20 else 0), lang)
    stated = f"{number(max(dose.quantity.values), lang)} {_unit(dose, lang)}"
    front, _, back = steps.partition("/")
    worked = f"{front} {stated} {'/ ' + back.strip() if back else ''}".strip()
    left = worked if worked == result else f"{worked} = {result}"
    per = "per dag" if lang == "nl" else "a day"
    who = {"adults": ("volwassenen", "adults")}.get(reference.population.split(" ")[0], (reference.population,) * 2)
    return {
        "sum": f"{left} {per}; {result} / {of} = {times} ×",
        "substance": dose.nutrient.name,
        "limit": f"{reference.name(lang)} {of}",
        "population": who[0] if lang == "nl" else who[1],
        "body": f"{reference.source}, {reference.year}"
        if str(reference.year) not in reference.source
        else reference.source,
        "instead": _instead(dose, lang),
        "url": reference.url,
    }


def _unit(dose: Dose, lang: str) -> str:
    unit = dose.quantity.unit or ""
    return {"ug": "µg", "IU": "IU" if lang == "en" else "IE"}.get(unit, unit)


def _instead(dose: Dose, lang: str) -> str:
    smaller = {"mg": "µg", "g": "mg", "ug": "mg"}.get(dose.quantity.unit or "", "")
    return f"{number(max(dose.quantity.values), lang)} {smaller}" if smaller else ""
