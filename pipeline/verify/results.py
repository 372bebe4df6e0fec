"""What comes back of a lookup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["found", "unknown", "unchecked"]


@dataclass(frozen=True, slots=True)
class Record:
    """What a register knows of a paper."""

    titles: tuple[str, ...] = ()  # its title, with its subtitle or in the original language
    years: tuple[int, ...] = ()
    authors: tuple[str, ...] = ()  # family names
    journals: tuple[str, ...] = ()  # in full and abbreviated
    retracted: bool = False
    concern: bool = False  # the journal has expressed its concern


@dataclass(frozen=True, slots=True)
class Result:
    """Whether it is there, what is known of it, and otherwise why that cannot be told ("403", "timeout")."""

    state: State
    record: Record | None = None
    detail: str = ""
