"""Translation: engine, guard and what they share. `check` compares a sentence with its translation, whoever made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.translation.findings import Finding
    from pipeline.translation.guard import check

__all__ = ["Finding", "check"]


def __getattr__(name: str) -> object:
    if name == "check":  # imported late, as are the readers of numbers that it needs
        from pipeline.translation.guard import check

        return check
    if name == "Finding":
        from pipeline.translation.findings import Finding

        return Finding
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
