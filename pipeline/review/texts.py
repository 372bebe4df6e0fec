"""The words of the desk: those of the reports, and its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pipeline.article import Lang
from pipeline.reports.texts import Texts, flat, load_texts

FOLDER = Path(__file__).parent / "messages"


@cache
def desk_texts(lang: Lang) -> Texts:
    """The messages of one language; those of the desk begin with `desk.`."""
    return Texts(lang, {**load_texts(lang).table, **dict(flat(_read(lang), "desk."))})


@cache
def reasons(lang: Lang) -> tuple[str, ...]:
    """Why a flag may be dismissed, to choose from."""
    return tuple(_read(lang)["reasons"].values())


@cache
def script_texts(lang: Lang) -> dict[str, str]:
    """What the scripts say, by key."""
    return {key: str(text) for key, text in _read(lang)["script"].items()}


@cache
def _read(lang: Lang) -> dict[str, Any]:
    import yaml

    data: dict[str, Any] = yaml.safe_load((FOLDER / f"{lang}.yaml").read_text("utf-8"))
    return data
