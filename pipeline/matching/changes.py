"""Changes from one figure to another: told as a percentage, in percentage points, as a difference, as so many times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.article import Quantity
from pipeline.facts import number
from pipeline.matching.figures import (
    NUMBER,
    Change,
    Found,
    changes,
    close,
    either,
    holds,
    negation,
    percent,
    table,
    value,
    words_for,
)
from pipeline.matching.reading import Reading


@cache
def _percentage() -> re.Pattern[str]:
    points = "|".join(re.escape(word.removeprefix("%")) for word in words_for("percent_points"))
    return re.compile(rf"({NUMBER}){percent()}(?!(?:{points})\b)")


@cache
def _points() -> re.Pattern[str]:
    return re.compile(rf"({NUMBER}) ?{either('percent_points')}(?![a-z])")


@cache
def _times() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(table()['times_stems'])})[a-z]*")


@cache
def _interval() -> re.Pattern[str]:
    return re.compile(rf"\b{either('intervals')}\b")


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(rf"(?: {either('roughly')})+ $")


def change(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """Such as "van 10 naar 15, een toename van 5 procent", or "verdubbelde, van 12 naar 18"."""
    for pair, folded, offset in _one_pair(reading, sentence):
        if not pair.before:
            continue
        yield from _multiplied(reading, sentence, pair, folded, offset, lang)
        if pair.percent:
            continue
        grown = 100 * (pair.after - pair.before) / pair.before
        for match in _stated(folded, pair, offset):
            if not close(value(match.group(1)), abs(grown), match.group(1)):
                said = _growth(pair, lang)
                start, end = sorted((pair.start, offset + match.start()))[0], max(pair.end, offset + match.end())
                yield (
                    start,
                    end,
                    f"{said}, {negation(lang)} {match.group(1)}%",
                    f"{number(round(abs(grown), 1), lang)}%",
                )
        yield from _difference(reading, sentence, pair, lang)


def _multiplied(reading: Reading, sentence: int, pair: Change, folded: str, offset: int, lang: str) -> Iterator[Found]:
    """Such as "verdubbelde, van 12 naar 18" and "halveert van 8 naar 5 procent"."""
    for match in _times().finditer(folded):
        times = float(table()["times_stems"][match.group(1)])
        ratio = pair.after / pair.before
        if abs(ratio - times) > 0.12 * times and not _another(reading, sentence, pair):
            said = f"{number(pair.after, lang)} / {number(pair.before, lang)} = {number(round(ratio, 2), lang)}"
            start, end = min(pair.start, offset + match.start()), max(pair.end, offset + match.end())
            yield start, end, f"{said}, {negation(lang)} {number(times, lang)}", number(pair.before * times, lang)


def _another(reading: Reading, sentence: int, pair: Change) -> bool:
    """Whether words of doubling may belong to another figure of the sentence."""
    others = [
        q
        for q in reading.quantities_by_sentence.get(sentence, ())
        if (q.end <= pair.start or q.start >= pair.end) and q.kind == "percentage"
    ]
    return bool(others)


def _difference(reading: Reading, sentence: int, pair: Change, lang: str) -> Iterator[Found]:
    right = abs(pair.after - pair.before)
    text = reading.folded
    for quantity in reading.quantities_by_sentence.get(sentence, ()):
        if (
            quantity.start < pair.end
            or len(quantity.values) != 1
            or quantity.kind in ("percentage", "age", "date", "duration")
        ):
            continue
        if quantity.start - pair.end > 50 or quantity.modifier is not None:
            continue
        if not pair.unit or not _same_unit(reading, sentence, pair, quantity):
            continue
        following = text[quantity.end : quantity.end + 12].strip().split(" ")[0].rstrip(".,;:)")
        before = text[max(0, quantity.start - 30) : quantity.start].split()
        noun = len(before) > 1 and before[-1] in words_for("of") and before[-2] in words_for("rise") | words_for("fall")
        if (noun or following in words_for("difference")) and abs(quantity.values[0] - right) > max(0.6, 0.05 * right):
            said = f"{number(pair.before, lang)} - {number(pair.after, lang)} = {number(right, lang)}"
            stated = number(quantity.values[0], lang)
            yield pair.start, quantity.end, f"{said}, {negation(lang)} {stated}", number(right, lang)


def _same_unit(reading: Reading, sentence: int, pair: Change, quantity: Quantity) -> bool:
    """Whether a quantity is in the unit of a change, though it may be spelt otherwise (kg, kilo)."""
    if quantity.of(reading.article).lower().lstrip("0123456789.,- ").strip() == pair.unit:
        return True
    within = (q for q in reading.quantities_by_sentence[sentence] if pair.start <= q.start < pair.end)
    return quantity.unit is not None and any(q.unit == quantity.unit for q in within)


def _one_pair(reading: Reading, sentence: int) -> Iterator[tuple[Change, str, int]]:
    """The "van A naar B" of a sentence that has just one, with the folded sentence and its offset."""
    pairs = [pair for pair in changes(reading, sentence) if pair.towards]
    span = reading.sentences[sentence]
    if len(pairs) == 1 and (
        holds(reading, sentence, "rise") or holds(reading, sentence, "fall") or _times_in(reading, sentence)
    ):
        yield pairs[0], reading.folded[span.start : span.end], span.start


def _times_in(reading: Reading, sentence: int) -> bool:
    span = reading.sentences[sentence]
    return (
        _times().search(reading.folded, span.start, span.end) is not None
        or _points().search(reading.folded, span.start, span.end) is not None
    )


def _stated(folded: str, pair: Change, offset: int) -> Iterator[re.Match[str]]:
    """Percentages that tell how large the change was: after a noun of change or "met", or before "meer", "lager"."""
    rise_fall = words_for("rise") | words_for("fall")
    for match in _percentage().finditer(folded):
        if pair.start <= offset + match.start() < pair.end:
            continue
        if min(abs(offset + match.start() - pair.end), abs(pair.start - offset - match.end())) > 60:
            continue
        if _interval().search(folded[max(0, match.start() - 20) : match.end() + 8]):
            continue
        before = _filler().sub(" ", folded[max(0, match.start() - 40) : match.start()]).split()
        after = folded[match.end() : match.end() + 20].split()
        noun = len(before) > 1 and before[-1] in words_for("of") and before[-2].strip(",:;(") in rise_fall
        with_ = bool(before) and before[-1] in words_for("with")
        then = bool(after) and after[0].strip(".,;:)") in rise_fall
        if noun or with_ or then:
            yield match


def _growth(pair: Change, lang: str) -> str:
    difference = pair.after - pair.before
    grown = 100 * abs(difference) / pair.before
    return f"{number(abs(difference), lang)} / {number(pair.before, lang)} = {number(round(grown, 1), lang)}%"


def percentage_points(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """Such as "van 24 naar 18 procent, een daling van 6 procent": percentage points told as percent, or the reverse."""
    for pair, folded, offset in _one_pair(reading, sentence):
        if not pair.percent or not pair.before:
            continue
        points = abs(pair.after - pair.before)
        grown = 100 * points / pair.before
        shown = f"{number(points, lang)} procentpunt" if lang == "nl" else f"{number(points, lang)} percentage points"
        said = f"|{number(pair.after, lang)} - {number(pair.before, lang)}| = {shown}; {_growth(pair, lang)}"
        for match in _stated(folded, pair, offset):
            stated = value(match.group(1))
            if close(stated, grown, match.group(1)) and abs(grown - points) > 1 and abs(stated - points) > 0.6:
                continue
            if abs(stated - grown) <= 0.6:
                continue
            start, end = min(pair.start, offset + match.start()), max(pair.end, offset + match.end())
            yield start, end, said, shown
        for match in _points().finditer(folded):
            if abs(value(match.group(1)) - points) > 0.6:
                yield pair.start, max(pair.end, offset + match.end()), said, shown
