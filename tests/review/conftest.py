"""An output folder made by hand, the desk over it, and a browserless client that has opened it."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.article import Article
from pipeline.reports import summarise, write_article
from pipeline.review.desk import Desk
from pipeline.review.security import Keys
from pipeline.settings import Settings
from pipeline.store import DONE
from tests.reports.conftest import failed, hostile, magnesium, skipped

if TYPE_CHECKING:
    from starlette.testclient import TestClient

KEYS = Keys(8765, "geheim")
BASE = "http://127.0.0.1:8765"


def publish(folder: Path, *articles: Article) -> None:
    """Write articles as a run does."""
    folder.mkdir(exist_ok=True)
    for article in articles:
        (folder / article.id).mkdir(exist_ok=True)
        write_article(article, folder / article.id, Settings(formats=["json"]), None)
        record = {"key": "x", "files": [], "summary": summarise(article, None).to_dict()}
        (folder / article.id / DONE).write_text(json.dumps(record), "utf-8")
    ids = [article.id for article in articles]
    (folder / "run.json").write_text(json.dumps({"ids": ids}), "utf-8")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with the articles of the report tests."""
    folder = tmp_path / "out"
    publish(folder, magnesium(), hostile(), failed(), skipped())
    return folder


@pytest.fixture
def desk(output: Path) -> Iterator[Desk]:
    """The desk over that folder, its index read."""
    opened = Desk(output, Settings())
    opened.index.refresh()
    yield opened
    opened.close()


@pytest.fixture
def stranger(desk: Desk) -> Iterator[TestClient]:
    """A client without a cookie."""
    pytest.importorskip("starlette")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would rather have another HTTP client
        from starlette.testclient import TestClient

    from pipeline.review.app import make_app

    yield TestClient(make_app(desk, KEYS), base_url=BASE, follow_redirects=False)


@pytest.fixture
def client(stranger: TestClient) -> TestClient:
    """A client that opened the printed address."""
    assert stranger.get("/?token=geheim").status_code == 303
    stranger.headers.update({"origin": BASE, "x-form-token": KEYS.form})
    return stranger


def act(client: TestClient, action: str, status: int = 200, **data: Any) -> dict[str, Any]:
    """One change, with the answer."""
    answer = client.post(f"/api/{action}", json={"reviewer": "AB", "page": "magnesium", **data})
    assert answer.status_code == status, answer.text
    given: dict[str, Any] = answer.json()
    return given


def one(flag: str, seen: int = 0, article: str = "magnesium") -> dict[str, Any]:
    """A flag as a decision names it."""
    return {"article": article, "flag": flag, "seen": seen}
