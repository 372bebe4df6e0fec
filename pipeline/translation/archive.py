"""Opens an .argosmodel file safely: checks what it holds, and unpacks it once into a cache folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from pipeline.errors import Told, UsageError, at, unreadable

MAX_BYTES = 4 * 2**30  # the largest published Argos package is under 1 GB
MAX_MEMBERS = 2000
MAX_RATIO = 100  # of unpacked to packed size; weights hardly compress, a bomb does


class PackageError(UsageError):
    """A translation package that cannot be used."""


def _refused(path: Path, nl: str, en: str) -> PackageError:
    return PackageError(at(path, None, None, Told(nl, en)))


def fingerprint(path: Path) -> str:
    """A hash of the names, sizes and CRC-32 of what the archive holds, without unpacking; raises PackageError."""
    digest = hashlib.sha256()
    for info in members(path):
        digest.update(f"{info.filename}\0{info.file_size}\0{info.CRC}\n".encode())
    return digest.hexdigest()


def members(path: Path) -> list[zipfile.ZipInfo]:
    """The files of the archive, all of them in its one folder; raises PackageError where any is unsafe."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except OSError as exc:
        raise PackageError(unreadable(path, exc)) from exc
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as exc:
        raise _refused(
            path, "is geen Argos-pakket (geen zipbestand)", "is no Argos package (not a zip archive)"
        ) from exc
    folders, seen = set(), set()
    for info in infos:
        name = PurePosixPath(info.filename)
        if not name.parts or str(name) in seen:
            raise _refused(
                path,
                f"is geweigerd: {info.filename!r} is geen naam, of staat er twee keer in",
                f"is refused: {info.filename!r} is no name, or stands there twice",
            )
        seen.add(str(name))
        kind = stat.S_IFMT(info.external_attr >> 16)
        unsafe = name.is_absolute() or ".." in name.parts or "\\" in info.filename or ":" in name.parts[0]
        if unsafe or kind not in (0, stat.S_IFREG):
            raise _refused(
                path,
                f"is geweigerd: {info.filename!r} wijst buiten zijn map",
                f"is refused: {info.filename!r} points outside its folder",
            )
        if len(name.parts) < 2:
            raise _refused(
                path,
                f"is geweigerd: {info.filename!r} staat buiten de ene map",
                f"is refused: {info.filename!r} stands outside its one folder",
            )
        folders.add(name.parts[0])
    size = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if len(infos) > MAX_MEMBERS or size > MAX_BYTES or size > MAX_RATIO * max(packed, 10_000):
        raise _refused(
            path,
            "is geweigerd: het pakt uit tot meer dan een pakket kan bevatten",
            "is refused: it unpacks to more than a package can hold",
        )
    if len(folders) != 1:
        raise _refused(
            path,
            "is geen Argos-pakket (er hoort precies één map in)",
            "is no Argos package (it must hold exactly one folder)",
        )
    names = {str(PurePosixPath(*PurePosixPath(info.filename).parts[1:])) for info in infos}
    for needed in ("metadata.json", "model/model.bin"):
        if needed not in names:
            raise _refused(
                path, f"is geen vertaalpakket (er ontbreekt {needed})", f"is no translation package (it lacks {needed})"
            )
    return sorted(infos, key=lambda info: info.filename)


def read_member(path: Path, name: str) -> bytes:
    """The bytes of one file of the archive, by its path within the one folder."""
    for info in members(path):
        if info.filename.partition("/")[2] == name:
            try:
                with zipfile.ZipFile(path) as archive:
                    return archive.read(info)
            except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as exc:
                raise _refused(path, f"is beschadigd ({exc})", f"is damaged ({exc})") from exc
    raise _refused(path, f"is geen Argos-pakket (er ontbreekt {name})", f"is no Argos package (it lacks {name})")


def unpack(path: Path, cache: Path | None = None) -> Path:
    """The folder of the unpacked archive: made once, whole or not at all, and checked against it each time."""
    infos = members(path)
    key = fingerprint(path)[:20]
    parent = cache or cache_folder()
    folder = parent / key
    if _is_whole(folder, infos):
        return folder
    try:
        parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{key}-", dir=parent))
    except OSError:  # a home that cannot be written
        parent = Path(tempfile.gettempdir()) / f"bijsluiter-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
        if cache is not None or parent == folder.parent:
            raise
        return unpack(path, parent)
    try:
        _extract(path, infos, made)
        if folder.exists():
            shutil.rmtree(folder, ignore_errors=True)
        try:
            made.rename(folder)
        except OSError:
            if not _is_whole(folder, infos):  # else another process was first
                raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return folder


def cache_folder() -> Path:
    """Where unpacked packages are kept: the user's cache folder."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "bijsluiter" / "packages"


def _extract(path: Path, infos: list[zipfile.ZipInfo], folder: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            for info in infos:
                target = folder.joinpath(*PurePosixPath(info.filename).parts[1:])
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(info) as source, target.open("wb") as out:
                    shutil.copyfileobj(source, out, 1 << 20)
                if target.stat().st_size != info.file_size:
                    raise _refused(path, f"is beschadigd ({info.filename})", f"is damaged ({info.filename})")
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as exc:
        raise _refused(path, f"is beschadigd ({exc})", f"is damaged ({exc})") from exc


def _is_whole(folder: Path, infos: list[zipfile.ZipInfo]) -> bool:
    for info in infos:
        file = folder.joinpath(*PurePosixPath(info.filename).parts[1:])
        try:
            if file.stat().st_size != info.file_size or _crc(file) != info.CRC:
                return False
        except OSError:
            return False
    return True


def _crc(file: Path) -> int:
    value = 0
    with file.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            value = zlib.crc32(chunk, value)
    return value
