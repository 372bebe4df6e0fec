"""The command `bijsluiter`: each command reads its options here and leaves the work to a module of its own."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.settings import Settings

app = typer.Typer(
    name="bijsluiter",
    help="Finds the quantitative claims in Dutch health articles, what each rests on, and what an editor must look at.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


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


class FailOn(StrEnum):
    """The lowest severity at which `check` fails."""

    error = "error"
    warning = "warning"
    notice = "notice"
    never = "never"


SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="Settings file; else bijsluiter.yaml in the current folder.")
]
LangOption = Annotated[LangChoice | None, typer.Option("--lang", help="Language of messages.")]
LanguageOption = Annotated[
    str | None, typer.Option("--language", metavar="CODE", help="Language of the articles; skips detection.")
]
DecisionsOption = Annotated[Path | None, typer.Option("--decisions", help="Decisions of a reviewer, as JSON.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an internal error arose.")]


@app.command(epilog="Example: bijsluiter process input output --lang en")
def process(
    source: Annotated[Path, typer.Argument(metavar="[INPUT]", readable=False)] = Path("input"),
    output: Annotated[Path, typer.Argument(metavar="[OUTPUT]")] = Path("output"),
    settings: SettingsFile = None,
    lang: LangOption = None,
    language: LanguageOption = None,
    decisions: DecisionsOption = None,
    workers: Annotated[int | None, typer.Option(min=0, help="Processes; 0 is one a core.")] = None,
    debug: Debug = False,
) -> None:
    """Process every new or changed article of INPUT into the reports of OUTPUT."""
    from pipeline.commands import process as command

    chosen = _settings(settings, lang, language, decisions, workers)
    raise typer.Exit(command.run(source, output, chosen, debug=debug))


@app.command(epilog="Example: bijsluiter analyse article.docx --translate > analysis.jsonl")
def analyse(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", readable=False)],
    translate: Annotated[bool, typer.Option("--translate", help="Translate too.")] = False,
    settings: SettingsFile = None,
    lang: LangOption = None,
    language: LanguageOption = None,
    decisions: DecisionsOption = None,
    workers: Annotated[int | None, typer.Option(min=0, help="Processes; 0 is one a core.")] = None,
    debug: Debug = False,
) -> None:
    """Print one analysis a line (JSON) for every article of PATH, in the order given; keeps no state."""
    from pipeline.commands import analyse as command

    chosen = _settings(settings, lang, language, decisions, workers)
    raise typer.Exit(command.run(paths, chosen, translate=translate, debug=debug))


@app.command(epilog="Example: bijsluiter check article.md --format sarif --fail-on error")
def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", readable=False, help="Articles or folders; - is standard input.")
    ],
    form: Annotated[CheckFormat, typer.Option("--format", help="How flags are printed.")] = CheckFormat.text,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Lowest severity that fails.")] = FailOn.warning,
    settings: SettingsFile = None,
    lang: LangOption = None,
    language: LanguageOption = None,
    decisions: DecisionsOption = None,
    debug: Debug = False,
) -> None:
    """Print the flags of articles as a linter does."""
    from pipeline.commands import check as command

    chosen = _settings(settings, lang, language, decisions, None)
    raise typer.Exit(command.run(paths, chosen, form=form.value, fail_on=fail_on.value, debug=debug))


@app.command(epilog="Example: bijsluiter rules advice/cure --lang en")
def rules(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID | test FOLDER | new ID]", help="A rule; or 'test FOLDER'; or 'new ID'."),
    ] = None,
    settings: SettingsFile = None,
    lang: LangOption = None,
) -> None:
    """List the rules, explain one, run the examples of a house pack, or scaffold a new rule."""
    from pipeline.commands import rules as command

    raise typer.Exit(command.run(words or [], _settings(settings, lang, None, None, None)))


@app.command(epilog="Example: bijsluiter evaluate tests/gold/dev --by kind")
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A folder with gold.jsonl and articles/, or a .jsonl of sentences.")],
    by: Annotated[str | None, typer.Option(metavar="kind|type|article", help="Split the table.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Show each miss in its context.")] = False,
    settings: SettingsFile = None,
    lang: LangOption = None,
) -> None:
    """Score the extraction against annotated articles or sentences."""
    from pipeline.commands import evaluate as command

    raise typer.Exit(command.run(gold, _settings(settings, lang, None, None, None), by=by, misses=misses))


@app.command(epilog="Example: bijsluiter explain article.txt:12")
def explain(
    place: Annotated[str, typer.Argument(metavar="FILE:LINE")],
    settings: SettingsFile = None,
    lang: LangOption = None,
    language: LanguageOption = None,
) -> None:
    """Show for a line of an article what was found in it, by what, and why."""
    from pipeline.commands import explain as command

    raise typer.Exit(command.run(place, _settings(settings, lang, language, None, None)))


@app.command(epilog="Example: bijsluiter packages install nl en")
def packages(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[list | available | install FROM TO | install FILE | remove FROM TO]",
            help="What to do; without it, list.",
        ),
    ] = None,
    settings: SettingsFile = None,
    lang: LangOption = None,
) -> None:
    """List, install and remove translation packages."""
    from pipeline.commands import packages as command

    raise typer.Exit(command.run(words or [], _settings(settings, lang, None, None, None)))


@app.command(epilog="Example: bijsluiter init")
def init(
    path: Annotated[Path, typer.Argument(metavar="[FILE]")] = Path("bijsluiter.yaml"),
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that exists.")] = False,
    lang: LangOption = None,
) -> None:
    """Write a bijsluiter.yaml with every setting, its default and a comment."""
    from pipeline.commands import init as command

    raise typer.Exit(command.run(path, force=force, lang="en" if lang == LangChoice.en else "nl"))


def _version(asked: bool) -> None:
    if asked:
        from pipeline import __version__

        typer.echo(f"bijsluiter {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = (
        False
    ),
) -> None:
    pass


def _settings(
    path: Path | None, lang: LangChoice | None, language: str | None, decisions: Path | None, workers: int | None
) -> Settings:
    from pipeline.messages import say
    from pipeline.settings import load_settings

    settings = load_settings(path)
    changes: dict[str, object] = {}
    if lang is not None:
        changes["lang"] = lang.value
    if language is not None:
        if len(language) != 2 or not (language.isascii() and language.islower()):
            raise UsageError(say("language_code", settings.lang if lang is None else lang.value, code=language))
        changes["languages"] = settings.languages.model_copy(update={"assume": language})
    if decisions is not None:
        changes["decisions"] = str(decisions)
    if workers is not None:
        changes["workers"] = workers
    return settings.with_(**changes)


def main() -> NoReturn:
    """Run the command line; a usage, settings or rule error is one sentence and exit status 2, an interrupt is 130."""
    try:
        app(standalone_mode=True)
    except UsageError as exc:
        print(f"bijsluiter: {exc}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(0)
