"""The extract stage: quantities, and the claims that they and the words make."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.article import Article
from pipeline.claims.find import find_claims
from pipeline.decisions import additions_of, with_claims
from pipeline.dutch.quantities import find_quantities

if TYPE_CHECKING:
    from pipeline.settings import Settings

needs = ("text", "blocks", "sentences")
adds = ("quantities", "claims")


def run(article: Article, settings: Settings) -> Article:
    """The article with its quantities (q1, q2, ...) and claims (k1, k2, ...), in the order of the text."""
    counted = replace(article, quantities=tuple(find_quantities(article)))
    found = replace(counted, claims=find_claims(counted))
    return with_claims(found, additions_of(settings.decisions, article.id)) if settings.decisions else found
