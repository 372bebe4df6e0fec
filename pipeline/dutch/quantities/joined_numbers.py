"""Numbers that are one though written apart: "duizend vijfhonderd", "vijf-en-twintig", "nul komma vijf", "10 1/2"."""

from __future__ import annotations

from pipeline.dutch.grammar import grammar
from pipeline.dutch.numerals import Numerals, numerals
from pipeline.dutch.quantities.number import Number


def extend(number: Number, other: Number, value: float, scale: float = 1) -> None:
    """Let a number reach to the end of another, with a new value."""
    number.end, number.last, number.value = other.end, other.last, value
    number.fraction, number.plain, number.scale = other.fraction, False, scale
    number.role = "vague" if number.role == "vague" else ""


def mixed(text: str, whole: Number, part: Number, of: Number) -> bool:
    """Whether three numbers are one: "10 1/2"."""
    if not (whole.plain and part.plain and of.plain and whole.digits and part.digits and of.digits):
        return False
    if text[whole.end : part.start] != " " or not 0 < part.value < of.value <= 10 or of.value == 7:
        return False
    return text[of.end : of.end + 1] not in tuple("/-0123456789")


def joins_half(text: str, whole: Number, article: Number) -> bool:
    """Whether "twee en" or "twee-en-" stands before "een half"."""
    return whole.role == "" and text[whole.end : article.start] in (" en ", "-en-")


def joined(text: str, previous: Number, number: Number, word: str, between: str) -> float | None:
    """The value of two numbers that are one; None where they are two. `word`: the second, where it is a word."""
    table = numerals()
    if not number.digits:
        if between == " " or (between == "-" and not previous.digits):
            return _side_by_side(previous, number, word, table)
        if between == "-en-" and not previous.digits and _sum_of(previous, number):
            return previous.value + number.value
        if between in (" en ", "-en-") and word in grammar().halves and not previous.fraction:
            return None if previous.role == "article" else previous.value + 0.5
        return None
    if between == " " and previous.digits and previous.plain:
        if text[number.start] in table.glyphs:
            return previous.value + number.value
        return _split(text, previous, number)
    if number.scale > previous.scale == 1 and previous.digits and between.strip(" ") in ("×", "x", "*", "·"):
        return previous.value * number.value  # 5 × 10^9
    return None


def _side_by_side(previous: Number, number: Number, word: str, table: Numerals) -> float | None:
    article = previous.role == "article"
    if word in table.scales and number.role != "vague":
        if word == table.thousand and (article or previous.value == 1):
            return None
        scale = table.scales[word]
        if previous.scale >= scale:
            return None
        done = previous.done if previous.done > scale else 0.0
        return float(f"{done + (previous.value - done) * scale:.12g}")
    if word == "kwart" and number.fraction != (1, 4):
        return number.fraction[0] / number.fraction[1] if number.fraction else number.value
    if article and ((word in table.halves and number.value == 0.5) or number.fraction or word in table.collectives):
        return number.value
    if number.role or previous.role or number.fraction or previous.fraction:
        return None
    if word.startswith(table.hundred) and 2 <= previous.value <= 99 and previous.value == int(previous.value):
        if number.value < 200:  # vier honderd, vier honderdvijftig
            return previous.value * 100 + number.value - 100
        return previous.value * number.value if word == table.hundred + table.thousand else None
    if not previous.digits and _adds(previous, number):
        previous.done = previous.value
        return previous.value + number.value
    return None


def _adds(one: Number, other: Number) -> bool:
    """Whether two number words that stand together are one number: "duizend vijfhonderd", "honderd twintig"."""
    if other.value != int(other.value):
        return False
    size = next((size for size in (1e9, 1e6, 1e3, 1e2) if one.value >= size and one.value % size == 0), 0.0)
    return 10 <= other.value < size


def _sum_of(one: Number, other: Number) -> bool:
    """Whether two numbers around "en" are one: "vijf en twintig", "honderd en een", "zeven miljoen en tienduizend"."""
    if {one.role, other.role} - {"", "article"} or one.fraction or other.fraction:
        return False
    if one.value != int(one.value) or other.value != int(other.value) or other.value < 1:
        return False
    if one.value < 10:
        return one.value >= 1 and 20 <= other.value <= 90 and other.value % 10 == 0
    return any(one.value >= size and one.value % size == 0 and other.value < size for size in (1e9, 1e6, 1e3, 1e2))


def sum_in_words(one: Number, other: Number) -> bool:
    """Whether two number words with " en " between them may be one number."""
    return not (one.digits or other.digits or one.role) and _sum_of(one, other)


def _split(text: str, previous: Number, number: Number) -> float | None:
    """As in "50 0 mg", "5 00 mg": the digits of one number that a scan has split."""
    if not number.plain or text[number.start] != "0" or text[previous.start - 1 : previous.start] in tuple("-–/.,:"):
        return None
    rest = text[number.end : number.end + 2]
    if not (rest[:1].isalpha() or rest[:1] in tuple("%‰µμ") or (rest[:1] in tuple(" \u00a0") and rest[1:].isalpha())):
        return None
    tail = text[number.start : number.end]
    if tail == "00" and previous.value <= 24 and " uur" in text[number.end : number.end + 20]:
        return None
    previous.doubtful = "digits stand apart (a scan?)"
    return float(text[previous.start : previous.end] + tail)


def takes_decimals(text: str, previous: Number, number: Number, between: str) -> bool:
    """Read on in "nul komma nul vijf", "2 komma 5": whether the second number is decimals of the first."""
    if previous.decimals and between == " ":
        if number.role or number.digits or number.value >= 10 or number.value != int(number.value):
            return False
        written = str(int(number.value))
    elif between.startswith(" ") and between.strip(" ") in numerals().decimal:
        if previous.value != int(previous.value) or previous.fraction or number.role not in ("", "article"):
            return False
        if number.value >= 100 or number.value != int(number.value) or number.fraction:
            return False
        written = text[number.start : number.end] if number.digits else str(int(number.value))
        previous.decimals = 0
    else:
        return False
    decimals = previous.decimals + len(written)
    extend(previous, number, round(previous.value + int(written) / 10**decimals, 9))
    previous.decimals = decimals
    return True
