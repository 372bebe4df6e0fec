"""The cite stage: finds the citations of an article and what each claim rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.article import Article
from pipeline.evidence.finding import find_citations
from pipeline.evidence.levels import claim_evidence

if TYPE_CHECKING:
    from pipeline.settings import Settings

needs = ("text", "blocks", "sentences", "claims")
adds = ("citations",)


def run(article: Article, settings: Settings) -> Article:
    """The article with its citations, c1, c2, ... in the order of the text, and its claims with their evidence."""
    trusted = settings.publisher is not None and settings.publisher in settings.trusted_publishers
    found = find_citations(article)
    evidence = claim_evidence(article, found, trusted=trusted)
    claims = tuple(
        claim if claim.evidence == one else replace(claim, evidence=one)
        for claim, one in zip(article.claims, evidence, strict=True)
    )
    return replace(article, citations=found.citations, claims=claims)
