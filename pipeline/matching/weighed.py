"""The kind that weighs wording: sentences that a fitted linear model takes for what the rule is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, cast

from pipeline.dutch.words import fold
from pipeline.matching.context import Contexts
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.model import WeighedRule
from pipeline.matching.phrases import PhraseMatcher
from pipeline.matching.planning import class_called
from pipeline.matching.reading import Reading
from pipeline.matching.wording import Trait, traits_of, word_traits
from pipeline.paths import rules_folder

if TYPE_CHECKING:
    from pipeline.claims.model import Model
    from pipeline.settings import Settings

MOST_WORDS = 80  # a longer sentence is a list or a table that lost its lines
_SHOWN = 3  # words named in the message


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A rule with the words of which a sentence must hold one to be weighed at all, and those that it may not hold."""

    rule: Rule
    spec: WeighedRule
    words: frozenset[str]
    without: PhraseMatcher


class WeighedRules:
    """All rules of this kind; their models are read when the first sentence asks for them."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [_weighed(rule) for rule in rules]

    def find(self, reading: Reading, contexts: Contexts, settings: Settings) -> Iterator[Finding]:
        """Every sentence that weighs enough."""
        for weighed in self._rules:
            spec = weighed.spec
            for sentence, (first, last) in enumerate(reading.bounds):
                if not 2 < last - first <= MOST_WORDS or reading.unread(sentence):
                    continue
                words = reading.words[first:last]
                if weighed.words.isdisjoint(words) or roughly(spec.model, words) < spec.roughly:
                    continue
                model = fitted(spec.model)
                traits = list(dict.fromkeys(traits_of(reading, contexts, sentence)))
                if model.scores({name for name, _ in traits})[0] < spec.at_least:
                    continue
                if next(weighed.without.find(reading, first, last), None) is not None:
                    continue
                if any(contexts.holds(condition, sentence, first, last) for condition in spec.unless):
                    continue
                start, end = reading.starts[first], reading.ends[last - 1]
                values = {"match": reading.text[start:end], "words": _telling(model, reading, first, traits)}
                yield Finding(weighed.rule, start, end, values)


def _weighed(rule: Rule) -> _Weighed:
    spec = cast(WeighedRule, rule.spec)
    without = PhraseMatcher(((0, phrase) for phrase in spec.without), loose=True)
    return _Weighed(rule, spec, words_called(spec.words), without)


def words_called(names: Sequence[str]) -> frozenset[str]:
    """Words, and the first words of the terms of classes ("<certain>"); raises ValueError for an unknown class."""
    plain = {fold(name) for name in names if not name.startswith("<")}
    return frozenset(plain).union(*(class_called(name[1:-1]).openings for name in names if name.startswith("<")))


@cache
def fitted(name: str) -> Model:
    """The model in rules/data/`name`.tsv."""
    from pipeline.claims.model import read_model

    return read_model(rules_folder() / "data" / f"{name}.tsv")


def roughly(name: str, words: Sequence[str]) -> float:
    """A cheap first test: the words of a sentence by themselves, without what their order and context add."""
    return fitted(name).bias[0] + sum(map(partial(_alone, name), words))


@lru_cache(maxsize=20_000)
def _alone(name: str, word: str) -> float:
    weights = fitted(name).weights
    return sum(weights[trait][0] for trait in word_traits(word) if trait in weights)


def _telling(model: Model, reading: Reading, first: int, traits: Sequence[Trait]) -> str:
    """The words that weigh most, as they stand in the text."""
    weights: dict[int, float] = {}
    for name, at in traits:
        if at >= 0 and name in model.weights:
            weights[at] = weights.get(at, 0.0) + model.weights[name][0]
    most = sorted(weights, key=lambda at: (-weights[at], at))[:_SHOWN]
    words = [reading.text[reading.starts[first + at] : reading.ends[first + at]] for at in sorted(most)]
    return ", ".join(f"'{word}'" for word in dict.fromkeys(words))
