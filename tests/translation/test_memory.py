"""The translation memory: what is kept, for whom, how long, and beside other processes."""

from __future__ import annotations

import multiprocessing
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.translation.memory import Edit, Memory, Remembered, edits_key, opened
from pipeline.translation.tmx import read_tmx, write_tmx

WATER = Remembered("Drink water.", "Drink water!", False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "m.sqlite"


def test_what_is_put_is_found_in_its_scope_only(path: Path) -> None:
    with opened(str(path)) as memory:
        assert memory is not None
        memory.put("engine 1", "table", "en", [WATER, Remembered("Slaap.", "Sleep.", True)])
    with opened(str(path)) as memory:
        assert memory is not None
        assert memory.get("engine 1", ["Drink water.", "Slaap.", "Iets."]) == {
            "Drink water.": WATER,
            "Slaap.": Remembered("Slaap.", "Sleep.", True),
        }
        assert memory.get("engine 2", ["Drink water."]) == {}
    with opened(None) as none:
        assert none is None


def test_more_sentences_than_one_query_can_hold(path: Path) -> None:
    memory = Memory(path)
    rows = [Remembered(f"Zin {number}.", f"Sentence {number}.", False) for number in range(2345)]
    memory.put("s", "table", "en", rows)
    assert memory.get("s", [row.source for row in rows]) == {row.source: row for row in rows}
    memory.close()


def test_edits_are_found_whatever_the_engine_and_the_spaces(path: Path) -> None:
    memory = Memory(path)
    assert edits_key(str(path)) == edits_key(str(path))
    before = edits_key(str(path))
    memory.put_edit("Drink  water.", "Have water.", "AB")
    edit = Edit("Drink  water.", "en", "Have water.", "AB", date.today().isoformat())
    assert memory.edits() == memory.edits("en") == [edit]
    assert memory.edits("de") == []
    assert memory.edits_of(["Drink\nwater.", "Slaap."], "en") == {"Drink\nwater.": edit}
    assert memory.edits_of(["Drink water."], "de") == {}
    assert edits_key(str(path)) != before
    memory.put_edit("Drink water.", "Take water.", "CD")
    assert [(one.text, one.reviewer) for one in memory.edits()] == [("Take water.", "CD")]
    assert memory.drop_edit("Drink water.")
    assert not memory.drop_edit("Drink water.")
    assert (memory.edits(), memory.edits_of(["Drink water."], "en")) == ([], {})
    memory.close()


def test_pruning_forgets_machine_translations_and_no_edits(path: Path) -> None:
    memory = Memory(path)
    memory.put("s", "table", "en", [WATER])
    memory.put_edit("Slaap.", "Sleep.", "AB")
    assert memory.prune(1) == 0
    assert (memory.stats().translations, memory.stats().edits) == (1, 1)
    assert memory.prune(0) == 1
    assert (memory.stats().translations, memory.stats().edits) == (0, 1)
    memory.close()


def test_it_does_not_outgrow_its_limit(path: Path) -> None:
    memory = Memory(path, megabytes=1)
    memory.put_edit("Slaap.", "Sleep.", "AB")
    for part in range(6):
        rows = [Remembered(f"{part} {number} " + "x" * 500, "y" * 500, False) for number in range(400)]
        memory.put("s", "table", "en", rows)
        assert memory.stats().bytes <= 1_000_000
    assert memory.stats().translations > 400
    assert memory.stats().edits == 1
    memory.close()


def _write(path: str, worker: int) -> None:
    for number in range(30):
        with opened(path) as memory:
            assert memory is not None
            memory.put("s", "table", "en", [Remembered(f"{worker} {number}", "text", False)])


def test_several_processes_write_at_once(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_write, args=(str(path), number)) for number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    memory = Memory(path)
    assert memory.stats().translations == 90
    memory.close()


def test_a_file_that_is_no_memory_is_named(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database " * 100)
    with pytest.raises(UsageError, match=r"m\.sqlite: cannot be used as translation memory \(file is not a database\)"):
        Memory(path)


def test_what_cannot_be_written_costs_nothing(path: Path) -> None:
    memory = Memory(path)
    memory._base.execute("PRAGMA query_only = ON")
    memory.put("s", "table", "en", [WATER])
    assert memory.get("s", ["Drink water."]) == {}
    with pytest.raises(sqlite3.Error):
        memory.put_edit("Slaap.", "Sleep.", "AB")
    memory.close()


def test_tmx_goes_out_and_comes_back(path: Path, tmp_path: Path) -> None:
    memory = Memory(path)
    memory.put("s", "table 1", "en", [Remembered("Drink & slaap <b>.", 'Drink & "sleep" \x01<b>.', False)])
    memory.put_edit("Slaap.", "Schlafe.", "AB", target="de")
    file = tmp_path / "m.tmx"
    assert write_tmx(memory, file, "nl") == 2
    assert list(read_tmx(file, "nl")) == [
        ("Slaap.", "de", "Schlafe."),
        ("Drink & slaap <b>.", "en", 'Drink & "sleep" <b>.'),
    ]
    assert list(read_tmx(file, "fr")) == []
    memory.close()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("<tmx><body>", "is no TMX file"), ("no xml", "is no TMX file"), (None, "cannot be read")],
)
def test_what_is_no_tmx_is_refused(tmp_path: Path, text: str | None, sentence: str) -> None:
    file = tmp_path / "m.tmx"
    if text is not None:
        file.write_text(text)
    with pytest.raises(UsageError, match=sentence):
        list(read_tmx(file, "nl"))


def test_entities_of_a_foreign_tmx_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("geheim")
    file = tmp_path / "m.tmx"
    file.write_text(
        f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><tmx><body><tu><tuv xml:lang="nl-NL">'
        '<seg>Een.</seg></tuv><tuv xml:lang="EN"><seg>One &x;</seg></tuv></tu></body></tmx>'
    )
    assert [(source, target) for source, target, text in read_tmx(file, "nl") if "geheim" in text] == []
