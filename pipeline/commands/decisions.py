"""`decisions`: what reviewers decided, out of the output folder to a file, and from a file into it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.commands.output import emit, line, save
from pipeline.decisions import FILE_NAME
from pipeline.decisions.exchange import as_csv, as_json, import_rows, read_rows, rows_of
from pipeline.decisions.history import History
from pipeline.errors import UsageError
from pipeline.messages import say
from pipeline.settings import Settings

USAGE = "bijsluiter decisions export [FILE.json|FILE.csv] | import FILE.json|FILE.csv [--output OUTPUT]"


def run(words: Sequence[str], output: Path, settings: Settings) -> int:
    """Export to a file (or as JSON to standard output), or import from one; the exit status."""
    match list(words):
        case ["export"]:
            emit(_exported(output, Path("decisions.json"), settings))
        case ["export", name]:
            save(Path(name), _exported(output, Path(name), settings), settings.lang)
            line(say("written", settings.lang, path=name))
        case ["import", name]:
            rows = read_rows(Path(name))
            history = _history(output, settings)
            try:
                count = import_rows(history, rows)
            finally:
                history.close()
            line(say("imported", settings.lang, count=count, all=len(rows)))
        case _:
            raise UsageError(say("usage", settings.lang, usage=USAGE))
    return 0


def _exported(output: Path, name: Path, settings: Settings) -> str:
    history = _history(output, settings)
    try:
        rows = rows_of(history)
    finally:
        history.close()
    return as_csv(rows) if name.suffix.casefold() == ".csv" else as_json(rows)


def _history(output: Path, settings: Settings) -> History:
    if not output.is_dir():
        raise UsageError(say("no_folder", settings.lang, path=output))
    return History(output / FILE_NAME)
