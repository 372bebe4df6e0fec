"""Reads the quantities of a sentence: each number with what joins it, follows it and stands before it."""

from __future__ import annotations

from pipeline.dutch.quantities import bare, dates
from pipeline.dutch.quantities.exactness import find_modifier
from pipeline.dutch.quantities.joins import RANGE, join
from pipeline.dutch.quantities.kinds import kind_of
from pipeline.dutch.quantities.numbers import Number
from pipeline.dutch.quantities.rates import find_frequency, find_per, times
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.tails import apply_unit, find_noun, find_unit
from pipeline.dutch.quantities.tables import counted

_COMPARED = frozenset(("zo", "zoveel", "even", "meer", "minder", "hogere", "hoger", "lager", "groter", "kleiner", "vaker", "sneller"))
_PLUS_AGES = frozenset(("plusser", "plussers", "ers", "'ers"))


def read_sentence(scan: Scan, first: int, stop: int, previous: Draft | None = None) -> list[Draft]:
    """The quantities of the sentence that `scan` has entered, whose numbers are `first` to `stop`."""
    found: list[Draft] = []
    index = first
    while index < stop:
        draft, index = _read(scan, index, stop, found[-1] if found else previous)
        if draft is not None:
            found.append(draft)
    for place, draft in enumerate(found):
        draft.modifier = find_modifier(scan, draft)
        _inherit(scan, draft, found[place - 1] if place else None)
    return found


def _inherit(scan: Scan, draft: Draft, previous: Draft | None) -> None:
    """"tot 75 mcg (3000 IE)": the same amount in another unit is as exact and has the same rate."""
    if previous is None or draft.kind != "dose" or previous.kind != "dose":
        return
    gap = scan.text[max(previous.end, min(previous.until, draft.start)) : draft.start]
    if gap in (" (", " (=", " (= ", " = ", " of ", " oftewel ", " ofwel ", " (ofwel ", " (oftewel ", "/", " / "):
        draft.modifier = draft.modifier or previous.modifier
        if previous.per and not draft.per:
            draft.per = previous.per
        elif draft.per and not previous.per:
            previous.per = draft.per


def _read(scan: Scan, index: int, stop: int, previous: Draft | None) -> tuple[Draft | None, int]:
    number = scan.numbers[index]
    if number.end > scan.high:
        return None, index + 1
    dated = dates.read_date(scan, index, stop)
    if dated is not None:
        return dated
    if _is_name(scan, number):
        return None, index + 1
    if number.digits and index + 1 < stop:
        read = _stroke(scan, index, stop)
        if read is not None:
            return read
    if number.article:
        return _article(scan, index, stop)
    draft, after = join(scan, index, stop)
    if draft.kind == "ratio":
        return _finish_ratio(scan, draft, after)
    used = after - index
    if _plus(scan, draft) or _with_unit(scan, draft, number) or _counting(scan, draft, previous):
        if draft.form == "range" and used == 2 and draft.kind == "count" and draft.noun == "":
            pass
        return draft, after
    if used >= 2 and draft.form == "pair":
        draft, _ = _alone(number), index + 1
        if _with_unit(scan, draft, number) or _counting(scan, draft, previous):
            return draft, index + 1
        return (draft, index + 1) if _bare(scan, draft, previous) else (None, index + 1)
    if _bare(scan, draft, previous):
        return draft, after
    return None, after if used >= 2 and draft.form == "range" else index + 1


def _alone(number: Number) -> Draft:
    return Draft(number.start, number.end, number.first, number.last, (number.value,), doubtful=number.doubtful)


