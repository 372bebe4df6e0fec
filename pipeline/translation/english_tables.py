"""The tables behind the reading of English numbers: numerals_en.yaml and units_en.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.dutch.units import units as dutch_units
from pipeline.errors import RuleError
from pipeline.paths import rules_folder
from pipeline.translation.figures import tokens_of
from pipeline.yamlfile import read_yaml

Single = dict[str, tuple[str, float]]  # a form: unit code, how many of it
Longer = dict[str, tuple[tuple[tuple[str, ...], tuple[str, float]], ...]]  # first word: whole forms, longest first


@dataclass(frozen=True, slots=True)
class EnglishTables:
    """Number words in lower case, and what each stands for."""

    small: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    multiples: dict[str, float]
    soft: dict[str, float]
    ordinals: dict[str, float]
    parts: dict[str, float]
    plenty: dict[str, float]
    decades: dict[str, float]
    glyphs: dict[str, float]


@cache
def english_tables() -> EnglishTables:
    """The number words; raises RuleError where the file cannot be read."""
    data = read_yaml(rules_folder() / "data" / "numerals_en.yaml", RuleError).data
    return EnglishTables(
        small={**data["ones"], **data["teens"], **data["dozens"]},
        tens=data["tens"],
        scales=data["scales"],
        multiples=data["multiples"],
        soft=data["soft"],
        ordinals=data["ordinals"],
        parts=data["parts"],
        plenty=data["plenty"],
        decades=data["decades"],
        glyphs=data["glyphs"],
    )


def english_units() -> tuple[Single, Longer]:
    """The forms of one word and those of several; a unit that Dutch lacks is left out."""
    file = read_yaml(rules_folder() / "data" / "units_en.yaml", RuleError)
    known = dutch_units().codes
    single: Single = {}
    longer: dict[str, list[tuple[tuple[str, ...], tuple[str, float]]]] = {}
    for code, entries in file.data.items():
        if code not in known:
            continue
        for entry in entries:
            form, times = _form(entry)
            form = form.replace("µ", "μ")
            words = tuple(token.text if len(token.text) == 1 else token.low for token in tokens_of(form))
            if len(words) == 1:
                single.setdefault(form if len(form) <= 2 else form.lower(), (code, times))
            else:
                longer.setdefault(words[0], []).append((words, (code, times)))
    ordered = {word: tuple(sorted(found, key=lambda item: -len(item[0]))) for word, found in longer.items()}
    return single, ordered


def _form(entry: Any) -> tuple[str, float]:
    if isinstance(entry, dict):
        return str(entry["form"]), float(entry["times"])
    return str(entry), 1.0
