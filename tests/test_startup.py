"""What a command loads: help nothing heavy, a check of plain text only what it reads with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import IRON

HEAVY = frozenset(
    [
        "pydantic",
        "msgspec",
        "yaml",
        "spacy",
        "lxml",
        "docx",
        "openpyxl",
        "jinja2",
        "ctranslate2",
        "langdetect",
        "numpy",
        "httpx",
        "starlette",
    ]
)
CODE = """
import sys
from pipeline.cli import main
sys.argv = ["bijsluiter", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""


def _loaded(*arguments: str) -> frozenset[str]:
    command = [sys.executable, "-c", CODE, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return HEAVY.intersection(done.stderr.split())


def test_help_loads_nothing_heavy() -> None:
    assert _loaded("--help") == set()


@pytest.mark.parametrize("command", ["check", "process", "analyse"])
def test_help_of_a_command_loads_what_reads_options_alone(command: str) -> None:
    assert _loaded(command, "--help") <= {"pydantic"}


def test_a_check_of_plain_text_loads_only_settings_and_rules(tmp_path: Path) -> None:
    path = tmp_path / "ijzer.txt"
    path.write_text(IRON, "utf-8")
    assert _loaded("check", str(path)) == {"pydantic", "yaml"}
