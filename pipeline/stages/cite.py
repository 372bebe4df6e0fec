"""The cite stage: finds the citations of an article and what each claim rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.article import Article, Claim, Evidence
from pipeline.decisions import additions_of, with_sources
from pipeline.evidence.finding import find_citations
from pipeline.evidence.levels import claim_evidence
from pipeline.evidence.searching import search_links

if TYPE_CHECKING:
    from pipeline.settings import Settings

needs = ("text", "blocks", "sentences", "claims")
adds = ("citations",)


def run(article: Article, settings: Settings) -> Article:
    """The article with its citations, c1, c2, ... in the order of the text, and its claims with their evidence."""
    trusted = settings.publisher is not None and settings.publisher in settings.trusted_publishers
    found = find_citations(article)
    evidence = claim_evidence(article, found, trusted=trusted)
    claims = tuple(_resting_on(one, claim) for claim, one in zip(article.claims, evidence, strict=True))
    cited = replace(article, citations=found.citations, claims=claims)
    return with_sources(cited, additions_of(settings.decisions, article.id)) if settings.decisions else cited


def _resting_on(evidence: Evidence, claim: Claim) -> Claim:
    """A claim with its evidence, and with searches for it where there is none to speak of."""
    links = search_links(claim.substance, claim.outcome) if evidence.level in ("none", "vague") else ()
    if claim.evidence == evidence and claim.links == links:
        return claim
    return replace(claim, evidence=evidence, links=links)
