"""Each attack on the desk that we know of, tried."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.review.desk import Desk
from pipeline.review.security import Keys
from tests.review.conftest import BASE, KEYS, act, one

if TYPE_CHECKING:
    from starlette.testclient import TestClient

DECISION = {"flags": [one("f-bron")], "verdict": "accepted", "reviewer": "AB"}
PATHS = ["/", "/article/magnesium", "/static/desk.css", "/decisions.json", "/overzicht.html", "/nergens"]


@pytest.mark.parametrize("path", PATHS)
def test_a_stranger_sees_nothing(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert (answer.status_code, "agnesium" in answer.text) == (403, False)


@pytest.mark.parametrize("token", ["", "fout", "geheim2", "Geheim"])
def test_a_wrong_token_opens_nothing(stranger: TestClient, token: str) -> None:
    answer = stranger.get("/", params={"token": token})
    assert (answer.status_code, answer.headers.get("set-cookie")) == (403, None)


def test_the_token_leaves_the_address_and_stays_in_a_strict_cookie(stranger: TestClient) -> None:
    answer = stranger.get("/?token=geheim")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert answer.headers["set-cookie"] == f"bijsluiter-8765={KEYS.session}; HttpOnly; SameSite=Strict; Path=/"
    assert KEYS.session not in ("geheim", KEYS.form)


def test_two_starts_have_nothing_in_common() -> None:
    assert len({Keys(1).token, Keys(1).token}) == 2
    assert len(Keys(1).token) >= 32


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "localhost:8765."])
def test_a_rebound_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421
    assert client.post("/api/decide", json=DECISION, headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": ""}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"x-form-token": ""}, 403),
        ({"x-form-token": "geheim"}, 403),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
        ({"content-length": "9000000"}, 413),
        ({"content-length": "veel"}, 413),
        ({"content-length": "-1"}, 413),
        ({"content-length": "9" * 5000}, 413),
        ({"content-length": b"\xb2"}, 413),
        ({"cookie": "bijsluiter-8765=raden"}, 403),
    ],
)
def test_a_change_from_elsewhere_is_refused(
    client: TestClient, desk: Desk, headers: dict[str, str | bytes], status: int
) -> None:
    answer = client.post("/api/decide", json=DECISION, headers=headers)
    assert (answer.status_code, desk.history.last()) == (status, 0)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_do_nothing(client: TestClient, method: str) -> None:
    assert client.request(method, "/api/decide").status_code == 405


def test_a_change_is_no_get(client: TestClient) -> None:
    assert client.get("/api/decide").status_code == 405


@pytest.mark.parametrize("path", ["/", "/article/magnesium", "/static/article.js", "/nergens"])
def test_every_answer_is_sealed(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/?view=flags&state=any", "/article/magnesium"])
def test_no_script_or_style_stands_in_a_page(client: TestClient, path: str) -> None:
    from lxml import html

    page = html.fromstring(client.get(path).text)
    assert [s.get("id") for s in page.iter("script") if not s.get("src")] == ["desk-data"]
    assert [element.tag for element in page.iter() if "style" in element.attrib or element.tag == "style"] == []
    assert [name for element in page.iter() for name in element.attrib if str(name).startswith("on")] == []
    assert {str(s.get("src") or s.get("href"))[:8] for s in page.iter("img", "link")} == {"/static/"}


@pytest.mark.parametrize(
    "path", ["/article/aanval%20%26%20%22co%22's%20%3Cb%3E", "/?view=flags&state=any", "/?q=%3Cscript%3E"]
)
def test_the_words_of_an_article_stay_words(client: TestClient, path: str) -> None:
    from lxml import html

    answer = client.get(path)
    page = html.fromstring(answer.text)
    assert answer.status_code == 200
    assert len(list(page.iter("img"))) == 0
    assert {s.get("src") for s in page.iter("script")} <= {None, "/static/article.js", "/static/inbox.js"}
    assert [a.get("href") for a in page.iter("a") if "javascript" in (a.get("href") or "")] == []


@pytest.mark.parametrize(
    "path",
    [
        "/article/..%2F..%2Fetc%2Fpasswd",
        "/article/%2Fetc%2Fpasswd",
        "/article/.bijsluiter",
        "/article/magnesium%2F..%2Fmagnesium",
        "/static/..%2Fapp.py",
        "/static/%2Fetc%2Fpasswd",
        "/decisions.sqlite",
        "/.bijsluiter/review.sqlite",
    ],
)
def test_no_path_leads_out(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_link_out_of_the_folder_is_not_followed(client: TestClient, output: Path, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.json"
    secret.write_bytes((output / "magnesium" / "article.json").read_bytes())
    (output / "magnesium" / "article.json").unlink()
    (output / "magnesium" / "article.json").symlink_to(secret)
    assert client.get("/article/magnesium").status_code == 404


def test_a_source_is_no_script(client: TestClient) -> None:
    for source in (
        "javascript:alert(1)",
        "http://",
        "https://x",
        "http://user@host.nl/x",
        "10.1000",
        "file:///etc/passwd",
    ):
        act(client, "source", 422, article="magnesium", claim="k1", seen=0, add=source)


def test_the_desk_listens_on_this_machine_alone() -> None:
    from pipeline.review.serving import _listen
    from pipeline.settings import Settings

    with _listen(None, Settings()) as listening:
        assert listening.family == socket.AF_INET
        assert listening.getsockname()[0] == "127.0.0.1"


def test_pages_open_under_both_names_of_this_machine(client: TestClient) -> None:
    assert client.get("/", headers={"host": "localhost:8765", "origin": BASE}).status_code == 200
