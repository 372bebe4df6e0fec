"""`review`: the desk at which an editor decides."""

from __future__ import annotations

from pathlib import Path

from pipeline.review.serving import serve
from pipeline.settings import Settings


def run(output: Path, settings: Settings, *, port: int | None, open_browser: bool) -> int:
    """Serve the desk over `output` until interrupted; the exit status."""
    return serve(output, settings, port, open_browser=open_browser)
