"""`analyse`: one analysis a line on standard output."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
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
    status, told = 0, set[str]()
    work = partial(_lines, settings=settings, translate=translate, debug=debug)
    for done in map_units(work, gather(paths, settings), partial(_crashed, settings), workers=settings.workers):
        status = status if done.ok else 1
        if done.untranslated and done.untranslated not in told:
            told.add(done.untranslated)
            print(say("no_translation", settings.lang, reason=done.untranslated), file=sys.stderr)
        emit(done.text)
    return status


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    ok: bool
    untranslated: str = ""  # why an article that should be is not


def _lines(sources: Sequence[Source], *, settings: Settings, translate: bool, debug: bool) -> list[_Line]:
    return [_line(article) for article in analyse(sources, settings, translate=translate, debug=debug)]


def _line(article: Article) -> _Line:
    reasons = [gap.detail for gap in article.gaps if gap.kind == "no_translation"]
    return _Line(article.to_json() + "\n", article.status != "failed", next(iter(reasons), ""))


def _crashed(settings: Settings, source: Source) -> _Line:
    error = say("killed", settings.lang)
    return _line(Article(id=source.id, source=str(source.path), status="failed", error=error))
