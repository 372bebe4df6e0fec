"""What follows a number: its unit with the rate, or the noun that it counts."""

from __future__ import annotations

import re

from pipeline.dutch.quantities.denominators import rate
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.units import Unit

_SPACES = " \u00a0\u2009\u202f\u2007"
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_MARK = re.compile(r"[0-9]{1,2}(?:[,–-][0-9]{1,2}){0,4}(?![0-9%/]|[.,]?[0-9A-Za-z])")  # 30%12 van de gevallen


def find_unit(scan: Scan, place: int, last: int, digits: bool) -> tuple[Unit, int] | None:
    """The unit that stands at `place` (after a space, a hyphen or nothing) and where it ends."""
    text, folded = scan.text, scan.folded
    char = scan.char(place)
    glued = True
    if char and char in _SPACES:
        place += 1
        glued = False
        char = scan.char(place)
    elif char == "-":
        if scan.char(place + 1) == " ":
            return None
        place += 1
        char = scan.char(place)
    if not char or place >= scan.high:
        return None
    table = scan.units
    if not char.isalpha():
        if char not in table.symbol_starts:
            return None
        for form, unit in table.symbols.items():
            if folded.startswith(form, place) and _ends(scan, place + len(form)):
                if unit.code == "%" and not digits:
                    return None
                return unit, place + len(form)
        return None
    index = scan.next_word(last, place) if not glued or scan.starts[last] >= place else last
    if index >= scan.high_word:
        return None
    if scan.starts[index] == place:
        word = scan.words[index]
    elif scan.starts[index] < place < scan.ends[index]:
        word = folded[place : min(scan.ends[index], place + 40)]
    else:
        index = scan.next_word(last, place)
        if index >= scan.high_word or scan.starts[index] != place:
            return None
        word = scan.words[index]
    capital = _capital(scan, place, word, index) if digits and text[place].isupper() else None
    for form in table.longer.get(word, ()):
        if folded.startswith(form, place) and not scan.char(place + len(form)).isalnum():
            if form in table.short and not digits:
                continue
            if capital is not None and form.rstrip(".") == word:
                break
            if form.endswith(".") and form[:-1] in table.forms and _sentence_ends(scan, place + len(form)):
                return table.forms[form], place + len(form) - 1
            return table.forms[form], place + len(form)
    if capital is not None:
        return capital, place + len(word)
    unit_ = table.forms.get(word)
    if unit_ is None and word and (word[-1] in _RAISED or word[-1].isdigit()):
        word = word.rstrip(_RAISED if word[-1] in _RAISED else "0123456789")
        unit_ = table.forms.get(word) if len(word) > 1 and _ends(scan, place + len(word)) else None
    if unit_ is None or (word in table.short and not digits and not (len(word) > 2 and _in_units(scan, index))):
        return None
    if word in table.short and len(word) == 1 and text[place].isupper() and word not in "lehu":
        return None
    return unit_, place + len(word)


def _ends(scan: Scan, place: int) -> bool:
    """Whether a unit ends at `place`: no letter or digit follows, but for a note mark."""
    char = scan.char(place)
    return not char.isalnum() or char in _RAISED or _MARK.match(scan.text, place, scan.high) is not None


def _capital(scan: Scan, place: int, word: str, index: int) -> Unit | None:
    """The unit that a form is as it is written: "20 E insuline", "1 MIE", "insuline 10 U"."""
    capital = scan.units.capitals.get(scan.text[place : place + len(word)])
    if capital is not None:
        initial = scan.char(place + 1) == "." and scan.text[place + 3 : place + 4].islower()  # E. coli
        return None if initial else capital
    return scan.units.codes["IU"] if word == "u" and _in_units(scan, index) else None


def _in_units(scan: Scan, index: int) -> bool:
    """As in "insuline 10 U", "tien eenheden insuline": whether something that is given in units is named near."""
    near = (*scan.left(index, 6), *scan.right(index, 3))
    return any(word.startswith(scan.context.in_units) for word in near)


def _sentence_ends(scan: Scan, place: int) -> bool:
    rest = scan.text[place : min(place + 3, scan.high)]
    return not rest.strip() or (rest[0] == " " and rest[1:2].isupper()) or rest[0] in "\n"


def apply_unit(scan: Scan, draft: Draft, unit: Unit, end: int) -> None:
    """Give the draft its unit, with the rate that follows it."""
    draft.end = draft.until = end
    if scan.char(end).isdigit():
        mark = _MARK.match(scan.text, end, scan.high)
        draft.until = mark.end() if mark is not None else end
    draft.unit, draft.dimension = unit.code, unit.dimension
    if unit.scanned:
        draft.doubtful = draft.doubtful or "the unit is misread (a scan?)"
    if unit.times != 1.0:
        draft.values = tuple(round(value * unit.times, 9) for value in draft.values)
    draft.last = scan.next_word(draft.last, end) - 1
    if unit.dimension == "time" and draft.form == "single":
        _and_a_half(scan, draft, unit)
    _said_twice(scan, draft, unit)
    rate(scan, draft)


def _and_a_half(scan: Scan, draft: Draft, unit: Unit) -> None:
    """Take in "en een half" or "en een kwart" after "twee jaar"."""
    for tail, part in ((" en een half", 0.5), (" en een kwart", 0.25)):
        end = draft.end + len(tail)
        if scan.folded.startswith(tail, draft.end) and not scan.char(end).isalnum():
            draft.values = (draft.values[0] + part * unit.times,)
            draft.end = draft.until = end
            draft.last = scan.next_word(draft.last, end) - 1


def _said_twice(scan: Scan, draft: Draft, unit: Unit) -> None:
    """Take in "(mcg)" after "10 microgram"."""
    if scan.text[draft.end : draft.end + 2] != " (":
        return
    again = find_unit(scan, draft.end + 2, draft.last, False)
    if again is not None and again[0] == unit and scan.char(again[1]) == ")":
        draft.end = draft.until = again[1] + 1
        draft.last = scan.next_word(draft.last, draft.end) - 1
