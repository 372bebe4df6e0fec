"""The kinds that read words: phrase, regex and pattern rules, with what they require and what excuses them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from pipeline.article import Severity
from pipeline.errors import Told
from pipeline.matching.context import Contexts
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.linear import compile_linear
from pipeline.matching.model import PatternRule, PhraseRule, RegexRule, Text
from pipeline.matching.phrases import PhraseMatcher
from pipeline.matching.reading import Reading
from pipeline.matching.speakers import named_speaker

_WORDS_OF_PEOPLE = ("advice", "claim")  # packs of which the words of someone named remain a flag, as a notice
_FAR = 150  # words of a sentence that are looked at on either side
_Candidate = tuple[int, int, int, int, frozenset[str]]  # rule, sentence, first and last word, words it names itself


@dataclass(frozen=True, slots=True)
class _Sides:
    """What must stand, must not stand, and must stand near in the sentence of a match."""

    requires: PhraseMatcher | None
    without: PhraseMatcher | None
    near: PhraseMatcher | None
    reach: int


class TextRules:
    """All rules of these kinds, compiled together."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = list(rules)
        self._sides = [_sides(cast(Text, rule.spec)) for rule in rules]
        self._phrases = PhraseMatcher(
            (number, phrase)
            for number, rule in enumerate(rules)
            if isinstance(rule.spec, PhraseRule)
            for phrase in rule.spec.any
        )
        self._regexes = [
            (number, compile_linear(rule.spec.pattern), frozenset(w.lower() for w in rule.spec.words))
            for number, rule in enumerate(rules)
            if isinstance(rule.spec, RegexRule)
        ]
        self._patterns = [
            (number, frozenset(w.lower() for w in rule.spec.words), repr(rule.spec.patterns))
            for number, rule in enumerate(rules)
            if isinstance(rule.spec, PatternRule)
        ]

    def find(self, reading: Reading, contexts: Contexts) -> Iterator[Finding]:
        """Every finding of every rule, one per rule and sentence stretch."""
        taken: dict[int, int] = {}  # the end of the last finding of each rule
        for number, sentence, first, last, literal in self._candidates(reading):
            if first < taken.get(number, 0):
                continue
            rule = self._rules[number]
            if not _allowed(self._sides[number], reading, sentence, first, last):
                continue
            spec = cast(Text, rule.spec)
            held = {condition for condition in spec.unless if contexts.holds(condition, sentence, first, last, literal)}
            if held - {"reported"}:
                continue
            named = rule.pack in _WORDS_OF_PEOPLE and named_speaker(reading, contexts, sentence)
            if held and not named:
                continue
            taken[number] = last
            start, end = reading.starts[first], reading.ends[last - 1]
            severity: Severity | None = "notice" if named else None
            yield Finding(rule, start, end, {"match": reading.text[start:end]}, severity=severity)

    def _candidates(self, reading: Reading) -> Iterator[_Candidate]:
        """What may be a match, rule by rule in text order."""
        sentences = reading.sentences
        found: list[_Candidate] = []
        for sentence, hit in self._phrases.everywhere(reading):
            found.append((hit.key, sentence, hit.first, hit.last, hit.literal))
        for number, expression, wanted in self._regexes:  # few, so each on its own
            for sentence in _holding(reading, wanted):
                span = sentences[sentence]
                for match in expression.finditer(reading.folded, span.start, span.end):
                    first, last = reading.words_in(match.start(), match.end())
                    if first < last:
                        found.append((number, sentence, first, last, frozenset(reading.words[first:last])))
        if any(not words.isdisjoint(reading.vocabulary) for _, words, _ in self._patterns):
            found.extend(_by_spacy(self._patterns, reading))
        found.sort(key=lambda hit: (hit[0], hit[2], -hit[3]))
        return iter(found)


def _holding(reading: Reading, words: frozenset[str]) -> list[int]:
    """The sentences that hold one of some words; all that rules read where there are none."""
    if words.isdisjoint(reading.vocabulary) and words:
        return []
    return [
        sentence
        for sentence, (first, last) in enumerate(reading.bounds)
        if not (words and words.isdisjoint(reading.words[first:last])) and not reading.unread(sentence)
    ]


def _sides(spec: Text) -> _Sides:
    def matcher(phrases: Sequence[str]) -> PhraseMatcher | None:
        return PhraseMatcher(((0, phrase) for phrase in phrases), loose=True) if phrases else None

    near = spec.near
    return _Sides(
        matcher(spec.requires), matcher(spec.without), matcher(near.any) if near else None, near.words if near else 0
    )


def _allowed(sides: _Sides, reading: Reading, sentence: int, first: int, last: int) -> bool:
    begin, end = reading.bounds[sentence]
    begin, end = max(begin, first - _FAR), min(end, last + _FAR)
    if sides.requires and next(sides.requires.find(reading, begin, end), None) is None:
        return False
    if sides.without and next(sides.without.find(reading, begin, end), None) is not None:
        return False
    if sides.near:
        low, high = max(begin, first - sides.reach), min(end, last + sides.reach)
        return next(sides.near.find(reading, low, high), None) is not None
    return True


@cache
def _spacy_matcher(patterns: tuple[tuple[int, str], ...]) -> tuple[Any, Any]:
    """The blank Dutch tokeniser and a matcher of the patterns, built once a process."""
    from ast import literal_eval

    import spacy
    from spacy.matcher import Matcher

    nlp = spacy.blank("nl")
    matcher = Matcher(nlp.vocab, validate=True)
    for number, source in patterns:
        matcher.add(str(number), literal_eval(source))
    return nlp, matcher


def _by_spacy(patterns: Sequence[tuple[int, frozenset[str], str]], reading: Reading) -> Iterator[_Candidate]:
    nlp, matcher = _spacy_matcher(tuple((number, source) for number, _, source in patterns))
    wanted = frozenset().union(*(words for _, words, _ in patterns))
    for number, (first, last) in enumerate(reading.bounds):
        if wanted.isdisjoint(reading.words[first:last]):
            continue
        sentence = reading.sentences[number]
        doc = nlp(reading.text[sentence.start : sentence.end])
        for key, begin, end in matcher(doc):
            span = doc[begin:end]
            words = reading.words_in(sentence.start + span.start_char, sentence.start + span.end_char)
            if words[0] < words[1]:
                yield int(nlp.vocab.strings[key]), number, *words, frozenset(reading.words[slice(*words)])


def check_regex(pattern: str) -> None:
    """Raise ValueError where a pattern is no expression, matches nothing at all, or may backtrack without bound."""
    expression = compile_linear(pattern)
    if expression.match("") is not None:
        raise ValueError(
            Told("past op de lege tekst, en dus overal", "matches the empty text, so it would match everywhere")
        )
    if isinstance(expression, re.Pattern) and expression.groups > 20:
        raise ValueError(Told("heeft meer dan 20 groepen", "has more than 20 groups"))
