"""The kind authorised: a food is said to do more than the wording that the law allows for it.

Only the rows of authorised_claims.csv that have a Dutch wording are used.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from pipeline.article import Severity
from pipeline.dutch.words import words_of
from pipeline.matching.context import Contexts
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.model import AuthorisedRule
from pipeline.matching.phrases import PhraseMatcher
from pipeline.matching.reading import Reading
from pipeline.paths import rules_folder

if TYPE_CHECKING:
    from pipeline.settings import Settings

_VERBS = ("draagt", "dragen", "verbeteren")
_PLAIN = frozenset(
    [
        "bij",
        "tot",
        "de",
        "het",
        "een",
        "van",
        "in",
        "en",
        "aan",
        "normale",
        "normaal",
        "instandhouding",
        "werking",
        "voor",
        "die",
        "met",
        "op",
        "na",
        "eten",
        "een",
        "personen",
        "product",
        "behoud",
        "goede",
    ]
)


@dataclass(frozen=True, slots=True)
class Wording:
    """An authorised claim: who it is about and the words of the effect, both folded, and the wording itself."""

    substances: frozenset[str]
    effect: frozenset[str]
    nl: str
    source: str


@cache
def wordings() -> tuple[Wording, ...]:
    """The authorised claims that have a Dutch wording."""
    found = []
    with (rules_folder() / "data" / "authorised_claims.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if not row["claim_nl"]:
                continue
            words = words_of(row["claim_nl"]).words
            split = next((at for at, word in enumerate(words) if word in _VERBS), len(words))
            subject = " ".join(words[:split])
            substances = frozenset(part for part in subject.replace(" en ", "|").split("|") if part)
            effect = frozenset(word for word in words[split + 1 :] if word not in _PLAIN)
            found.append(Wording(substances, effect, row["claim_nl"], row["source_url_nl"] or row["source"]))
    return tuple(found)


class AuthorisedRules:
    """Strong wordings about a food for which a Dutch wording is authorised."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = list(rules)
        self._matcher = PhraseMatcher(
            (number, phrase) for number, rule in enumerate(rules) for phrase in cast(AuthorisedRule, rule.spec).any
        )

    def find(self, reading: Reading, contexts: Contexts, settings: Settings) -> Iterator[Finding]:
        """A finding for each sentence that has both a strong wording and such a food."""
        nearest_of: dict[int, tuple[str, Wording] | None] = {}
        done: set[tuple[int, int]] = set()
        for at in self._matcher.anchors(reading.words):
            sentence = reading.sentence_at(reading.starts[at])
            if sentence is None:
                continue
            if reading.unread(sentence):
                continue
            first, last = reading.bounds[sentence]
            if sentence not in nearest_of:
                nearest_of[sentence] = _nearest(reading, first, last)
            nearest = nearest_of[sentence]
            if nearest is None:
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
                substance, wording = nearest
                values = {"match": reading.text[start:end], "substance": substance, "wording": wording.nl}
                severity: Severity | None = "notice" if contexts.expert(sentence) else None
                yield Finding(rule, start, end, values, severity=severity, source=wording.source)


def _nearest(reading: Reading, first: int, last: int) -> tuple[str, Wording] | None:
    """The wording, of those about a food of these words, that shares most with them."""
    words = reading.words[first:last]
    joined = f" {' '.join(words)} "
    best: tuple[int, str, Wording] | None = None
    for wording in wordings():
        for substance in wording.substances:
            if f" {substance} " in joined:
                shared = len(wording.effect.intersection(words))
                if best is None or shared > best[0]:
                    best = (shared, substance, wording)
    return (best[1], best[2]) if best else None
