"""The line-up of commands, as typer runs it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from pipeline.commandline import articles, options, upkeep
from pipeline.commandline.help import Command, Group, in_language
from pipeline.errors import Lang
from pipeline.messages import say

COMMANDS = (  # each with an example of what may follow its name
    (articles.process, "input output --lang en"),
    (articles.analyse, "article.docx --translate > analysis.jsonl"),
    (articles.check, "article.md --format sarif --fail-on error"),
    (articles.verify, "article.md --online"),
    (upkeep.rules, "advice/cure --lang en"),
    (upkeep.evaluate, "tests/gold/dev --by kind"),
    (articles.explain, "article.txt:12"),
    (upkeep.review, "output --open"),
    (upkeep.decisions, "export decisions.csv"),
    (upkeep.packages, "install nl en"),
    (upkeep.memory, "export translations.tmx"),
    (articles.annotate, "article.docx -o article-flags.docx"),
    (upkeep.init, "--lang en"),
)


def command(lang: Lang) -> Any:
    """The command `bijsluiter` with all that it holds, its help in `lang`."""
    group: Any = typer.main.get_command(application())
    in_language(group, lang)
    for function, example in COMMANDS:
        name = function.__name__
        group.commands[name].epilog = say("help example", lang, call=f"{name} {example}")
    return group


def application() -> typer.Typer:
    """The commands, before they are told in which language to help."""
    app = typer.Typer(
        name="bijsluiter", cls=Group, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
    )
    app.callback()(_options)
    for function, _ in COMMANDS:
        app.command(cls=Command)(function)
    return app


def _version(asked: bool) -> None:
    if asked:
        from pipeline import __version__

        typer.echo(f"bijsluiter {__version__}")
        raise typer.Exit


def _options(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
    lang: options.Lang = None,
) -> None:
    if lang is not None:
        context.default_map = {function.__name__: {"lang": lang.value} for function, _ in COMMANDS}
