"""Other words in the place of those that an engine mangles, and the right ones put back into its translation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.translation.findings import Finding
from pipeline.translation.pairs import Pair
from pipeline.translation.proper_names import Name

_NUMBERS = ("37", "43", "58", "64", "72", "83", "91", "29", "56", "47")  # of no common phrase
# names that are the same in every language, of people and of bodies
_NAMES = (
    "Smith",
    "Brown",
    "Thomas",
    "Peter",
    "Laura",
    "Anna",
    "John",
    "Wilson",
    "Miller",
    "David",
)  # the same everywhere
_BODIES = ("NASA", "UNESCO", "IBM", "BBC", "FBI", "BMW")
_CODES = ("B12", "Q10", "K2", "X1")
_DIGITS = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with stand-ins, and what each stands for in the translation."""

    text: str
    fills: tuple[tuple[str, str], ...]

    def fill(self, translation: str) -> str | None:
        """The translation with the right words put back; None where a stand-in is not there exactly once."""
        for stand_in, words in self.fills:
            pieces = re.split(rf"(?<!\w)(?<!\d[.,]){re.escape(stand_in)}(?!\w|[.,]\d)", translation)
            if len(pieces) != 2:
                return None
            translation = words.join(pieces)
        return translation


def mask_numbers(source: str, pair: Pair) -> Masked | None:
    """Two-digit numbers, which engines copy, in the place of every figure in digits; None where there is none."""
    spans = [match.span() for begin, _ in pair.figures(source) if (match := _DIGITS.match(source, begin))]
    return _mask(source, [(start, end, pair.in_form(source[start:end]), _NUMBERS) for start, end in spans])


def mask_names(source: str, findings: Iterable[Finding]) -> Masked | None:
    """Names that any engine knows in the place of those that were lost; None where none was."""
    spans = {(one.start, one.end) for one in findings if one.rule == "name" and one.source and one.end - one.start < 40}
    kinds = [(start, end, source[start:end]) for start, end in sorted(spans)]
    return _mask(
        source,
        [(start, end, name, _CODES if any(map(str.isdigit, name)) else _NAMES) for start, end, name in kinds],
    )


def mask_known(source: str, names: Iterable[Name]) -> Masked | None:
    """Names that any engine knows in the place of those that it must not see; None where there is none of these."""
    pools: dict[str, tuple[str, ...]] = {"person": _NAMES, "body": _BODIES, "power": _NUMBERS}
    free = {kind: sum(one not in source for one in pool) for kind, pool in pools.items()}
    spans: list[tuple[int, int, str, tuple[str, ...]]] = []
    for name in names:
        if free[name.kind]:
            free[name.kind] -= 1
            spans.append((name.start, name.end, name.fill, pools[name.kind]))
    return _mask(source, spans)


def mask_terms(source: str, findings: Iterable[Finding]) -> str | None:
    """The sentence with the English of each lost term in the place of the Dutch; None where none was lost."""
    text = source
    lost = _lost_terms(findings)
    for start, end, english in reversed(lost):
        text = text[:start] + english + text[end:]
    return text if lost else None


def hide_terms(source: str, findings: Iterable[Finding]) -> Masked | None:
    """Names that engines copy in the place of lost terms, for which the English is put; None where none was lost."""
    return _mask(source, [(*term, _CODES) for term in _lost_terms(findings)])


def _lost_terms(findings: Iterable[Finding]) -> list[tuple[int, int, str]]:
    lost = (one for one in findings if one.rule == "glossary")
    return sorted((one.start, one.end, one.target.removesuffix("*")) for one in lost)


def _mask(source: str, spans: list[tuple[int, int, str, tuple[str, ...]]]) -> Masked | None:
    text, fills, shift = source, [], 0
    used: set[str] = set()
    for start, end, words, choices in spans:
        stand_in = next((one for one in choices if one not in used and one not in source), None)
        if stand_in is None:
            return None
        used.add(stand_in)
        text = text[: start + shift] + stand_in + text[end + shift :]
        shift += len(stand_in) - (end - start)
        fills.append((stand_in, words))
    return Masked(text, tuple(fills)) if fills else None
