"""More than everything: percentages over 100 of a group, parts that together are more than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.article import Quantity
from pipeline.dutch.numerals import cardinal
from pipeline.dutch.words import fold
from pipeline.facts import number
from pipeline.matching.figures import Found, either, holds, sets_for, words_for
from pipeline.matching.reading import Reading

MOST = 1000  # percent: above this it is a figure of speech
OVER = 101.5  # what rounded parts may come to
YEARS = 1900  # from here on a number may be a year
_OPPOSITES = ("sexes", "answers", "whether")


@cache
def _behind(passed: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{either(passed)} )?([a-z]+)")


@cache
def _chance() -> re.Pattern[str]:
    """A chance that is so much, said of nothing else: "de kans op genezing is 120 procent"."""
    return re.compile(rf"\b{either('chance')}\b[^.;:()\d]{{0,60}} {either('being')} (?:{either('roughly')} ){{0,2}}$")


def over_100(reading: Reading, sentence: int, lang: str) -> Iterator[Found]:
    """More than all of a group, a fall of more than everything, or parts that are more than the whole."""
    quantities = reading.quantities_by_sentence.get(sentence, ())
    if not quantities:
        return
    percentages = [q for q in quantities if q.kind == "percentage" and q.unit == "%"]
    for quantity in percentages:
        top = max(quantity.values)
        if 100 < top <= MOST and (_too_much(reading, sentence, quantity) or _a_chance(reading, sentence, quantity)):
            yield quantity.start, quantity.end, f"{number(top, lang)}% > 100%", ""
    yield from _more_than_all(reading, sentence, quantities, lang)
    if len(percentages) < 2:
        return
    singles = [q for q in percentages if len(q.values) == 1 and q.modifier is None]
    total = sum(q.values[0] for q in singles)
    likely = len(singles) > 1 and OVER < total < 160 and max(q.values[0] for q in singles) < 95
    if likely and _one_whole(reading, sentence, singles):
        said = " + ".join(number(q.values[0], lang) for q in singles)
        yield singles[0].start, singles[-1].end, f"{said} = {number(total, lang)}%", ""


def _too_much(reading: Reading, sentence: int, quantity: Quantity) -> bool:
    """Whether more than 100% is said of people, or of a fall."""
    first, last = reading.bounds[sentence]
    at = reading.words_in(quantity.end, quantity.end + 1)[0]
    words = reading.words[at : min(at + 5, last)]
    of_something = bool(words) and words[0] in words_for("of")
    passed = words_for("of") | words_for("the_whole") | words_for("none_of")
    following = next((word for word in words if word not in passed), "")
    if of_something:
        return following in words_for("people")
    word = reading.words_in(quantity.start, quantity.end)[0]
    if following in words_for("downward"):
        return True
    if word <= first or reading.words[word - 1] not in words_for("with"):
        return False
    before = reading.words[first:word]
    falls = not words_for("fell").isdisjoint(before)
    took = not words_for("took").isdisjoint(before)
    return falls or (took and not words_for("away").isdisjoint(reading.words[first:last]))


def _a_chance(reading: Reading, sentence: int, quantity: Quantity) -> bool:
    """Whether a chance is more than certain."""
    span = reading.sentences[sentence]
    if _chance().search(reading.folded[span.start : quantity.start]) is None:
        return False
    at = reading.words_in(quantity.end, quantity.end + 1)[0]
    return at >= len(reading.words) or reading.begins_clause(at) or reading.words[at] in words_for("chance_links")


def _more_than_all(reading: Reading, sentence: int, quantities: Sequence[Quantity], lang: str) -> Iterator[Found]:
    """Such as "12 van de 10 mensen" and "vijftien van de tien ouderen"."""
    first = reading.bounds[sentence][0]
    for quantity in quantities:
        if quantity.unit != "person" or len(quantity.values) != 1:
            continue
        at = reading.words_in(quantity.start, quantity.end)[0] - 2
        joint = " ".join(reading.words[at : at + 2])
        if at <= first or joint not in words_for("a_part") or not reading.between(at).isspace():
            continue
        part, whole = _numeral(reading, at - 1), quantity.values[0]
        if part is not None and whole < part < YEARS and reading.words[at - 2] not in words_for("numbered"):
            start = reading.starts[at - 1]
            yield start, quantity.end, f"{number(part, lang)} > {number(whole, lang)}", ""


def _numeral(reading: Reading, at: int) -> float | None:
    """The number that a word is, in digits or spelt out."""
    word = reading.raw(at)
    return float(word) if word.isdecimal() else cardinal(fold(word))


def _one_whole(reading: Reading, sentence: int, parts: Sequence[Quantity]) -> bool:
    """Whether percentages are the parts of one whole."""
    words = reading.words[slice(*reading.bounds[sentence])]
    twice = any(words.count(word) > 1 for word in words_for("twice"))
    if twice or not words_for("compared_groups").isdisjoint(words) or holds(reading, sentence, "several"):
        return False
    if len(parts) == 2:
        either_or = any(_named_by(reading, parts, group, "opposites_after") for group in _OPPOSITES)
        return either_or or _left_over(reading, parts[1])
    if _named_by(reading, parts, "macronutrients", "macronutrients_after"):
        return True
    courses = all(not course.isdisjoint(words) for course in sets_for("courses"))
    return courses or (holds(reading, sentence, "exclusive") and words_for("compared").isdisjoint(words))


def _named_by(reading: Reading, parts: Sequence[Quantity], group: str, passed: str) -> bool:
    """Whether a word of another set of the group stands behind each percentage: "60% vrouw en 55% man"."""
    named = [_set_behind(reading, part, group, passed) for part in parts]
    return None not in named and len(set(named)) == len(parts)


def _set_behind(reading: Reading, part: Quantity, group: str, passed: str) -> int | None:
    match = _behind(passed).match(reading.folded, part.end)
    return next((at for at, words in enumerate(sets_for(group)) if match and match.group(1) in words), None)


def _left_over(reading: Reading, part: Quantity) -> bool:
    """Whether a percentage is what is left: "de overige 55%"."""
    word = reading.words_in(part.start, part.end)[0]
    return word > 0 and reading.words[word - 1] in words_for("left_over")