def _is_name(scan: Scan, number: Number) -> bool:
    """Whether a number is part of a name ("omega-3", "25-OH") or a mark glued to a word ("verlaagt.1")."""
    if not number.digits:
        return False
    text = scan.text
    start, end = number.start, number.end
    before = text[start - 1] if start else ""
    if before in "-–/." and start > 1 and text[start - 2].isalpha():
        if before != "." and not (before == "-" and text[start - 2].isdigit()):
            return not (before == "/" and False)
        if scan.words[number.first - 1] not in ("ca", "ong", "max", "min"):
            return True
    if before in ",;:!?)”\"'’]" and start > 1 and not text[start - 2].isspace() and not text[start - 2].isdigit():
        return True
    if before == "[" or (before == "(" and _mark(scan, number)):
        return True
    follow = text[end : end + 1]
    if follow.isalpha():
        word = scan.words[number.last]
        rest = scan.folded[end : scan.ends[number.last]] if scan.ends[number.last] > end else word
        return not (rest in scan.units.forms or rest in ("e", "ste", "de", "x", "er", "dd"))
    if follow == "-" and text[end + 1 : end + 2].isalpha():
        rest = scan.word(number.last + 1)
        return not (
            rest in scan.units.forms or rest in scan.units.longer
            or rest.startswith(("jarig", "pluss", "maand", "week", "dag", "jaar", "ste", "uur", "min", "wek", "daags", "jaars", "punt", "voud"))
        )  # fmt: skip
    word = scan.word(number.first - 1)
    if word in scan.context.names and number.plain:
        gap = scan.folded[scan.ends[number.first - 1] : start]
        if gap in (" ", "-", ". ", ".") and not _strong_unit(scan, number):
            return True
    return False


def _strong_unit(scan: Scan, number: Number) -> bool:
    found = find_unit(scan, number.end, number.last, True)
    return found is not None and found[0].dimension not in ("household",)


def _mark(scan: Scan, number: Number) -> bool:
    """"(12)" or "(1,2)" after a word that is no name."""
    close = scan.text.find(")", number.end, min(number.end + 12, scan.high))
    if close < 0 or scan.text[number.start : close].strip("0123456789,-–; ") != "":
        return False
    word = scan.word(number.first - 1)
    if not word:
        return True
    initial = scan.text[scan.starts[number.first - 1]]
    return not initial.isupper() and counted(word) != "person"


def _stroke(scan: Scan, index: int, stop: int) -> tuple[Draft | None, int] | None:
    one, other = scan.numbers[index], scan.numbers[index + 1]
    gap = scan.folded[one.end : other.start] if other.start - one.end < 8 else ""
    draft, right = _alone(one), _alone(other)
    if gap in ("/", " / ", " over ", "-") and bare.slash(scan, draft, right) and (
        gap != "-" or scan.folded.startswith((" mmhg", " mm hg"), other.end)
    ):
        if gap == " over " and not scan.context.pressure.intersection(scan.left(one.first, 9)):
            return None
        return draft, index + 2
    if gap == "/":
        draft = _alone(one)
        if bare.rating(draft, right) and not find_unit(scan, right.end, right.last, True):
            return draft, index + 2
        if one.plain and other.plain and one.value < other.value <= 10 and one.value < 10:
            draft = _alone(one)
            draft.end, draft.last, draft.values = other.end, other.last, (one.value / other.value,)
            if _with_unit(scan, draft, other):
                return draft, index + 2
            if scan.word(other.last + 1) in ("van", "deel") and scan.joined(other.last):
                draft.values, draft.form, draft.kind, draft.unit = (one.value, other.value), "ratio", "ratio", "in"
                return draft, index + 2
        return None, index + 2
    if gap == ":" and other.digits:
        draft = _alone(one)
        draft.end, draft.last, draft.values = other.end, other.last, (one.value, other.value)
        draft.form, draft.kind = "ratio", "ratio"
        total = one.value + other.value
        draft.unit = "hour" if total == 24 else "day" if total == 7 and one.value > other.value else "in"
        return draft, index + 2
    return None


