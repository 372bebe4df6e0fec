"""The numbers that a text writes in digits."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.dutch.numerals import numerals
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.words import Words

_SPACES = " \u00a0\u2009\u202f\u2007"
_DIGITS = re.compile(
    r"[0-9](?:[0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:[" + _SPACES + r"][0-9]{3})+|(?:,[0-9]{3}){2,})(?![0-9])(?:,[0-9]+)?"
    r"|(?:[ ][0-9]){2,8}(?![0-9.,:/])"
    r"|[0-9]*(?:[.,][0-9]+)?)"
)
_SPLIT = re.compile(r"[0-9](?: [0-9])+")
_LONGEST = 24  # characters: what is longer is a code, no number
_ORDINAL_TAILS = frozenset(("e", "ste", "de"))
_LOOKALIKES = str.maketrans("OoIl", "0011")  # letters that a scan puts for digits
_AFTER, _WITHIN = frozenset("OoIlxX×dD"), frozenset("OoI")
_MISREAD = re.compile(
    r"[0-9OoIl]+(?:[.,][0-9OoIl]+)?(?![\w.,]?\w)(?=[ \u00a0][A-Za-zµμ%])|[0-9OoIl]*[0-9][Oo]+(?=[A-NP-Za-np-zµμ%])"
)
_POWER = re.compile(r"(?:\^(1?[0-9])|([⁶-⁹]|¹[⁰¹²]))(?![0-9]| ?/ ?[lL])")
_RAISED = str.maketrans("⁰¹²⁶⁷⁸⁹", "0126789")


def digit_numbers(text: str, words: Words) -> list[Number]:
    """Every number in digits that no letter is glued before; a fraction glyph right after it is part of it."""
    found: list[Number] = []
    glyphs = numerals().glyphs
    folded, starts, ends = words
    size, count = len(text), len(starts)
    first = past = 0
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if start < past:
            continue
        first = bisect_left(starts, start, first)
        before = text[start - 1 : start]
        if before in _AFTER or text[end : end + 1] in _WITHIN:
            misread = _misread(text, words, start, end, first)
            if misread is not None:
                found.append(misread)
                past = misread.end
                continue
            if first and _is_times(text, start):
                first -= start < ends[first - 1]  # "2x500" is one word
        if first == count or starts[first] > start or end - start > _LONGEST:
            continue
        raw = match.group()
        doubtful, plain, scale = None, True, 1.0
        if raw.isdigit():
            value = float(raw)
            if raw[0] == "0" or before in (",", "."):
                value, start, doubtful = _headless(text, raw, start)
            elif raw == "10":
                power = _POWER.match(text, end)
                if power is not None:
                    value = scale = 10.0 ** int(power[1] or power[2].translate(_RAISED))
                    end, plain = power.end(), False
        elif _SPLIT.fullmatch(raw):
            value, doubtful = float(raw.replace(" ", "")), "digits stand apart (a scan?)"
        else:
            plain = False
            value, doubtful = read_digits(raw)
        if end < size and text[end] in glyphs:
            value += glyphs[text[end]]
            end, plain = end + 1, False
        last = first
        while ends[last] < end:
            last += 1
        role = ""
        if plain and 0 < ends[last] - end <= 3 and folded[last][end - ends[last] :] in _ORDINAL_TAILS:
            role, end = "ordinal", ends[last]
        elif plain and end + 1 < size and text[end] == "-" and folded[last + 1 : last + 2] in (["ste"], ["e"]):
            role, last = "ordinal", last + 1
            end = ends[last]
        if start and text[start - 1] in "-–−" and _is_sign(text, start - 1):
            value, start = -value, start - 1
        found.append(Number(start, end, value, first, last, True, role, doubtful=doubtful, scale=scale, plain=plain))
    return found


def _is_times(text: str, start: int) -> bool:
    """As in "2x500", "3dd1": a number that the times before it are glued to."""
    mark = text[start - 1]
    if mark in "dD":
        return start > 2 and text[start - 2] in "dD" and text[start - 3].isdigit()
    return mark in "xX×" and text[start - 2 : start - 1].isdigit()


def _headless(text: str, raw: str, start: int) -> tuple[float, int, str | None]:
    """As in ",5 mg", "|0 mg", "05 mg": value, start and doubt of digits that lost what stood before them."""
    before, second = text[start - 1 : start], text[start - 2 : start - 1]
    if before and before in ",." and second in ("", " ", "(", "\n", "\t"):
        return float(f"0.{raw}"), start - 1, "the digit before the comma is missing (a scan?)"
    if before == "|" and raw[0] == "0" and second in ("", " ") and text.count("|", max(0, start - 80), start + 80) == 1:
        return float(f"1{raw}"), start - 1, "a stroke stands for a digit (a scan?)"
    return float(raw), start, "the digits begin with 0 (a scan?)" if raw[0] == "0" and len(raw) > 1 else None


def _misread(text: str, words: Words, start: int, end: int, after: int) -> Number | None:
    """As in "1O mg", "l00 mg", "1.O00 mg": letters that look like digits, in a number that a unit follows."""
    while start and text[start - 1] in "OoIl":
        start -= 1
    first = bisect_left(words.starts, start, max(0, after - 1))
    if first == len(words.starts) or words.starts[first] != start:
        return None
    match = _MISREAD.match(text, start)
    if match is None or match.group().replace(".", "").replace(",", "").isdigit():
        return None
    last = first
    while words.ends[last] < match.end():
        last += 1
    value, _ = read_digits(match.group().translate(_LOOKALIKES))
    doubtful = "letters stand for digits (a scan?)"
    return Number(start, match.end(), value, first, last, True, "misread", doubtful=doubtful, plain=False)


def _is_sign(text: str, place: int) -> bool:
    """Whether the dash at `place` is a minus: after a bracket, or after a space with no number before that."""
    if place == 0:
        return False
    before = text[place - 1]
    if before in "(=:" or (before == " " and text[place - 2 : place - 1] == ":"):
        return True
    if before not in " \u00a0" or place < 2:
        return False
    return text[place - 2].isalpha()


def read_digits(raw: str) -> tuple[float, str | None]:
    """The value of digits with points, commas or spaces as Dutch writes them, and why it is doubtful."""
    plain = raw
    for space in _SPACES:
        plain = plain.replace(space, "")
    whole, comma, decimals = plain.partition(",")
    if "," in decimals:  # 1,000,000
        return float(plain.replace(",", "")), None
    if comma:
        doubt = None
        if len(decimals) == 3 and decimals[2] == "0" and len(whole) <= 3 and whole != "0":
            doubt = "a comma before three digits may be an English thousands separator"
        return float(f"{whole.replace('.', '')}.{decimals}"), doubt
    head, point, tail = plain.partition(".")
    if point and "." not in tail and (len(tail) != 3 or head == "0"):
        return float(plain), None
    return float(plain.replace(".", "")), None
