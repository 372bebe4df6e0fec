"""A wrong call of the command in one sentence, in the language of the messages."""

from __future__ import annotations

from typing import Any

from pipeline.errors import Lang
from pipeline.messages import say


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
    lead, _, name = words.partition("'")
    if lead.strip() == "No such command":
        return say("call_command", lang, what=name.partition("'")[0])
    return words if lang == "en" else say("call_wrong", lang, what=words)


def _value(error: Any, lang: Lang) -> str:
    words = error.message.removeprefix("Value error, ").rstrip(".")
    found, one_of, allowed = words.partition(" is not one of ")
    if one_of:
        return say("call_choice", lang, what=_named(error), found=found, allowed=allowed)
    return say("call_value", lang, what=_named(error), why=words)


def _named(error: Any) -> str:
    hint = error.param_hint or (error.param.get_error_hint() if error.param else "")
    return hint.strip("'") if isinstance(hint, str) else " / ".join(hint)
