"""What a run says for itself on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.commands import analyse, process
from pipeline.settings import Server, Settings, TranslationSettings


def test_where_nothing_could_be_read_nothing_is_said_of_translations(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leeg.txt").write_bytes(b"")
    assert process.run(tmp_path / "leeg.txt", tmp_path / "out", Settings(workers=1)) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"mislukt: {tmp_path}/leeg.txt: Het bestand is leeg.",
        "0 verwerkt",
        "1 artikel, 0 beweringen, 0 vlaggen: 0 fouten, 0 waarschuwingen, 0 opmerkingen",
        f"Rapport: {tmp_path}/out/index.html",
    ]


def test_a_server_that_is_not_there_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("httpx")
    for name in ("zink.txt", "ijzer.txt"):
        (tmp_path / name).write_text("Volwassenen hebben volgens het RIVM 9 mg zink per dag nodig.\n")
    server = Server(url="http://127.0.0.1:9")
    settings = Settings(workers=1, translation=TranslationSettings(provider="libretranslate", server=server))
    assert process.run(tmp_path, tmp_path / "out", settings) == 0
    told, reason, *_ = capsys.readouterr().out.splitlines()
    assert told == "2 verwerkt"
    assert reason.startswith("Niet vertaald: http://127.0.0.1:9: de vertaalserver is niet bereikbaar (")
    assert analyse.run([tmp_path / "zink.txt"], settings, translate=True) == 0
    assert capsys.readouterr().err.startswith("Niet vertaald: http://127.0.0.1:9: ")
