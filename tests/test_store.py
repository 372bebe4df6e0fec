"""The output folder: whole files or none, ids that stay, what is done."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.store import DONE, Store, assign_ids, atomic_write, key_of, safe_name


def test_a_write_replaces_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    atomic_write(path, "één")
    atomic_write(path, b"\x00\x01")
    assert path.read_bytes() == b"\x00\x01"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    atomic_write(path, "oud")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        atomic_write(path, "nieuw")
    assert path.read_text() == "oud"
    assert list(tmp_path.iterdir()) == [path]


def test_ids_of_the_same_stem(tmp_path: Path) -> None:
    a, b, c = tmp_path / "a" / "x.txt", tmp_path / "b" / "X.md", tmp_path / "b" / "x.txt"
    assert assign_ids([c, b, a]) == {a: "x", b: "X-2", c: "x-3"}


def test_a_source_keeps_its_id(tmp_path: Path) -> None:
    store = Store(tmp_path / "out")
    late, early = tmp_path / "b" / "x.txt", tmp_path / "a" / "x.txt"
    assert store.ids([late]) == {late: "x"}
    assert Store(tmp_path / "out").ids([late, early]) == {late: "x", early: "x-2"}


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("Vitamine D", "Vitamine D"),
        ("..", "article"),
        ("a/b", "a_b"),
        ('na"am', "na_am"),
        ("één’s", "één’s"),
        (".x", "x"),
    ],
)
def test_names_are_safe_folders(stem: str, name: str) -> None:
    assert safe_name(stem) == name


def test_done_asks_for_the_same_key_and_every_file(tmp_path: Path) -> None:
    store = Store(tmp_path)
    folder = store.article_folder("x")
    (folder / "index.html").write_text("x")
    (folder / DONE).write_text(json.dumps({"key": "k", "files": ["x/index.html"], "summary": {}}))
    assert store.done("x", "k")
    assert not store.done("x", "other")
    (folder / "index.html").unlink()
    assert not store.done("x", "k")


def test_a_broken_record_is_not_done(tmp_path: Path) -> None:
    store = Store(tmp_path)
    (store.article_folder("x") / DONE).write_text('{"key": "k", "fil')
    assert not store.done("x", "k")


def test_opening_clears_what_a_killed_run_left(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / ".tmp-1.html").write_text("half")
    Store(tmp_path)
    assert list((tmp_path / "x").iterdir()) == []


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("")
    with pytest.raises(UsageError, match="in de uitvoermap kan niet worden geschreven"):
        Store(path)


def test_keys_differ_by_each_part() -> None:
    assert key_of({"a": 1, "b": 2}) == key_of({"b": 2, "a": 1})
    assert key_of({"a": 1, "b": 2}) != key_of({"a": 1, "b": 3})
