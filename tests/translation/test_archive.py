"""Opening .argosmodel files: what is refused, and unpacking once and whole."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.translation.archive import PackageError, cache_folder, fingerprint, members, read_member, unpack

Archive = Callable[..., Path]


def test_unpacks_the_one_folder(archive: Archive, tmp_path: Path) -> None:
    folder = unpack(archive(), tmp_path / "cache")
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    assert files == ["metadata.json", "model/model.bin", "sentencepiece.model"]
    assert (folder / "model" / "model.bin").read_bytes() == b"weights" * 10
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [folder.name]


def test_unpacks_once_and_again_when_damaged(archive: Archive, tmp_path: Path) -> None:
    path = archive()
    folder = unpack(path, tmp_path / "cache")
    model = folder / "model" / "model.bin"
    before = model.stat().st_mtime_ns
    assert unpack(path, tmp_path / "cache") == folder
    assert model.stat().st_mtime_ns == before
    model.write_bytes(b"w" * 70)
    assert unpack(path, tmp_path / "cache") == folder
    assert model.read_bytes() == b"weights" * 10


def test_fingerprint_follows_the_content(archive: Archive) -> None:
    one, same = archive("a.argosmodel"), archive("b.argosmodel")
    other = archive("c.argosmodel", more={"pack/model/model.bin": b"other"})
    assert fingerprint(one) == fingerprint(same) != fingerprint(other)


def test_reads_one_member(archive: Archive) -> None:
    assert read_member(archive(), "sentencepiece.model") == b"pieces"
    with pytest.raises(PackageError, match=r"lacks README\.md"):
        read_member(archive(), "README.md")


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"pack/../../evil.txt": b"x"}, "points outside its folder"),
        ({"/etc/evil": b"x"}, "points outside its folder"),
        ({"C:\\evil": b"x"}, "points outside its folder"),
        ({"C:/evil": b"x"}, "points outside its folder"),
        ({"loose.txt": b"x"}, "outside its one folder"),
        ({"second/a.txt": b"x"}, "exactly one folder"),
        ({"pack/bomb": b"0" * 60_000_000}, "unpacks to more"),
        ({f"pack/{number}": b"" for number in range(2001)}, "unpacks to more"),
        ({"pack/./metadata.json": b"{}"}, "stands there twice"),
        ({".": b"x"}, "is no name"),
        ({"//pack/a": b"x"}, "points outside its folder"),
        ({"pack/a\\..\\b": b"x"}, "points outside its folder"),
    ],
)
def test_refuses_unsafe_archives(archive: Archive, tmp_path: Path, more: dict[str, bytes], problem: str) -> None:
    with pytest.raises(PackageError, match=problem):
        unpack(archive(more=more), tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_refuses_a_symbolic_link(archive: Archive, tmp_path: Path) -> None:
    path = archive()
    with zipfile.ZipFile(path, "a") as out:
        info = zipfile.ZipInfo("pack/link")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        out.writestr(info, "/etc/passwd")
    with pytest.raises(PackageError, match="points outside"):
        members(path)


def test_refuses_what_is_no_package(tmp_path: Path, archive: Archive) -> None:
    plain = tmp_path / "plain.argosmodel"
    plain.write_bytes(b"no zip")
    with pytest.raises(PackageError, match="not a zip archive"):
        members(plain)
    with pytest.raises(PackageError, match="cannot be read"):
        members(tmp_path / "gone.argosmodel")
    with zipfile.ZipFile(tmp_path / "empty.argosmodel", "w") as out:
        out.writestr("pack/metadata.json", "{}")
    with pytest.raises(PackageError, match=r"lacks model/model\.bin"):
        members(tmp_path / "empty.argosmodel")


def test_a_damaged_archive_leaves_nothing(archive: Archive, tmp_path: Path) -> None:
    path = archive(more={"pack/model/model.bin": bytes(range(256)) * 40})
    data = bytearray(path.read_bytes())
    at = data.index(b"model.bin") + 60
    data[at] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(PackageError, match="is damaged"):
        unpack(path, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_the_cache_is_where_the_user_wants_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "bijsluiter" / "packages"


def test_an_archive_with_a_password_is_refused(archive: Archive, tmp_path: Path) -> None:
    path = archive()
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    path.write_bytes(bytes(data))
    with pytest.raises(PackageError, match="is damaged"):
        read_member(path, "metadata.json")
    with pytest.raises(PackageError, match="is damaged"):
        unpack(path, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_header_that_lies_about_the_size_unpacks_no_more_than_it_says(archive: Archive, tmp_path: Path) -> None:
    path = archive(more={"pack/model/model.bin": b"x" * 5000})
    data = path.read_bytes()
    lie = data.replace((5000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lie != data
    path.write_bytes(lie)
    with pytest.raises(PackageError, match="is damaged"):
        unpack(path, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize("seed", range(40))
def test_bytes_that_were_changed_never_break_more_than_the_package(archive: Archive, tmp_path: Path, seed: int) -> None:
    import random

    rng = random.Random(seed)
    path = archive()
    data = bytearray(path.read_bytes())
    for _ in range(rng.randrange(1, 12)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    path.write_bytes(bytes(data))
    try:
        folder = unpack(path, tmp_path / "cache")
    except PackageError:
        assert not (tmp_path / "cache").exists() or list((tmp_path / "cache").iterdir()) == []
    else:
        assert folder.parent == tmp_path / "cache"
    assert sorted(one.name for one in tmp_path.iterdir()) in (["cache", path.name], [path.name])
