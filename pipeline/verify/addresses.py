"""Which addresses may be connected to: public ones only, whatever name or redirect leads to another."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable

Resolve = Callable[[str, int, float], list[str]]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Unresolved(OSError):
    """A name without an address; `final` where the name does not exist, else the answer did not come."""

    def __init__(self, host: str, *, final: bool) -> None:
        super().__init__(f"{host}: no address")
        self.final = final


class Refused(OSError):
    """An address that is not public."""


def public_address(host: str, port: int, seconds: float, *, loopback: bool = False) -> str:
    """The address to connect to for `host`; raises Refused where any of its addresses is not public."""
    found = resolve(host, port, seconds)
    for address in found:
        if not is_public(address, loopback=loopback):
            raise Refused(f"{host}: {address} is no public address")
    return next((address for address in found if ":" not in address), found[0])


def is_public(address: str, *, loopback: bool = False) -> bool:
    """Whether an IP address is one of the internet at large; `loopback` lets this machine through, for tests."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if inner := ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None):
            return is_public(str(inner), loopback=loopback)
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)), loopback=loopback)
    if loopback and ip.is_loopback:
        return True
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a name, within `seconds`; the system's own waiting has no bound."""
    answer: list[list[str] | socket.gaierror] = []

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.append(list(dict.fromkeys(str(row[4][0]) for row in rows)))
        except UnicodeError:
            answer.append(socket.gaierror(socket.EAI_NONAME))
        except socket.gaierror as exc:
            answer.append(exc)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    found = answer[0] if answer else socket.gaierror(socket.EAI_AGAIN)
    if isinstance(found, socket.gaierror):
        raise Unresolved(host, final=found.errno in _NO_NAME) from found
    if not found:
        raise Unresolved(host, final=True)
    return found


_NO_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
