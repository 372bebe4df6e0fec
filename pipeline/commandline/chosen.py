"""The settings of one call: those of the file, with what its options say instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commandline.options import LangChoice
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.settings import Settings


def chosen(
    path: Path | None,
    lang: LangChoice | None,
    *,
    language: str | None = None,
    to: str | None = None,
    decisions: Path | None = None,
    workers: int | None = None,
) -> Settings:
    """The settings of the file at `path`, else of bijsluiter.yaml; raises UsageError where an option cannot be."""
    from pipeline.settings import load_settings

    settings = load_settings(path)
    changes: dict[str, object] = {}
    if lang is not None:
        changes["lang"] = lang.value
    if decisions is not None:
        changes["decisions"] = str(decisions)
    if workers is not None:
        changes["workers"] = workers
    settings = settings.with_(**changes)
    codes = {"assume": _code("--language", language, settings), "target": _code("--to", to, settings)}
    given = {key: code for key, code in codes.items() if code is not None}
    return settings.with_(languages=settings.languages.model_copy(update=given)) if given else settings


def _code(option: str, code: str | None, settings: Settings) -> str | None:
    from pipeline.messages import say

    if code is not None and (len(code) != 2 or not (code.isascii() and code.islower())):
        raise UsageError(say("language_code", settings.lang, option=option, code=code))
    return code
