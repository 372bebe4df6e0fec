"""Packages from an index: a server that behaves, one that does not, one that is not there, and hostile archives."""

from __future__ import annotations

import hashlib
import io
import json
import threading
import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.translation.archive import PackageError
from pipeline.translation.downloads import Offer, available, download, install, offers_between


def archive(
    *, source: str = "nl", target: str = "en", extra: dict[str, bytes] | None = None, leave_out: str = ""
) -> bytes:
    """An Argos package with a made-up model."""
    metadata = {"package_version": "1.4", "from_code": source, "to_code": target}
    files = {"metadata.json": json.dumps(metadata).encode(), "model/model.bin": bytes(range(256)) * 500}
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as zipped:
        for name, data in files.items():
            if name != leave_out:
                zipped.writestr(f"translate-nl_en-1_4/{name}", data)
        for name, data in (extra or {}).items():
            zipped.writestr(name, data)
    return memory.getvalue()


class Shop(ThreadingHTTPServer):
    """An index with one package; `cut` breaks the next answer off after so many bytes."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.package = archive()
        self.index: bytes | None = None
        self.cut: int | None = None
        self.ranges: list[str | None] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def rows(self) -> bytes:
        row = {"type": "translate", "package_version": "1.4", "from_code": "nl", "to_code": "en"}
        links = ["ipfs://x", self.address + "gone.argosmodel", self.address + "nl_en.argosmodel"]
        return json.dumps([row | {"links": links}, {"type": "sbd"}]).encode()


class Handler(BaseHTTPRequestHandler):
    server: Shop

    def do_GET(self) -> None:
        if self.path == "/index.json":
            self._send(200, self.server.index if self.server.index is not None else self.server.rows())
        elif self.path == "/nl_en.argosmodel":
            asked = self.headers.get("Range")
            self.server.ranges.append(asked)
            start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
            self._send(206 if asked else 200, self.server.package[start:])
        else:
            self._send(404, b"")

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 404 and self.path != "/index.json" and self.server.cut is not None:
            body, self.server.cut = body[: self.server.cut], None
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Shop]:
    server = Shop()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", server.address)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setattr("pipeline.translation.downloads.problem_of", lambda folder: None)  # its model is made up
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_index_lists_packages(shop: Shop) -> None:
    (offer,) = available()
    assert (offer.name, offer.version) == ("translate-nl_en", "1.4")


def test_download_and_install_record_the_checksum(shop: Shop, tmp_path: Path) -> None:
    (offer,) = available()
    path = download(offer)
    assert path.read_bytes() == shop.package
    folder = install(path, "nl", "en")
    assert folder == tmp_path / "packages" / "translate-nl_en-1_4"
    assert (folder / "model" / "model.bin").stat().st_size == 128_000
    recorded = json.loads((folder / "checksum.json").read_text())
    assert recorded["sha256"] == hashlib.sha256(shop.package).hexdigest()
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


def test_a_broken_download_is_taken_up(shop: Shop) -> None:
    (offer,) = available()
    shop.cut = 1000
    with pytest.raises(PackageError, match="cannot be reached"):
        download(offer)
    assert download(offer).read_bytes() == shop.package
    assert shop.ranges == [None, "bytes=1000-"]


def test_an_index_that_is_none(shop: Shop) -> None:
    shop.index = b"<html>"
    with pytest.raises(PackageError, match="is no package index"):
        available()


def test_without_a_network_it_fails_in_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
    began = time.monotonic()
    with pytest.raises(PackageError, match=r"^http://127\.0\.0\.1:9/index\.json: cannot be reached"):
        available()
    assert time.monotonic() - began < 10


def test_an_offer_without_an_address(shop: Shop) -> None:
    with pytest.raises(PackageError, match="gives no address"):
        download(Offer("nl", "en", "1", ("ipfs://x",)))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"no zip", "is no Argos package"),
        (archive(leave_out="model/model.bin"), "lacks model/model.bin"),
        (archive(leave_out="metadata.json"), "lacks metadata.json"),
        (archive(extra={"../evil.txt": b"x"}), "points outside its folder"),
        (archive(extra={"/etc/evil": b"x"}), "points outside its folder"),
        (archive(extra={"loose.txt": b"x"}), "stands outside its one folder"),
        (archive(source="de"), "translates de to en, must be nl to en"),
        (archive(source="../nl"), "'../nl' and 'en' are no two language codes"),
        (archive(source="xx"), "'xx' and 'en' are no two language codes"),
        (archive(source="NL"), "'NL' and 'en' are no two language codes"),
        (archive(source="en"), "'en' and 'en' are no two language codes"),
    ],
)
def test_a_hostile_or_wrong_archive_is_refused(shop: Shop, tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "x.argosmodel"
    path.write_bytes(data)
    with pytest.raises(PackageError, match=sentence):
        install(path, "nl", "en")
    assert not list(tmp_path.glob("packages/*"))
    assert not (tmp_path / "evil.txt").exists()


def test_an_install_over_an_older_one_replaces_it_whole(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "x.argosmodel"
    path.write_bytes(archive(extra={"translate-nl_en-1_4/old.txt": b"old"}))
    folder = install(path)
    assert (folder / "old.txt").exists()
    path.write_bytes(shop.package)
    assert install(path) == folder
    assert sorted(one.name for one in folder.iterdir()) == ["checksum.json", "metadata.json", "model"]
    path.write_bytes(b"no zip")
    with pytest.raises(PackageError):
        install(path)
    assert (folder / "model" / "model.bin").stat().st_size == 128_000


def test_a_download_that_is_whole_already_is_not_fetched_again(shop: Shop) -> None:
    (offer,) = available()
    path = download(offer)
    part = path.with_suffix(".part")
    path.rename(part)
    assert download(offer).read_bytes() == shop.package
    assert shop.ranges == [None, f"bytes={len(shop.package)}-"]


def offer(source: str, target: str, version: str = "1.0") -> Offer:
    return Offer(source, target, version, ())


def test_what_to_install_for_a_pair_is_straight_or_two_by_way_of_english() -> None:
    offers = [offer("nl", "en", "1.4"), offer("nl", "en", "1.10"), offer("en", "de"), offer("de", "nl")]
    found = {
        (source, target): [(one.source, one.target, one.version) for one in offers_between(offers, source, target)]
        for source, target in (("nl", "en"), ("nl", "de"), ("de", "nl"), ("nl", "fr"), ("en", "fr"))
    }
    assert found == {
        ("nl", "en"): [("nl", "en", "1.10")],
        ("nl", "de"): [("nl", "en", "1.10"), ("en", "de", "1.0")],
        ("de", "nl"): [("de", "nl", "1.0")],
        ("nl", "fr"): [],
        ("en", "fr"): [],
    }