def _article(scan: Scan, index: int, stop: int) -> tuple[Draft | None, int]:
    """"een": a number before a measure of time, in a ratio, and in "een op de drie"; else an article."""
    number = scan.numbers[index]
    if index + 1 < stop:
        draft, after = join(scan, index, stop)
        if draft.kind == "ratio":
            return _finish_ratio(scan, draft, after)
    draft = _alone(number)
    fraction = _ordinal_fraction(scan, draft)
    if fraction:
        return draft, index + 1
    found = find_unit(scan, number.end, number.last, False)
    if found is None:
        whole = scan.word(number.last + 1)
        if whole in ("hele", "heel", "volle", "volledige", "vol", "gehele") and scan.joined(number.last):
            end = scan.ends[number.last + 1]
            found = find_unit(scan, end, number.last + 1, False)
            if found is not None and found[0].dimension == "time":
                draft.last += 1
        if found is None or found[0].dimension != "time":
            frequency = find_frequency(scan, draft)
            return (draft, index + 1) if frequency else (None, index + 1)
    unit, end = found
    word = scan.word(scan.next_word(draft.last, end) - 1)
    if unit.dimension != "time" or (unit.code == "day" and scan.word(number.first - 1) in ("op", "van", "tijdens")):
        return None, index + 1
    if word in ("nacht", "dagje", "eeuw") or (unit.code == "year" and unit.times >= 10):
        return None, index + 1
    if scan.word(number.first - 1) in ("per", "in") and scan.word(number.first - 2) in ("keer", "eens", "maal"):
        return None, index + 1
    if scan.text[end : end + 1] == "-":
        return None, index + 1
    apply_unit(scan, draft, unit, end)
    draft.kind = kind_of(scan, draft)
    return draft, index + 1


def _ordinal_fraction(scan: Scan, draft: Draft) -> bool:
    """"een derde", "twee derde": a part, where no noun follows that the ordinal would count."""
    from pipeline.dutch.numerals import ordinal

    index = draft.last + 1
    if not scan.joined(draft.last) or index >= scan.high_word:
        return False
    word = scan.words[index]
    value = ordinal(word)
    if value is None or value < 3 or word.startswith(("eerste", "tweede")):
        return False
    after = scan.word(index + 1)
    end = scan.ends[index]
    joint = scan.joined(index)
    if joint and draft.values[0] == 1 and (after.endswith("e") or counted(after) or after in scan.units.forms) and after not in (
        "de", "je", "ze", "we", "me", "deze", "te", "die", "meerderheid", "tussen", "hoge", "hogere", "lagere",
    ):  # fmt: skip
        return False
    if joint and draft.values[0] == 1 and after and scan.context.uncountable.isdisjoint((after,)) is False:
        pass
    elif joint and draft.values[0] == 1 and after not in _AFTER_PART and not _verbal(after):
        return False
    draft.end = draft.until = end
    draft.last = index
    draft.values, draft.form, draft.kind, draft.unit = (draft.values[0], float(value)), "ratio", "ratio", "in"
    return True


_AFTER_PART = frozenset(
    "van deel daarvan hiervan minder meer lager hoger zou heeft had is was krijgt kreeg loopt vindt geeft gebruikt slikt bij in "
    "op met en of tot door na haalt deed doet eet drinkt kan kon blijft bleef ervaart rapporteerde lag ligt komt kwam".split()
)


def _verbal(word: str) -> bool:
    return word.endswith(("t", "de")) and counted(word) is None


def _finish_ratio(scan: Scan, draft: Draft, after: int) -> tuple[Draft | None, int]:
    draft.until = draft.end
    return draft, after


def _plus(scan: Scan, draft: Draft) -> bool:
    """"70-plussers", "51+", "18-jarigen", "12- tot 16-jarigen", "30+ µg/L", "70ste"."""
    end = draft.end
    char = scan.char(end)
    if char == "+" and not scan.char(end + 1).isdigit():
        draft.modifier = "at_least"
        draft.end = draft.until = end + 1
        found = find_unit(scan, draft.end, draft.last, True)
        if found is not None:
            apply_unit(scan, draft, *found)
            draft.kind = kind_of(scan, draft)
            return True
        tail = scan.folded[end + 1 : end + 5]
        if tail.startswith(("'ers", "-ers", "ers")):
            draft.end = scan.ends[scan.next_word(draft.last, end + 2)]
        if 10 <= draft.values[-1] <= 110:
            draft.kind, draft.unit = "age", "year"
            draft.last = scan.next_word(draft.last, draft.end) - 1
            return True
        draft.modifier, draft.end, draft.until = None, end, 0
        return False
    index = draft.last + 1
    word = scan.word(index)
    gap = scan.folded[end : scan.starts[index]] if word else ""
    if gap in ("-", "", " ") and word.startswith("plusser"):
        draft.kind, draft.unit, draft.modifier = "age", "year", "at_least"
    elif gap in ("-", " ", "") and word.startswith("jarig"):
        draft.kind, draft.unit = "age", "year"
        if scan.word(index + 1) == "leeftijd" and False:
            index += 1
    else:
        return False
    draft.end = draft.until = scan.ends[index]
    draft.last = index
    return True


