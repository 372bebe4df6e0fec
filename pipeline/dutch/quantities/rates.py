"""How often and per what: frequencies, "keer" and the rate of a dose that stands further on."""

from __future__ import annotations

from pipeline.dutch.numerals import cardinal
from pipeline.dutch.quantities.denominators import and_per
from pipeline.dutch.quantities.scan import Draft, Scan


def times(scan: Scan, draft: Draft, *, read: bool = False) -> bool:
    """As in "drie keer per week", "3x daags", "2 dd", "drie keer zo vaak", "14.000 keer"."""
    place = draft.end
    folded = scan.folded
    if read:
        return of_times(scan, draft)
    if scan.char(place) == " " and scan.word(draft.last + 1) not in scan.syntax.times and scan.char(place + 1) != "×":
        return False
    glued = scan.char(place) in ("x", "×") and not scan.char(place + 1).isalpha()
    if glued:
        index, end = scan.next_word(draft.last, place + 1) - 1, place + 1
    else:
        index = scan.next_word(draft.last, place)
        if scan.folded.startswith("dd", place):
            index, end = draft.last, place + 2
        elif folded.startswith(" x ", place) or folded.startswith(" × ", place):
            end = place + 2
            index = scan.next_word(draft.last, place + 1)
            index = index if scan.word(index) == "x" else index - 1
        else:
            if scan.word(index) not in scan.syntax.times or folded[place : scan.starts[index]] not in (" ", "-"):
                return False
            end = scan.ends[index]
    draft.end = draft.until = end
    draft.last = index
    if folded[end - 2 : end] == "dd":
        draft.kind, draft.unit = "frequency", "1/day"
        return True
    return _of_times(scan, draft, index, end, glued)


def of_times(scan: Scan, draft: Draft) -> bool:
    """Say of what a draft that ends in "maal" or stands for so many times is."""
    return _of_times(scan, draft, draft.last, draft.end, False)


def _of_times(scan: Scan, draft: Draft, index: int, end: int, glued: bool) -> bool:
    draft.until = end
    if find_frequency(scan, draft, times=True):
        return True
    after = scan.word(scan.next_word(index, end))
    second = scan.word(scan.next_word(index, end) + 1)
    if (
        after in scan.context.compared
        or (after.endswith("er") and len(after) > 4 and after not in scan.context.not_compared)
        or (after.endswith("ere") and len(after) > 5)
        or ((after in ("de", "het") or after in scan.context.own) and second in scan.context.compared_amounts)
    ):
        draft.kind, draft.unit = "ratio", "x"
        return True
    if draft.values[0] == draft.values[-1] == 1 and scan.word(draft.first - 1) == "in":
        return False  # in één keer
    draft.kind, draft.unit = "count", "time"
    if scan.rhythm is not None and scan.word(scan.next_word(index, end)) not in scan.syntax.periods:
        draft.kind, draft.unit = "frequency", scan.rhythm  # 3 maal per dag, later hooguit 2 maal
    if draft.end and glued and draft.values[0] > 100:
        draft.kind = "other"
    return True


def find_frequency(scan: Scan, draft: Draft, *, times: bool = False) -> bool:
    """Extend a draft that ends in "keer" (or a count of days) with "per week", "daags", "in de maand"."""
    base = scan.words[draft.last] if draft.last < scan.high_word else ""
    index = scan.next_word(draft.last, draft.end)
    word = scan.word(index)
    if not word or draft.dimension not in ("", "time"):
        return False
    gap = scan.folded[draft.end : scan.starts[index]]
    if gap != " " and not (gap == "/" and (times or base.endswith(("x", "keer")))):
        return False
    event = draft.kind == "count" and draft.unit in scan.context.events
    if draft.dimension == "" and not (
        times or base in scan.syntax.times or base == "eens" or base.endswith((*scan.grammar.times_ends, "x")) or event
    ):
        return False
    if draft.dimension == "time":
        return _days(scan, draft, index, word)
    period, last = "", index
    if word in scan.syntax.rhythm:
        period = scan.syntax.rhythm[word]
    elif word == "per" or scan.char(draft.end) == "/":
        last = index + (word == "per")
        period = scan.syntax.periods.get(scan.word(last), "")
    elif word in ("in", "op"):
        last = index + 1
        if scan.word(last) in scan.grammar.articles:
            last += 1
        period = scan.syntax.periods.get(scan.word(last), "")
    if not period or scan.word(last).isdigit():
        return False
    draft.kind, draft.unit = "frequency", f"1/{period}"
    draft.until = scan.ends[last]
    draft.end = draft.until
    draft.last = last
    return True


