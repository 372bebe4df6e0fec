"""The options that several commands share, and the words that some of them choose from."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class LangChoice(StrEnum):
    """Languages of messages."""

    nl = "nl"
    en = "en"


class CheckFormat(StrEnum):
    """Output formats of `check`."""

    text = "text"
    json = "json"
    sarif = "sarif"
    rdjson = "rdjson"
    github = "github"


class VerifyFormat(StrEnum):
    """Output formats of `verify`."""

    text = "text"
    json = "json"


class FailOn(StrEnum):
    """The lowest severity at which `check` fails."""

    error = "error"
    warning = "warning"
    notice = "notice"
    never = "never"


Paths = Annotated[list[Path], typer.Argument(metavar="PATH", readable=False)]
SettingsFile = Annotated[Path | None, typer.Option("--settings", metavar="FILE")]
Lang = Annotated[LangChoice | None, typer.Option("--lang", metavar="nl|en")]
Language = Annotated[str | None, typer.Option("--language", metavar="CODE")]
To = Annotated[str | None, typer.Option("--to", metavar="CODE")]
Decisions = Annotated[Path | None, typer.Option("--decisions", metavar="FILE")]
Workers = Annotated[int | None, typer.Option(min=0, metavar="N")]
Debug = Annotated[bool, typer.Option("--debug")]
