"""The transport under every request: waits its turn, and connects to the very address that was checked."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from pipeline.verify.addresses import public_address


class CheckedTransport(httpx.BaseTransport):
    """HTTP over connections to public addresses; each hop of a redirect comes by here too.

    The name is resolved once, and the connection goes to that address under that name (Host, SNI and certificate), so
    that a name which resolves otherwise a moment later leads nowhere else. No connection is kept: it would be found
    again by its address, under another name. Proxies of the environment are not used.
    """

    def __init__(self, turn: Callable[[str], None], seconds: float, *, loopback: bool) -> None:
        self._turn, self._seconds, self._loopback = turn, seconds, loopback
        self._inner = httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0), trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer; raises Refused or Unresolved before anything is sent."""
        if request.url.scheme not in ("http", "https") or not request.url.host:
            raise httpx.UnsupportedProtocol(f"{request.url.scheme}: only http and https are asked")
        host, port = request.url.host, request.url.port or (443 if request.url.scheme == "https" else 80)
        address = public_address(host, port, self._seconds, loopback=self._loopback)
        self._turn(host)
        extensions = {**request.extensions, "sni_hostname": host}
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions=extensions,
        )
        response = self._inner.handle_request(pinned)
        if not response.has_redirect_location:
            return response
        response.request = pinned
        response.close()  # what stands under a redirect would be read to its end, however long it is
        return httpx.Response(response.status_code, headers={"Location": response.headers["Location"]})

    def close(self) -> None:
        """Close every connection."""
        self._inner.close()
