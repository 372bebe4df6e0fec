"""Writes to standard output, ending quietly where the reader has gone, and to files that a person names."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pipeline.errors import Lang, UsageError, cause
from pipeline.messages import say


def emit(text: str) -> None:
    """Write `text`; exits with 0 where the pipe's other end is closed, with 1 and a sentence where it can't write."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard()
        sys.exit(0)
    except OSError as exc:
        _discard()
        print(f"bijsluiter: standard output cannot be written ({exc.strerror})", file=sys.stderr)
        sys.exit(1)


def save(path: Path, data: str | bytes, lang: Lang) -> None:
    """Write a file whole or not at all; raises UsageError where that can't be done."""
    from pipeline.store import atomic_write

    if not path.parent.is_dir():
        raise UsageError(say("no_folder", lang, path=path.parent))
    try:
        atomic_write(path, data)
    except OSError as exc:
        raise UsageError(say("unwritable_file", lang, path=path, error=cause(exc))) from exc


def line(text: str) -> None:
    """Write `text` and a line feed."""
    emit(f"{text}\n")


def _discard() -> None:
    """Let what is still buffered go nowhere, so that the interpreter's last flush does not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
