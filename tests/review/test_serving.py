"""The command: its address comes first, and what stands in the way is said in a sentence."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.review.serving import serve
from pipeline.settings import Settings


def test_the_address_is_the_first_line_and_answers(output: Path) -> None:
    pytest.importorskip("uvicorn")
    command = [sys.executable, "-m", "pipeline", "review", str(output)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            address = process.stdout.readline().strip()
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{32,}", address)
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with opener.open(address, timeout=20) as answer:
                assert (answer.status, "Te beoordelen" in answer.read().decode()) == (200, True)
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.urlopen(address.split("?")[0], timeout=20)
        finally:
            process.terminate()
            process.communicate(timeout=20)


def test_a_taken_port_is_said(output: Path) -> None:
    pytest.importorskip("uvicorn")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=f"--port {port}: deze poort is bezet"):
            serve(output, Settings(), port, open_browser=False)


def test_a_folder_without_a_run_is_said(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn")
    with pytest.raises(UsageError, match="hier is nog niets verwerkt"):
        serve(tmp_path, Settings(), None, open_browser=False)


def test_a_missing_extra_is_said(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(UsageError, match=r"uvicorn.*pip install 'bijsluiter\[review\]'"):
        serve(output, Settings(), None, open_browser=False)
