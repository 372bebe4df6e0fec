"""Compares what stands around the numbers of a sentence and its translation: per what, and at least or at most."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.translation.figures import Figure
from pipeline.translation.findings import Finding
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import Hit, folded_words


def compare_limits(source: str, target: str, figures: list[Figure]) -> Iterator[Finding]:
    """Rates and limits lost or exchanged; `figures` are those of the source."""
    rates = list(_compare_rates(source, target))
    yield from rates or _compare_times(source, target)
    if any(not figure.soft for figure in figures):
        yield from _compare_bounds(source, target, figures)


def _compare_rates(source: str, target: str) -> Iterator[Finding]:
    """A "per day" that is lost, or that became a "per week"."""
    ours, theirs = folded_words(source), folded_words(target)
    data = words_data()
    if data.any_rate.first(ours) is None:
        return
    here = {code: hit for code, both in data.rates.items() if (hit := both.nl.first(ours))}
    if not here:
        return
    there = {code: hit for code, both in data.rates.items() if (hit := both.en.first(theirs))}
    for code in data.weights & here.keys() & there.keys():
        hits = list(data.rates[code].nl.all(ours))
        if len(hits) > sum(1 for _ in data.rates[code].en.all(theirs)):
            hit = hits[-1]
            yield Finding("rate", hit.start, hit.end, source[hit.start : hit.end])
    for code, hit in here.items():
        other = next((found.text for name, found in there.items() if name not in here), "")
        if code not in there and (other or not data.rate_words[code].first(theirs)):
            yield Finding("rate", hit.start, hit.end, source[hit.start : hit.end], other)


def _compare_times(source: str, target: str) -> Iterator[Finding]:
    """A day that became a week: a stretch of time that only the source names, and one that only the target names."""
    ours, theirs = folded_words(source), folded_words(target)
    times = words_data().times
    new = [hit for both, _ in times.values() if (hit := both.en.first(theirs)) and not both.nl.first(ours)]
    if not new:
        return
    for both, also in times.values():
        hit = both.nl.first(ours)
        if hit and not both.en.first(theirs) and not also.first(theirs):
            yield Finding("unit", hit.start, hit.end, source[hit.start : hit.end], new[0].text)
            return


def _compare_bounds(source: str, target: str, figures: list[Figure]) -> Iterator[Finding]:
    """A lower limit that became an upper one, or the other way round; a limit that is gone."""
    ours, theirs = folded_words(source), folded_words(target)
    bounds = words_data().bounds
    here = {side: both.nl.first(ours) for side, both in bounds.items()}
    if not any(here.values()):
        return
    there = {side: both.en.first(theirs) for side, both in bounds.items()}
    for side, other in (("lower", "upper"), ("upper", "lower")):
        hit = here[side]
        if hit and not here[other] and not there[side] and _beside(hit, source, figures):
            opposite = there[other]
            yield Finding("bound", hit.start, hit.end, source[hit.start : hit.end], opposite.text if opposite else "")


def _beside(hit: Hit, text: str, figures: list[Figure]) -> bool:
    """Whether the limit stands right before a number ("minstens 5"), or right after one ("5 of meer")."""
    if hit.text.startswith(("of ", "en ")):
        return any(0 <= hit.start - figure.end <= 20 for figure in figures)
    for figure in figures:
        between = text[hit.end : figure.start]
        if 0 <= figure.start - hit.end <= 14 and not any(sign in between for sign in ".,;:"):
            return hit.text != "onder" or figure.unit is not None  # "onder 150 volwassenen" is among them
    return False
