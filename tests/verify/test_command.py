"""`verify` prints what is wrong with sources: their form always, and online what registers say."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from pipeline.commands import verify
from pipeline.errors import UsageError
from pipeline.settings import Settings, VerifySettings
from pipeline.verify.registers import Sites
from tests.verify.conftest import Register, Reply

TEXT = """Zink en verkoudheid

Zink verkort een verkoudheid altijd (PMID: 321234567).
Volgens een boek (ISBN 978-90-313-6224-5) en een onderzoek (doi:10.1000/zink) is dat zo.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "zink.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_form_of_identifiers(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.run([article], Settings(), online=False, form="text") == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{article}:3:38: warning source/bad-pmid '321234567' kan geen nummer van PubMed zijn",
        f"{article}:4:19: warning source/bad-isbn '978-90-313-6224-5' kan geen ISBN zijn",
    ]


def test_nothing_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Zink verkort een verkoudheid altijd (PMID: 31234567).\n", "utf-8")
    assert verify.run([path], Settings(), online=False, form="text") == 0
    assert capsys.readouterr().out == ""


def test_online_in_json(
    article: Path,
    register: Register,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = Settings(lang="en", verify=VerifySettings(cache=str(tmp_path / "c"), rate=50, retries=0))
    assert verify.run([article], settings, online=True, form="json", sites=register.sites) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["rule"], row["line"], row["message"]) for row in rows] == [
        ("source/bad-pmid", 3, "'321234567' cannot be a number of PubMed"),
        ("source/bad-isbn", 4, "'978-90-313-6224-5' cannot be an ISBN"),
        ("source/unknown-doi", 4, "The DOI 10.1000/zink does not exist"),
    ]


def test_a_dismissed_flag_does_not_count(
    tmp_path: Path,
    register: Register,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Zink helpt altijd ({register.says('/weg', Reply(410))}).\n", "utf-8")
    settings = Settings(verify=VerifySettings(cache=str(tmp_path / "c"), rate=50, retries=0))
    assert verify.run([path], settings, online=True, form="json", sites=register.sites) == 1
    flag = json.loads(capsys.readouterr().out)["id"]
    decisions = tmp_path / "d.json"
    told = {"flag": flag, "verdict": "dismissed", "reason": "page moves", "reviewer": "AB", "date": "2026-11-24"}
    decisions.write_text(json.dumps({"schema": "bijsluiter/decisions/1", "decisions": [told]}), "utf-8")
    decided = settings.with_(decisions=str(decisions))
    assert verify.run([path], decided, online=True, form="json", sites=register.sites) == 0
    assert capsys.readouterr().out == ""


def test_no_network(article: Path, tmp_path: Path) -> None:
    nowhere = Sites(crossref="http://127.0.0.1:9", europepmc="http://127.0.0.1:9", loopback=True)
    began = time.monotonic()
    with pytest.raises(UsageError, match="no connection with"):
        verify.run([article], Settings(), online=True, form="text", sites=nowhere)
    assert time.monotonic() - began < 5


def test_a_missing_article_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.run([tmp_path / "weg.txt"], Settings(), online=False, form="text") == 2
