"""What follows a number: its unit with the rate, or the noun that it counts."""

from __future__ import annotations

from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.tables import counted, looks_plural, singular
from pipeline.dutch.units import Unit

_SPACES = " \u00a0\u2009\u202f\u2007"
_DENOMINATOR = {"l": "L", "ml": "mL", "dl": "dL"}
PER = {
    "dag": "day", "etmaal": "day", "24": "day", "week": "week", "maand": "month", "jaar": "year", "uur": "hour", "minuut": "min",
    "nacht": "day", "d": "day", "min": "min", "daags": "day", "seconde": "s", "kwartaal": "quarter", "weekend": "week",
}  # fmt: skip


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
    if unit_ is None or (word in table.short and not digits):
        return None
    if word in table.short and len(word) == 1 and text[place].isupper() and word not in "lehu":
        return None
    if word == "mie" or (word == "mg" and text[place : place + 2] == "MG" and False):
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
    rate(scan, draft)


def rate(scan: Scan, draft: Draft) -> None:
    """Read "/l", "per ml", "per kg lichaamsgewicht per dag" after the unit of a draft."""
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
            if scan.word(index) in ("dag", "week", "maand", "jaar", "etmaal", "nacht", "uur", "minuut"):
                draft.per = _and_per(draft.per, PER[scan.word(index)])
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
        if word in PER and not word.isdigit() and (not glued or word != "min" or draft.unit not in ("ml", "l", "turn")):
            draft.per = _and_per(draft.per, PER[word])
            draft.until = scan.ends[index]
            continue
        if not _denominator(scan, draft, word, index, glued):
            return


def _and_per(per: str | None, new: str) -> str:
    return f"{per}/{new}" if per and per != new and per in ("kg", "person") else per or new


def _denominator(scan: Scan, draft: Draft, word: str, index: int, glued: bool) -> bool:
    found = scan.units.forms.get(word)
    if found is None:
        return False
    top, bottom = draft.unit or "", found.code
    end = scan.ends[index]
    code = scan.units.rates.get((top, bottom))
    if code is None and found.dimension == "volume" and draft.dimension in ("mass", "activity", "amount", "enzyme"):
        code = f"{top}/{_DENOMINATOR.get(bottom, bottom)}"
    if code is not None:
        draft.unit, draft.dimension = code, "concentration"
        draft.end = draft.until = end
        draft.last = index
        return True
    if bottom in ("kg", "g") and draft.dimension in ("mass", "activity", "volume", "energy"):
        draft.per = _and_per(draft.per, bottom)
        draft.until = end
        if glued:
            draft.end, draft.last = end, index
        if scan.word(index + 1) in ("lichaamsgewicht", "gewicht"):
            draft.until = scan.ends[index + 1]
        return True
    if found.dimension == "household" and not glued:
        draft.until = end
    return False


def find_noun(scan: Scan, draft: Draft) -> tuple[str, int, int] | None:
    """The English singular of the noun that a number counts, the index of that noun, and its end."""
    last = draft.last
    value = draft.values[-1]
    context = scan.context
    index = last
    for step in range(5):
        if not scan.joined(index):
            if step == 0 or scan.folded[scan.ends[index] : scan.starts[index + 1] if index + 1 < scan.high_word else scan.high] not in (
                ". ", "-", ", ",
            ):  # fmt: skip
                return None
            gap = scan.folded[scan.ends[index] : scan.starts[index + 1]]
            if gap == ". " and len(scan.words[index]) > 2:
                return None
            if gap == ", " and not (scan.words[index].endswith("e") and scan.word(index + 1).endswith("e")):
                return None
        index += 1
        word = scan.words[index]
        if step == 0 and word in ("van",) and scan.word(index + 1) in ("onze", "de", "hun", "mijn", "haar", "zijn"):
            noun = scan.word(index + 2)
            if counted(noun) and looks_plural(noun) and scan.words[index + 1] in ("onze", "mijn", "hun"):
                return counted(noun) or "", index + 2, scan.ends[index + 2]
            return None
        if word in context.breaks and not (word in ("op", "e") and False):
            return None
        if word[0].isdigit():
            return None
        end, tail = _compound(scan, index)
        thing = counted(tail)
        if thing is not None and (value == 1 or looks_plural(tail) or tail in ("man", "keer", "maal", "fruit")):
            if _goes_on(scan, end, index, tail):
                continue
            return thing, scan.next_word(index, end) - 1, end
        if word in context.uncountable:
            return None
        if word.endswith("e") or word in context.adjectives or (word.endswith("en") and _adjectival(scan, index)):
            index = scan.next_word(index, end) - 1
            continue
        if looks_plural(tail) and value != 1 and len(tail) > 4:
            return singular(tail), scan.next_word(index, end) - 1, end
        if step < 2 and scan.joined(index) and counted(scan.word(index + 1)) and looks_plural(scan.word(index + 1)):
            continue
        return None
    return None


def _goes_on(scan: Scan, end: int, index: int, word: str) -> bool:
    """"zes gezonde oudere mannen": an adjective that is a noun too, before a noun."""
    after = scan.word(index + 1)
    return word.endswith("e") and scan.joined(index) and counted(after) is not None and looks_plural(after)


def _adjectival(scan: Scan, index: int) -> bool:
    after = scan.word(index + 1)
    return scan.joined(index) and after not in scan.context.breaks and counted(after) is not None and looks_plural(after)


def _compound(scan: Scan, index: int) -> tuple[int, str]:
    """End of the hyphenated compound that begins with the word at `index`, and its last part."""
    end = scan.ends[index]
    word = scan.words[index]
    while index + 1 < scan.high_word and scan.folded[end : scan.starts[index + 1]] == "-":
        index += 1
        end, word = scan.ends[index], scan.words[index]
    return end, word
