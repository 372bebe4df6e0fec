"""Who may talk to the desk: one browser that was given the token, under our own address, from our own pages."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from pipeline.review.standalone import Standalone

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
LARGEST = 1_000_000  # bytes of a request
FORM_TYPE = b"application/json"
_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of one start of the desk: the token of the address, and what cookie and forms carry."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def cookie(self) -> str:
        """The name of the cookie; browsers share cookies among ports."""
        return f"bijsluiter-{self.port}"

    @property
    def session(self) -> str:
        """What the cookie holds."""
        return self._derived("session")

    @property
    def form(self) -> str:
        """What every change must carry."""
        return self._derived("form")

    @property
    def address(self) -> str:
        """The address that opens the desk."""
        return f"http://{HOST}:{self.port}/?token={self.token}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The Host headers that are ours: any other name that resolves to us is a rebound one."""
        return (f"{HOST}:{self.port}", f"localhost:{self.port}")

    def _derived(self, use: str) -> str:
        return hmac.new(self.token.encode(), use.encode(), sha256).hexdigest()


class Gate:
    """Lets a request through to the app only when host, cookie and (for a change) origin and form token are right."""

    def __init__(self, app: ASGIApp, keys: Keys, closed: Standalone | None = None) -> None:
        self.app, self.keys, self.closed = app, keys, closed  # `closed` is what a browser without the cookie sees

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Judge one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self._refusal(scope, headers)
        if refusal is None and scope["path"] == "/" and self._has_token(scope):
            await self._welcome(send)
        elif refusal is not None:
            await self._refuse(send, *refusal, page="text/html" in headers.get("accept", ""))
        else:
            await self.app(scope, receive, self._sealed(send))

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        if headers.get("host", "").lower() not in self.keys.hosts:
            return 421, "unknown host"
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit() and len(length) <= 9) or int(length) > LARGEST:
            return 413, "too large"
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, "not allowed"
        if scope["path"] == "/" and scope["method"] == "GET" and self._has_token(scope):
            return None
        if not _same(_cookies(headers.get("cookie", "")).get(self.keys.cookie, ""), self.keys.session):
            return 403, "open the address that bijsluiter printed / open het adres dat bijsluiter gaf"
        if scope["method"] == "POST":
            return self._refused_change(headers)
        return None

    def _refused_change(self, headers: dict[str, str]) -> tuple[int, str] | None:
        if headers.get("origin", "").lower() not in {f"http://{host}" for host in self.keys.hosts}:
            return 403, "unknown origin"
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return 403, "unknown origin"
        if not _same(headers.get("x-form-token", ""), self.keys.form):
            return 403, "form token missing"
        if not headers.get("content-type", "").lower().startswith(FORM_TYPE.decode()):
            return 415, "must be JSON"
        if "content-length" not in headers:
            return 411, "length required"
        return None

    def _has_token(self, scope: Scope) -> bool:
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        return _same(given, self.keys.token)

    async def _welcome(self, send: Send) -> None:
        cookie = f"{self.keys.cookie}={self.keys.session}; HttpOnly; SameSite=Strict; Path=/"
        await _answer(send, 303, "", {"location": "/", "set-cookie": cookie})

    async def _refuse(self, send: Send, status: int, text: str, *, page: bool) -> None:
        if page and status == 403 and self.closed is not None:
            headers = {"content-type": "text/html; charset=utf-8", "content-security-policy": self.closed.policy}
            await _answer(send, status, self.closed.html, headers)
            return
        await _answer(send, status, text + "\n", {"content-type": "text/plain; charset=utf-8"})

    def _sealed(self, send: Send) -> Send:
        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = [(name.lower(), value) for name, value in message.get("headers", ())]
                own = ((name.encode(), value.encode()) for name, value in _HEADERS.items())
                message = {**message, "headers": [*given, *(each for each in own if each[0] not in dict(given))]}
            await send(message)

        return sealed


async def _answer(send: Send, status: int, text: str, headers: dict[str, str]) -> None:
    body = text.encode()
    listed = {**_HEADERS, **headers, "content-length": str(len(body))}
    raw = [(name.encode(), value.encode()) for name, value in listed.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


def _cookies(header: str) -> dict[str, str]:
    pairs = (part.strip().partition("=") for part in header.split(";"))
    return {name: value for name, _, value in pairs}


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
