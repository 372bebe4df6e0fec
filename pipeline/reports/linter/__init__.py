"""Flags as linters print them: text, JSON Lines, SARIF, Reviewdog's rdjson, GitHub annotations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from pipeline.article import Article
from pipeline.reports.linter.open_flags import flagged as flagged

FORMATS = ("text", "json", "sarif", "rdjson", "github")


def render(articles: Sequence[Article], form: str) -> str:
    """The open flags of `articles` in one of FORMATS."""
    renderer: Callable[[Sequence[Article]], str] = import_module(f"pipeline.reports.linter.{form}").render
    return renderer(articles)
