"""Compares per what, and over what stretch of time, the numbers of a sentence and its translation hold."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.translation.dutch_numbers import dutch_figures
from pipeline.translation.english_numbers import english_figures
from pipeline.translation.figure_amounts import converts
from pipeline.translation.findings import Finding
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import folded_words


def compare_rates(source: str, target: str) -> Iterator[Finding]:
    """Rates lost or exchanged, else a stretch of time that became another."""
    rates = list(_compare_rates(source, target))
    yield from rates or _compare_times(source, target)


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
    if words_data().any_time.first(theirs) is None:
        return
    times = words_data().times
    new = [hit for both, _ in times.values() if (hit := both.en.first(theirs)) and not both.nl.first(ours)]
    if not new:
        return
    for both, also in times.values():
        hit = both.nl.first(ours)
        if hit and not both.en.first(theirs) and not also.first(theirs) and not _same_stretch(source, target):
            yield Finding("unit", hit.start, hit.end, source[hit.start : hit.end], new[0].text)
            return


def _same_stretch(source: str, target: str) -> bool:
    """Whether a stretch of time of the source is said in another unit ("veertien dagen", "two weeks")."""
    theirs = english_figures(target)
    return any(converts(mine, other) for mine in dutch_figures(source) for other in theirs)
