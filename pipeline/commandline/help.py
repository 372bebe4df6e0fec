"""The page that `--help` prints, and the texts that a command and its options bear, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from typer.core import TyperCommand, TyperGroup

from pipeline.errors import Lang
from pipeline.messages import knows, say


class Page:
    """A command whose help is in its own language; what typer writes around the texts is English alone."""

    lang: Lang = "nl"

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:
        """Write usage, text, arguments, options, commands and example."""
        lang = self.lang
        arguments = [one for one in self.params if one.param_type_name == "argument"]
        formatter.write_usage(ctx.command_path, " ".join(_usage(self, arguments)), say("help usage", lang))
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.help)
        options = [one for one in self.get_params(ctx) if one.param_type_name == "option"]
        sections = {
            "help arguments": [(_metavar(one), _told(one, lang)) for one in arguments],
            "help options": [(_names(one), _told(one, lang)) for one in options],
            "help commands": [(name, one.short_help) for name, one in getattr(self, "commands", {}).items()],
        }
        for heading, rows in sections.items():
            if rows:
                with formatter.section(say(heading, lang)):
                    formatter.write_dl(rows)
        self.format_epilog(ctx, formatter)


class Command(Page, TyperCommand):
    """One command."""


class Group(Page, TyperGroup):
    """The command that holds the others."""


def in_language(group: Any, lang: Lang) -> None:
    """Give a group, its commands and all their options the texts of a language."""
    _put(group, "bijsluiter", lang)
    for name, command in group.commands.items():
        _put(command, name, lang)
        command.short_help = say(f"help {name}", lang)


def _put(command: Any, name: str, lang: Lang) -> None:
    command.lang = lang
    command.help = say(f"help {name} long", lang)
    for one in command.params:
        one.help = say(_key(name, one.name), lang)


def _key(command: str, option: str) -> str:
    """The key of an option's text: its own with this command, else the one that all share."""
    own, shared = f"help {command} {option}", f"help {option}"
    if knows(own):
        return own
    return f"{shared} option" if knows(f"{shared} option") else shared


def _usage(command: Any, arguments: Iterable[Any]) -> Iterator[str]:
    yield say("help options place", command.lang)
    for one in arguments:
        metavar = _metavar(one) + ("..." if one.nargs == -1 and "|" not in _metavar(one) else "")
        yield metavar if one.required else f"[{metavar}]"
    if hasattr(command, "commands"):
        yield say("help command place", command.lang)


def _metavar(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _names(option: Any) -> str:
    """The names of an option and what is given with it: "-o, --output FILE"."""
    return " ".join(part for part in (", ".join(sorted(option.opts, key=len)), option.metavar) if part)


def _told(one: Any, lang: Lang) -> str:
    """The text of an argument or option, and its default or that it must be given."""
    text = say("help help", lang) if one.name == "help" else one.help
    if one.required:
        return f"{text}  {say('help required', lang)}"
    value = one.default.value if isinstance(one.default, Enum) else one.default
    if value is None or isinstance(value, bool) or callable(value) or not str(value):
        return str(text)
    return f"{text}  {say('help default', lang, value=value)}"
