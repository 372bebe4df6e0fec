"""Translates through an HTTP server that speaks the LibreTranslate interface."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeGuard

from pipeline.translation.unavailable import Unavailable

if TYPE_CHECKING:
    import httpx

    from pipeline.settings import Server

MAX_BYTES = 20_000_000  # of one answer
RESPITE = 60.0  # seconds for which a server that failed is not asked again
_AGAIN = frozenset((429, 500, 502, 503, 504))
_CONNECT = 2.0
_LONGEST_PAUSE = 30.0

_PROBLEMS: dict[str, tuple[str, str]] = {
    "unreachable": ("is niet bereikbaar ({detail})", "cannot be reached ({detail})"),
    "slow": ("antwoordt niet binnen {detail} seconden", "does not answer within {detail} seconds"),
    "status": ("antwoordt met {detail}", "answers {detail}"),
    "shape": (
        "geeft een antwoord dat geen vertaling is ({detail})",
        "gives an answer that is no translation ({detail})",
    ),
    "pair": ("vertaalt niet van {detail}", "does not translate from {detail}"),
}


class LibreTranslate:
    """A server, asked for one pair of languages; raises Unavailable where it gives no translation."""

    draft = False

    def __init__(self, server: Server, source: str, target: str, *, pause: float = 0.5) -> None:
        self.name = f"libretranslate {server.url.rstrip('/')}"
        self._server, self._source, self._target, self._pause = server, source, target, pause
        self._offered = False
        self._failed: tuple[float, Unavailable] | None = None

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """The best translation of each sentence, in order."""
        return [found[0] for found in self.candidates(sentences, 1)]

    def candidates(self, sentences: Sequence[str], count: int) -> list[list[str]]:
        """Up to `count` translations of each sentence, as many as the server gives."""
        if not sentences:
            return []
        if self._failed is not None and time.monotonic() - self._failed[0] < RESPITE:
            raise self._failed[1]
        size = self._server.batch
        try:
            with self._client() as client:
                self._check_pair(client)
                parts = [sentences[start : start + size] for start in range(0, len(sentences), size)]
                return [found for part in parts for found in self._ask(client, part, count)]
        except Unavailable as exc:
            self._failed = time.monotonic(), exc
            raise

    @contextmanager
    def _client(self) -> Iterator[httpx.Client]:
        import httpx

        seconds = self._server.timeout
        timeout = httpx.Timeout(seconds, connect=min(_CONNECT, seconds))
        headers = {"User-Agent": "bijsluiter"}
        try:
            client = httpx.Client(base_url=self._server.url, timeout=timeout, headers=headers)
        except httpx.InvalidURL as exc:
            raise self._problem("unreachable", exc) from exc
        with client:
            yield client

    def _check_pair(self, client: httpx.Client) -> None:
        """Whether the server offers the pair; one that does not tell is taken at its translations."""
        if self._offered:
            return
        languages = self._answer(client, "GET", "languages", None)
        targets = {
            one["code"]: one["targets"]
            for one in (languages if isinstance(languages, list) else ())
            if isinstance(one, dict) and "code" in one and isinstance(one.get("targets"), list)
        }
        if targets and self._target not in targets.get(self._source, ()):
            raise self._problem("pair", f"{self._source} naar {self._target}", f"{self._source} to {self._target}")
        self._offered = True

    def _ask(self, client: httpx.Client, sentences: Sequence[str], count: int) -> list[list[str]]:
        body: dict[str, Any] = {"q": list(sentences), "source": self._source, "target": self._target, "format": "text"}
        if count > 1:
            body["alternatives"] = count - 1
        if self._server.api_key:
            body["api_key"] = self._server.api_key
        answer = self._answer(client, "POST", "translate", body)
        texts = answer.get("translatedText") if isinstance(answer, dict) else None
        if isinstance(texts, str) and len(sentences) == 1:
            texts = [texts]
        if not _are_texts(texts):
            raise self._problem("shape", "translatedText")
        if len(texts) != len(sentences):
            raise self._problem("shape", f"{len(texts)} / {len(sentences)}")
        others = answer.get("alternatives")
        if not (isinstance(others, list) and len(others) == len(texts)):
            others = [[]] * len(texts)
        return [
            list(dict.fromkeys((text, *(more if _are_texts(more) else ()))))[:count]
            for text, more in zip(texts, others, strict=True)
        ]

    def _answer(self, client: httpx.Client, method: str, path: str, body: dict[str, Any] | None) -> Any:
        """The JSON of an answer; asks again where the server is busy or breaks off, not where there is none."""
        for attempt in range(self._server.retries + 1):
            last = attempt == self._server.retries
            status, data, wait = self._once(client, method, path, body, last=last)
            if status == 200:
                try:
                    return json.loads(data)
                except ValueError as exc:
                    raise self._problem("shape", "JSON") from exc
            if status and (last or status not in _AGAIN):
                raise self._problem("status", f"{status}{_reason(data)}")
            time.sleep(wait if wait is not None else self._pause * 2**attempt)
        raise AssertionError("the last attempt returns or raises")

    def _once(
        self, client: httpx.Client, method: str, path: str, body: dict[str, Any] | None, *, last: bool
    ) -> tuple[int, bytes, float | None]:
        """Status, body and the pause that the server asks for; status 0 where it did not answer."""
        import httpx

        began = time.monotonic()
        try:
            with client.stream(method, path, json=body) as answer:
                data = b""
                for piece in answer.iter_bytes():
                    data += piece
                    if len(data) > MAX_BYTES:
                        raise self._problem("shape", f"> {MAX_BYTES // 1_000_000} MB")
                    if time.monotonic() - began > self._server.timeout:  # httpx bounds each piece, not the whole
                        raise httpx.ReadTimeout("")
                return answer.status_code, data, _pause(answer.headers.get("retry-after"))
        except (httpx.ConnectError, httpx.ConnectTimeout) as exc:
            raise self._problem("unreachable", str(exc) or type(exc).__name__) from exc
        except httpx.TimeoutException as exc:
            if last:
                raise self._problem("slow", f"{self._server.timeout:g}") from exc
        except (httpx.HTTPError, httpx.InvalidURL) as exc:
            if last:
                raise self._problem("unreachable", str(exc) or type(exc).__name__) from exc
        return 0, b"", None

    def _problem(self, key: str, detail: object, english: object = None) -> Unavailable:
        nl, en = _PROBLEMS[key]
        place = self._server.url
        return Unavailable(
            f"{place}: de vertaalserver {nl.format(detail=detail)}",
            f"{place}: the translation server {en.format(detail=english or detail)}",
        )


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _pause(header: str | None) -> float | None:
    return min(float(header), _LONGEST_PAUSE) if header and header.isdecimal() else None


def _reason(data: bytes) -> str:
    """What the server says went wrong, where it says so."""
    try:
        found = json.loads(data)
    except ValueError:
        return ""
    words = found.get("error") if isinstance(found, dict) else None
    return f" ({words[:200]})" if isinstance(words, str) else ""
