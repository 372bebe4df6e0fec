"""Parts of a whole: percentages against their counts, and more than everything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.article import Quantity
from pipeline.facts import number
from pipeline.matching.figures import NUMBER, PERCENT, Found, close, holds, negation, value, words_for
from pipeline.matching.reading import Reading

ABOUT = (
    r"(?:ongeveer |circa |ruim |zo'n |bijna |ofwel |oftewel |dus |dat is |wat neerkomt op |goed voor |net geen |krap )?"
)
_BRACKET = re.compile(rf"[^()\d;.]{{0,60}}\(\s?(?:{ABOUT})({NUMBER}){PERCENT}\)")
_OR = re.compile(rf"[^()\d;.]{{0,50}}\b(?:ofwel|oftewel|dat is|wat neerkomt op|goed voor) {ABOUT}({NUMBER}){PERCENT}")
_COUNT_PERCENT = re.compile(rf"\b({NUMBER})(?: [a-z]{{3,20}})?(?: [a-z]{{2,20}})? \(({NUMBER})\s?%\)")
_WHOLE = re.compile(rf"\b(?:van|onder|bij) (?:de |alle |deze |onze )?({NUMBER}) (?:[a-z]{{4,25}} )?([a-z]{{4,25}})\b")
_OF_THEM = re.compile(r"\bvan (?:hen|hun|die groep|deze groep)\b")
_THERE = re.compile(
    rf"\ber ({NUMBER})\b[^()\d;.]{{0,60}}(?:, (?:dat is|wat neerkomt op|ofwel|oftewel|goed voor) |\s\(){ABOUT}"
    rf"({NUMBER}){PERCENT}"
)
_PARTS = {
    "een derde": 1 / 3,
    "twee derde": 2 / 3,
    "een kwart": 0.25,
    "de helft": 0.5,
    "drie kwart": 0.75,
    "een vijfde": 0.2,
    "een tiende": 0.1,
}
_PART = re.compile(rf"\b({'|'.join(_PARTS)})(?: van de ({NUMBER}) [a-z]+)?, ({NUMBER})\b")


def percentage_of_counts(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """Such as "61 van de 97 (63%)", "van de 48 deelnemers meldden er 30 (62,5%)", "een derde, 96 in totaal"."""
    span = reading.sentences[sentence]
    folded = reading.folded[span.start : span.end]
    done: set[int] = set()
    for quantity in reading.quantities_by_sentence.get(sentence, ()):
        if (
            quantity.form == "ratio"
            and quantity.unit == "in"
            and len(quantity.values) == 2
            and quantity.modifier is None
        ):
            part, whole = quantity.values
            at = quantity.end - span.start
            match = _BRACKET.match(folded, at) or _OR.match(folded, at)
            if match and part <= whole and " tegen " not in match.group() and whole > 12:
                done.add(match.start(1))
                right = 100 * part / whole
                if not close(value(match.group(1)), right, match.group(1)):
                    yield (quantity.start, span.start + match.end(), *_share(part, whole, match.group(1), lang))
    counted = _COUNT_PERCENT.finditer(folded) if "%)" in folded else ()
    shared = list(_PART.finditer(folded)) if any(part in folded for part in _PARTS) else []
    if not counted and not shared and "er " not in folded:
        return
    wholes = [(m.start(), value(m.group(1))) for m in _WHOLE.finditer(folded)]
    for match in counted:
        if match.start(2) in done:
            continue
        part = value(match.group(1))
        before = [whole for at, whole in wholes if at < match.start()]
        if not before or before[-1] <= part or before[-1] < 12 or "%" in match.group(1):
            continue
        right = 100 * part / before[-1]
        if len(set(before)) == 1 and not close(value(match.group(2)), right, match.group(2)):
            yield (
                span.start + match.start(),
                span.start + match.end(),
                *_share(part, before[-1], match.group(2), lang),
            )
    yield from _there(reading, sentence, folded, wholes, lang)
    for match in shared:
        before = [whole for at, whole in wholes if at < match.end()]
        whole = value(match.group(2)) if match.group(2) else before[-1] if before else 0.0
        part, right = value(match.group(3)), whole * _PARTS[match.group(1)]
        if whole and part < whole and abs(part - right) > max(1.0, 0.1 * right):
            said = f"{number(whole, lang)} × {match.group(1)} = {number(round(right), lang)}"
            yield (
                span.start + match.start(),
                span.start + match.end(),
                f"{said}, {negation(lang)} {number(part, lang)}",
                number(round(right), lang),
            )


def _there(reading: Reading, sentence: int, folded: str, wholes: list[tuple[int, float]], lang: str) -> Iterator[Found]:
    """Such as "van de 1.200 deelnemers hadden er 336 last, dat is 28 procent", or "van hen" after a count of people."""
    start = reading.sentences[sentence].start
    for match in _THERE.finditer(folded):
        before = [whole for at, whole in wholes if at < match.start()]
        if not before and sentence and _OF_THEM.search(folded, 0, match.start()):
            before = _people(reading, sentence - 1)
        part = value(match.group(1))
        if len(set(before)) != 1 or not before[0] >= 12 or part >= before[0]:
            continue
        if not close(value(match.group(2)), 100 * part / before[0], match.group(2)):
            yield start + match.start(), start + match.end(), *_share(part, before[0], match.group(2), lang)


def _people(reading: Reading, sentence: int) -> list[float]:
    """The counts of people in a sentence."""
    quantities = reading.quantities_by_sentence.get(sentence, ())
    return [q.values[0] for q in quantities if q.unit == "person" and len(q.values) == 1]


def _share(part: float, whole: float, stated: str, lang: str) -> tuple[str, str]:
    right = f"{number(round(100 * part / whole, 1), lang)}%"
    return f"{number(part, lang)} / {number(whole, lang)} = {right}, {negation(lang)} {stated}%", right


def over_100(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """More than all of a group, a fall of more than everything, or parts that are more than the whole."""
    quantities = [
        q for q in reading.quantities_by_sentence.get(sentence, ()) if q.kind == "percentage" and q.unit == "%"
    ]
    for quantity in quantities:
        top = max(quantity.values)
        if top <= 100 or top > 1000:
            continue
        words = reading.words[slice(*reading.bounds[sentence])]
        at = reading.words_in(quantity.end, quantity.end + 1)[0] - reading.bounds[sentence][0]
        following = [w for w in words[at : at + 5] if w not in ("van", "de", "alle", "het", "onze", "aantal")]
        group = words[at : at + 1] == ["van"] and bool(following) and following[0] in words_for("people")
        fall = (
            bool(following) and following[0] in ("af", "lager", "minder", "kleiner") and words[at : at + 1] != ["van"]
        )
        fell = _falls_by(reading, sentence, quantity)
        if group or fall or fell:
            yield quantity.start, quantity.end, f"{number(top, lang)}% > 100%", ""
    singles = [q for q in quantities if len(q.values) == 1 and q.modifier is None]
    if len(singles) >= 3 and holds(reading, sentence, "exclusive") and not holds(reading, sentence, "several"):
        total = sum(q.values[0] for q in singles)
        if 101.5 < total < 160 and max(q.values[0] for q in singles) < 95 and not _compares(reading, sentence):
            said = " + ".join(number(q.values[0], lang) for q in singles)
            yield singles[0].start, singles[-1].end, f"{said} = {number(total, lang)}%", ""


def _falls_by(reading: Reading, sentence: int, quantity: Quantity) -> bool:
    """Whether something "daalde met" the quantity, or "nam met" it "af"."""
    first, last = reading.bounds[sentence]
    word = reading.words_in(quantity.start, quantity.end)[0]
    words = reading.words
    if word <= first or words[word - 1] != "met":
        return False
    before = words[first:word]
    return not words_for("fell").isdisjoint(before) or (
        not words_for("took").isdisjoint(before) and "af" in words[first:last]
    )


def _compares(reading: Reading, sentence: int) -> bool:
    """Whether a sentence sets groups beside each other, so that its percentages are no parts of one whole."""
    return not words_for("compared").isdisjoint(reading.words[slice(*reading.bounds[sentence])])
