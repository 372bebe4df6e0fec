"""The numbers that a text writes in digits."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.dutch.numerals import numerals
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.words import Words

_SPACES = " \u00a0\u2009\u202f\u2007"
_DIGITS = re.compile(
    r"[0-9](?:[0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:[" + _SPACES + r"][0-9]{3})+)(?![0-9])(?:,[0-9]+)?"
    r"|(?:[ ][0-9]){2,8}(?![0-9.,:/])"
    r"|[0-9]*(?:[.,][0-9]+)?)"
)
_SPLIT = re.compile(r"[0-9](?: [0-9])+")
_LONGEST = 24  # characters: what is longer is a code, no number
_ORDINAL_TAILS = frozenset(("e", "ste", "de"))
_LOOKALIKES = str.maketrans("OoIl", "0011")  # letters that a scan puts for digits
_AFTER, _WITHIN = frozenset("OoIlxX×"), frozenset("OoI")
_MISREAD = re.compile(r"[0-9OoIl]+(?:[.,][0-9OoIl]+)?(?![\w.,]?\w)(?=[ \u00a0][A-Za-zµμ%])")


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
        if text[start - 1 : start] in _AFTER or text[end : end + 1] in _WITHIN:
            misread = _misread(text, words, start, end, first)
            if misread is not None:
                found.append(misread)
                past = misread.end
                continue
            if first and text[start - 1] in "xX×" and text[start - 2 : start - 1].isdigit():
                first -= folded[first - 1].endswith(match.group())  # "2x500" is one word
        if first == count or starts[first] > start or end - start > _LONGEST:
            continue
        raw = match.group()
        doubtful, plain = None, True
        if raw.isdigit():
            value = float(raw)
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
        if plain and ends[last] > end and folded[last][end - ends[last] :] in _ORDINAL_TAILS:
            role, end = "ordinal", ends[last]
        elif plain and end + 1 < size and text[end] == "-" and folded[last + 1 : last + 2] in (["ste"], ["e"]):
            role, last = "ordinal", last + 1
            end = ends[last]
        if start and text[start - 1] in "-–−" and _is_sign(text, start - 1):
            value, start = -value, start - 1
        found.append(Number(start, end, value, first, last, True, role, doubtful=doubtful, plain=plain))
    return found


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
    if comma:
        doubt = None
        if decimals == "000" and len(whole) <= 3 and whole != "0":
            doubt = "a comma before three zeros may be an English thousands separator"
        return float(f"{whole.replace('.', '')}.{decimals}"), doubt
    head, point, tail = plain.partition(".")
    if point and "." not in tail and (len(tail) != 3 or head == "0"):
        return float(plain), None
    return float(plain.replace(".", "")), None
