"""An engine that needs no model, and archives that need no training."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest


class TableEngine:
    """Translates by a table; what is not in it comes back in capitals. Keeps what it was asked."""

    name = "table"

    def __init__(
        self, table: dict[str, str], wider: dict[str, list[str]] | None = None, *, draft: bool = False
    ) -> None:
        self.table, self.wider, self.draft = table, wider or {}, draft
        self.asked: list[list[str]] = []

    def translate(self, sentences: Sequence[str]) -> list[str]:
        self.asked.append(list(sentences))
        return [self.table.get(sentence, sentence.upper()) for sentence in sentences]

    def candidates(self, sentences: Sequence[str], count: int) -> list[list[str]]:
        return [
            self.wider.get(sentence, [self.table.get(sentence, sentence.upper())])[:count] for sentence in sentences
        ]


@pytest.fixture
def engine() -> Callable[..., TableEngine]:
    return TableEngine


@pytest.fixture
def archive(tmp_path: Path) -> Callable[..., Path]:
    """Makes an .argosmodel file; `more` adds or replaces files by their name in the archive."""

    def make(
        name: str = "p.argosmodel", *, source: str = "nl", target: str = "en", more: dict[str, bytes] | None = None
    ) -> Path:
        metadata = {"package_version": "1.2", "from_code": source, "to_code": target, "type": "translate"}
        files = {
            "pack/metadata.json": json.dumps(metadata).encode(),
            "pack/model/model.bin": b"weights" * 10,
            "pack/sentencepiece.model": b"pieces",
            **(more or {}),
        }
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for member, data in files.items():
                out.writestr(member, data)
        return path

    return make
