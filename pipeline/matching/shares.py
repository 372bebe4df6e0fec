"""Parts of a whole against their percentages: "61 van de 97 (63%)", "twee derde (67%)", "een derde, 96 in totaal"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.article import Quantity
from pipeline.facts import number
from pipeline.matching.figures import NUMBER, Found, close, either, negation, percent, roughly, value, words_for
from pipeline.matching.reading import Reading

SMALLEST = 12  # a whole below this is a figure of speech: "een op de vijf"
ROUGH = (4.5, 0.1)  # points, and share of the percentage, by which that may be off


@cache
def _told_in_brackets() -> re.Pattern[str]:
    return re.compile(rf"[^()\d;.]{{0,60}}\(\s?(?:{either('again')} )?{roughly()}({NUMBER}){percent()}\)")


@cache
def _told_again() -> re.Pattern[str]:
    return re.compile(rf"[^()\d;.]{{0,50}}\b{either('again')} {roughly()}({NUMBER}){percent()}")


@cache
def _count_and_share() -> re.Pattern[str]:
    return re.compile(rf"\b({NUMBER})(?: [a-z]{{3,20}})?(?: [a-z]{{2,20}})? \(({NUMBER}){percent()}\)")


@cache
def _part_of_whole() -> re.Pattern[str]:
    share = rf"\(({NUMBER}){percent()}\)"
    return re.compile(
        rf"(?<![\d.,-])(?P<part>{NUMBER}) {either('of')} (?P<whole>{NUMBER}) [a-z][^()\d;.]{{0,40}}{share}"
    )


@cache
def _of_whom() -> re.Pattern[str]:
    whole = rf"(?<![\d.,-])(?P<whole>{NUMBER}) {either('people')}\b[^()\d;.]{{0,40}}"
    return re.compile(
        rf"{whole}\b{either('of_whom')} (?P<part>{NUMBER}) [a-z][^()\d;.,]{{0,40}}\(({NUMBER}){percent()}\)"
    )


@cache
def _share_first() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,-])({NUMBER}){percent()},? (?:{either('again')} |\()$")


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        rf"\b{either('out_of')} (?:{either('the_whole')} )?({NUMBER}) (?:[a-z]{{4,25}} )?([a-z]{{4,25}})\b"
    )


@cache
def _of_them() -> re.Pattern[str]:
    return re.compile(rf"\b{either('of_them')}\b")


@cache
def _there() -> re.Pattern[str]:
    return re.compile(
        rf"\b{either('there')} ({NUMBER})\b[^()\d;.]{{0,60}}"
        rf"(?:, {either('again')} |\s\((?:{either('again')} )?){roughly()}({NUMBER}){percent()}"
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?: {either('of')} (?:{either('the_whole')} )?({NUMBER}) [a-z]+)?, ({NUMBER})\b(?!\s?%)")


def percentage_of_counts(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """A percentage that does not fit the part and the whole told beside it."""
    done: set[int] = set()
    for quantity in reading.quantities_by_sentence.get(sentence, ()):
        if quantity.form == "ratio" and quantity.unit == "in" and len(quantity.values) == 2:
            yield from _of_ratio(reading, sentence, quantity, done, lang)
            yield from _of_fraction(reading, sentence, quantity, lang)
            yield from _told_before(reading, sentence, quantity, lang)
    yield from _beside(reading, sentence, done, lang)
    yield from _there_were(reading, sentence, lang)


def _of_ratio(reading: Reading, sentence: int, ratio: Quantity, done: set[int], lang: str) -> Iterator[Found]:
    """Such as "61 van de 97 (63%)" and "een op de vijf (20 procent)"; the place of its percentage goes to `done`."""
    part, whole = ratio.values
    end = reading.sentences[sentence].end
    if ratio.modifier is not None or part > whole:
        return
    match = _told_in_brackets().match(reading.folded, ratio.end, end) or _told_again().match(
        reading.folded, ratio.end, end
    )
    if match is None or not words_for("against").isdisjoint(match.group().split()):
        return
    between = [q for q in reading.quantities_by_sentence[sentence] if ratio.end <= q.start < match.start(1)]
    if any(q.kind in ("ratio", "count", "percentage") for q in between):
        return
    done.add(match.start(1))
    right, stated = 100 * part / whole, value(match.group(1))
    points, share = ROUGH
    spoken = whole <= SMALLEST
    wrong = abs(stated - right) > max(points, share * right) if spoken else not close(stated, right, match.group(1))
    if wrong:
        yield ratio.start, match.end(), *_share(part, whole, match.group(1), lang)


def _of_fraction(reading: Reading, sentence: int, ratio: Quantity, lang: str) -> Iterator[Found]:
    """Such as "een derde, 96 in totaal" of a whole told before, or "een derde van de 288 vrouwen, 96"."""
    part, whole = ratio.values
    match = _counted().match(reading.folded, ratio.end, reading.sentences[sentence].end)
    if match is None or whole > SMALLEST or part >= whole:
        return
    before = _wholes(reading, sentence, match.end())
    size = value(match.group(1)) if match.group(1) else before[-1] if before else 0.0
    counted, right = value(match.group(2)), size * part / whole
    if size and counted < size and abs(counted - right) > max(1.0, 0.1 * right):
        shown = number(round(right), lang)
        said = f"{number(size, lang)} × {ratio.of(reading.article).lower()} = {shown}"
        yield ratio.start, match.end(), f"{said}, {negation(lang)} {number(counted, lang)}", shown


def _beside(reading: Reading, sentence: int, done: set[int], lang: str) -> Iterator[Found]:
    """Such as "van de 48 deelnemers hadden 30 mensen klachten (62%)" and "12 van 60 kinderen (20%)"."""
    span = reading.sentences[sentence]
    text = reading.folded[span.start : span.end]
    if not any(f"{sign})" in text for sign in ("%", *words_for("percent"))):
        return
    for match in (
        *_part_of_whole().finditer(reading.folded, span.start, span.end),
        *_of_whom().finditer(reading.folded, span.start, span.end),
    ):
        part, whole = value(match["part"]), value(match["whole"])
        if match.start(3) not in done and part <= whole and whole >= SMALLEST:
            done.add(match.start(3))
            if not close(value(match.group(3)), 100 * part / whole, match.group(3)):
                yield match.start(), match.end(), *_share(part, whole, match.group(3), lang)
    for match in _count_and_share().finditer(reading.folded, span.start, span.end):
        before = set(_wholes(reading, sentence, match.start()))
        part = value(match.group(1))
        if match.start(2) in done or len(before) != 1:
            continue
        whole = before.pop()
        if part < whole and whole >= SMALLEST and not close(value(match.group(2)), 100 * part / whole, match.group(2)):
            yield match.start(), match.end(), *_share(part, whole, match.group(2), lang)


def _told_before(reading: Reading, sentence: int, ratio: Quantity, lang: str) -> Iterator[Found]:
    """Such as "80 procent, ofwel 60 van de 100 deelnemers" and "80% (60 van de 100 deelnemers)"."""
    part, whole = ratio.values
    start = max(reading.sentences[sentence].start, ratio.start - 40)
    match = _share_first().search(reading.folded[start : ratio.start])
    if match is None or ratio.modifier is not None or part > whole or whole < SMALLEST:
        return
    if not close(value(match.group(1)), 100 * part / whole, match.group(1)):
        yield start + match.start(), ratio.end, *_share(part, whole, match.group(1), lang)


def _there_were(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """Such as "van de 1.200 deelnemers hadden er 336 last, dat is 28 procent", or "van hen" after a count of people."""
    span = reading.sentences[sentence]
    for match in _there().finditer(reading.folded, span.start, span.end):
        before = _wholes(reading, sentence, match.start())
        if not before and sentence and _of_them().search(reading.folded, span.start, match.start()):
            before = _people(reading, sentence - 1)
        part = value(match.group(1))
        if len(set(before)) != 1 or before[0] < SMALLEST or part >= before[0]:
            continue
        if not close(value(match.group(2)), 100 * part / before[0], match.group(2)):
            yield match.start(), match.end(), *_share(part, before[0], match.group(2), lang)


def _wholes(reading: Reading, sentence: int, end: int) -> list[float]:
    """The sizes of the groups that are told of in a sentence before `end`: "van de 80 deelnemers"."""
    start = reading.sentences[sentence].start
    found = _whole().finditer(reading.folded, start, reading.sentences[sentence].end)
    return [value(match.group(1)) for match in found if match.start() < end]


def _people(reading: Reading, sentence: int) -> list[float]:
    """The counts of people in a sentence."""
    quantities = reading.quantities_by_sentence.get(sentence, ())
    return [q.values[0] for q in quantities if q.unit == "person" and len(q.values) == 1]


def _share(part: float, whole: float, stated: str, lang: str) -> tuple[str, str]:
    right = f"{number(round(100 * part / whole, 1), lang)}%"
    return f"{number(part, lang)} / {number(whole, lang)} = {right}, {negation(lang)} {stated}%", right
