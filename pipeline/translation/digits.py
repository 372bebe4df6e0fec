"""Reads numbers in digits: "4.000", "1,5", "10 000", "14.30 uur", "70+"; and knows those that belong to a name."""

from __future__ import annotations

import math
import re
import unicodedata

from pipeline.translation.figures import Figure, Lexicon, Token

_THIN = "\u00a0\u202f\u2009"
_HYPHENS = frozenset("-‐‑")
_ZONES = frozenset(("utc", "gmt"))
_CLOCK = frozenset(("o'clock", "o’clock", "am", "pm"))


def read_digits(text: str, tokens: list[Token], index: int, lexicon: Lexicon) -> tuple[list[Figure], int]:
    """The numbers that begin at token `index`, and the token after them."""
    token = tokens[index]
    index += 1
    if _is_name(text, tokens, index - 1, lexicon):
        tail = tokens[index] if index < len(tokens) and tokens[index].start == token.end else None
        plural = tail is not None and tail.low in lexicon.tails  # "the over-70s"
        return [Figure(token.start, token.end, (_plain(token.text),), soft=True)], index + plural
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
        if after.low in _CLOCK:
            values = (parts[0], parts[0] % 12 * 60)
            figures = [Figure(start, after.end, values, "clock")]
            index += 1
        elif scale is not None:
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
            known = any(after.low in each for each in (_CLOCK, lexicon.tails, lexicon.scales))
            known = known or lexicon.unit(tokens, index + 1) is not None
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
    if len(hour) == 4 and not sep and index + 1 < len(tokens) and tokens[index + 1].low in _ZONES:
        hour, sep, minute = hour[:2], ".", hour[2:]  # "0230 UTC"
    if not sep and index + 2 < len(tokens) and tokens[index + 1].text == ":":
        colon, last = tokens[index + 1], tokens[index + 2]
        if token.end == colon.start and colon.end == last.start:
            minute, size, sep = last.text, 3, ":"
    after = tokens[index + size].low if index + size < len(tokens) else ""
    if not (minute.isdecimal() and len(minute) == 2 and hour.isdecimal() and int(hour) < 25 and int(minute) < 60):
        return None
    if sep == "." and after not in ("uur", "u", "h", "am", "pm", "p", "a", *_ZONES):
        return None
    if sep == ":" and len(tokens[index + 2].text) != 2:
        return None
    values: tuple[float, ...] = (float(int(hour) % 12 * 60 + int(minute)), float(f"{hour}.{minute}"))
    if minute == "00":
        values = (*values, float(int(hour) % 12))
    size += 1 if after in ("uur", "u", "h", "am", "pm") else 0
    return [Figure(token.start, tokens[index + size - 1].end, values, "clock")], index + size


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
    if len(groups) == 2 and thousands == "," and not point:
        return [math.nan]  # a decimal comma, which no English reader takes for one
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
    if len(text) != 1 or text.isdecimal():
        return None
    value = unicodedata.numeric(text, None)
    return value if value is not None and 0 < value < 1 else None
