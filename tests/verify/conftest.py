"""A server on this machine that answers as the registers do, with their faults."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from pipeline.settings import VerifySettings
from pipeline.verify.cache import Cache
from pipeline.verify.registers import Sites
from pipeline.verify.web import Web


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answers, and how long it thinks."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0


@dataclass
class Register:
    """A server whose answers a test sets by path; the last of several answers stays."""

    url: str
    answers: dict[str, list[Reply]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    agents: list[str] = field(default_factory=list)

    def says(self, path: str, *replies: Reply) -> str:
        """Set the answers to a path; its address."""
        self.answers[path] = list(replies)
        return self.url + path

    def work(self, doi: str, **message: Any) -> None:
        """A work as Crossref gives it: https://www.crossref.org/documentation/retrieve-metadata/rest-api/"""
        document = {
            "status": "ok",
            "message-type": "work",
            "message-version": "1.0.0",
            "message": {"DOI": doi, **message},
        }
        self.says(f"/works/{doi}", Reply(body=json.dumps(document).encode()))

    def papers(self, query: str, *papers: dict[str, Any]) -> None:
        """A search as Europe PMC gives it: https://europepmc.org/RestfulWebService"""
        document = {"version": "6.9", "hitCount": len(papers), "resultList": {"result": list(papers)}}
        self.says(f"/search?query={query}&format=json&resultType=core", Reply(body=json.dumps(document).encode()))

    @property
    def sites(self) -> Sites:
        """All registers at this server."""
        return Sites(crossref=self.url, doi=self.url, europepmc=self.url, loopback=True)


@pytest.fixture
def register() -> Iterator[Register]:
    """The server, for one test."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(self.path).replace("+", " ")
            here.asked[f"{self.command} {path}"] += 1
            here.agents.append(self.headers["User-Agent"])
            replies = here.answers.get(path) or [Reply(404)]
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
            time.sleep(reply.seconds)
            try:
                self.send_response(reply.status)
                for name, value in (*reply.headers, ("Content-Length", str(len(reply.body)))):
                    self.send_header(name, value)
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(reply.body)
            except OSError:  # the client has gone
                pass

        do_HEAD = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here = Register(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()


@pytest.fixture
def settings(tmp_path: Path) -> VerifySettings:
    """Settings of a lookup that hurries."""
    return VerifySettings(cache=str(tmp_path / "cache"), rate=50, retries=2, timeout=2)


@pytest.fixture
def pauses() -> list[float]:
    """The pauses that a client made, instead of waiting."""
    return []


@pytest.fixture
def web(settings: VerifySettings, tmp_path: Path, pauses: list[float]) -> Iterator[Web]:
    """A client that may ask this machine and does not wait."""
    cache = Cache(tmp_path / "cache", settings.cache_days)
    web = Web(settings, cache, loopback=True, sleep=pauses.append)
    yield web
    web.close()
    cache.close()
