"""Asks the web politely: so many requests a second to a host, again after a pause where a server is busy, and once."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import httpx

from pipeline import __version__
from pipeline.verify.addresses import Refused, Unresolved
from pipeline.verify.transport import CheckedTransport

if TYPE_CHECKING:
    from pipeline.settings import VerifySettings
    from pipeline.verify.cache import Cache

MOST_BYTES = 4_000_000  # of one answer
MOST_REDIRECTS = 5
LONGEST_PAUSE = 30.0  # seconds that we wait because a server asks for it; for longer, the question stays open
_PAUSE = 1.0
_BUSY = frozenset((429, 500, 502, 503, 504))
_FINAL = frozenset((200, 203, 204, 206, 404, 410))  # what is kept; the other answers may differ tomorrow


@dataclass(frozen=True, slots=True)
class Answer:
    """A status with the body that came with it, or 0 and why there is none."""

    status: int
    body: bytes = b""
    problem: str = ""  # "no-name", "refused", "timeout", "redirects", "unreachable"


class Web:
    """A client for several threads; close it when done."""

    def __init__(
        self,
        settings: VerifySettings,
        cache: Cache,
        *,
        loopback: bool = False,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings, self._cache, self._sleep = settings, cache, sleep
        contact = f" (mailto:{settings.contact})" if settings.contact else ""
        seconds = settings.timeout
        self._client = httpx.Client(
            transport=CheckedTransport(self._wait_turn, min(seconds, 5.0), loopback=loopback),
            headers={"User-Agent": f"bijsluiter/{__version__}{contact}"},
            timeout=httpx.Timeout(seconds, connect=min(seconds, 5.0)),
            follow_redirects=True,
            max_redirects=MOST_REDIRECTS,
            trust_env=False,
        )

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    def get(self, address: str) -> Answer:
        """What stands at `address`, from the cache where it was fetched before."""
        return self._kept(f"GET {address}", lambda: self._persist("GET", address))

    def there(self, address: str) -> Answer:
        """Whether something stands at `address`: by HEAD, by GET where a server knows no HEAD; without the body."""
        return self._kept(f"HEAD {address}", lambda: self._there(address))

    def _there(self, address: str) -> Answer:
        answer = self._persist("HEAD", address)
        if answer.status in (400, 403, 404, 405, 501):  # many servers answer HEAD wrongly; a reader uses GET
            return self._persist("GET", address, body=False)
        return answer

    def _kept(self, key: str, ask: Callable[[], Answer]) -> Answer:
        known = self._cache.get(key)
        if known is not None:
            return Answer(known[0], known[1])
        answer = ask()
        if answer.status in _FINAL:
            self._cache.put(key, answer.status, answer.body)
        return answer

    def _persist(self, method: str, address: str, *, body: bool = True) -> Answer:
        for attempt in range(self._settings.retries + 1):
            answer, pause = self._once(method, address, body=body)
            again = answer.status in _BUSY or answer.problem in ("timeout", "unreachable")
            if not again or attempt == self._settings.retries:
                break
            pause = _PAUSE * 2**attempt if pause is None else pause
            if pause > LONGEST_PAUSE:
                break
            self._sleep(pause)
        return answer

    def _once(self, method: str, address: str, *, body: bool) -> tuple[Answer, float | None]:
        """One answer, and the pause that the server asks for."""
        try:
            with self._client.stream(method, address) as response:
                data = _read(response, self._settings.timeout) if body and method == "GET" else b""
                return Answer(response.status_code, data), _pause(response.headers.get("Retry-After"))
        except httpx.TimeoutException:
            return Answer(0, problem="timeout"), None
        except httpx.TooManyRedirects:
            return Answer(0, problem="redirects"), None
        except Refused:
            return Answer(0, problem="refused"), None
        except Unresolved as exc:
            return Answer(0, problem="no-name" if exc.final else "unreachable"), None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError):
            return Answer(0, problem="unreachable"), None

    def _wait_turn(self, host: str) -> None:
        pause = self._cache.turn(host, 1 / self._settings.rate)
        if pause > 0:
            self._sleep(pause)


def _read(response: httpx.Response, seconds: float) -> bytes:
    data, end = bytearray(), time.monotonic() + seconds
    for piece in response.iter_bytes():
        data += piece
        if len(data) > MOST_BYTES:
            raise ValueError("an answer that is too long")
        if time.monotonic() > end:
            raise httpx.ReadTimeout("an answer that does not end")
    return bytes(data)


def _pause(header: str | None) -> float | None:
    """The seconds of a Retry-After header, which holds a number or a date (RFC 9110, 10.2.3)."""
    if not header:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        return max(0.0, (parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
