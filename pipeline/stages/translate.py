"""The translate stage: every sentence in English, checked against its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.article import Article

if TYPE_CHECKING:
    from pipeline.settings import Settings

needs = ("text", "blocks", "sentences")
adds = ("translations",)


def run(article: Article, settings: Settings) -> Article:
    """The article with its translations, and a flag on each that changed the facts."""
    return run_many([article], settings)[0]


def run_many(articles: Sequence[Article], settings: Settings) -> list[Article]:
    """The articles in order, translated in one batch; where there is no engine, with a gap that says why."""
    from pipeline.translation.articles import translate_articles, without_engine
    from pipeline.translation.engine import describe, open_engine

    engine = open_engine(settings)
    if engine is None:
        reason = describe(settings).reason or ""
        return [without_engine(article, reason) for article in articles]
    return translate_articles(articles, settings, engine)
