"""The daily doses of nutrients that an article names, beside what is advised and the upper limit."""

from __future__ import annotations

from pipeline.article import Article
from pipeline.facts import MICROGRAMS, Nutrient
from pipeline.reports.summary import DoseRow

_ADULTS = ("adults", "men", "women")


def dose_rows(article: Article) -> tuple[DoseRow, ...]:
    """The doses that can be laid beside a reference, in text order; what a food holds is none."""
    if not any(quantity.unit in MICROGRAMS or quantity.unit == "IU" for quantity in article.quantities):
        return ()
    from pipeline.matching.doses import doses
    from pipeline.matching.nutrients import Surroundings
    from pipeline.matching.reading import Reading

    reading = Reading(article)
    around = reading.kept(Surroundings)
    rows = []
    for dose in doses(reading, around):
        food = around.has("content", dose.sentence) and not around.has("product", dose.sentence)
        row = _row(article, dose.nutrient, dose.micrograms, dose.quantity.start, dose.quantity.end)
        if dose.daily and not food and row is not None:
            rows.append(row)
    return tuple(rows)


def _row(article: Article, nutrient: Nutrient, micrograms: float, start: int, end: int) -> DoseRow | None:
    limit = nutrient.limit
    adults = [ref for ref in nutrient.references if ref.population.startswith(_ADULTS) and ref.kind != "portion"]
    norms = [ref for ref in adults if ref.kind != "NRV"] or adults
    advised = max(norms, key=lambda ref: ref.micrograms, default=None)
    shown = limit or advised
    if shown is None:
        return None
    return DoseRow(
        nutrient=nutrient.name,
        words=" ".join(article.text[start:end].split()),
        line=article.place(start)[0],
        micrograms=micrograms,
        unit=shown.unit,
        advised=advised.micrograms if advised else None,
        limit=limit.micrograms if limit else None,
    )
