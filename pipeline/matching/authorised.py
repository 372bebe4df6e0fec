"""The kind authorised: a food is said to do more than, or something else than, the wordings that the law allows for it.

Only foods are looked at for which authorised_claims.csv has a Dutch wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from pipeline.article import Severity
from pipeline.matching.allowed import Nearest, nearest, openings
from pipeline.matching.benefits import barring, unlisted
from pipeline.matching.context import Contexts
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.model import AuthorisedRule
from pipeline.matching.phrases import PhraseHit, PhraseMatcher
from pipeline.matching.reading import Reading
from pipeline.matching.speakers import named_speaker

if TYPE_CHECKING:
    from pipeline.settings import Settings

_REACH = 8  # words behind a verb within which its effect stands
_SUPPORTED = ("attributed", "referenced")


class AuthorisedRules:
    """Wordings about a food for which a Dutch wording is authorised."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = list(rules)
        self._matcher = PhraseMatcher(
            (number, phrase) for number, rule in enumerate(rules) for phrase in cast(AuthorisedRule, rule.spec).any
        )

    def find(self, reading: Reading, contexts: Contexts, settings: Settings) -> Iterator[Finding]:
        """A finding of a rule for each sentence that has one of its wordings and such a food."""
        done: set[tuple[int, int]] = set()
        for sentence, hit in self._hits(reading):
            rule = self._rules[hit.key]
            if (hit.key, sentence) in done:
                continue
            if any(contexts.holds(c, sentence, hit.first, hit.last, hit.literal) for c in rule.spec.unless):
                continue
            beside = _unlisted if cast(AuthorisedRule, rule.spec).unlisted else _beyond
            told = beside(reading, sentence, hit)
            if told is None:
                continue
            done.add((hit.key, sentence))
            start, end = reading.starts[hit.first], reading.ends[told[0] - 1]
            wording = told[1].wording
            values = {"match": reading.text[start:end], "substance": wording.about, "wording": wording.nl}
            severity: Severity | None = "notice" if named_speaker(reading, contexts, sentence) else None
            yield Finding(rule, start, end, values, severity=severity, source=wording.source)

    def _hits(self, reading: Reading) -> Iterator[tuple[int, PhraseHit]]:
        """Every wording of a rule in the sentences that may name such a food, with the number of the sentence."""
        named = openings() & reading.vocabulary
        places = [at for at, word in enumerate(reading.words) if word in named] if named else []
        sentences = {reading.sentence_at(reading.starts[at]) for at in places}
        for sentence in sorted(s for s in sentences if s is not None and not reading.unread(s)):
            for hit in self._matcher.find(reading, *reading.bounds[sentence]):
                yield sentence, hit


def _beyond(reading: Reading, sentence: int, hit: PhraseHit) -> tuple[int, Nearest] | None:
    """Where a strong wording ends, and what may be said of a food of its sentence."""
    first, last = reading.bounds[sentence]
    found = nearest(reading.words[first:last])
    return (hit.last, found) if found else None


def _unlisted(reading: Reading, sentence: int, hit: PhraseHit) -> tuple[int, Nearest] | None:
    """Where the effect that a substance is said to have ends, if it is none of those that are authorised."""
    claim = reading.claim_at(reading.starts[hit.first], reading.ends[hit.last - 1])
    if claim is not None and claim.evidence.level in _SUPPORTED:
        return None
    first, last = reading.bounds[sentence]
    if not barring().isdisjoint(reading.words[first:last]):
        return None
    end = hit.last
    while end < min(hit.last + _REACH, last) and not reading.begins_clause(end):
        end += 1
    found = nearest(reading.words[hit.first : end])
    at = unlisted(found.wording, reading.words[hit.first : end]) if found else None
    return (hit.first + at + 1, found) if found and at is not None else None
