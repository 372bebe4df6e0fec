"""Fetches translation packages from the Argos index, within bounds, and installs them where argostranslate looks."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import Told, at
from pipeline.translation.archive import PackageError, cache_folder, unpack
from pipeline.translation.choosing import PIVOT
from pipeline.translation.declared import declared
from pipeline.translation.packages import version_key, wrong_pair
from pipeline.translation.trial import problem_of

if TYPE_CHECKING:
    import httpx

INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"  # argostranslate's own default
INDEX_BYTES = 5_000_000
PACKAGE_BYTES = 1_500_000_000
SECONDS = 8.0  # to connect, and between two pieces of an answer

Progress = Callable[[int, int | None], None]  # bytes so far, bytes in all where known


@dataclass(frozen=True, slots=True)
class Offer:
    """A package in the index."""

    source: str
    target: str
    version: str
    links: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name as Argos gives it."""
        return f"translate-{self.source}_{self.target}"


def available() -> list[Offer]:
    """What the index offers; raises PackageError within seconds where it cannot be had."""
    address = (os.environ.get("ARGOS_PACKAGE_INDEX") or INDEX).rstrip("/") + "/index.json"
    with _client() as client:
        data = b"".join(_stream(client, address, {}, INDEX_BYTES))
    try:
        rows = json.loads(data)
        offers = [_offer(row) for row in rows if row.get("type", "translate") == "translate"]
    except (ValueError, TypeError, AttributeError) as exc:
        raise PackageError(
            at(address, None, None, Told("is geen lijst van vertaalpakketten", "is no package index"))
        ) from exc
    return sorted(
        (offer for offer in offers if offer is not None),
        key=lambda offer: (offer.source, offer.target, version_key(offer.version)),
    )


def offers_between(offers: Sequence[Offer], source: str, target: str) -> list[Offer]:
    """The newest offer straight from `source` to `target`, else the two by way of English; empty where neither is."""
    newest = {(offer.source, offer.target): offer for offer in offers}
    if (source, target) in newest:
        return [newest[source, target]]
    legs = [newest.get((source, PIVOT)), newest.get((PIVOT, target))]
    return [leg for leg in legs if leg is not None] if None not in legs else []


def download(offer: Offer, progress: Progress = lambda done, total: None) -> Path:
    """The offer's archive in the cache folder, taken up where an earlier try broke off; raises PackageError."""
    folder = cache_folder().parent / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{offer.name}-{offer.version}.argosmodel"
    part = path.with_suffix(".part")
    links = [link for link in offer.links if link.startswith(("https://", "http://"))]
    problem: PackageError = PackageError(f"{offer.name}: the index gives no address to download it from")
    for link in links:
        try:
            _fetch(link, part, progress)
        except PackageError as exc:
            problem = exc
        else:
            part.replace(path)
            return path
    raise problem


def install(path: Path, source: str | None = None, target: str | None = None) -> Path:
    """Check the archive at `path` and install it, whole or not at all; the folder it is in, with its checksum recorded.

    Raises PackageError where it is no safe translation package, or not one from `source` to `target`.
    """
    pair, version = declared(path)
    if source is not None and pair != (source, target):
        raise PackageError(at(path, None, None, wrong_pair(pair, [(source, target or "")])))
    parent = packages_folder()
    parent.mkdir(parents=True, exist_ok=True)
    folder = parent / f"translate-{pair[0]}_{pair[1]}-{_safe(version)}"
    with tempfile.TemporaryDirectory(prefix=".install-", dir=parent) as scratch:
        unpacked = unpack(path, Path(scratch))
        if reason := problem_of(unpacked):
            problem = Told(
                f"is geweigerd: het model laat zich niet laden ({reason})",
                f"is refused: its model cannot be loaded ({reason})",
            )
            raise PackageError(at(path, None, None, problem))
        (unpacked / "checksum.json").write_text(json.dumps({"sha256": _sha256(path), "file": path.name}))
        if folder.exists():
            folder.rename(Path(scratch) / "before")  # so that one of the two is there at nearly every moment
        unpacked.rename(folder)
    return folder


def remove(folder: Path) -> None:
    """Remove an installed package."""
    shutil.rmtree(folder)


def packages_folder() -> Path:
    """Where argostranslate looks for installed packages."""
    variable = os.environ.get("ARGOS_PACKAGES_DIR")
    if variable:
        return Path(variable)
    from argostranslate import settings as argos

    return Path(argos.package_data_dir)


def _offer(row: dict[str, Any]) -> Offer | None:
    source, target = row.get("from_code"), row.get("to_code")
    if not source or not target:
        return None
    return Offer(str(source), str(target), str(row.get("package_version", "0")), tuple(map(str, row.get("links", []))))


def _client() -> httpx.Client:
    import httpx

    return httpx.Client(follow_redirects=True, timeout=SECONDS, headers={"User-Agent": "bijsluiter"})


def _fetch(link: str, part: Path, progress: Progress) -> None:
    have = part.stat().st_size if part.exists() else 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    with _client() as client, part.open("ab") as out:
        for piece in _stream(client, link, headers, PACKAGE_BYTES, out.truncate, lambda total: progress(have, total)):
            out.write(piece)
            progress(out.tell(), None)


def _stream(
    client: httpx.Client,
    address: str,
    headers: dict[str, str],
    limit: int,
    restart: Callable[[int], object] = lambda size: None,
    sized: Callable[[int | None], None] = lambda total: None,
) -> Iterator[bytes]:
    import httpx

    try:
        with client.stream("GET", address, headers=headers) as answer:
            if answer.status_code == 416:  # nothing is left to fetch
                return
            answer.raise_for_status()
            if headers and answer.status_code != 206:
                restart(0)
            length = answer.headers.get("content-length")
            sized(int(length) if length and length.isdecimal() else None)
            seen = 0
            for piece in answer.iter_bytes():
                seen += len(piece)
                if seen > limit:
                    size = f"{limit // 1_000_000} MB"
                    problem = Told(
                        f"is groter dan {size}; dat is geen pakket", f"is larger than {size}, which no package is"
                    )
                    raise PackageError(at(address, None, None, problem))
                yield piece
    except httpx.HTTPStatusError as exc:
        status = exc.response.status_code
        raise PackageError(at(address, None, None, Told(f"antwoordt {status}", f"answers {status}"))) from exc
    except (httpx.HTTPError, httpx.InvalidURL) as exc:
        why = str(exc) or type(exc).__name__
        raise PackageError(
            at(address, None, None, Told(f"is niet bereikbaar ({why})", f"cannot be reached ({why})"))
        ) from exc


def _safe(version: str) -> str:
    return "".join(char if char.isalnum() or char in ".-" else "_" for char in version)[:20].replace(".", "_")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
