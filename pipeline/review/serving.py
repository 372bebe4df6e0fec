"""Starts the desk on this machine alone, and says where it is."""

from __future__ import annotations

import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UsageError
from pipeline.messages import say
from pipeline.review.security import HOST, Keys
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.review.desk import Desk

PORT = 8765
TRIES = 20  # ports, where none was asked for


def serve(output: Path, settings: Settings, port: int | None, *, open_browser: bool) -> int:
    """Serve `output` until interrupted; the exit status. Raises UsageError where that cannot begin."""
    lang = settings.lang
    try:
        import uvicorn

        from pipeline.review.app import make_app
    except ModuleNotFoundError as exc:
        raise UsageError(say("no_extra", lang, extra="review", module=exc.name)) from exc
    from pipeline.review.desk import Desk

    if not (output / "run.json").is_file():
        raise UsageError(say("no_run", lang, path=output))
    listening = _listen(port, settings)
    keys = Keys(listening.getsockname()[1])
    desk = Desk(output, settings)
    server = uvicorn.Server(
        uvicorn.Config(make_app(desk, keys), log_level="warning", access_log=False, server_header=False, lifespan="off")
    )
    print(keys.address, flush=True)
    print(say("review_open", lang), file=sys.stderr, flush=True)
    threading.Thread(target=_warm, args=(desk,), daemon=True).start()
    if open_browser:
        webbrowser.open(keys.address)
    try:
        server.run(sockets=[listening])
    finally:
        desk.close()
    return 0


def _warm(desk: Desk) -> None:
    """Read the folder, and the templates and tables behind the first article, while the browser starts."""
    from pipeline.review.pages import article_html

    desk.index.refresh()
    first = desk.index.rows("SELECT name FROM articles LIMIT 1")
    if first:
        article_html(desk, first[0]["name"], "")


def _listen(port: int | None, settings: Settings) -> socket.socket:
    """A socket on the port asked for, else on the first free one from ours on."""
    candidates = [port] if port is not None else [*range(PORT, PORT + TRIES), 0]
    for number in candidates:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, number))
        except OSError:
            listening.close()
            continue
        listening.listen(64)
        return listening
    raise UsageError(say("port_taken", settings.lang, port=port))
