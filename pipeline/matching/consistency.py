"""The kind consistency: arithmetic on the figures of a sentence or an article, shown in the message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from pipeline.dutch.words import fold
from pipeline.matching import changes, impossible, repeated, risks, shares, sums, wholes
from pipeline.matching.context import Contexts
from pipeline.matching.figures import Found, table
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
    "over_100": wholes.over_100,
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
    "relative_without_absolute": risks.relative_without_absolute,
}


def _signs(check: str) -> tuple[str, ...]:
    """What a sentence must hold one of for a check to look at it; nothing, where it looks at every figure."""
    return tuple(fold(sign) for sign in table()["signs"].get(check, ()))


class ConsistencyRules:
    """Each rule with its check; sentences without a figure are passed over."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        checks = [(rule, cast(ConsistencyRule, rule.spec).check) for rule in rules]
        self._sentences = [
            (rule, _IN_SENTENCE[check], _signs(check)) for rule, check in checks if check in _IN_SENTENCE
        ]
        self._articles = [(rule, _IN_ARTICLE[check]) for rule, check in checks if check in _IN_ARTICLE]
        self._doubtful = [rule for rule, check in checks if check == "doubtful"]

    def find(self, reading: Reading, contexts: Contexts, settings: Settings) -> Iterator[Finding]:
        """The findings of every rule."""
        lang = settings.lang
        folded = reading.folded
        checks: dict[tuple[str, ...], list[tuple[Rule, OfSentence]]] = {}  # by those signs that the article holds
        for rule, check, signs in self._sentences:
            held = tuple(sign for sign in signs if sign in folded)
            if held or not signs:
                checks.setdefault(held, []).append((rule, check))
        for sentence in sorted(reading.numbers_by_sentence.keys() | reading.quantities_by_sentence.keys()):
            if reading.unread(sentence):
                continue
            span = reading.sentences[sentence]
            text = folded[span.start : span.end]
            for signs, those in checks.items():
                for sign in signs:
                    if sign in text:
                        break
                else:
                    if signs:
                        continue
                for rule, check in those:
                    if found := list(check(reading, sentence, lang)):
                        yield from _findings(rule, reading, contexts, found)
        for rule, judge in self._articles:
            yield from _findings(rule, reading, contexts, judge(reading, lang))
        for rule in self._doubtful:
            for quantity in reading.article.quantities:
                if quantity.doubtful:
                    values = {"match": quantity.of(reading.article), "sum": quantity.doubtful, "instead": ""}
                    yield Finding(rule, quantity.start, quantity.end, values)


def _findings(rule: Rule, reading: Reading, contexts: Contexts, found: Iterable[Found]) -> Iterator[Finding]:
    taken: list[tuple[int, int]] = []
    for start, end, total, instead in found:
        if any(start < last and first < end for first, last in taken) or _excused(rule, reading, contexts, start, end):
            continue
        taken.append((start, end))
        values = {"match": reading.text[start:end], "sum": total, "instead": instead}
        yield Finding(rule, start, end, values)


def _excused(rule: Rule, reading: Reading, contexts: Contexts, start: int, end: int) -> bool:
    """Whether one of the rule's conditions holds where the figures stand."""
    sentence = reading.sentence_at(start)
    words = reading.words_in(start, end)
    return sentence is not None and any(contexts.holds(c, sentence, *words) for c in rule.spec.unless)
