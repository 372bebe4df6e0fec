"""The client: polite, patient within bounds, and never to an address that is not public."""

from __future__ import annotations

import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from pipeline.errors import SettingsError
from pipeline.settings import VerifySettings
from pipeline.verify import addresses
from pipeline.verify.cache import Cache
from pipeline.verify.web import MOST_BYTES, Answer, Web
from tests.verify.conftest import Register, Reply


def test_an_answer_is_asked_for_once(register: Register, web: Web) -> None:
    address = register.says("/a", Reply(body=b"here"))
    assert [web.get(address), web.get(address)] == [Answer(200, b"here")] * 2
    assert register.asked == {"GET /a": 1}


def test_an_answer_outlives_the_client_until_it_is_too_old(
    register: Register, web: Web, settings: VerifySettings, tmp_path: Path
) -> None:
    address = register.says("/a", Reply(body=b"here"))
    web.get(address)
    for days, times in ((30.0, 1), (0.0, 2)):
        cache = Cache(tmp_path / "cache", days)
        again = Web(settings, cache, loopback=True)
        assert again.get(address).body == b"here"
        assert register.asked["GET /a"] == times
        again.close()
        cache.close()


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(register: Register, web: Web, pauses: list[float], status: int) -> None:
    address = register.says("/a", Reply(status), Reply(status), Reply(body=b"at last"))
    assert web.get(address) == Answer(200, b"at last")
    assert [pause for pause in pauses if pause >= 1] == [1.0, 2.0]


def test_it_waits_as_long_as_the_server_asks(register: Register, web: Web, pauses: list[float]) -> None:
    address = register.says("/a", Reply(429, headers=(("Retry-After", "7"),)), Reply(200))
    assert web.get(address).status == 200
    assert [pause for pause in pauses if pause >= 1] == [7.0]


def test_a_date_to_try_again(register: Register, web: Web, pauses: list[float]) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    address = register.says("/a", Reply(503, headers=(("Retry-After", date),)), Reply(200))
    assert web.get(address).status == 200
    assert len([pause for pause in pauses if 15 < pause < 21]) == 1


def test_a_server_that_asks_for_an_hour_is_left_alone(register: Register, web: Web) -> None:
    address = register.says("/a", Reply(429, headers=(("Retry-After", "3600"),)))
    assert web.get(address) == Answer(429)
    assert register.asked == {"GET /a": 1}


def test_what_may_differ_tomorrow_is_not_kept(register: Register, web: Web) -> None:
    address = register.says("/a", Reply(403))
    assert [web.get(address).status, web.get(address).status] == [403, 403]
    assert register.asked == {"GET /a": 2}


def test_a_slow_server(register: Register, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", 1)
    web = Web(VerifySettings(timeout=0.2, retries=0, rate=50), cache, loopback=True)
    began = time.monotonic()
    assert web.get(register.says("/a", Reply(seconds=1.0))) == Answer(0, problem="timeout")
    assert time.monotonic() - began < 1.0
    web.close()
    cache.close()


def test_an_answer_that_is_too_long(register: Register, web: Web) -> None:
    address = register.says("/a", Reply(body=b"x" * (MOST_BYTES + 1)))
    assert web.get(address) == Answer(0, problem="unreachable")


def test_head_then_get_where_head_is_not_known(register: Register, web: Web) -> None:
    assert web.there(register.says("/a", Reply(200, b"body"))) == Answer(200)
    assert web.there(register.says("/b", Reply(405), Reply(200, b"body"))) == Answer(200)
    assert register.asked == {"HEAD /a": 1, "HEAD /b": 1, "GET /b": 1}


def test_redirects_are_followed_so_far(register: Register, web: Web) -> None:
    address = register.says("/a", Reply(301, headers=(("Location", "/b"),)))
    register.says("/b", Reply(302, headers=(("Location", "/c"),)))
    register.says("/c", Reply(body=b"there"))
    assert web.get(address) == Answer(200, b"there")
    assert web.get(register.says("/loop", Reply(302, headers=(("Location", "/loop"),)))) == Answer(
        0, problem="redirects"
    )


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00::1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://0x0a.1/",
        "http://100.64.0.1/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(register: Register, web: Web, target: str) -> None:
    address = register.says("/a", Reply(302, headers=(("Location", target),)))
    assert web.get(address) == Answer(0, problem="refused")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/", "http://", "gopher://a"])
def test_other_schemes(register: Register, web: Web, target: str) -> None:
    assert web.get(register.says("/a", Reply(302, headers=(("Location", target),)))).problem == "unreachable"


def test_this_machine_is_refused_outside_tests(register: Register, settings: VerifySettings, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", 1)
    web = Web(settings, cache)
    assert web.get(register.says("/a", Reply(200))) == Answer(0, problem="refused")
    assert register.asked == {}
    web.close()
    cache.close()


def test_the_address_that_was_checked_is_the_one_that_is_asked(
    register: Register, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def rebinding(host: str, *args: object, **kwargs: object) -> list[tuple[object, ...]]:
        names.append(host)
        address = "127.0.0.1" if len(names) == 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    port = register.url.rpartition(":")[2]
    register.says("/a", Reply(body=b"here"))
    connected: list[str] = []

    def connect(place: tuple[str, int], *args: object, **kwargs: object) -> socket.socket:
        connected.append(place[0])
        found = socket.socket()
        found.connect(place)
        return found

    monkeypatch.setattr(socket, "create_connection", connect)
    assert web.get(f"http://rebinding.example:{port}/a") == Answer(200, b"here")
    assert (names, connected) == (["rebinding.example"], ["127.0.0.1"])


def test_a_name_that_does_not_exist(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*args: object, **kwargs: object) -> list[tuple[object, ...]]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", missing)
    assert web.there("https://weg.example/") == Answer(0, problem="no-name")


def test_it_says_who_asks(register: Register, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", 1)
    web = Web(VerifySettings(contact="redactie@example.nl", rate=50), cache, loopback=True)
    web.get(register.says("/a", Reply(200)))
    assert register.agents[0].startswith("bijsluiter/")
    assert "mailto:redactie@example.nl" in register.agents[0]
    web.close()
    cache.close()


def test_turns_are_shared_by_all_that_use_the_cache(tmp_path: Path) -> None:
    one, other = Cache(tmp_path, 1), Cache(tmp_path, 1)
    pauses = [one.turn("a.example", 0.5), other.turn("a.example", 0.5), one.turn("a.example", 0.5)]
    assert [round(pause, 1) for pause in pauses] == [0.0, 0.5, 1.0]
    assert other.turn("b.example", 0.5) == 0.0
    one.close()
    other.close()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("::1", False), ("0.0.0.0", False),
        ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.0.1", False), ("169.254.169.254", False),
        ("fe80::1%eth0", False), ("fd00:ec2::254", False), ("::ffff:10.0.0.1", False), ("64:ff9b::a00:1", False),
        ("2002:a00:1::1", False), ("224.0.0.1", False), ("255.255.255.255", False), ("100.100.100.200", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert addresses.is_public(address) is public


def test_what_stands_under_a_redirect_is_not_read(register: Register, web: Web) -> None:
    register.says("/b", Reply(body=b"there"))
    long = Reply(302, body=b"x" * (MOST_BYTES + 1), headers=(("Location", "/b"),))
    assert web.get(register.says("/a", long)) == Answer(200, b"there")


def test_a_cache_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match=r"file: verify\.cache: cannot be used"):
        Cache(tmp_path / "file", 1)
