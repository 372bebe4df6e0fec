"""The kind authorised: a food is said to do more than the wording that the law allows for it.

Only the rows of authorised_claims.csv that have a Dutch wording are used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from pipeline.article import Severity
from pipeline.matching.allowed import Nearest, nearest
from pipeline.matching.context import Contexts
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.model import AuthorisedRule
from pipeline.matching.phrases import PhraseMatcher
from pipeline.matching.reading import Reading

if TYPE_CHECKING:
    from pipeline.settings import Settings


class AuthorisedRules:
    """Strong wordings about a food for which a Dutch wording is authorised."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = list(rules)
        self._matcher = PhraseMatcher(
            (number, phrase) for number, rule in enumerate(rules) for phrase in cast(AuthorisedRule, rule.spec).any
        )

    def find(self, reading: Reading, contexts: Contexts, settings: Settings) -> Iterator[Finding]:
        """A finding for each sentence that has both a strong wording and such a food."""
        nearest_of: dict[int, Nearest | None] = {}
        done: set[tuple[int, int]] = set()
        for at in self._matcher.anchors(reading.words):
            sentence = reading.sentence_at(reading.starts[at])
            if sentence is None:
                continue
            if reading.unread(sentence):
                continue
            first, last = reading.bounds[sentence]
            if sentence not in nearest_of:
                nearest_of[sentence] = nearest(reading.words[first:last])
            found = nearest_of[sentence]
            if found is None:
                continue
            for hit in self._matcher.at(reading, at, first, last):
                rule = self._rules[hit.key]
                if (hit.key, sentence) in done:
                    continue
                conditions = rule.spec.unless
                if any(contexts.holds(c, sentence, hit.first, hit.last, hit.literal) for c in conditions):
                    continue
                done.add((hit.key, sentence))
                start, end = reading.starts[hit.first], reading.ends[hit.last - 1]
                wording = found.wording
                values = {"match": reading.text[start:end], "substance": found.name, "wording": wording.nl}
                severity: Severity | None = "notice" if contexts.expert(sentence) else None
                yield Finding(rule, start, end, values, severity=severity, source=wording.source)