def split_dose(scan: Scan, draft: Draft) -> bool:
    """As in "60 mg/kg/dag in 4 giften": how often a day."""
    if scan.word(draft.last) not in scan.context.doses or scan.word(draft.first - 1) not in ("in", "over"):
        return False
    if draft.unit == "time" or not scan.rate.endswith("day"):
        return False
    draft.kind, draft.unit, draft.per = "frequency", "1/day", None
    return True


def _days(scan: Scan, draft: Draft, index: int, word: str) -> bool:
    """As in "twee dagen per week"."""
    if draft.unit != "day" or word not in ("per", "in"):
        return False
    last = index + 1
    if word == "in" and scan.word(last) in ("de", "een"):
        last += 1
    elif word == "in":
        return False
    period = scan.syntax.periods.get(scan.word(last), "")
    if period not in ("week", "month", "year"):
        return False
    draft.kind, draft.unit, draft.per = "frequency", f"day/{period}", None
    draft.end = draft.until = scan.ends[last]
    draft.last = last
    return True


def _is_times(scan: Scan, word: str) -> bool:
    """Whether "per dag" after this word says how often, and not how much a day."""
    return (
        word in scan.syntax.times
        or word.endswith((*scan.grammar.times_ends, "eens"))
        or (word.endswith("x") and word[:-1].isdigit())
    )


def find_per(scan: Scan, draft: Draft) -> None:
    """The rate of a dose that stands a few words off: "30 gram vezels per dag", "dagelijks 200 mg"."""
    if draft.per not in (None, "kg") or draft.kind not in ("dose", "duration"):
        return
    index = scan.next_word(draft.last, draft.until)
    for step in range(12):
        word = scan.word(index + step)
        if not word:
            break
        edge = scan.ends[index + step - 1] if step else draft.until
        gap = scan.folded[edge : scan.starts[index + step]]
        if "." in gap or ";" in gap or (draft.kind == "duration" and (word[0].isdigit() or cardinal(word))):
            break
        if draft.per == "kg" and ("," in gap or word[0].isdigit()):
            break
        if word in ("per", "daags") and _is_times(scan, scan.word(index + step - 1)):
            return
        if (
            word == "per"
            and draft.per is None
            and draft.kind == "dose"
            and _is_weight(scan, scan.word(index + step + 1))
        ):
            draft.per = "kg"
            continue
        if word == "per" and scan.word(index + step + 1) in scan.grammar.taken_in:
            if draft.kind == "dose" or step < 4:
                draft.per = and_per(draft.per, scan.syntax.periods[scan.word(index + step + 1)])
            return
        if word == "daags" and draft.kind == "dose":
            draft.per = and_per(draft.per, "day")
            return
    if draft.kind == "dose":
        period = _rhythm_before(scan, draft)
        draft.per = and_per(draft.per, period) if period else draft.per


def _is_weight(scan: Scan, word: str) -> bool:
    unit = scan.units.forms.get(word)
    return unit is not None and unit.code == "kg" and unit.times == 1.0


def _rhythm_before(scan: Scan, draft: Draft) -> str:
    """The time that words before a dose give: "dagelijks 200 mg", "elke avond 1 mg", "wekelijks 50.000 IE"."""
    before = scan.left(draft.first, 8)
    if scan.syntax.rhythm.keys().isdisjoint(before) and scan.syntax.every.isdisjoint(before):
        return ""
    near = len(before) - 3
    for place in range(len(before) - 1, -1, -1):
        word, period = before[place], ""
        if word in scan.syntax.rhythm:
            period = "" if word == "daags" else scan.syntax.rhythm[word]
        elif word in scan.syntax.periods and place and before[place - 1] in scan.syntax.every:
            period = scan.syntax.periods[word] if place >= near or "dag" in before[near:] else ""
            place -= 1
        if period == "day":
            return period
        index = draft.first - len(before) + place
        if period and place >= near - 1 and before[-1] != "met" and not _is_times(scan, scan.word(index - 1)):
            return "" if "," in scan.text[scan.starts[index] : draft.start] else period
    return ""
