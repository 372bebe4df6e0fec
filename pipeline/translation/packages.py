"""The translation packages on this machine: installed Argos packages, files, and the embedded default."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import SettingsError, Told, at
from pipeline.paths import PACKAGE
from pipeline.translation.archive import PackageError, fingerprint, read_member, unpack

EMBEDDED = PACKAGE / "translation" / "embedded"
_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Package:
    """A translation package on disk: a folder, or an archive that is still to be unpacked."""

    name: str
    version: str
    origin: Literal["file", "installed", "embedded"]
    path: Path
    checksum: str
    draft: bool = False
    target_prefix: str = ""

    @property
    def label(self) -> str:
        """Name and version, as an analysis gives them."""
        return f"argos {self.name} {self.version}"

    @property
    def identity(self) -> str:
        """Name, version and checksum: another one may translate otherwise."""
        return f"{self.name} {self.version} {self.checksum}"

    @property
    def source(self) -> str:
        """The code of the language it reads."""
        return self.name.removeprefix("translate-").partition("_")[0]

    @property
    def target(self) -> str:
        """The code of the language it writes."""
        return self.name.rpartition("_")[2]

    def folder(self) -> Path:
        """The folder that holds the model; unpacks an archive, verified first; raises PackageError."""
        if self.path.is_dir():
            return self.path
        if self.origin == "embedded" and _sha256(self.path) != self.checksum:
            raise PackageError(
                at(
                    self.path,
                    None,
                    None,
                    Told(
                        "is beschadigd (de controlesom is een andere dan in manifest.yaml)",
                        "is damaged (its checksum differs from manifest.yaml)",
                    ),
                )
            )
        return unpack(self.path)


def installed(source: str, target: str) -> list[Package]:
    """The installed Argos packages from `source` to `target`, the newest version first; broken ones are passed over."""
    found = [package for package in all_installed() if package.name == f"translate-{source}_{target}"]
    return sorted(found, key=lambda package: version_key(package.version), reverse=True)


def all_installed() -> list[Package]:
    """Every installed Argos translation package that is whole."""
    found = []
    for folder in _package_folders():
        metadata = _metadata(folder)
        if metadata is None or not (folder / "model" / "model.bin").is_file():
            continue
        name = f"translate-{metadata.get('from_code')}_{metadata.get('to_code')}"
        version, prefix = str(metadata.get("package_version", "")), str(metadata.get("target_prefix") or "")
        found.append(Package(name, version, "installed", folder, _sampled(folder), target_prefix=prefix))
    return found


def embedded() -> Package | None:
    """The package that comes with bijsluiter, as its manifest describes it; None where it was left out."""
    from pipeline.yamlfile import read_yaml

    manifest = EMBEDDED / "manifest.yaml"
    if not manifest.is_file():
        return None
    data = read_yaml(manifest, PackageError).data
    path = EMBEDDED / data["file"]
    if not path.is_file():
        return None
    return Package(data["name"], data["version"], "embedded", path, data["sha256"], draft=data["draft"])


def wrong_pair(found: tuple[object, object], pairs: Sequence[tuple[str, str]]) -> Told:
    """The complaint about a package that translates `found`, where one of `pairs` is wanted."""
    nl, en = (sep.join(f"{a} {to} {b}" for a, b in pairs) for sep, to in ((" of ", "naar"), (" or ", "to")))
    nl = f"vertaalt {found[0]} naar {found[1]}, maar dat moet {nl} zijn"
    return Told(nl, f"translates {found[0]} to {found[1]}, must be {en}")


def from_file(path: Path, pairs: Sequence[tuple[str, str]]) -> Package:
    """The package in a file or folder, which must translate one of these pairs; raises UsageError."""
    if not path.exists():
        raise SettingsError(
            at(path, None, "translation.package", Told("dit bestand bestaat niet", "there is no such file"))
        )
    if path.is_dir():
        metadata, checksum = _metadata(path) or {}, _sampled(path)
    else:
        checksum = fingerprint(path)
        metadata = _parse(read_member(path, "metadata.json")) or {}
    source, target = metadata.get("from_code"), metadata.get("to_code")
    if (source, target) not in pairs:
        raise PackageError(at(path, None, None, wrong_pair((source, target), pairs)))
    version, prefix = str(metadata.get("package_version", "")), str(metadata.get("target_prefix") or "")
    return Package(f"translate-{source}_{target}", version, "file", path, checksum, target_prefix=prefix)


def _package_folders() -> Iterator[Path]:
    """The folders of installed packages, where argostranslate looks for them at this moment."""
    variable = os.environ.get("ARGOS_PACKAGES_DIR")  # argostranslate itself reads it once, at import
    for parent in [Path(variable)] if variable else _argos_folders():
        if parent.is_dir():
            yield from sorted(path for path in parent.iterdir() if path.is_dir())


def _argos_folders() -> list[Path]:
    try:
        from argostranslate import settings as argos  # its folders only; argostranslate.translate would import stanza
    except OSError:  # it makes its folders at import, which a home that cannot be written refuses
        return []
    return [Path(folder) for folder in argos.package_dirs]


def _metadata(folder: Path) -> dict[str, Any] | None:
    try:
        return _parse((folder / "metadata.json").read_bytes())
    except OSError:
        return None


def _parse(data: bytes) -> dict[str, Any] | None:
    try:
        metadata = json.loads(data)
    except ValueError:
        return None
    return metadata if isinstance(metadata, dict) else None


def _sampled(folder: Path) -> str:
    """A hash of the names and sizes of a folder's files and of samples of each: a changed model changes it."""
    digest = hashlib.sha256()
    for name in ("metadata.json", "sentencepiece.model", "bpe.model", "model/config.json", "model/model.bin"):
        file = folder / name
        if not file.is_file():
            continue
        size = file.stat().st_size
        digest.update(f"{name}\0{size}\n".encode())
        with file.open("rb") as stream:
            for offset in (0, size // 2, max(0, size - _SAMPLE)):
                stream.seek(offset)
                digest.update(stream.read(_SAMPLE))
    return digest.hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def version_key(version: str) -> tuple[int, ...]:
    """What a version is sorted by."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
