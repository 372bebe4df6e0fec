"""A wrong call of the command in one sentence, in the language of the messages."""

from __future__ import annotations

import re
from typing import Any

from pipeline.errors import Lang
from pipeline.messages import say

_VALUES = (  # what a value is told that cannot be, and the message that says so
    ("call_choice", re.compile(r"(?P<found>'[^']*') is not one of (?P<allowed>.+)")),
    ("call_number", re.compile(r".*valid integer.*")),
    ("call_least", re.compile(r".*(?:greater than or equal to |range x>=)(?P<least>[0-9]+).*")),
    ("call_most", re.compile(r".*(?:less than or equal to |<=x<=|range x<=)(?P<most>[0-9]+).*")),
)
_CALLS = (
    ("call_command", re.compile(r"No such command '(?P<what>[^']*)'.*")),
    ("call_no_command", re.compile(r"Missing command")),
    ("call_extra", re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((?P<what>.*)\)")),
    ("call_needs", re.compile(r"Option '(?P<what>[^']*)' requires an argument")),
    ("call_flag", re.compile(r"Option '(?P<what>[^']*)' does not take a value")),
)


def complaint(error: Any, lang: Lang) -> str:
    """What is wrong with the call that `error` (a usage error of typer) is about, and where help is."""
    path = error.ctx.command_path if error.ctx else "bijsluiter"
    return f"{_fault(error, lang)}; {say('see_help', lang, command=f'{path} --help')}"


def _fault(error: Any, lang: Lang) -> str:
    match type(error).__name__:
        case "MissingParameter":
            return say("call_missing", lang, what=_named(error))
        case "NoSuchOption":
            return say("call_option", lang, what=error.option_name)
        case "BadParameter":
            return _value(error, lang)
    words = error.format_message().rstrip(".")
    for key, form in _CALLS:
        if found := form.fullmatch(words):
            return say(key, lang, **found.groupdict())
    return words if lang == "en" else say("call_wrong", lang, what=words)


def _value(error: Any, lang: Lang) -> str:
    words = error.message.removeprefix("Value error, ").rstrip(".")
    for key, form in _VALUES:
        if found := form.fullmatch(words):
            return say(key, lang, option=_named(error), **found.groupdict())
    return say("call_value", lang, what=_named(error), why=words)


def _named(error: Any) -> str:
    hint = error.param_hint or (error.param.get_error_hint() if error.param else "")
    return hint.strip("'") if isinstance(hint, str) else " / ".join(hint)