def _with_unit(scan: Scan, draft: Draft, number: Number) -> bool:
    """Read the unit after (or the currency before) a number, and say its kind."""
    money = scan.text[max(scan.low, draft.start - 2) : draft.start].strip()[-1:]
    if money in ("€", "$", "£") and money:
        draft.start = scan.text.rfind(money, scan.low, draft.start)
        draft.kind, draft.unit = "money", {"€": "EUR", "$": "USD", "£": "GBP"}[money]
        draft.until = draft.end
        return True
    if times(scan, draft):
        return True
    found = find_unit(scan, draft.end, draft.last, number.digits)
    if found is None:
        return False
    unit, end = found
    if unit.dimension == "household" and unit.code in ("hand",):
        return False
    if draft.form == "pair" and unit.dimension == "time" and scan.text[draft.end : draft.end + 1] == "-" and False:
        return False
    apply_unit(scan, draft, unit, end)
    if draft.dimension == "time" and _same_unit_range(scan, draft):
        pass
    draft.kind = kind_of(scan, draft)
    if find_frequency(scan, draft):
        return True
    find_per(scan, draft)
    return True


def _same_unit_range(scan: Scan, draft: Draft) -> bool:
    return False


def _counting(scan: Scan, draft: Draft, previous: Draft | None) -> bool:
    """Read the noun that a number counts."""
    if any(value < 0 or (value != int(value) and value < 1000) for value in draft.values):
        noun = find_noun(scan, draft) if all(value >= 0 for value in draft.values) else None
        if noun is None or noun[0] not in _HALVED:
            return False
    if _ordinal_fraction(scan, draft):
        return True
    if find_frequency(scan, draft):
        return True
    noun = find_noun(scan, draft)
    if noun is None:
        return False
    draft.noun = scan.words[noun[1]]
    draft.unit, draft.last, draft.end = noun
    draft.until = draft.end
    unit = scan.units.forms.get(draft.noun)
    if unit is not None and unit.dimension == "household":
        draft.dimension = "household"
        draft.kind = kind_of(scan, draft)
        find_per(scan, draft)
    elif draft.unit in ("point", "star"):
        draft.kind = "other"
    elif draft.unit == "meal" and (draft.noun == "hoofdmaaltijden" or scan.word(draft.last + 1) in ("per", "op")):
        draft.kind, draft.unit = "frequency", "1/day"
    else:
        draft.kind = "count"
    return True


_HALVED = frozenset(("glass", "cup", "tablet", "measuring spoon", "teaspoon", "tablespoon", "portion", "slice", "point"))


def _bare(scan: Scan, draft: Draft, previous: Draft | None) -> bool:
    if bare.numbered_time(scan, draft) or bare.before_cue(scan, draft):
        return True
    if _year(scan, draft):
        return True
    if scan.char(draft.end) == ":" and draft.first == scan.low_word:
        return False
    if bare.bare_age(scan, draft):
        draft.kind, draft.unit = "age", "year"
        return True
    if bare.pressure(scan, draft):
        draft.kind, draft.unit, draft.dimension = "measurement", "mmHg", "pressure"
        return True
    if scan.word(draft.last + 1) == "per" and scan.joined(draft.last) and scan.word(draft.last + 2) in ("dag", "week"):
        draft.kind, draft.unit, draft.per = "dose", "tablet", "day" if scan.word(draft.last + 2) == "dag" else "week"
        if previous is not None and previous.dimension == "household":
            draft.unit = previous.unit
        return True
    return bare.leaning(scan, draft, previous, scan.low)


def _year(scan: Scan, draft: Draft) -> bool:
    if draft.end - draft.start not in (4, 9) or not all(1500 <= v <= 2099 and v == int(v) for v in draft.values):
        return False
    if not scan.text[draft.start : draft.start + 4].isdigit():
        return False
    draft.kind, draft.unit = "date", "date"
    return True


del RANGE
