"""article.json and run.json: the analysis of one article, and the record of a run."""

from __future__ import annotations

from typing import Any

from pipeline.article import Article


def article_json(article: Article) -> str:
    """The analysis of contract.md as one line."""
    return article.to_json() + "\n"


def run_json(run: dict[str, Any]) -> str:
    """The record of a run, indented for people."""
    import json

    return json.dumps(run, ensure_ascii=False, indent=2) + "\n"
