"""What the command line says, in Dutch and English: one file a subject, each message under a key of its own."""

from __future__ import annotations

from pipeline.errors import Lang, Told, in_dutch
from pipeline.messages import calling, explaining, helping, packages, rules, running

_MESSAGES: dict[str, tuple[str, str]] = {
    **running.MESSAGES,
    **rules.MESSAGES,
    **packages.MESSAGES,
    **explaining.MESSAGES,
    **calling.MESSAGES,
    **helping.MESSAGES,
}

_COUNTED: dict[str, tuple[str, str, str, str]] = {
    "article": ("artikel", "artikelen", "article", "articles"),
    "claim": ("bewering", "beweringen", "claim", "claims"),
    "flag": ("vlag", "vlaggen", "flag", "flags"),
    "error": ("fout", "fouten", "error", "errors"),
    "warning": ("waarschuwing", "waarschuwingen", "warning", "warnings"),
    "notice": ("opmerking", "opmerkingen", "notice", "notices"),
}


def counted(number: int, thing: str, lang: Lang) -> str:
    """A number with its noun, singular or plural: "1 artikel", "2 vlaggen"."""
    nl_one, nl_many, en_one, en_many = _COUNTED[thing]
    one, many = (nl_one, nl_many) if lang == "nl" else (en_one, en_many)
    return f"{number} {one if number == 1 else many}"


def say(key: str, lang: Lang, **values: object) -> str:
    """The message `key` in `lang`, filled in."""
    dutch, english = _MESSAGES[key]
    if lang == "nl":
        values = {name: in_dutch(value) if isinstance(value, Told) else value for name, value in values.items()}
    return (dutch if lang == "nl" else english).format(**values)


def knows(key: str) -> bool:
    """Whether there is a message of that key."""
    return key in _MESSAGES
