"""Completes a number: with its unit, the thing it counts, or what the words around it say."""

from __future__ import annotations

import re

from pipeline.dutch.numerals import cardinal
from pipeline.dutch.quantities import bare, leaning
from pipeline.dutch.quantities.counted import counted, looks_plural
from pipeline.dutch.quantities.denominators import rate
from pipeline.dutch.quantities.hundredths import take_hundredths
from pipeline.dutch.quantities.joins import said_minus
from pipeline.dutch.quantities.kinds import kind_of
from pipeline.dutch.quantities.nouns import find_noun
from pipeline.dutch.quantities.parts import ordinal_part
from pipeline.dutch.quantities.rates import find_frequency, find_per, split_dose, times
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.sequences import same_unit_range
from pipeline.dutch.quantities.shares import out_of_many
from pipeline.dutch.quantities.tails import apply_unit, find_unit


def with_unit(scan: Scan, draft: Draft, digits: bool) -> bool:
    """Read the unit after (or the currency before) a number, and say its kind."""
    if scan.money and _currency(scan, draft):
        return True
    if _counts_cells(scan, draft) or times(scan, draft):
        return True
    found = find_unit(scan, draft.end, draft.last, digits)
    if found is None:
        return False
    apply_unit(scan, draft, *found)
    if draft.dimension == "temperature" and draft.values[0] > 0 and said_minus(scan, draft.first, draft.start):
        draft.start, draft.first = scan.starts[draft.first - 1], draft.first - 1
        draft.values = (-draft.values[0], *draft.values[1:])
    if draft.dimension in ("length", "money"):
        take_hundredths(scan, draft)
    same_unit_range(scan, draft, found[0])
    draft.kind = kind_of(scan, draft)
    if not find_frequency(scan, draft):
        find_per(scan, draft)
    return True


def _currency(scan: Scan, draft: Draft) -> bool:
    """As in "€ 12,50 per maand", "EUR 25": the sign or code of money stands before the number."""
    sign = scan.text[max(scan.low, draft.start - 2) : draft.start].strip()[-1:]
    unit, start = scan.units.before.get(sign), scan.text.rfind(sign, scan.low, draft.start)
    if unit is None and scan.joined(draft.first - 1) and not scan.word(draft.first - 2)[:1].isdigit():
        unit, start = scan.units.before.get(scan.word(draft.first - 1)), scan.starts[draft.first - 1]
    if unit is None:
        return False
    draft.start = start
    if scan.text.startswith((",-", ",–"), draft.end):
        draft.end += 2
    draft.kind, draft.unit, draft.until = "money", unit.code, draft.end
    rate(scan, draft)
    return True


_CELLS = re.compile(r" ?[x×*·]? ?10(?:\^|\*|e)?(?:(?P<raised>[0-9]{1,2})|(?P<high>[⁶⁹]|¹²)) ?/ ?l\b")


def _counts_cells(scan: Scan, draft: Draft) -> bool:
    """As in "150 × 10^9/l": a count of blood cells."""
    if not scan.cells or scan.folded.find("10", draft.end, draft.end + 5) < 0:
        return False
    match = _CELLS.match(scan.folded, draft.end, scan.high)
    if match is None:
        return False
    power = match["raised"] or {"⁶": "6", "⁹": "9", "¹²": "12"}[match["high"]]
    draft.kind, draft.unit, draft.dimension = "measurement", f"10*{power}/L", "concentration"
    draft.end = draft.until = match.end()
    draft.last = scan.next_word(draft.last, match.end()) - 1
    return True


