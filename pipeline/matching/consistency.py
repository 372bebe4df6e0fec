"""The kind consistency: arithmetic on the figures of a sentence or an article, shown in the message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from pipeline.matching import changes, impossible, repeated, shares, sums
from pipeline.matching.context import Contexts
from pipeline.matching.figures import Found
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.model import ConsistencyRule
from pipeline.matching.reading import Reading

if TYPE_CHECKING:
    from pipeline.settings import Settings

OfSentence = Callable[[Reading, int, str], Iterator[Found]]
OfArticle = Callable[[Reading, str], Iterator[Found]]

_IN_SENTENCE: dict[str, OfSentence] = {
    "percentage_of_counts": shares.percentage_of_counts,
    "change": changes.change,
    "percentage_points": changes.percentage_points,
    "over_100": shares.over_100,
    "interval": sums.interval,
    "product": sums.product,
    "range_upside_down": impossible.range_upside_down,
    "impossible_age": impossible.impossible_age,
    "impossible_date": impossible.impossible_date,
    "impossible_time": impossible.impossible_time,
    "impossible_value": impossible.impossible_value,
}
_IN_ARTICLE: dict[str, OfArticle] = {
    "inconsistent_dose": repeated.inconsistent_dose,
    "relative_without_absolute": repeated.relative_without_absolute,
}


# a sentence is looked at only where it holds one of these (folded)
_SIGNS: dict[str, tuple[str, ...]] = {
    "percentage_of_counts": ("%", "procent", "derde", "kwart", "helft", "vijfde", "tiende"),
    "change": (" naar ",),
    "percentage_points": (" naar ",),
    "over_100": ("%", "procent"),
    "interval": ("95",),
    "product": ("kilo", "kg", "samen", "totaal", "elkaar", "opgeteld"),
    "range_upside_down": (" tot ", "tussen ", "-", "–"),
    "impossible_time": (" uur",),
    "impossible_value": ("bloeddruk", "mmhg"),
}


class ConsistencyRules:
    """Each rule with its check; sentences without a figure are passed over."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        checks = [(rule, cast(ConsistencyRule, rule.spec).check) for rule in rules]
        self._sentences = [
            (rule, _IN_SENTENCE[check], _SIGNS.get(check, ())) for rule, check in checks if check in _IN_SENTENCE
        ]
        self._articles = [(rule, _IN_ARTICLE[check]) for rule, check in checks if check in _IN_ARTICLE]
        self._doubtful = [rule for rule, check in checks if check == "doubtful"]

    def find(self, reading: Reading, contexts: Contexts, settings: Settings) -> Iterator[Finding]:
        """The findings of every rule."""
        lang = settings.lang
        folded = reading.folded
        checks = []  # with those signs that the article holds
        for rule, check, signs in self._sentences:
            held = tuple(sign for sign in signs if sign in folded)
            if held or not signs:
                checks.append((rule, check, held))
        for sentence in sorted(reading.numbers_by_sentence.keys() | reading.quantities_by_sentence.keys()):
            if reading.unread(sentence):
                continue
            span = reading.sentences[sentence]
            text = folded[span.start : span.end]
            for rule, check, signs in checks:
                if signs:
                    for sign in signs:
                        if sign in text:
                            break
                    else:
                        continue
                if found := list(check(reading, sentence, lang)):
                    yield from _findings(rule, reading, found)
        for rule, judge in self._articles:
            yield from _findings(rule, reading, judge(reading, lang))
        for rule in self._doubtful:
            for quantity in reading.article.quantities:
                if quantity.doubtful:
                    values = {"match": quantity.of(reading.article), "sum": quantity.doubtful, "instead": ""}
                    yield Finding(rule, quantity.start, quantity.end, values)


def _findings(rule: Rule, reading: Reading, found: Iterable[Found]) -> Iterator[Finding]:
    taken: list[tuple[int, int]] = []
    for start, end, total, instead in found:
        if any(start < last and first < end for first, last in taken):
            continue
        taken.append((start, end))
        values = {"match": reading.text[start:end], "sum": total, "instead": instead}
        yield Finding(rule, start, end, values)
