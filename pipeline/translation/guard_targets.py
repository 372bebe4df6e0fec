"""Compares a sentence with its German, French, Spanish or Dutch translation: figures, units, denials, words left over.

Not compared there: doubt, limits, directions of effect, terms; the reports say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pipeline.dutch.units import units
from pipeline.translation.dutch_numbers import dutch_figures
from pipeline.translation.english_numbers import english_figures
from pipeline.translation.figure_amounts import is_measured, units_differ
from pipeline.translation.figure_pairs import pair
from pipeline.translation.figures import Figure
from pipeline.translation.findings import Finding
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import Word, folded_words
from pipeline.translation.spans import without_addresses
from pipeline.translation.target_figures import target_figures
from pipeline.translation.target_words import TargetWords, all_targets

_MOST = 200  # figures of a sentence
_OUT_OF_WORDS = 12  # what is often written in words, or said in another way


def knows(source: str, target: str) -> bool:
    """Whether there are lists for a translation from Dutch or English into `target`; Dutch into English has a guard."""
    return source in ("nl", "en") and target != source and target in all_targets().languages


def left_unchecked(source: str, target: str) -> Literal["words", "most"] | None:
    """What no check looks at for a pair: the words of doubt and the like, or most of what words say; None for none."""
    if (source, target) == ("nl", "en"):
        return None
    return "words" if knows(source, target) else "most"


def compare_target(text: str, translation: str, source: str, target: str) -> Iterator[Finding]:
    """What differs, for languages that `knows` names."""
    words = all_targets().languages[target]
    bare, other = without_addresses(text), without_addresses(translation)
    ours = dutch_figures(bare) if source == "nl" else english_figures(bare)
    figures = dutch_figures(other) if target == "nl" else target_figures(other, words)
    yield from _figures(ours[:_MOST], figures[:_MOST], text, translation)
    if text.strip() == translation.strip():
        return  # nothing was translated at all
    mine, theirs = folded_words(text), folded_words(translation)
    counted = frozenset(figure.unit for figure in (*ours, *figures))  # compared as figures
    yield from _times(mine, theirs, text, source, words, counted)
    yield from _denials(mine, theirs, text, source, words)
    for hit in all_targets().left_standing[source].all(theirs):
        if translation[hit.start].islower() and any(word.text == hit.text for word in mine):
            place = next(word for word in mine if word.text == hit.text)
            yield Finding("untranslated", place.start, place.end, text[place.start : place.end], hit.text)
            return


def _figures(ours: list[Figure], theirs: list[Figure], text: str, translation: str) -> Iterator[Finding]:
    pairs, lost, added = pair(ours, theirs)
    for mine, other in pairs:
        if units_differ(mine, other) and not _may_go_unsaid(mine, other, ours, theirs):
            words = _whole(mine, text)
            yield Finding("unit", mine.start, mine.start + len(words), words, _whole(other, translation))
    new = [figure for figure in added if not figure.written and figure.values[0] not in (0.0, 1.0)]
    written = [figure for figure in added if figure.written]
    for figure in lost:
        if figure.soft or figure.values[0] == 1.0:
            continue
        near = min(new, key=lambda other: _distance(figure, other), default=None)
        if near is not None:
            new.remove(near)
        instead = near or next((one for one in written if one.unit == figure.unit and one.values[0] > 1), None)
        if instead is not None or not figure.written:
            words = _whole(figure, text)
            said = _whole(instead, translation) if instead else ""
            yield Finding("number", figure.start, figure.start + len(words), words, said)
    for figure in new:
        if not (figure.values[0].is_integer() and figure.values[0] <= _OUT_OF_WORDS):
            yield Finding("number", 0, len(text), "", _whole(figure, translation))


def _may_go_unsaid(mine: Figure, other: Figure, ours: list[Figure], theirs: list[Figure]) -> bool:
    """Whether one of the two has no unit that is read, and the other no amount, or one that stands elsewhere."""
    if mine.unit is not None and other.unit is not None:
        return mine.unit not in units().codes
    unit, figures = (mine.unit, theirs) if other.unit is None else (other.unit, ours)
    return not is_measured(mine if mine.unit else other) or any(figure.unit == unit for figure in figures)


def _distance(mine: Figure, other: Figure) -> tuple[bool, float]:
    return mine.unit != other.unit, abs(mine.values[0] - other.values[0])


def _whole(figure: Figure, text: str) -> str:
    return text[figure.start : max(figure.end, figure.whole)]


def _times(
    mine: tuple[Word, ...],
    theirs: tuple[Word, ...],
    text: str,
    source: str,
    words: TargetWords,
    counted: frozenset[str | None],
) -> Iterator[Finding]:
    """A day that became a week: a stretch of time that only the source names, and one that only the target names."""
    lists = all_targets()
    here = {code: phrases.first(mine) for code, phrases in lists.source_times[source].items()}
    new = {code: hit for code, phrases in words.times.items() if not here[code] and (hit := phrases.first(theirs))}
    for code, hit in here.items() if new else ():
        if hit is None or code in counted or words.times[code].first(theirs):
            continue
        other = next((found for one, found in new.items() if one not in lists.times_for[code] | counted), None)
        if other is not None:
            yield Finding("unit", hit.start, hit.end, text[hit.start : hit.end], other.text)
            return


def _denials(
    mine: tuple[Word, ...], theirs: tuple[Word, ...], text: str, source: str, words: TargetWords
) -> Iterator[Finding]:
    """A denial of which the other side has nothing at all."""
    data = words_data().nl if source == "nl" else words_data().en
    here, there = data.hard.first(mine), words.deny.first(theirs)
    idiom = data.idioms.first(mine)
    if here and not there and not idiom and words.soft.first(theirs) is None:
        yield Finding("negation", here.start, here.end, text[here.start : here.end])
    elif there and not here and data.soft.first(mine) is None and not _may_deny(mine, source):
        yield Finding("negation", 0, len(text), "", there.text)


def _may_deny(mine: tuple[Word, ...], source: str) -> bool:
    """Whether a Dutch word that is no denial may be said with one ("pas", "hooguit", "weinig", "anders dan")."""
    data = words_data()
    if source != "nl":
        return any(both.en.first(mine) for both in data.equivalents)
    return (
        data.implied.nl.first(mine) is not None
        or any(both.nl.first(mine) for both in data.equivalents)
        or any(both.nl.first(mine) for both, _ in data.explained.added)
    )
