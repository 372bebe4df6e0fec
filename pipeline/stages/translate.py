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
    from pipeline.translation.articles import translate_along, without_engine
    from pipeline.translation.engine import describe, open_route
    from pipeline.translation.memory import opened
    from pipeline.translation.unavailable import Unavailable

    options = settings.translation
    try:
        legs = open_route(settings)
        if not legs:
            return [without_engine(article, describe(settings).reason or "") for article in articles]
        with opened(options.memory if options.remember else None, megabytes=options.memory_megabytes) as memory:
            return translate_along(articles, settings, legs, memory)
    except Unavailable as exc:
        return [without_engine(article, exc.text(settings.lang)) for article in articles]
