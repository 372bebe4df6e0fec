"""Reads every number of a sentence, Dutch or English, with its unit: what a translation must keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*['’]?|[^\w\s]|_")
_THIN = "\u00a0\u202f\u2009"
_HYPHENS = frozenset("-‐‑")
_DASHES = frozenset("-‐‑–—")


class Token(NamedTuple):
    """A number, word or sign at `start` to `end`; `low` is its text in lower case."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence: the values it can be read as, and its unit.

    A soft figure ("one", "both", the 7 of MK-7) may stand for a number on the other side but need not be there.
    """

    start: int
    end: int
    values: tuple[float, ...]
    unit: str | None = None
    times: float = 1.0  # how many of `unit` one of its form is ("kwartier" is 15 min)
    soft: bool = False
    written: bool = False  # in words


class Reading(NamedTuple):
    """A number written in words: its values, the tokens it takes, and whether it is soft."""

    values: tuple[float, ...]
    size: int
    soft: bool = False
    unit: tuple[str, float] | None = None  # a unit within the word itself ("driejarige")


class Lexicon(Protocol):
    """What differs between the two languages."""

    decimal: str
    thousands: str
    joiners: frozenset[str]
    scales: Mapping[str, float]
    tails: Mapping[str, tuple[str, float] | None]  # what may be glued to digits ("e", "st", "x"), with a unit it holds

    def words(self, tokens: list[Token], index: int) -> Reading | None:
        """The number in words that begins at token `index`."""
        ...

    def unit(self, tokens: list[Token], index: int) -> tuple[str, float, int] | None:
        """The unit that begins at token `index`: code, times, tokens taken."""
        ...


def tokens_of(text: str) -> list[Token]:
    """The numbers, words and signs of a sentence."""
    return [Token(m.start(), m.end(), m.group(), m.group().lower()) for m in _TOKEN.finditer(text)]


def read_figures(text: str, lexicon: Lexicon) -> list[Figure]:
    """Every number of `text`, in order."""
    tokens = tokens_of(text)
    found: list[Figure] = []
    last: list[int] = []  # the token after each figure, its unit included
    index, count = 0, len(tokens)
    while index < count:
        token = tokens[index]
        if token.text[0].isdigit():
            figures, index = _digits(text, tokens, index, lexicon)
        else:
            reading = lexicon.words(tokens, index)
            if reading is None:
                index += 1
                continue
            size = reading.size
            figure = Figure(
                token.start, tokens[index + size - 1].end, reading.values, soft=reading.soft, written=True
            )
            if reading.unit:
                figure = replace(figure, unit=reading.unit[0], times=reading.unit[1])
            figures, index = [figure], index + size
        if figures and figures[-1].unit is None:
            after = index + 1 if index < count and tokens[index].text in _HYPHENS else index
            unit = lexicon.unit(tokens, after)
            if unit is not None:
                figures[-1] = replace(figures[-1], unit=unit[0], times=unit[1])
                index = after + unit[2]
            else:
                figures[-1] = _currency_before(figures[-1], tokens, text, lexicon)
        found.extend(figures)
        last.extend(index for _ in figures)
    return _share_units(found, last, tokens, lexicon)


def _digits(text: str, tokens: list[Token], index: int, lexicon: Lexicon) -> tuple[list[Figure], int]:
    token = tokens[index]
    index += 1
    if _is_name(text, tokens, index - 1, lexicon):
        value = _plain(token.text)
        return [Figure(token.start, token.end, (value,), soft=True)], index
    clock = _clock(text, tokens, index - 1, lexicon)
    if clock is not None:
        return clock
    parts = _values(token.text, lexicon)
    start, end = token.start, token.end
    while len(parts) == 1 and index < len(tokens) and _continues(text, end, tokens[index], parts[0]):
        parts = [parts[0] * 1000 + float(tokens[index].text)]
        end = tokens[index].end
        index += 1
    figures = [Figure(start, end, (value,)) for value in parts]
    if index < len(tokens) and len(parts) == 1:
        after = tokens[index]
        glued = after.start == end
        scale = lexicon.scales.get(after.low)
        if scale is not None:
            figures = [Figure(start, after.end, (parts[0] * scale,))]
            index += 1
        elif glued and after.low in lexicon.tails:
            held = lexicon.tails[after.low]
            unit, times = held if held else (None, 1.0)
            year = 1900 if after.low == "s" and parts[0] < 100 else 0
            figures = [Figure(start, after.end, (parts[0], parts[0] + year) if year else (parts[0],), unit, times)]
            index += 1
        elif (part := _glyph(after.text)) is not None:
            figures = [Figure(start, after.end, (parts[0] + part,))]
            index += 1
    return figures, index


def _is_name(text: str, tokens: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether these digits belong to a name: B12, MK-7, COVID-19, 25-OH, H2O."""
    token = tokens[index]
    if index:
        before = tokens[index - 1]
        if before.end == token.start:
            if before.text[-1].isalpha():
                return True
            if before.text in _HYPHENS and index > 1 and tokens[index - 2].end == before.start:
                return tokens[index - 2].text[-1].isalpha()
    if index + 1 < len(tokens) and tokens[index + 1].start == token.end:
        after = tokens[index + 1]
        if after.text[0].isalpha():
            known = after.low in lexicon.tails or lexicon.unit(tokens, index + 1) or after.low in lexicon.scales
            return not known and _glyph(after.text) is None
        if after.text in _HYPHENS and index + 2 < len(tokens) and tokens[index + 2].start == after.end:
            following = tokens[index + 2].text
            return following.isalpha() and following.isupper() and lexicon.unit(tokens, index + 2) is None
    return False


