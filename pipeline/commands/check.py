"""`check`: the flags of articles as a linter prints them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pipeline.article import SEVERITIES, Article
from pipeline.commands.output import emit
from pipeline.commands.sources import gather
from pipeline.errors import Lang
from pipeline.executors.local import map_units
from pipeline.messages import counted, say
from pipeline.reports.linter import flagged, render
from pipeline.settings import Settings
from pipeline.work import Source, analyse, prove


def run(paths: Sequence[Path], settings: Settings, *, form: str, fail_on: str, debug: bool = False) -> int:
    """Print the flags of `paths`; 0 where none is at or above `fail_on`, 1 flags, 2 an article that can't be read."""
    prove(settings, translate=False)
    work = partial(analyse, settings=settings, debug=debug)
    sources = gather(paths, settings)
    articles = list(map_units(work, sources, partial(crashed, settings), workers=settings.workers, size=32))
    emit(render(articles, form))
    if form == "text":
        tell_total(articles, settings.lang)
    return exit_status(articles, fail_on)


def tell_total(articles: Sequence[Article], lang: Lang) -> None:
    """Tell a person at a terminal how many flags there are: silence could be taken for a command that did nothing."""
    if sys.stderr.isatty():
        flags = counted(sum(1 for _ in flagged(articles)), "flag", lang)
        print(
            say("summary_check", lang, flags=flags, articles=counted(len(articles), "article", lang)), file=sys.stderr
        )


def exit_status(articles: Sequence[Article], fail_on: str) -> int:
    """2 where an article failed, 1 where an open flag is at or above `fail_on`, else 0."""
    if any(article.status == "failed" for article in articles):
        return 2
    if fail_on == "never":
        return 0
    counts = Counter(flag.severity for _, flag in flagged(articles))
    level = next(index for index, severity in enumerate(SEVERITIES) if severity == fail_on)
    return 1 if any(counts[severity] for severity in SEVERITIES[: level + 1]) else 0


def crashed(settings: Settings, source: Source) -> Article:
    """What stands for an article whose process died."""
    return Article(id=source.id, source=str(source.path), status="failed", error=say("killed", settings.lang))
