"""The kind evidence: claims that want a source and rest on none, or on a vague one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from pipeline.article import Article, Citation, Claim, Level
from pipeline.evidence import needs_citation
from pipeline.matching.context import Contexts
from pipeline.matching.finding import Finding, Rule
from pipeline.matching.model import EvidenceRule
from pipeline.matching.reading import Reading

if TYPE_CHECKING:
    from pipeline.settings import Settings

_LONGEST = 80  # characters of a note that a message quotes


class EvidenceRules:
    """For each claim, the first rule whose level and type fit; rules that name a type go first."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = sorted(rules, key=lambda rule: (not cast(EvidenceRule, rule.spec).types, rule.id))

    def find(self, reading: Reading, contexts: Contexts, settings: Settings) -> Iterator[Finding]:
        """At most one finding a claim."""
        if not self._rules:
            return
        article = reading.article
        rows: set[tuple[int | None, Level]] = set()
        citations = {citation.id: citation for citation in article.citations}
        tabled = any(block.row is not None for block in article.blocks)
        for claim in article.claims:
            row = article.blocks[article.block_at(claim.start)].row if tabled else None
            if (row is not None and (row, claim.evidence.level) in rows) or not needs_citation(claim, article):
                continue
            rows.add((row, claim.evidence.level))  # a table row is one claim to an editor
            rule = self._rule_for(claim)
            if rule is not None:
                values = {"match": claim.of(article), "phrase": _phrase(article, _vague(claim, citations))}
                yield Finding(rule, claim.start, claim.end, values, claim.id)

    def _rule_for(self, claim: Claim) -> Rule | None:
        for kind in (*claim.types, None):
            for rule in self._rules:
                spec = cast(EvidenceRule, rule.spec)
                if claim.evidence.level in spec.levels and (kind in spec.types if kind else not spec.types):
                    return rule
        return None


def _phrase(article: Article, mark: Citation | None) -> str:
    """What the source calls itself: the words of the mark, or of the note that it points to."""
    if mark is None:
        return ""
    return mark.of(article) if mark.reference is None else article.blocks[mark.reference].of(article)[:_LONGEST]


def _vague(claim: Claim, citations: dict[str, Citation]) -> Citation | None:
    return next((citations[name] for name in claim.evidence.citations if name in citations), None)
