"""What a run says for itself on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.commands import process
from pipeline.settings import Settings


def test_where_nothing_could_be_read_nothing_is_said_of_translations(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leeg.txt").write_bytes(b"")
    assert process.run(tmp_path / "leeg.txt", tmp_path / "out", Settings(workers=1)) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"mislukt: {tmp_path}/leeg.txt: Het bestand is leeg.",
        "1 verwerkt",
        "1 artikel, 0 beweringen, 0 vlaggen: 0 fouten, 0 waarschuwingen, 0 opmerkingen",
        f"Rapport: {tmp_path}/out/index.html",
    ]
