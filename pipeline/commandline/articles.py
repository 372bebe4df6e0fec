"""The commands that read articles: process, analyse, check, verify, explain, annotate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commandline import options
from pipeline.commandline.chosen import chosen


def process(
    source: Annotated[Path, typer.Argument(metavar="INPUT", readable=False)] = Path("input"),
    output: Annotated[Path, typer.Argument(metavar="OUTPUT")] = Path("output"),
    settings: options.SettingsFile = None,
    lang: options.Lang = None,
    language: options.Language = None,
    to: options.To = None,
    decisions: options.Decisions = None,
    workers: options.Workers = None,
    debug: options.Debug = False,
) -> None:
    """Process every new or changed article into reports."""
    from pipeline.commands import process as command

    using = chosen(settings, lang, language=language, to=to, decisions=decisions, workers=workers)
    raise typer.Exit(command.run(source, output, using, debug=debug))


def analyse(
    paths: options.Paths,
    translate: Annotated[bool, typer.Option("--translate")] = False,
    settings: options.SettingsFile = None,
    lang: options.Lang = None,
    language: options.Language = None,
    to: options.To = None,
    decisions: options.Decisions = None,
    workers: options.Workers = None,
    debug: options.Debug = False,
) -> None:
    """Print one analysis a line."""
    from pipeline.commands import analyse as command

    using = chosen(settings, lang, language=language, to=to, decisions=decisions, workers=workers)
    raise typer.Exit(command.run(paths, using, translate=translate or to is not None, debug=debug))


def check(
    paths: options.Paths,
    form: Annotated[
        options.CheckFormat, typer.Option("--format", metavar="text|json|sarif|rdjson|github")
    ] = options.CheckFormat.text,
    fail_on: Annotated[
        options.FailOn, typer.Option("--fail-on", metavar="error|warning|notice|never")
    ] = options.FailOn.warning,
    settings: options.SettingsFile = None,
    lang: options.Lang = None,
    language: options.Language = None,
    decisions: options.Decisions = None,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    debug: options.Debug = False,
) -> None:
    """Print flags as a linter does."""
    from pipeline.commands import check as command

    using = chosen(settings, lang, language=language, decisions=decisions)
    if strict:
        using = using.with_(decisions=None)
    raise typer.Exit(command.run(paths, using, form=form.value, fail_on=fail_on.value, debug=debug))


def verify(
    paths: options.Paths,
    online: Annotated[bool, typer.Option("--online")] = False,
    form: Annotated[options.VerifyFormat, typer.Option("--format", metavar="text|json")] = options.VerifyFormat.text,
    settings: options.SettingsFile = None,
    lang: options.Lang = None,
    language: options.Language = None,
    decisions: options.Decisions = None,
    debug: options.Debug = False,
) -> None:
    """Print what is wrong with the sources."""
    from pipeline.commands import verify as command

    using = chosen(settings, lang, language=language, decisions=decisions)
    raise typer.Exit(command.run(paths, using, online=online, form=form.value, debug=debug))


def explain(
    place: Annotated[str, typer.Argument(metavar="FILE:LINE")],
    settings: options.SettingsFile = None,
    lang: options.Lang = None,
    language: options.Language = None,
) -> None:
    """Show what was found in a line, and why."""
    from pipeline.commands import explain as command

    raise typer.Exit(command.run(place, chosen(settings, lang, language=language)))


def annotate(
    path: Annotated[Path, typer.Argument(metavar="FILE", readable=False)],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE")] = None,
    settings: options.SettingsFile = None,
    lang: options.Lang = None,
    language: options.Language = None,
    decisions: options.Decisions = None,
    debug: options.Debug = False,
) -> None:
    """Write a Word document with a comment on each flag."""
    from pipeline.commands import annotate as command

    using = chosen(settings, lang, language=language, decisions=decisions)
    raise typer.Exit(command.run(path, output, using, debug=debug))
