"""`evaluate`: the scores on annotated articles or sentences, and the misses in their context."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pipeline.article import Article
from pipeline.commands import output
from pipeline.commands.misses import miss_lines
from pipeline.errors import UsageError
from pipeline.evaluation import Case, Measure, read_gold, rows_of, score
from pipeline.executors.local import map_units
from pipeline.messages import say
from pipeline.settings import Settings
from pipeline.work import Source, analyse

PARTS = ("kind", "type", "article")
ACCURACIES = ("evidence level", "substance", "outcome", "direction")


def run(gold: Path, settings: Settings, *, by: str | None = None, misses: bool = False) -> int:
    """Print the table, and with `misses` every difference; 1 where an article could not be read."""
    if by is not None and by not in PARTS:
        raise UsageError(say("parts", settings.lang, by=by, parts=", ".join(PARTS)))
    cases = read_gold(gold)
    articles = analyses(cases, settings)
    table = score(zip(cases, articles, strict=True), by)
    for name, tally in rows_of(table):
        output.line(_row(name, tally))
    if misses:
        for line in miss_lines(table):
            output.line(line)
    failed = [article for article in articles if article.status == "failed"]
    for article in failed:
        print(say("failed", settings.lang, name=article.id, error=article.error), file=sys.stderr)
    return 1 if failed else 0


def _row(name: str, tally: Measure) -> str:
    measure, part, label = name.partition(" / ")
    shown = f"  {label}" if part else name
    if measure in ACCURACIES:
        return f"{shown:40} {tally.recall:.3f}  ({tally.hits}/{tally.gold})"
    return (
        f"{shown:40} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}  "
        f"({tally.hits}/{tally.found} found, {tally.gold} gold)"
    )


def analyses(cases: Sequence[Case], settings: Settings) -> list[Article]:
    """The cases after every stage up to flag; taken to be in the first source language."""
    languages = settings.languages.model_copy(update={"assume": settings.languages.source[0]})
    work = partial(analyse, settings=settings.with_(languages=languages))
    sources = [Source(case.key, Path(f"{case.key}.txt"), case.text.encode("utf-8")) for case in cases]
    return list(map_units(work, sources, _failed, workers=settings.workers, size=64))


def _failed(source: Source) -> Article:
    return Article(id=source.id, source=str(source.path), status="failed", error="ended by the system")
