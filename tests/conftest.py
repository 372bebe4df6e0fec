"""What several tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.settings import Settings, TranslationSettings

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def quick() -> Settings:
    """Settings of a run in this process, without translation."""
    return Settings(workers=1, translation=TranslationSettings(enabled=False))


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """An input folder with two small articles."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ijzer.txt").write_text(IRON, "utf-8")
    (folder / "zink.md").write_text(ZINC, "utf-8")
    return folder


IRON = """IJzer in het dagelijks leven

Ongeveer 15 procent van de jonge vrouwen heeft een ijzertekort. Uit onderzoek blijkt dat ijzertabletten de vermoeidheid
binnen zes weken verminderen. Volgens het Voedingscentrum hebben volwassen vrouwen 16 mg ijzer per dag nodig.

Slik nooit meer dan 25 mg per dag zonder overleg met je huisarts.
"""

ZINC = """# Zink en verkoudheid

Zink verkort een verkoudheid gemiddeld met 1,5 dag. De bovengrens voor volwassenen is 25 mg per dag, aldus de EFSA.

- Volwassenen: 9 mg per dag
- Kinderen van 4 tot 8 jaar: 5 mg per dag
"""

CLEAN_ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith(("BIJSLUITER", "ARGOS"))}
