"""`analyse`: one analysis a line on standard output."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pipeline.article import Article
from pipeline.commands.output import emit
from pipeline.commands.sources import gather
from pipeline.executors.local import map_units
from pipeline.messages import say
from pipeline.settings import Settings
from pipeline.work import Source, analyse, prove


def run(paths: Sequence[Path], settings: Settings, *, translate: bool, debug: bool = False) -> int:
    """Print the analyses of `paths`; the exit status."""
    prove(settings, translate=translate)
    status = 0
    work = partial(_lines, settings=settings, translate=translate, debug=debug)
    for ok, line in map_units(work, gather(paths, settings), partial(_crashed, settings), workers=settings.workers):
        status = status if ok else 1
        emit(line)
    return status


def _lines(sources: Sequence[Source], *, settings: Settings, translate: bool, debug: bool) -> list[tuple[bool, str]]:
    articles = analyse(sources, settings, translate=translate, debug=debug)
    return [(article.status != "failed", article.to_json() + "\n") for article in articles]


def _crashed(settings: Settings, source: Source) -> tuple[bool, str]:
    error = say("killed", settings.lang)
    return False, Article(id=source.id, source=str(source.path), status="failed", error=error).to_json() + "\n"
