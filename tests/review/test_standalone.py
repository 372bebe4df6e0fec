"""The pages that bring their own style: the overview of the last run, and the closed door."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.reports import summarise, write_index
from pipeline.review.standalone import Standalone, closed
from pipeline.settings import Settings
from tests.reports.conftest import hostile, magnesium

if TYPE_CHECKING:
    from starlette.testclient import TestClient

NAME = "/overzicht.html"
SEAL = "img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"


@pytest.fixture
def charts(output: Path) -> Path:
    (output / "magnesium" / "index.html").touch()  # a page that the overview links to
    write_index([summarise(a, None) for a in (magnesium(), hostile())], output, Settings(formats=["html"]), {})
    return output / "overzicht.html"


def test_only_its_own_styles_hold() -> None:
    digest = b64encode(sha256(b"p { margin: 0 }").digest()).decode()
    page = Standalone("<style>p { margin: 0 }</style><script>alert(1)</script>")
    assert page.policy == f"default-src 'none'; style-src 'sha256-{digest}'; {SEAL}"
    assert Standalone("<p>").policy == f"default-src 'none'; style-src 'none'; {SEAL}"


def test_the_overview_is_served_as_the_run_wrote_it(client: TestClient, charts: Path) -> None:
    answer = client.get(NAME)
    assert (answer.status_code, answer.text) == (200, charts.read_text("utf-8"))
    assert answer.headers.get_list("content-security-policy") == [Standalone(answer.text).policy]
    assert answer.headers["cache-control"] == "no-store"


def test_its_links_lead_back_to_the_desk(client: TestClient, charts: Path) -> None:
    links = re.findall(r'href="([^"#]*index\.html)', charts.read_text("utf-8"))
    assert {"index.html", "magnesium/index.html"} <= set(links)
    assert client.get("/index.html").headers["location"] == "/"
    assert client.get("/magnesium/index.html").headers["location"] == "/article/magnesium"
    assert client.get("/%5Cevil.example/index.html").headers["location"] == "/article/%5Cevil.example"


def test_without_one_the_desk_says_so(client: TestClient) -> None:
    answer = client.get(NAME)
    assert answer.status_code == 404
    assert "De laatste run maakte geen overzicht" in answer.text


def test_a_link_elsewhere_is_not_followed(client: TestClient, charts: Path, tmp_path: Path) -> None:
    charts.rename(tmp_path / "geheim.html")
    charts.symlink_to(tmp_path / "geheim.html")
    assert client.get(NAME).status_code == 404


def test_a_browser_without_the_token_finds_a_closed_door(stranger: TestClient) -> None:
    answer = stranger.get("/", headers={"accept": "text/html,*/*"})
    assert (answer.status_code, answer.text) == (403, closed("nl").html)
    assert answer.headers["content-security-policy"] == closed("nl").policy
    assert "Open het adres" in closed("nl").html and "Open the address" in closed("en").html
    assert stranger.get("/", headers={"host": "evil.example", "accept": "text/html"}).text == "unknown host\n"
