"""What an amount is per: "/l", "per ml", "per kg lichaamsgewicht per dag"."""

from __future__ import annotations

import re

from pipeline.dutch.quantities.scan import Draft, Scan

_SURFACE = re.compile(r"\s?(?:/|per)\s?1[.,]73\s?m[²2]")
_DISSOLVED = frozenset(("mass", "activity", "amount", "enzyme", "organisms"))
_DENOMINATOR = {"l": "L", "ml": "mL", "dl": "dL"}


def rate(scan: Scan, draft: Draft) -> None:
    """As in "/l", "per ml", "per kg lichaamsgewicht per dag" after the unit of a draft."""
    periods = scan.syntax.periods
    for _ in range(3):
        place = draft.until
        char = scan.char(place)
        if char == "." and scan.folded.startswith(" per ", place + 1):  # 20 mcg. per dag
            place += 1
        glued = char == "/"
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
                draft.per = and_per(draft.per, period)
                draft.until = scan.ends[index]
                return
        elif scan.word(index) == "daags" and scan.folded.startswith(" daags", place):
            draft.per = and_per(draft.per, "day")
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
        whole = scan.units.rates.get((f"{draft.unit}/{draft.per}", period or ""))
        if whole is not None:  # ml/kg/min
            draft.unit, draft.per, draft.dimension = whole, None, "concentration"
            draft.end = draft.until = scan.ends[index]
            draft.last = index
            return
        if period is not None and (draft.unit or "", period) not in scan.units.rates:
            draft.per = and_per(draft.per, period)
            draft.until = scan.ends[index]
            continue
        if not _denominator(scan, draft, word, index, glued):
            return


def and_per(per: str | None, new: str) -> str:
    """A rate that goes on: "kg" and "day" are "kg/day"."""
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
    if code is None and found.dimension == "volume" and draft.dimension in _DISSOLVED:
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
        draft.per = and_per(draft.per, bottom)
        draft.until = end
        if scan.word(index + 1) in scan.grammar.body_weights:
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
