"""All rules of a rulebook, compiled by kind, and run on an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.matching.context import Contexts
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.reading import Reading
from pipeline.matching.texts import TextRules

if TYPE_CHECKING:
    from pipeline.settings import Settings

Finder = Callable[[Reading, Contexts, "Settings"], Iterator[Finding]]


class Engine:
    """Compiled rules; holds nothing of an article."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        from pipeline.matching.authorised import AuthorisedRules
        from pipeline.matching.consistency import ConsistencyRules
        from pipeline.matching.evidence import EvidenceRules
        from pipeline.matching.limits import LimitRules
        from pipeline.matching.references import ReferenceRules
        from pipeline.matching.weighed import WeighedRules

        def of(*kinds: str) -> list[Rule]:
            return [rule for rule in rules if rule.spec.kind in kinds]

        texts, weighed = TextRules(of("phrase", "regex", "pattern")), WeighedRules(of("weighed"))
        self._finders: list[Finder] = [
            lambda reading, contexts, settings: weighed.judge(reading, contexts, texts.find(reading, contexts)),
            EvidenceRules(of("evidence")).find,
            LimitRules(of("limit")).find,
            ConsistencyRules(of("consistency")).find,
            ReferenceRules(of("reference")).find,
            AuthorisedRules(of("authorised")).find,
        ]

    def find(self, reading: Reading, settings: Settings) -> Iterator[Finding]:
        """Every finding of every rule, kind by kind."""
        contexts = Contexts(reading)
        for finder in self._finders:
            yield from finder(reading, contexts, settings)