def _clock(text: str, tokens: list[Token], index: int, lexicon: Lexicon) -> tuple[list[Figure], int] | None:
    """A time of day ("14.30 uur", "2:30 pm"), as minutes after midnight, with the twelve-hour reading beside it."""
    token = tokens[index]
    hour, sep, minute = token.text.partition(".")
    size = 1
    if not sep and index + 2 < len(tokens) and tokens[index + 1].text == ":":
        colon, last = tokens[index + 1], tokens[index + 2]
        if token.end == colon.start and colon.end == last.start:
            minute, size, sep = last.text, 3, ":"
    after = tokens[index + size].low if index + size < len(tokens) else ""
    if not (minute.isdecimal() and len(minute) == 2 and hour.isdecimal() and int(hour) < 25 and int(minute) < 60):
        return None
    if sep == "." and after not in ("uur", "u", "h", "am", "pm", "p", "a"):
        return None
    if sep == ":" and len(tokens[index + 2].text) != 2:
        return None
    value = float(int(hour) % 12 * 60 + int(minute))
    size += 1 if after in ("uur", "u", "h", "am", "pm") else 0
    return [Figure(token.start, tokens[index + size - 1].end, (value,), "clock")], index + size


def _values(text: str, lexicon: Lexicon) -> list[float]:
    """The numbers of one run of digits and separators: one, or several where it is a list or a date."""
    if text.isdecimal():
        return [float(text)]
    decimal, thousands = lexicon.decimal, lexicon.thousands
    whole, point, part = text.partition(decimal)
    groups = whole.split(thousands)
    if len(groups) > 1:
        if decimal not in part and all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3:
            if groups[0] != "0":
                return [float("".join(groups) + ("." + part if point else ""))]
        elif len(groups) == 2 and not point and thousands == "." and len(groups[1]) != 3:
            return [float(text)]  # a decimal point in Dutch
        if len(groups) == 2 and groups[0] == "0" and thousands == ".":
            return [float(text)]
    elif point and part.isdecimal():
        return [float(f"{whole}.{part}")]
    return [float(group) for group in re.split(r"[.,]", text)]


def _plain(text: str) -> float:
    return float(re.split(r"[.,]", text)[0])


def _continues(text: str, end: int, token: Token, value: float) -> bool:
    """Whether `token` is the next group of three of a number written with spaces ("10 000")."""
    if not (len(token.text) == 3 and token.text.isdecimal() and value == int(value) and value < 1e9):
        return False
    if token.start - end != 1:
        return False
    return text[end] in _THIN or (text[end] == " " and token.text == "000")


def _glyph(text: str) -> float | None:
    import unicodedata

    if len(text) != 1 or text.isdecimal():
        return None
    value = unicodedata.numeric(text, None)
    return value if value is not None and 0 < value < 1 else None


def _currency_before(figure: Figure, tokens: list[Token], text: str, lexicon: Lexicon) -> Figure:
    for sign in ("€", "$", "£"):
        if text[max(0, figure.start - 2) : figure.start].strip() == sign:
            unit = lexicon.unit([Token(0, 1, sign, sign)], 0)
            if unit:
                return replace(figure, unit=unit[0], times=unit[1])
    return figure


def _share_units(found: list[Figure], last: list[int], tokens: list[Token], lexicon: Lexicon) -> list[Figure]:
    """Give the figures of a range or a row ("5 tot 10 mg", "1, 2 en 3 weken") the unit of its last one."""
    starts: dict[int, int] = {token.start: number for number, token in enumerate(tokens)}
    for index in range(len(found) - 2, -1, -1):
        figure, following = found[index], found[index + 1]
        if figure.unit is not None or following.unit is None or following.unit == "clock":
            continue
        between = tokens[last[index] : starts[following.start]]
        if 1 <= len(between) <= 3 and all(t.low in lexicon.joiners or t.text in _DASHES for t in between):
            found[index] = replace(figure, unit=following.unit, times=following.times)
    return found


Reader = Callable[[str], list[Figure]]
