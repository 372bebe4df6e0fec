"""What the system says of a file is told in both languages, with the file."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.decisions.exchange import read_rows
from pipeline.errors import Told, UsageError, cause, unreadable
from pipeline.evaluation import read_gold
from pipeline.messages import say
from pipeline.translation.archive import members
from pipeline.translation.downloads import install
from pipeline.translation.glossary import read_terms
from pipeline.translation.scores import read_pairs
from pipeline.translation.tmx import read_tmx

READERS: dict[str, Callable[[Path], object]] = {
    "decisions": read_rows,
    "gold": read_gold,
    "package": members,
    "install": install,
    "glossary": read_terms,
    "pairs": read_pairs,
    "tmx": lambda path: list(read_tmx(path, "nl")),
}


@pytest.mark.parametrize("name", READERS)
def test_a_file_that_is_not_there(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        READERS[name](tmp_path / "weg.json")
    nl, en = caught.value.text("nl"), caught.value.text("en")
    assert nl.startswith(f"{tmp_path}/weg.json: ") and "kan niet worden gelezen (" in nl
    assert en.startswith(f"{tmp_path}/weg.json: ") and "cannot be read (" in en


def test_the_usual_causes_are_told_in_dutch() -> None:
    told = cause(OSError(errno.ENOSPC, "No space left on device"))
    assert (told.nl, str(told)) == ("de schijf is vol", "the disk is full")
    other = cause(OSError(errno.ESTALE, "Stale file handle"))
    assert (other.nl, str(other)) == ("Stale file handle", "Stale file handle")


def test_bytes_that_are_no_text() -> None:
    told = unreadable("a.tsv", UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), "glossary")
    assert told.nl == "a.tsv: glossary: kan niet worden gelezen (geen tekst in UTF-8)"
    assert str(told) == "a.tsv: glossary: cannot be read (no UTF-8 text)"


def test_a_message_takes_a_cause_in_its_own_language() -> None:
    why = Told("het bestaat niet", "it does not exist")
    assert say("unwritable_file", "nl", path="a", error=why) == "a: kan niet worden geschreven (het bestaat niet)"
    assert say("unwritable_file", "en", path="a", error=why) == "a: cannot be written (it does not exist)"
