"""The numbers of a text, in digits and in words, before anything is known of what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.dutch.numerals import cardinal, numerals
from pipeline.dutch.words import Words


@dataclass(slots=True)
class Number:
    """A number at `start` to `end` of the text; `first` and `last` are indexes of its words."""

    start: int
    end: int
    value: float
    first: int
    last: int
    digits: bool
    article: bool = False  # "een", which is a number only now and then
    vague: bool = False  # "duizenden": more than its value
    fraction: tuple[int, int] | None = None
    doubtful: str | None = None
    plain: bool = True  # digits without separators


_SPACES = " \u00a0\u2009\u202f\u2007"
_DIGITS = re.compile(
    r"[0-9](?:[0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:[" + _SPACES + r"][0-9]{3})+)(?![0-9])(?:,[0-9]+)?"
    r"|(?:[ ][0-9]){2,8}(?![0-9.,:/])"
    r"|[0-9]*(?:[.,][0-9]+)?)"
)
_SPLIT = re.compile(r"[0-9](?: [0-9])+")


@cache
def _word_starts() -> tuple[frozenset[str], frozenset[str]]:
    """First three letters of every numeral; the words that are one."""
    table = numerals()
    whole = {*table.halves, *table.scales, *table.plenty, *table.fractions, *table.collectives}
    parts = {*table.small, *whole, table.hundred, table.thousand}
    return frozenset(word[:3] for word in parts), frozenset(whole)


def digit_numbers(text: str, words: Words, first_word: dict[int, int]) -> list[Number]:
    """Every number in digits that no letter is glued before; a fraction glyph right after it is part of it."""
    found: list[Number] = []
    glyphs = numerals().glyphs
    starts, ends = words.starts, words.ends
    word_at = first_word.get
    size = len(text)
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if start and (text[start - 1].isalpha() or text[start - 1] in "_ⁿ"):
            continue
        first = word_at(start)
        if first is None:
            continue
        raw = match.group()
        doubtful = None
        plain = True
        if raw.isdigit():
            value = float(raw)
        elif _SPLIT.fullmatch(raw):
            value, doubtful = float(raw.replace(" ", "")), "digits stand apart (a scan?)"
        else:
            plain = False
            value, doubtful = read_digits(raw)
        if end < size and text[end] in glyphs:
            value += glyphs[text[end]]
            end += 1
        last = first
        while ends[last] < end:
            last += 1
        sign = text[start - 1] if start else ""
        if sign in "-–−" and sign and _is_sign(text, start - 1):
            value, start = -value, start - 1
        found.append(Number(start, end, value, first, last, True, doubtful=doubtful, plain=plain))
    del starts
    return found


def _is_sign(text: str, place: int) -> bool:
    """Whether the dash at `place` is a minus: after a space or bracket and with no number or line start before it."""
    if place == 0:
        return False
    before = text[place - 1]
    if before not in " (\u00a0=:":
        return False
    previous = text[:place].rstrip()[-1:] if before in " \u00a0" else before
    return bool(previous) and not previous.isdigit() and previous not in "\n%" and text[place - 1] != "\n"


def read_digits(raw: str) -> tuple[float, str | None]:
    """The value of digits with points, commas or spaces as Dutch writes them, and why it is doubtful."""
    plain = raw
    for space in _SPACES:
        plain = plain.replace(space, "")
    whole, comma, decimals = plain.partition(",")
    if comma:
        doubt = None
        if len(decimals) == 3 and len(whole) <= 3 and whole != "0" and "." not in whole and set(decimals) == {"0"}:
            doubt = "a comma before three zeros may be an English thousands separator"
        return float(f"{whole.replace('.', '')}.{decimals}"), doubt
    head, point, tail = plain.partition(".")
    if point and "." not in tail and (len(tail) != 3 or head == "0"):
        return float(plain), None
    return float(plain.replace(".", "")), None


def word_numbers(text: str, words: Words, taken: set[int]) -> list[Number]:
    """Every number written out in one word, with the article "een" as a candidate, and fraction glyphs alone."""
    stems, whole = _word_starts()
    table = numerals()
    glyphs = table.glyphs
    found: list[Number] = []
    for index, word in enumerate(words.words):
        if word[:3] not in stems:
            if word in glyphs and index not in taken:
                start, end = words.starts[index], words.ends[index]
                found.append(Number(start, end, glyphs[word], index, index, True, plain=False))
            continue
        start, end = words.starts[index], words.ends[index]
        if word == "een":
            accented = text[start + 1] in "éÉ" or text[start] in "éÉ"
            found.append(Number(start, end, 1.0, index, index, False, article=not accented))
            continue
        if word in whole:
            if word in table.fractions:
                part = table.fractions[word]
                found.append(Number(start, end, part[0] / part[1], index, index, False, fraction=part))
                continue
            if word in table.plenty:
                found.append(Number(start, end, table.plenty[word], index, index, False, vague=True))
                continue
            if word in table.collectives:
                found.append(Number(start, end, table.collectives[word], index, index, False))
                continue
        value = cardinal(word)
        if value is None and word in table.scales:
            value = table.scales[word]
        if value is not None:
            found.append(Number(start, end, value, index, index, False))
    return found


def numbers(text: str, words: Words) -> list[Number]:
    """All numbers of a text in order, scales ("3,5 miljoen") and word sequences ("drie en een half") joined."""
    first_word = {start: index for index, start in enumerate(words.starts)}
    digits = digit_numbers(text, words, first_word)
    taken = {index for number in digits for index in range(number.first, number.last + 1)}
    merged = sorted([*digits, *word_numbers(text, words, taken)], key=lambda number: number.start)
    return _join_words(text, words, merged)


def _join_words(text: str, words: Words, listed: list[Number]) -> list[Number]:
    table = numerals()
    scales, halves = table.scales, table.halves
    out: list[Number] = []
    for number in listed:
        previous = out[-1] if out else None
        if previous is None or number.start - previous.end > 8 or number.start < previous.end:
            if previous is None or number.start >= previous.end:
                out.append(number)
            continue
        word = words.words[number.first] if not number.digits else ""
        between = text[previous.end : number.start]
        joined: float | None = None
        if between == " ":
            if word in scales and not number.vague and (previous.article or previous.value < 1000 or previous.digits):
                joined = previous.value * scales[word] if previous.value != 1 or word != "duizend" else None
                if previous.article and word == "duizend":
                    joined = None
            elif previous.article and word in halves:
                joined = halves[word]
            elif previous.article and number.fraction:
                joined = number.value
            elif previous.article and word in table.collectives:
                joined = number.value
            elif not previous.digits and not number.digits and _adds(previous, number, table.thousand):
                joined = previous.value + number.value
            elif previous.digits and number.digits and not number.plain and number.value < 1 and len(between) == 1:
                joined = previous.value + number.value if text[number.start] in table.glyphs else None
        elif between == " en " and not number.digits and number.value == 0.5 and not previous.fraction:
            joined = previous.value + 0.5
        elif between == " en een " and not number.digits and word in halves:
            joined = previous.value + 0.5
        if joined is None and word in halves and len(out) > 1 and number.value == 0.5:
            whole = out[-2]
            if previous.article and text[whole.end : previous.start] == " en " and not whole.article:
                out.pop()
                whole.end, whole.last, whole.value = number.end, number.last, whole.value + 0.5
                continue
        if joined is None:
            out.append(number)
            continue
        previous.end, previous.last, previous.value = number.end, number.last, joined
        previous.article, previous.fraction, previous.plain = False, number.fraction, False
        previous.vague = previous.vague or number.vague
    return out


def _adds(one: Number, other: Number, thousand: str) -> bool:
    """Whether two number words that stand together are one number: "duizend vijfhonderd", "honderd twintig"."""
    if one.article or other.article or one.vague or other.vague or one.fraction or other.fraction:
        return False
    if one.value >= 1000 and one.value % 1000 == 0:
        return 1 <= other.value < 1000 and other.value == int(other.value) and (other.value >= 10)
    return one.value >= 100 and one.value % 100 == 0 and one.value < 1000 and 10 <= other.value < 100
