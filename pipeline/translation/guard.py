"""The guard: what a translation, of whatever translator, has changed of its source."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.translation.findings import Finding
from pipeline.translation.glossary import Glossary, built_in
from pipeline.translation.guard_counterparts import compare_counterparts
from pipeline.translation.guard_form import compare_form
from pipeline.translation.guard_kept import compare_kept
from pipeline.translation.guard_names import compare_names
from pipeline.translation.guard_numbers import compare_numbers
from pipeline.translation.guard_remedies import compare_remedies
from pipeline.translation.guard_words import compare_words

if TYPE_CHECKING:
    from pipeline.article import Quantity


def check(
    source: str,
    target: str,
    *,
    source_quantities: Sequence[Quantity] | None = None,
    glossary: Glossary | None = None,
    terms: bool = False,
) -> tuple[Finding, ...]:
    """Every difference between a Dutch sentence and its English translation that an editor must look at.

    `source_quantities`, with offsets into `source`, help to read its numbers; without them it is read as it stands.
    `glossary` is the built-in one unless another is given; with `terms` its terms that are not enforced count too.
    """
    glossary = glossary or built_in()
    found = (
        *compare_numbers(source, target, source_quantities),
        *compare_words(source, target),
        *compare_names(source, target),
        *compare_kept(source, target),
        *compare_form(source, target),
        *compare_counterparts(source, target),
        *compare_remedies(source, target),
        *glossary.compare(source, target),
        *(glossary.compare(source, target, enforced=False) if terms else ()),
    )
    return _once(found) if len(found) > 1 else found


def _once(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings without a direction said of the same words as a limit, and without a name found by its part."""
    limits = [finding.start for finding in found if finding.rule == "bound"]
    names = [finding for finding in found if finding.rule == "name"]
    again = [two for one, two in combinations(names, 2) if two.start < one.end and one.start < two.end]
    return tuple(
        finding
        for finding in found
        if (finding.rule != "direction" or finding.start not in limits) and not any(finding is two for two in again)
    )
