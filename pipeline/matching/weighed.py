"""The kind that weighs wording: sentences that a fitted linear model takes for what the rule is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, cast

from pipeline.dutch.wordbook import Known, Numbered
from pipeline.dutch.words import fold
from pipeline.matching.context import Contexts
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.model import WeighedRule
from pipeline.matching.phrases import PhraseMatcher
from pipeline.matching.planning import class_called
from pipeline.matching.reading import Reading
from pipeline.matching.wording import Trait, Wording, classes_of, traits_of, word_traits
from pipeline.paths import rules_folder

if TYPE_CHECKING:
    from pipeline.claims.model import Model

MOST_WORDS = 80  # a longer sentence is a list or a table that lost its lines
_SHOWN = 3  # words named in the message
_USUAL = 0.2  # the share of firm sentences among those that the model learnt from
_ALIKE = 1.5  # how many sentences of an article weigh as much as that share in judging the article's own
_ROUNDS = 5


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

    def judge(self, reading: Reading, contexts: Contexts, found: Iterable[Finding]) -> Iterator[Finding]:
        """What other rules found, without what a model of their pack denies, and every sentence that weighs enough."""
        kept = list(found)
        for weighed in self._rules:
            kept = list(_judged(weighed, reading, contexts, kept))
        return iter(kept)


def _judged(weighed: _Weighed, reading: Reading, contexts: Contexts, found: Sequence[Finding]) -> Iterator[Finding]:
    spec, own = weighed.spec, _of_pack(weighed.rule.pack, reading, found)
    traits = dict(_candidates(weighed, reading, contexts, own))
    if not traits:
        yield from found
        return
    scale = scale_of(spec.model)
    scores = {at: scale.weigh(known) for at, known in traits.items()}
    shift = tone(scores.values(), len(reading.sentences))
    denied = {at for at in own if scores[at] < spec.assent}
    for finding in found:
        if reading.sentence_at(finding.start) not in denied or not _asks_assent(weighed, finding.rule, scale):
            yield finding
    for sentence, score in scores.items():
        if sentence in own or score + shift < spec.at_least or _excused(weighed, reading, contexts, sentence):
            continue
        first, last = reading.bounds[sentence]
        start, end = reading.starts[first], reading.ends[last - 1]
        values = {"match": reading.text[start:end], "words": _telling(scale, reading, first, traits[sentence])}
        yield Finding(weighed.rule, start, end, values)


def _of_pack(pack: str, reading: Reading, found: Iterable[Finding]) -> dict[int, list[Trait]]:
    """The sentences in which rules of a pack found something, with what that adds to their features."""
    own: dict[int, list[Trait]] = {}
    for finding in found:
        sentence = reading.sentence_at(finding.start)
        if finding.rule.pack == pack and sentence is not None:
            own.setdefault(sentence, []).append((rule_trait(finding.rule), -1))
    return own


def _asks_assent(weighed: _Weighed, rule: Rule, scale: Scale) -> bool:
    """Whether what a rule found counts only where the model agrees: a rule of the pack that the model has learnt."""
    return rule.pack == weighed.rule.pack and rule.id not in weighed.spec.trusted and rule_trait(rule) in scale.weights


def rule_trait(rule: Rule) -> str:
    """The feature of a sentence in which a rule found something."""
    return f"r {rule.id}"


def _excused(weighed: _Weighed, reading: Reading, contexts: Contexts, sentence: int) -> bool:
    first, last = reading.bounds[sentence]
    if next(weighed.without.find(reading, first, last), None) is not None:
        return True
    return any(contexts.holds(condition, sentence, first, last) for condition in weighed.spec.unless)


def _candidates(
    weighed: _Weighed, reading: Reading, contexts: Contexts, own: Mapping[int, list[Trait]]
) -> Iterator[tuple[int, list[Trait]]]:
    """The sentences that may weigh enough, with those of their features that weigh something."""
    spec = weighed.spec
    if not own and weighed.words.isdisjoint(reading.vocabulary):
        return
    scale = scale_of(spec.model)
    weights = scale.of_words(reading.numbered)
    for sentence, (first, last) in enumerate(reading.bounds):
        if sentence in own:
            more = [trait for trait in own[sentence] if trait[0] in scale.weights]
            yield sentence, traits_of(reading, contexts, sentence, scale.wording) + more
            continue
        if not 2 < last - first <= MOST_WORDS or reading.unread(sentence):
            continue
        if scale.bias + sum(weights[first:last]) < spec.roughly:
            continue
        if not weighed.words.isdisjoint(reading.words[first:last]):
            yield sentence, traits_of(reading, contexts, sentence, scale.wording)


def tone(scores: Iterable[float], sentences: int) -> float:
    """How much more (or, below nought, less) likely firm wording is in an article than among examples, in log odds.

    The share of firm sentences is estimated from the scores (log odds) of those that may be; the others count as calm.
    """
    listed = list(scores)
    shift, usual = 0.0, log(_USUAL / (1 - _USUAL))
    for _ in range(_ROUNDS):
        firm = sum(1 / (1 + exp(-max(-50.0, score + shift))) for score in listed)
        share = (_USUAL * _ALIKE + firm) / (_ALIKE + max(sentences, len(listed)))
        shift = log(share / (1 - share)) - usual
    return shift


def _weighed(rule: Rule) -> _Weighed:
    spec = cast(WeighedRule, rule.spec)
    without = PhraseMatcher(((0, phrase) for phrase in spec.without), loose=True)
    return _Weighed(rule, spec, words_called(spec.words), without)


def words_called(names: Sequence[str]) -> frozenset[str]:
    """Words, and the first words of the terms of classes ("<certain>"); raises ValueError for an unknown class."""
    plain = {fold(name) for name in names if not name.startswith("<")}
    return frozenset(plain).union(*(class_called(name[1:-1]).openings for name in names if name.startswith("<")))


class Scale:
    """A model as sentences are weighed with it; words are weighed once, since they come again and again."""

    def __init__(self, model: Model) -> None:
        self.bias = model.bias[0]
        self.weights = {trait: row[0] for trait, row in model.weights.items()}
        self.wording = Wording(self.weights)
        self._words = Known(self._of_word)

    def of_words(self, text: Numbered) -> list[float]:
        """What each word and its classes weigh: a cheap first test, without what order and context add."""
        return self._words.of(text)

    def _of_word(self, word: str) -> float:
        traits = (*word_traits(word), *(f"c {name}" for name in classes_of(word)))
        return sum([self.weights.get(trait, 0.0) for trait in traits])

    def weigh(self, traits: Iterable[Trait]) -> float:
        """What known traits weigh together, with the bias; each counts once, wherever it stands."""
        weights = self.weights
        return sum([weights[name] for name in {name: None for name, _ in traits}], start=self.bias)


@cache
def scale_of(name: str) -> Scale:
    """The model in rules/data/`name`.tsv."""
    from pipeline.claims.model import read_model

    return Scale(read_model(rules_folder() / "data" / f"{name}.tsv"))


def _telling(scale: Scale, reading: Reading, first: int, traits: Sequence[Trait]) -> str:
    """The words that weigh most, as they stand in the text."""
    weights: dict[int, float] = {}
    for name, at in traits:
        if at >= 0:
            weights[at] = weights.get(at, 0.0) + scale.weights[name]
    most = sorted(weights, key=lambda at: (-weights[at], at))[:_SHOWN]
    words = [reading.text[reading.starts[first + at] : reading.ends[first + at]] for at in sorted(most)]
    return ", ".join(f"'{word}'" for word in dict.fromkeys(words))
