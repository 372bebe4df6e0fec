"""Where bijsluiter's own data files are: beside the package in a checkout, within it in a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def rules_folder() -> Path:
    """The folder of the built-in rules."""
    packed = PACKAGE / "_rules"
    return packed if packed.is_dir() else PACKAGE.parent / "rules"
