"""`memory`: the translation memory, shown, pruned, and exchanged as TMX."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.commands import output
from pipeline.errors import UsageError, cause
from pipeline.messages import say
from pipeline.settings import Settings
from pipeline.translation.memory import Memory

USAGE = "memory stats | prune [DAYS] | export FILE | import FILE REVIEWER"
DAYS = 90


def run(words: Sequence[str], folder: Path, settings: Settings) -> int:
    """Do what `words` say with the memory of an output folder; the exit status."""
    path = Path(
        settings.with_(translation=settings.translation.model_copy(update={"remember": True}))
        .remembering(folder)
        .translation.memory
        or ""
    )
    match list(words) or ["stats"]:
        case ["stats"]:
            return _stats(_existing(path, settings), settings)
        case ["prune"]:
            return _prune(_existing(path, settings), DAYS, settings)
        case ["prune", days] if days.isdecimal():
            return _prune(_existing(path, settings), int(days), settings)
        case ["export", file]:
            return _export(_existing(path, settings), Path(file), settings)
        case ["import", file, reviewer]:
            return _import(Memory(path), Path(file), reviewer, settings)
    raise UsageError(say("usage", settings.lang, usage=f"bijsluiter {USAGE}"))


def _existing(path: Path, settings: Settings) -> Memory:
    if not path.is_file():
        raise UsageError(say("no_memory", settings.lang, path=path))
    return Memory(path)


def _stats(memory: Memory, settings: Settings) -> int:
    stats = memory.stats()
    megabytes = f"{stats.bytes / 1e6:.1f}"
    numbers = {"translations": stats.translations, "edits": stats.edits, "megabytes": megabytes}
    output.line(say("memory_stats", settings.lang, path=memory.path, **numbers))
    return 0


def _prune(memory: Memory, days: int, settings: Settings) -> int:
    output.line(say("pruned", settings.lang, count=memory.prune(days)))
    return 0


def _export(memory: Memory, path: Path, settings: Settings) -> int:
    from pipeline.translation.tmx import write_tmx

    try:
        count = write_tmx(memory, path, settings.languages.source[0])
    except OSError as exc:
        raise UsageError(say("unwritable_file", settings.lang, path=path, error=cause(exc))) from exc
    output.line(say("tmx_written", settings.lang, count=count, path=path))
    return 0


def _import(memory: Memory, path: Path, reviewer: str, settings: Settings) -> int:
    from pipeline.translation.tmx import read_tmx

    count = 0
    for source, target, text in read_tmx(path, settings.languages.source[0]):
        memory.put_edit(source, text, reviewer, target=target)
        count += 1
    output.line(say("tmx_read", settings.lang, count=count, path=path))
    return 0
