"""The command `bijsluiter`: runs the command line; whatever goes wrong is one sentence and an exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

import typer

from pipeline.collector import seldom
from pipeline.commandline.app import command
from pipeline.errors import Lang, UsageError

SETTINGS = "bijsluiter.yaml"


def main() -> NoReturn:
    """Run the command line; a usage, settings or rule error is one sentence and exit status 2, an interrupt is 130."""
    seldom()
    lang = spoken(sys.argv[1:])
    wrong_call: Any = typer.BadParameter.__bases__[0]  # what typer raises for any call that is wrong
    try:
        status = command(lang)(standalone_mode=False, prog_name="bijsluiter")
    except UsageError as exc:
        print(f"bijsluiter: {exc.text(lang)}", file=sys.stderr)
        sys.exit(2)
    except wrong_call as exc:
        _tell(exc, lang)
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)


def spoken(words: Sequence[str]) -> Lang:
    """The language of help and complaints: that of --lang, else that of the settings, as far as these can be read."""
    given = dict(_option(word, after) for word, after in pairwise([*words, ""]))
    lang = given.get("--lang")
    if lang is None:
        path = Path(given.get("--settings") or SETTINGS)
        if path.is_file():
            from pipeline.settings import lang_of

            lang = lang_of(path)
    return "en" if lang == "en" else "nl"


def _option(word: str, after: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    return name, value if equals else after


def _tell(error: Any, lang: Lang) -> None:
    from pipeline.commandline.wrong_call import complaint

    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
    else:
        print(f"bijsluiter: {complaint(error, lang)}", file=sys.stderr)
