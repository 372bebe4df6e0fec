"""The sources that paths on the command line stand for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.messages import say
from pipeline.settings import Settings
from pipeline.stages.ingest import find_articles
from pipeline.store import assign_ids
from pipeline.work import Source

STANDARD_INPUT = Path("-")


def gather(paths: Sequence[Path], settings: Settings) -> list[Source]:
    """Each path in the order given, a folder as its articles, sorted; `-` is standard input, read at once."""
    found = [found for path in paths for found in ([path] if path == STANDARD_INPUT else find_articles([path]))]
    if not found:
        raise UsageError(say("no_articles", settings.lang, path=", ".join(map(str, paths))))
    firsts: dict[str, Path] = {}
    for path in found:
        firsts.setdefault(os.path.normpath(path.absolute()), path)
    unique = list(firsts.values())
    ids = assign_ids(unique)
    return [
        Source("stdin", path, _standard_input()) if path == STANDARD_INPUT else Source(ids[path], path)
        for path in unique
    ]


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageError("-: standard input is closed")
    return sys.stdin.buffer.read()
