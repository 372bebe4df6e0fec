"""Writes to standard output, and ends quietly where the reader has gone."""

from __future__ import annotations

import os
import sys


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


def line(text: str) -> None:
    """Write `text` and a line feed."""
    emit(f"{text}\n")


def _discard() -> None:
    """Let what is still buffered go nowhere, so that the interpreter's last flush does not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