def read_count(scan: Scan, draft: Draft) -> bool:
    """Read the noun that a number counts."""
    number_end = draft.end
    broken = any(value != int(value) and value < 1000 for value in draft.values)
    if any(value < 0 for value in draft.values):
        return False
    if not broken and (ordinal_part(scan, draft) or find_frequency(scan, draft)):
        return True
    noun = find_noun(scan, draft)
    if noun is None:
        return not broken and _or_more(scan, draft)
    if _partitive(scan, draft, noun[0]):
        return False
    nearest = noun[3] and noun[1] == draft.last + 1
    if not noun[3] and bare.numbered_time(scan, draft):
        return True
    if not nearest and (bare.before_cue(scan, draft) or (noun[0] != "person" and bare.read_age(scan, draft))):
        return True
    thing, last, end, _ = noun
    if broken and thing not in scan.context.halved and not (noun[3] and draft.values[0] > 1 and thing != "person"):
        draft.last, draft.end = last, end
        if out_of_many(scan, draft):
            return True
        draft.last, draft.end = scan.next_word(draft.first, number_end) - 1, number_end
        return False
    word = scan.words[last]
    unit = scan.units.forms.get(word) or (scan.units.codes[thing] if thing in scan.context.compounded else None)
    if unit is not None and unit.dimension == "time":
        draft.last = last - 1
        apply_unit(scan, draft, unit, end)
        days = scan.word(draft.first - 1) == "op"  # op twee verschillende dagen
        draft.kind = "count" if days else kind_of(scan, draft)
        return True
    draft.noun, draft.unit, draft.last, draft.end = word, thing, last, end
    draft.until = end
    if unit is not None and unit.dimension == "household":
        draft.unit = unit.code
        draft.dimension = "household"
        draft.kind = kind_of(scan, draft)
        find_per(scan, draft)
    elif thing in ("point", "star"):
        draft.kind = "other"
    elif thing == "meal" and (word == "hoofdmaaltijden" or scan.word(last + 1) in ("per", "op")):
        draft.kind, draft.unit = "frequency", "1/day"
    else:
        draft.kind = "count"
        if not split_dose(scan, draft) and not find_frequency(scan, draft):
            out_of_many(scan, draft)
    return True


def _is_number(words: list[str]) -> bool:
    return bool(words) and (words[0][0].isdigit() or cardinal(words[0]) is not None)


def _partitive(scan: Scan, draft: Draft, thing: str) -> bool:
    """As in "van de 48 vrouwen kregen er 30 klachten", "van wie er één overleed": the noun is not what is counted."""
    if scan.word(draft.first - 1) != "er" or thing == "person":
        return False
    words = scan.left(draft.first, 9)
    for place, word in enumerate(words[:-1]):
        after = words[place + 1]
        if word == "van" and (
            after in scan.grammar.those or (after in scan.context.all_of and _is_number(words[place + 2 : place + 3]))
        ):
            return True
    return False


def _or_more(scan: Scan, draft: Draft) -> bool:
    """As in "vijf of meer medicijnen": the noun comes after the bound."""
    words = scan.right(draft.last, 3)
    if words[:2] not in (["of", "meer"], ["of", "minder"]) or len(words) < 3:
        return False
    thing = counted(words[2])
    if thing is None or not looks_plural(words[2]):
        return False
    draft.kind, draft.unit, draft.until = "count", thing, draft.end
    return True


def read_bare(scan: Scan, draft: Draft, previous: Draft | None, counts: list[Draft]) -> bool:
    if bare.numbered_time(scan, draft) or bare.before_cue(scan, draft):
        return True
    if _is_year(scan, draft):
        draft.kind, draft.unit = "date", "date"
        return True
    if scan.char(draft.end) == ":" and draft.first == scan.low_word:
        return False
    if bare.read_age(scan, draft):
        return True
    if bare.pressure(scan, draft):
        draft.kind, draft.unit, draft.dimension = "measurement", "mmHg", "pressure"
        return True
    return (
        leaning.prescribed(scan, draft, previous)
        or leaning.daily(scan, draft, previous)
        or leaning.sample(scan, draft)
        or leaning.half(scan, draft)
        or leaning.leaning(scan, draft, previous, counts)
    )


def _is_year(scan: Scan, draft: Draft) -> bool:
    if draft.end - draft.start < 4 or not all(1500 <= value <= 2099 and value == int(value) for value in draft.values):
        return False
    return scan.text[draft.start : draft.start + 4].isdigit() and not scan.char(draft.start + 4).isdigit()
