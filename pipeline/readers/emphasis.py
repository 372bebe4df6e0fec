"""Emphasis in an article: which stretch of its text, and of which kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["bold", "italic", "code"]


@dataclass(frozen=True, slots=True)
class Mark:
    """An emphasised stretch of an article's text."""

    start: int
    end: int
    kind: MarkKind
