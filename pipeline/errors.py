"""Every error that bijsluiter raises on purpose.

    BijsluiterError
    ├── InputError        an article cannot be read: it fails, the others go on        (exit 1)
    └── UsageError        nothing can start: wrong call, output folder, ...            (exit 2)
        ├── SettingsError bijsluiter.yaml is wrong
        ├── RuleError     a rule or a table in rules/ is wrong
        └── StageError    the stages are in an order that cannot work

The message of each is one sentence for the person who can mend it: file, line, key, and what is allowed there.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Literal

Lang = Literal["nl", "en"]


class Told(str):
    """A text in English that is known in Dutch too; wherever a plain text is taken, it is the English."""

    __slots__ = ("nl",)
    nl: str

    def __new__(cls, nl: str, en: str) -> Told:
        """The text of which `en` is the English."""
        told = super().__new__(cls, en)
        told.nl = nl
        return told

    def __reduce__(self) -> tuple[type[Told], tuple[str, str]]:
        return Told, (self.nl, str(self))


class BijsluiterError(Exception):
    """Something a person can mend; its message is the whole explanation."""


class InputError(BijsluiterError):
    """An article that cannot be read: the sentence that says so, in Dutch and in English."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.nl, self.en = nl, en

    def text(self, lang: Lang) -> str:
        """The sentence in `lang`."""
        return self.nl if lang == "nl" else self.en

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        return type(self), (self.nl, self.en)


class UsageError(BijsluiterError):
    """Something that stops the work before it begins."""

    def text(self, lang: Lang) -> str:
        """The sentence in `lang`, as far as it is told there."""
        return in_dutch(self.args[0]) if lang == "nl" and self.args else str(self)


class SettingsError(UsageError):
    """A fault in bijsluiter.yaml."""


class RuleError(UsageError):
    """A fault in a rule file or a table of rules/."""


class StageError(UsageError):
    """Stages in an order in which one lacks what it needs."""


def at(path: Path | str, line: int | None, key: str | None, problem: str) -> Told:
    """One sentence about a place in a user's file: ``rules/a.yaml:3: severity: must be ...``."""
    place = f"{path}:{line}" if line else str(path)
    lead = f"{place}: {key}: " if key else f"{place}: "
    return Told(lead + in_dutch(problem), lead + problem)


def in_dutch(text: object) -> str:
    """A text in Dutch, where it is told there."""
    return text.nl if isinstance(text, Told) else str(text)


_CAUSES: dict[int, tuple[str, str]] = {
    errno.ELOOP: ("de koppelingen verwijzen in een kring naar elkaar", "its symbolic links go round in a circle"),
    errno.ENOENT: ("het bestaat niet", "it does not exist"),
    errno.ENOTDIR: ("een deel van het pad is geen map", "a part of the path is not a folder"),
    errno.EACCES: ("daar zijn geen rechten voor", "there is no permission for that"),
    errno.EPERM: ("dat staat het systeem niet toe", "the system does not allow it"),
    errno.EISDIR: ("het is een map", "it is a folder"),
    errno.EIO: ("leesfout van de schijf", "read error of the disk"),
    errno.ENAMETOOLONG: ("de naam is te lang", "the name is too long"),
    errno.ENOSPC: ("de schijf is vol", "the disk is full"),
    errno.EROFS: ("daar kan niet worden geschreven", "nothing can be written there"),
    errno.EMFILE: ("er zijn te veel bestanden open", "too many files are open"),
    errno.ENFILE: ("er zijn te veel bestanden open", "too many files are open"),
}


def cause(error: Exception) -> Told:
    """What the system says went wrong; in its own words where it is none of the usual things."""
    if not isinstance(error, OSError):
        return Told(str(error), str(error))
    words = error.strerror or str(error)
    return Told(*_CAUSES.get(error.errno or 0, (words, words)))


def unreadable(path: Path | str, error: Exception, key: str | None = None) -> Told:
    """One sentence about a file of the user that cannot be read: what the system says, or that it is no UTF-8."""
    why = Told("geen tekst in UTF-8", "no UTF-8 text") if isinstance(error, UnicodeDecodeError) else cause(error)
    return at(path, None, key, Told(f"kan niet worden gelezen ({why.nl})", f"cannot be read ({why})"))
