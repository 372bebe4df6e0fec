"""The commands that read no article: rules, evaluate, init, the review desk, decisions, packages, the memory."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commandline import options
from pipeline.commandline.chosen import chosen

Output = Annotated[Path, typer.Option("--output", metavar="FOLDER")]


def rules(
    words: Annotated[list[str] | None, typer.Argument(metavar="ID | test FOLDER | new ID")] = None,
    settings: options.SettingsFile = None,
    lang: options.Lang = None,
) -> None:
    """List, explain, test and scaffold rules."""
    from pipeline.commands import rules as command

    raise typer.Exit(command.run(words or [], chosen(settings, lang)))


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", readable=False)],
    by: Annotated[str | None, typer.Option(metavar="kind|type|article")] = None,
    misses: Annotated[bool, typer.Option("--misses")] = False,
    translation: Annotated[bool, typer.Option("--translation")] = False,
    settings: options.SettingsFile = None,
    lang: options.Lang = None,
) -> None:
    """Score the extraction, or the translator."""
    using = chosen(settings, lang)
    if translation:
        from pipeline.commands import evaluate_translation

        raise typer.Exit(evaluate_translation.run(gold, using, misses=misses))
    from pipeline.commands import evaluate as command

    raise typer.Exit(command.run(gold, using, by=by, misses=misses))


def init(
    path: Annotated[Path, typer.Argument(metavar="FILE")] = Path("bijsluiter.yaml"),
    force: Annotated[bool, typer.Option("--force")] = False,
    lang: options.Lang = None,
) -> None:
    """Write a bijsluiter.yaml with the defaults."""
    from pipeline.commands import init as command

    raise typer.Exit(command.run(path, force=force, lang="en" if lang == options.LangChoice.en else "nl"))


def review(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT")] = Path("output"),
    port: Annotated[int | None, typer.Option(min=1, max=65535, metavar="N")] = None,
    open_browser: Annotated[bool, typer.Option("--open")] = False,
    settings: options.SettingsFile = None,
    lang: options.Lang = None,
) -> None:
    """Open the review desk."""
    from pipeline.commands import review as command

    raise typer.Exit(command.run(output, chosen(settings, lang), port=port, open_browser=open_browser))


def decisions(
    words: Annotated[list[str] | None, typer.Argument(metavar="export [FILE] | import FILE")] = None,
    output: Output = Path("output"),
    settings: options.SettingsFile = None,
    lang: options.Lang = None,
) -> None:
    """Export what reviewers decided, or import it."""
    from pipeline.commands import decisions as command

    raise typer.Exit(command.run(words or [], output, chosen(settings, lang)))


def packages(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="list | available | install FROM TO | install FILE | remove FROM TO"),
    ] = None,
    settings: options.SettingsFile = None,
    lang: options.Lang = None,
) -> None:
    """List, install and remove translation packages."""
    from pipeline.commands import packages as command

    raise typer.Exit(command.run(words or [], chosen(settings, lang)))


def memory(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="stats | prune [DAYS] | export FILE | import FILE REVIEWER"),
    ] = None,
    output: Output = Path("output"),
    settings: options.SettingsFile = None,
    lang: options.Lang = None,
) -> None:
    """Show, prune, export and import the memory of translations."""
    from pipeline.commands import memory as command

    raise typer.Exit(command.run(words or [], output, chosen(settings, lang)))
