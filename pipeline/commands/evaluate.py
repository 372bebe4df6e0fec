"""`evaluate`: the scores on annotated articles or sentences, and the misses in their context."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pipeline.article import Article
from pipeline.commands import output
from pipeline.errors import UsageError
from pipeline.evaluation import Case, read_gold, rows_of, score
from pipeline.executors.local import map_units
from pipeline.messages import say
from pipeline.scoring import Item
from pipeline.settings import Settings
from pipeline.work import Source, analyse

PARTS = ("kind", "type", "article")
ACCURACIES = ("evidence level", "substance", "outcome", "direction")


def run(gold: Path, settings: Settings, *, by: str | None = None, misses: bool = False) -> int:
    """Print the table, and with `misses` every difference; the exit status."""
    if by is not None and by not in PARTS:
        raise UsageError(say("parts", settings.lang, by=by, parts=", ".join(PARTS)))
    cases = read_gold(gold)
    table = score(zip(cases, analyses(cases, settings), strict=True), by)
    for name, tally in rows_of(table):
        label = f"  {name.partition(' / ')[2]}" if " / " in name else name
        if name in ACCURACIES:
            output.line(f"{label:40} {tally.recall:.3f}  ({tally.hits}/{tally.gold})")
            continue
        output.line(
            f"{label:40} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}  "
            f"({tally.hits}/{tally.found} found, {tally.gold} gold)"
        )
    if misses:
        for name, tally in rows_of(table):
            for miss in tally.misses:
                output.line(f"\n{name}  {miss.key}\n  {miss.context}")
                output.line(f"  gold   {_shown(name, miss.gold)}\n  found  {_shown(name, miss.found)}")
    return 0


def analyses(cases: Sequence[Case], settings: Settings) -> list[Article]:
    """The cases after every stage up to flag; taken to be in the first source language."""
    languages = settings.languages.model_copy(update={"assume": settings.languages.source[0]})
    work = partial(analyse, settings=settings.with_(languages=languages))
    sources = [Source(case.key, Path(f"{case.key}.txt"), case.text.encode("utf-8")) for case in cases]
    return list(map_units(work, sources, _failed, workers=settings.workers, size=64))


def _failed(source: Source) -> Article:
    return Article(id=source.id, source=str(source.path), status="failed")


def _shown(measure: str, item: Item | None) -> str:
    if item is None:
        return "-"
    keys = {
        "quantity": ("values", "value", "kind", "unit", "per", "modifier"),
        "claim": ("types", "reason"),
        "citation": ("rule", "level"),
        "absolute": ("rule", "reason"),
        "evidence": ("level", "evidence"),
    }.get(measure.split(":")[0].split(" ")[0], (measure,))
    return ", ".join(f"{key} {item[key]}" for key in keys if item.get(key) is not None) or "null"
