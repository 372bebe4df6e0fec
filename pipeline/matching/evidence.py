"""The kind evidence: claims that want a source and rest on none, or on a vague one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from pipeline.article import Citation, Claim
from pipeline.evidence import needs_citation
from pipeline.matching.context import Contexts
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.model import EvidenceRule
from pipeline.matching.reading import Reading

if TYPE_CHECKING:
    from pipeline.settings import Settings


class EvidenceRules:
    """For each claim, the first rule whose level and type fit; rules that name a type go first."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = sorted(rules, key=lambda rule: (not cast(EvidenceRule, rule.spec).types, rule.id))

    def find(self, reading: Reading, contexts: Contexts, settings: Settings) -> Iterator[Finding]:
        """At most one finding a claim."""
        if not self._rules:
            return
        article = reading.article
        citations = {citation.id: citation for citation in article.citations}
        for claim in article.claims:
            if not needs_citation(claim, article):
                continue
            rule = self._rule_for(claim)
            if rule is not None:
                vague = _vague(claim, citations)
                values = {"match": claim.of(article), "phrase": vague.of(article) if vague else ""}
                yield Finding(rule, claim.start, claim.end, values, claim.id)

    def _rule_for(self, claim: Claim) -> Rule | None:
        for kind in (*claim.types, None):
            for rule in self._rules:
                spec = cast(EvidenceRule, rule.spec)
                if claim.evidence.level in spec.levels and (kind in spec.types if kind else not spec.types):
                    return rule
        return None


def _vague(claim: Claim, citations: dict[str, Citation]) -> Citation | None:
    return next((citations[name] for name in claim.evidence.citations if name in citations), None)
