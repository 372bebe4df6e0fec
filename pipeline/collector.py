"""How often Python looks for garbage in a process that reads articles."""

from __future__ import annotations

import gc


def seldom() -> None:
    """Let the collector run seldom: rules and vocabularies stay, and looking through them for garbage takes long."""
    gc.set_threshold(50_000, 20, 20)
