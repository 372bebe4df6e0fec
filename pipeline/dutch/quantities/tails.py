"""What follows a number: its unit with the rate, or the noun that it counts."""

from __future__ import annotations

import re

from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.units import Unit

_SPACES = " \u00a0\u2009\u202f\u2007"
_SURFACE = re.compile(r"\s?(?:/|per)\s?1[.,]73\s?m[²2]")
_DENOMINATOR = {"l": "L", "ml": "mL", "dl": "dL"}
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"


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
            if folded.startswith(form, place) and not scan.char(place + len(form)).isalnum():
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
        word = folded[place : scan.ends[index]]
    else:
        index = scan.next_word(last, place)
        if index >= scan.high_word or scan.starts[index] != place:
            return None
        word = scan.words[index]
    for form in table.longer.get(word, ()):
        if folded.startswith(form, place) and not scan.char(place + len(form)).isalnum():
            if form in table.short and not digits:
                continue
            if form.endswith(".") and form[:-1] in table.forms and _sentence_ends(scan, place + len(form)):
                return table.forms[form], place + len(form) - 1
            return table.forms[form], place + len(form)
    unit_ = table.forms.get(word)
    if unit_ is None and word and word[-1] in _RAISED:
        word = word.rstrip(_RAISED)
        unit_ = table.forms.get(word)
    if unit_ is None or (word in table.short and not digits):
        return None
    if word in table.short and len(word) == 1 and text[place].isupper() and word not in "lehu":
        return None
    return unit_, place + len(word)


def _sentence_ends(scan: Scan, place: int) -> bool:
    rest = scan.text[place : min(place + 3, scan.high)]
    return not rest.strip() or (rest[0] == " " and rest[1:2].isupper()) or rest[0] in "\n"


def apply_unit(scan: Scan, draft: Draft, unit: Unit, end: int) -> None:
    """Give the draft its unit, with the rate that follows it."""
    draft.end = draft.until = end
    draft.unit, draft.dimension = unit.code, unit.dimension
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


def rate(scan: Scan, draft: Draft) -> None:
    """As in "/l", "per ml", "per kg lichaamsgewicht per dag" after the unit of a draft."""
    periods = scan.syntax.periods
    for _ in range(3):
        place = draft.until
        glued = scan.char(place) == "/"
        index = draft.last + 1 if draft.until == draft.end else scan.next_word(draft.last, place)
        if glued:
            place += 1
        elif scan.folded.startswith(" / ", place):
            place += 3
        elif scan.folded.startswith(" per ", place):
            place += 5
            index += 1
            period = periods.get(scan.word(index))
            if period is not None and (draft.unit or "", period) not in scan.units.rates:
                draft.per = _and_per(draft.per, period)
                draft.until = scan.ends[index]
                return
        elif scan.word(index) == "daags" and scan.folded.startswith(" daags", place):
            draft.per = _and_per(draft.per, "day")
            draft.until = scan.ends[index]
            return
        elif scan.folded.startswith((" in de week", " in de maand"), place):
            return
        else:
            return
        while index < scan.high_word and scan.starts[index] < place:
            index += 1
        if index >= scan.high_word or scan.starts[index] != place:
            return
        word = scan.words[index]
        if word == "elke":
            index += 1
            word = scan.word(index)
        period = None if word.isdigit() else periods.get(word)
        if period is not None and (draft.unit or "", period) not in scan.units.rates:
            draft.per = _and_per(draft.per, period)
            draft.until = scan.ends[index]
            continue
        if not _denominator(scan, draft, word, index, glued):
            return


def _and_per(per: str | None, new: str) -> str:
    return f"{per}/{new}" if per and per != new and per in ("kg", "person") else per or new


def _denominator(scan: Scan, draft: Draft, word: str, index: int, glued: bool) -> bool:
    form = _longest(scan, word, scan.starts[index])
    found = scan.units.forms.get(form)
    if found is None or found.times != 1.0:
        return False
    top, bottom = draft.unit or "", found.code
    end = scan.starts[index] + len(form)
    index = scan.next_word(index, end) - 1
    code = scan.units.rates.get((top, bottom))
    if code is None and found.dimension == "volume" and draft.dimension in ("mass", "activity", "amount", "enzyme"):
        code = f"{top}/{_DENOMINATOR.get(bottom, bottom)}"
    if code is not None:
        draft.unit, draft.dimension = code, "concentration"
        draft.end = draft.until = end
        draft.last = index
        surface = _SURFACE.match(scan.text, end, scan.high) if code == "ml/min" else None
        if surface is not None:
            draft.unit = "ml/min/1.73m2"
            draft.end = draft.until = surface.end()
            draft.last = scan.next_word(index, surface.end()) - 1
        return True
    if bottom in ("kg", "g") and draft.dimension in ("mass", "activity", "volume", "energy"):
        draft.per = _and_per(draft.per, bottom)
        draft.until = end
        if scan.word(index + 1) in ("lichaamsgewicht", "gewicht"):
            draft.until = scan.ends[index + 1]
        return True
    if found.dimension == "household" and not glued:
        draft.until = end
    return False


def _longest(scan: Scan, word: str, place: int) -> str:
    """The unit of several words ("kubieke meter") that stands at `place`, else its first word."""
    for form in scan.units.longer.get(word, ()):
        if " " in form and scan.folded.startswith(form, place) and not scan.char(place + len(form)).isalnum():
            return form
    return word
