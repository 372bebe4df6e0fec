"""bijsluiter: quantitative claims in Dutch health articles, their evidence, their translation, and what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.article import Article
from pipeline.stage import LINE_UP

if TYPE_CHECKING:
    from pipeline.work import process

__all__ = ["LINE_UP", "Article", "process"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name == "process":  # imported late: it needs the settings model
        from pipeline.work import process

        return process
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
