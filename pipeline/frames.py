"""Sentences made of frames: a sentence with slots ("{food}? Weg ermee."), and the words that may fill each slot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from pipeline.errors import RuleError, at
from pipeline.yamlfile import read_yaml

TIMES = 3  # fillings of a frame
_SLOT = re.compile(r"\{(\w+)\}")
_OPENING = re.compile(r"(?:^|(?<=[.?!] ))[^\W\d_]")


def sentences(path: Path) -> Iterator[tuple[str, bool]]:
    """The fillings of all frames of a file, each with whether it is firm; the same at every reading."""
    file = read_yaml(path, RuleError)
    slots: dict[str, list[str]] = {name: words.split(", ") for name, words in file.data["slots"].items()}
    for group in ("firm", "traps"):
        for kind, frames in file.data[group].items():
            for number, frame in enumerate(frames):
                unknown = sorted(set(_SLOT.findall(frame)) - slots.keys())
                if unknown:
                    line = file.line((group, kind, number))
                    raise RuleError(at(path, line, unknown[0], f"is no slot; there are {', '.join(slots)}"))
                yield from ((text, group == "firm") for text in _fillings(frame, slots))


def _fillings(frame: str, slots: dict[str, list[str]]) -> list[str]:
    chance = Random(frame)  # of its own, so that a frame more changes no other's fillings

    def word(slot: re.Match[str]) -> str:
        return chance.choice(slots[slot[1]])

    filled = (_OPENING.sub(_upper, _SLOT.sub(word, frame)) for _ in range(TIMES))
    return list(dict.fromkeys(filled))


def _upper(letter: re.Match[Any]) -> str:
    return str(letter[0]).upper()
