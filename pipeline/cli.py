"""The command `bijsluiter`: each command reads its options here and leaves the work to a module of its own."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from pipeline.collector import seldom
from pipeline.errors import Lang, UsageError

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


SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="Settings file; else bijsluiter.yaml in the current folder.")
]
LangOption = Annotated[LangChoice | None, typer.Option("--lang", help="Language of messages.")]
LanguageOption = Annotated[
    str | None, typer.Option("--language", metavar="CODE", help="Language of the articles; skips detection.")
]
ToOption = Annotated[str | None, typer.Option("--to", metavar="CODE", help="Language to translate into, such as de.")]
DecisionsOption = Annotated[
    Path | None, typer.Option("--decisions", help="Decisions of reviewers: JSON, CSV or decisions.sqlite.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an internal error arose.")]


@app.command(
    short_help="Process new and changed articles to reports.",
    epilog="Example: bijsluiter process input output --lang en",
)
def process(
    source: Annotated[
        Path, typer.Argument(metavar="INPUT", readable=False, help="A folder of articles, or one article.")
    ] = Path("input"),
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="Where the reports go.")] = Path("output"),
    settings: SettingsFile = None,
    lang: LangOption = None,
    language: LanguageOption = None,
    to: ToOption = None,
    decisions: DecisionsOption = None,
    workers: Annotated[int | None, typer.Option(min=0, help="Processes; 0 is one a core.")] = None,
    debug: Debug = False,
) -> None:
    """Process every new or changed article of INPUT into the reports of OUTPUT."""
    from pipeline.commands import process as command

    chosen = _settings(settings, lang, language, decisions, workers, to)
    raise typer.Exit(command.run(source, output, chosen, debug=debug))


@app.command(
    short_help="Print an analysis (JSON) of each article.",
    epilog="Example: bijsluiter analyse article.docx --translate > analysis.jsonl",
)
def analyse(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", readable=False, help="Articles or folders.")],
    translate: Annotated[bool, typer.Option("--translate", help="Translate too.")] = False,
    settings: SettingsFile = None,
    lang: LangOption = None,
    language: LanguageOption = None,
    to: ToOption = None,
    decisions: DecisionsOption = None,
    workers: Annotated[int | None, typer.Option(min=0, help="Processes; 0 is one a core.")] = None,
    debug: Debug = False,
) -> None:
    """Print one analysis a line (JSON) for every article of PATH, in the order given; keeps no state."""
    from pipeline.commands import analyse as command

    chosen = _settings(settings, lang, language, decisions, workers, to)
    raise typer.Exit(command.run(paths, chosen, translate=translate or to is not None, debug=debug))


@app.command(epilog="Example: bijsluiter check article.md --format sarif --fail-on error")
def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", readable=False, help="Articles or folders; - is standard input.")
    ],
    form: Annotated[CheckFormat, typer.Option("--format", help="How flags are printed.")] = CheckFormat.text,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Lowest severity that fails.")] = FailOn.warning,
    settings: SettingsFile = None,
    lang: LangOption = None,
    language: LanguageOption = None,
    decisions: DecisionsOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let no decision of a reviewer count.")] = False,
    debug: Debug = False,
) -> None:
    """Print the flags of articles as a linter does."""
    from pipeline.commands import check as command

    chosen = _settings(settings, lang, language, decisions, None)
    if strict:
        chosen = chosen.with_(decisions=None)
    raise typer.Exit(command.run(paths, chosen, form=form.value, fail_on=fail_on.value, debug=debug))


@app.command(
    short_help="Check the sources that articles name.", epilog="Example: bijsluiter verify article.md --online"
)
def verify(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", readable=False, help="Articles or folders; - is standard input.")
    ],
    online: Annotated[
        bool, typer.Option("--online", help="Look sources up: Crossref, doi.org, Europe PMC, and every link.")
    ] = False,
    form: Annotated[VerifyFormat, typer.Option("--format", help="How flags are printed.")] = VerifyFormat.text,
    settings: SettingsFile = None,
    lang: LangOption = None,
    language: LanguageOption = None,
    decisions: DecisionsOption = None,
    debug: Debug = False,
) -> None:
    """Print which sources have a wrong form and, online, which do not exist, are another paper, or were retracted."""
    from pipeline.commands import verify as command

    chosen = _settings(settings, lang, language, decisions, None)
    raise typer.Exit(command.run(paths, chosen, online=online, form=form.value, debug=debug))


@app.command(
    short_help="List, explain, test and scaffold rules.", epilog="Example: bijsluiter rules advice/cure --lang en"
)
def rules(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID | test FOLDER | new ID", help="A rule; or 'test FOLDER'; or 'new ID'."),
    ] = None,
    settings: SettingsFile = None,
    lang: LangOption = None,
) -> None:
    """List the rules, explain one, run the examples of a house pack, or scaffold a new rule."""
    from pipeline.commands import rules as command

    raise typer.Exit(command.run(words or [], _settings(settings, lang, None, None, None)))


@app.command(
    short_help="Score against annotated articles.", epilog="Example: bijsluiter evaluate tests/gold/dev --by kind"
)
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            help="A folder with gold.jsonl and articles/, or a .jsonl of sentences; "
            "with --translation a .tsv of sentences and translations, or a folder with two text files."
        ),
    ],
    by: Annotated[str | None, typer.Option(metavar="kind|type|article", help="Split the table.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Show each miss in its context.")] = False,
    translation: Annotated[bool, typer.Option("--translation", help="Score the translator: BLEU and chrF.")] = False,
    settings: SettingsFile = None,
    lang: LangOption = None,
) -> None:
    """Score the extraction against annotated articles or sentences, or the translator against references."""
    if translation:
        from pipeline.commands import evaluate_translation

        chosen = _settings(settings, lang, None, None, None)
        raise typer.Exit(evaluate_translation.run(gold, chosen, misses=misses))
    from pipeline.commands import evaluate as command

    raise typer.Exit(command.run(gold, _settings(settings, lang, None, None, None), by=by, misses=misses))


@app.command(short_help="Show what was found in a line, and why.", epilog="Example: bijsluiter explain article.txt:12")
def explain(
    place: Annotated[str, typer.Argument(metavar="FILE:LINE", help="A line of an article, or a whole article.")],
    settings: SettingsFile = None,
    lang: LangOption = None,
    language: LanguageOption = None,
) -> None:
    """Show for a line of an article what was found in it, by what, and why."""
    from pipeline.commands import explain as command

    raise typer.Exit(command.run(place, _settings(settings, lang, language, None, None)))


@app.command(short_help="Open the review desk on this machine.", epilog="Example: bijsluiter review output --open")
def review(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="A folder that `process` wrote.")] = Path("output"),
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port; else the first free one from 8765 on.")
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    settings: SettingsFile = None,
    lang: LangOption = None,
) -> None:
    """Open the review desk on this machine; its address is the first line printed."""
    from pipeline.commands import review as command

    chosen = _settings(settings, lang, None, None, None)
    raise typer.Exit(command.run(output, chosen, port=port, open_browser=open_browser))


@app.command(epilog="Example: bijsluiter decisions export decisions.csv")
def decisions(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="export [FILE] | import FILE", help="A .json or .csv file; without one, JSON is printed."
        ),
    ] = None,
    output: Annotated[Path, typer.Option("--output", help="The folder that was reviewed.")] = Path("output"),
    settings: SettingsFile = None,
    lang: LangOption = None,
) -> None:
    """Export what reviewers decided, or import it."""
    from pipeline.commands import decisions as command

    raise typer.Exit(command.run(words or [], output, _settings(settings, lang, None, None, None)))


@app.command(epilog="Example: bijsluiter packages install nl en")
def packages(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="list | available | install FROM TO | install FILE | remove FROM TO",
            help="What to do; without it, list.",
        ),
    ] = None,
    settings: SettingsFile = None,
    lang: LangOption = None,
) -> None:
    """List, install and remove translation packages."""
    from pipeline.commands import packages as command

    raise typer.Exit(command.run(words or [], _settings(settings, lang, None, None, None)))


@app.command(short_help="The memory of translations.", epilog="Example: bijsluiter memory export translations.tmx")
def memory(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="stats | prune [DAYS] | export FILE | import FILE REVIEWER",
            help="What to do; without it, stats.",
        ),
    ] = None,
    output: Annotated[Path, typer.Option("--output", help="The output folder that holds the memory.")] = Path("output"),
    settings: SettingsFile = None,
    lang: LangOption = None,
) -> None:
    """Show, prune, export and import what was translated before and what a person edited (TMX)."""
    from pipeline.commands import memory as command

    raise typer.Exit(command.run(words or [], output, _settings(settings, lang, None, None, None)))


@app.command(
    short_help="Put Word comments on the flags.",
    epilog="Example: bijsluiter annotate article.docx -o article-flags.docx",
)
def annotate(
    path: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="An article of any format.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write; else beside FILE, under another name.")
    ] = None,
    settings: SettingsFile = None,
    lang: LangOption = None,
    language: LanguageOption = None,
    decisions: DecisionsOption = None,
    debug: Debug = False,
) -> None:
    """Give an article back as a Word document with a comment on the words of each flag."""
    from pipeline.commands import annotate as command

    chosen = _settings(settings, lang, language, decisions, None)
    raise typer.Exit(command.run(path, output, chosen, debug=debug))


@app.command(short_help="Write a bijsluiter.yaml with the defaults.", epilog="Example: bijsluiter init")
def init(
    path: Annotated[Path, typer.Argument(metavar="FILE")] = Path("bijsluiter.yaml"),
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
    path: Path | None,
    lang: LangChoice | None,
    language: str | None,
    decisions: Path | None,
    workers: int | None,
    to: str | None = None,
) -> Settings:
    from pipeline.messages import say
    from pipeline.settings import load_settings

    settings = load_settings(path)
    changes: dict[str, object] = {}
    if lang is not None:
        changes["lang"] = lang.value
    codes = {key: code for key, code in (("assume", language), ("target", to)) if code is not None}
    for key, code in codes.items():
        if len(code) != 2 or not (code.isascii() and code.islower()):
            option = "--language" if key == "assume" else "--to"
            spoken = settings.lang if lang is None else lang.value
            raise UsageError(say("language_code", spoken, option=option, code=code))
    if codes:
        changes["languages"] = settings.languages.model_copy(update=codes)
    if decisions is not None:
        changes["decisions"] = str(decisions)
    if workers is not None:
        changes["workers"] = workers
    return settings.with_(**changes)


def _spoken(words: list[str]) -> Lang:
    """The language of a complaint: that of --lang, else that of the settings, as far as these can be read."""
    from pipeline.settings import lang_of

    given = dict(pair for word, after in zip(words, [*words[1:], ""], strict=True) for pair in [_option(word, after)])
    lang = given.get("--lang") or lang_of(Path(given.get("--settings") or "bijsluiter.yaml"))
    return "en" if lang == "en" else "nl"


def _option(word: str, after: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    return name, value if equals else after


def main() -> NoReturn:
    """Run the command line; a usage, settings or rule error is one sentence and exit status 2, an interrupt is 130."""
    seldom()
    wrong_call: Any = typer.BadParameter.__bases__[0]  # what typer raises for any call that is wrong
    try:
        status = app(standalone_mode=False, prog_name="bijsluiter")
    except UsageError as exc:
        print(f"bijsluiter: {exc.text(_spoken(sys.argv[1:]))}", file=sys.stderr)
        sys.exit(2)
    except wrong_call as exc:
        _tell(exc)
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)


def _tell(error: Any) -> None:
    from pipeline.commands.wrong_call import complaint

    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
    else:
        print(f"bijsluiter: {complaint(error, _spoken(sys.argv[1:]))}", file=sys.stderr)
