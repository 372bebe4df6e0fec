"""The numbers of a text, in digits and in words, before anything is known of what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.dutch.numerals import cardinal, numerals, ordinal
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
    role: str = ""  # article, vague, ordinal, times, change, whole, every, aged: see `word_numbers`
    fraction: tuple[int, int] | None = None
    tail: str = ""  # of a compound: "jarigen" of "zesjarigen"
    doubtful: str | None = None
    plain: bool = True  # digits without separators


_SPACES = " \u00a0\u2009\u202f\u2007"
_DIGITS = re.compile(
    r"[0-9](?:[0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:[" + _SPACES + r"][0-9]{3})+)(?![0-9])(?:,[0-9]+)?"
    r"|(?:[ ][0-9]){2,8}(?![0-9.,:/])"
    r"|[0-9]*(?:[.,][0-9]+)?)"
)
_SPLIT = re.compile(r"[0-9](?: [0-9])+")
_ORDINAL_TAILS = frozenset(("e", "ste", "de"))
_TAILS = ("jarigen", "jarige", "jarig", "plussers", "plusser", "daagse", "daags", "weekse", "weeks", "maands", "maandse", "uurs")
_PERIOD = frozenset(("dag", "week", "maand", "jaar", "nacht", "uur"))


def digit_numbers(text: str, words: Words, first_word: dict[int, int]) -> list[Number]:
    """Every number in digits that no letter is glued before; a fraction glyph right after it is part of it."""
    found: list[Number] = []
    glyphs = numerals().glyphs
    folded, ends = words.words, words.ends
    size = len(text)
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        first = first_word.get(start)
        if first is None:
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


def _is_sign(text: str, place: int) -> bool:
    """Whether the dash at `place` is a minus: after a bracket, or after a space with no number before that."""
    if place == 0:
        return False
    before = text[place - 1]
    if before in "(=:":
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


@cache
def _stems() -> frozenset[str]:
    """First three letters of every word that can be a number."""
    table = numerals()
    parts = {*table.small, *table.halves, *table.scales, *table.plenty, *table.fractions, *table.collectives, *table.changes}
    return frozenset(word[:3] for word in (*parts, *table.ordinals, *table.whole, table.hundred, table.thousand, "om", "n"))


@lru_cache(maxsize=4096)
def _read_word(word: str) -> tuple[float, str, tuple[int, int] | None, str] | None:
    """Value, role, fraction and compound tail of one folded word that is a number."""
    table = numerals()
    if word in table.fractions:
        part = table.fractions[word]
        return part[0] / part[1], "", part, ""
    if word in table.plenty:
        return table.plenty[word], "vague", None, ""
    if word in table.collectives:
        return table.collectives[word], "", None, ""
    if word in table.changes:
        return table.changes[word][0], "change", None, ""
    if word in table.whole:
        return 1.0, "whole", None, ""
    value = cardinal(word)
    if value is None and word in table.scales:
        value = table.scales[word]
    if value is not None:
        return value, "", None, ""
    if word == "eens":
        return 1.0, "times", None, ""
    if word.endswith(("maal", "keer")):
        value = cardinal(word[:-4])
        return None if value is None else (value, "times", None, "")
    for tail in _TAILS:
        if word.endswith(tail):
            value = cardinal(word[: -len(tail)])
            return None if value is None else (value, "aged", None, tail)
    rank = ordinal(word)
    return None if rank is None or rank == 1 else (float(rank), "ordinal", None, "")


def word_numbers(text: str, words: Words, taken: set[int]) -> list[Number]:
    """Every number written out in one word, and what is one by meaning.

    Roles: article ("een"), vague ("duizenden"), ordinal ("vierde"), times ("driemaal", "eens"), change ("halvering"),
    whole ("hele" of "de hele week"), every ("om de dag"), aged ("zesjarigen", "tiendaagse", with its tail).
    """
    stems, glyphs = _stems(), numerals().glyphs
    starts, ends, listed = words.starts, words.ends, words.words
    found: list[Number] = []
    for index, word in enumerate(listed):
        if word[:3] not in stems:
            if word in glyphs and index not in taken:
                found.append(Number(starts[index], ends[index], glyphs[word], index, index, True, plain=False))
            continue
        start, end = starts[index], ends[index]
        if word == "een":
            accented = text[start] in "éÉ" or text[start + 1] in "éÉ"
            found.append(Number(start, end, 1.0, index, index, False, "" if accented else "article"))
        elif word == "om":
            if listed[index + 1 : index + 3] == ["de", "dag"] or listed[index + 1 : index + 4] == ["de", "andere", "dag"]:
                last = index + 2 if listed[index + 2] == "dag" else index + 3
                found.append(Number(start, ends[last], 0.5, index, last, False, "every"))
        elif word == "n":
            if listed[index + 1 : index + 3] == ["op", "de"]:  # "één" of which a reader lost the é
                found.append(Number(start, end, 1.0, index, index, False, doubtful="a letter was lost before n"))
        else:
            read = _read_word(word)
            if read is None:
                continue
            value, role, fraction, tail = read
            if role == "whole":
                if listed[index + 1 : index + 2] and listed[index + 1] in _PERIOD and text[end : end + 1] == " ":
                    found.append(Number(start, ends[index + 1], value, index, index + 1, False, role))
                continue
            number = Number(start, end, value, index, index, False, role, fraction, tail)
            if fraction and word == "helft" and index and listed[index - 1] == "de" and text[ends[index - 1] : start] == " ":
                number.start, number.first = starts[index - 1], index - 1
            found.append(number)
    return found


def numbers(text: str, words: Words) -> list[Number]:
    """All numbers of a text in order, scales ("3,5 miljoen") and word sequences ("drie en een half") joined."""
    first_word = {start: index for index, start in enumerate(words.starts)}
    digits = digit_numbers(text, words, first_word)
    taken = {number.first for number in digits}
    merged = sorted([*digits, *word_numbers(text, words, taken)], key=lambda number: number.start)
    return _join_words(text, words, merged)


def _join_words(text: str, words: Words, listed: list[Number]) -> list[Number]:
    out: list[Number] = []
    for number in listed:
        previous = out[-1] if out else None
        if previous is not None and number.start < previous.end:
            continue
        if previous is None or number.start - previous.end > 8 or number.role in ("ordinal", "times", "aged", "every", "whole"):
            out.append(number)
            continue
        if previous.role not in ("", "article", "vague"):
            out.append(number)
            continue
        word = "" if number.digits else words.words[number.first]
        between = text[previous.end : number.start]
        whole = out[-2] if len(out) > 1 else None
        if (
            whole is not None
            and previous.role == "article"
            and word in ("half", "halve")
            and between == " "
            and text[whole.end : previous.start] == " en "
            and whole.role == ""
        ):
            out.pop()
            _extend(whole, number, whole.value + 0.5)
            continue
        joined = _joined(text, previous, number, word, between)
        if joined is None:
            out.append(number)
        else:
            _extend(previous, number, joined)
    return out


def _extend(number: Number, other: Number, value: float) -> None:
    number.end, number.last, number.value = other.end, other.last, value
    number.fraction, number.plain = other.fraction, False
    number.role = "vague" if "vague" in (number.role, other.role) and other.fraction is None and value >= 1e6 and number.role else ""


def _joined(text: str, previous: Number, number: Number, word: str, between: str) -> float | None:
    table = numerals()
    article = previous.role == "article"
    if between == " ":
        if word in table.scales and number.role != "vague":
            if word == "duizend" and (article or previous.value == 1):
                return None
            return previous.value * table.scales[word]
        if article and (word in table.halves and number.value == 0.5 or number.fraction or word in table.collectives):
            return number.value
        if previous.digits and number.digits and previous.plain and text[number.start] in table.glyphs:
            return previous.value + number.value
        if not previous.digits and not number.digits and _adds(previous, number):
            return previous.value + number.value
    elif between == " en " and word in ("half", "halve") and not previous.fraction and not article:
        return previous.value + 0.5
    return None


def _adds(one: Number, other: Number) -> bool:
    """Whether two number words that stand together are one number: "duizend vijfhonderd", "honderd twintig"."""
    if one.role or other.role or one.fraction or other.fraction or other.value != int(other.value):
        return False
    if one.value >= 1000 and one.value % 1000 == 0:
        return 10 <= other.value < 1000
    return one.value >= 100 and one.value % 100 == 0 and one.value < 1000 and 10 <= other.value < 100
