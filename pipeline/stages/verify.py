"""The verify stage, which runs only where settings say `verify: {online: true}`: flags sources that do not hold up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.verify.online import verified

if TYPE_CHECKING:
    from pipeline.article import Article
    from pipeline.settings import Settings

needs = ("text", "blocks", "sentences", "citations", "claims")
adds = ("flags",)


def run(article: Article, settings: Settings) -> Article:
    """The article with its flags and one for each source that does not hold up."""
    return verified([article], settings)[0]


def run_many(articles: Sequence[Article], settings: Settings) -> list[Article]:
    """The same for several articles, which share their lookups."""
    return verified(articles, settings)
