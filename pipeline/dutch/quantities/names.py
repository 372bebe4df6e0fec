"""Digits that are part of a name, or a mark glued to a word, and so no quantity."""

from __future__ import annotations

from pipeline.dutch.quantities.counted import counted, looks_plural
from pipeline.dutch.quantities.number import Number
from pipeline.dutch.quantities.scan import Scan
from pipeline.dutch.quantities.tails import find_unit

_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_LONGEST = 24  # characters of a unit that digits are glued to
_CLOSERS = ",;:!?)”\"'’]."


def is_name(scan: Scan, number: Number) -> bool:
    """Whether a number in digits belongs to a name ("omega-3", "25-OH") or is a note mark ("verlaagt.1", "(12)")."""
    text, start, end = scan.text, number.start, number.end
    before = text[start - 1] if start else ""
    if before and not before.isspace():
        second = text[start - 2] if start > 1 else ""
        if before in "-–/" and second.isalpha():
            return not (before == "/" and _said_again(scan, number))
        if before in _CLOSERS and second and not second.isspace() and not second.isdigit():
            return scan.word(number.first - 1) not in scan.syntax.abbreviated
        if before == "[" or (before == "(" and _is_mark(scan, number)):
            return True
        if before in "+^_#" or (before == "." and second.isdigit()):
            return True
    if number.role == "ordinal":
        return False
    follow = text[end : end + 1]
    if follow.isalpha():
        stop = min(scan.ends[number.last], end + _LONGEST)
        rest = scan.folded[end:stop]
        if rest[0] in "x×" and rest[1:2].isdigit():  # 2x500 mg
            return False
        return not _glued(scan, start, rest, text[end:stop])
    if follow == "-" and text[end + 1 : end + 2].isalpha():
        rest = scan.word(number.last + 1)
        return not (
            rest in scan.units.forms
            or rest.startswith(scan.syntax.glued_tails)
            or rest in ("tot", "a", "en", "of", "ers")
        )
    return _after_name(scan, number)


def _glued(scan: Scan, start: int, rest: str, written: str) -> bool:
    """As in "500mg", "500mg2", "20E", "2x", "3dd1", "65plussers": what may follow digits without a space."""
    if rest in scan.units.forms or rest in ("x", "dd", "en") or written in scan.units.capitals:
        return True
    if rest.startswith(("dd", *scan.syntax.aged_tails)):
        return rest[0] != "d" or rest[2:3].isdigit()
    if rest in scan.syntax.prescribed and "dd" in scan.folded[start - 3 : start]:
        return True
    return len(rest) > 2 and rest.rstrip("¹²³⁴⁵⁶⁷⁸⁹" if rest[-1] in _RAISED else "0123456789") in scan.units.forms


def _said_again(scan: Scan, number: Number) -> bool:
    """As in "1.570 kJ/375 kcal": an amount and the same in another unit."""
    if scan.word(number.first - 1).lstrip("0123456789") not in scan.units.forms:
        return False
    return find_unit(scan, number.end, number.last, True) is not None


def _after_name(scan: Scan, number: Number) -> bool:
    """As in "type 2", "figuur 1": a number that names which one, unless a unit of measure follows."""
    if number.first <= scan.low_word or not number.plain:
        return False
    word = scan.words[number.first - 1]
    if word not in scan.context.names:
        return False
    gap = scan.folded[scan.ends[number.first - 1] : number.start]
    if gap not in (" ", "-", ". ", "."):
        return False
    if len(word) == 1 and scan.text[scan.starts[number.first - 1]].islower():
        return False
    after = scan.word(number.last + 1)
    if scan.joined(number.last) and word not in scan.context.kinds_of and counted(after) and looks_plural(after):
        return False
    found = find_unit(scan, number.end, number.last, True)
    return found is None or found[0].dimension == "household"


def _is_mark(scan: Scan, number: Number) -> bool:
    """As in "(12)" or "(1,2)" after a word that is neither a name nor people."""
    close = scan.text.find(")", number.end, min(number.end + 12, scan.high))
    if close < 0 or scan.text[number.start : close].strip("0123456789,-–; ") != "":
        return False
    index = number.first - 1
    if index < scan.low_word:
        return True
    word = scan.words[index]
    return not (scan.text[scan.starts[index]].isupper() or counted(word) == "person" or word in scan.context.someone)
