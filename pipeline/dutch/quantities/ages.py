"""Whether a number of years, months, weeks or days is an age."""

from __future__ import annotations

from pipeline.dutch.quantities.counted import counted
from pipeline.dutch.quantities.scan import Draft, Scan


def is_age(scan: Scan, draft: Draft) -> bool:
    """Whether a quantity of years, months, weeks or days is an age."""
    if draft.unit not in ("year", "month", "week", "day"):
        return False
    after = scan.word(draft.last + 1)
    if after in scan.context.age_after:
        return True
    if _age_alone(scan, draft) or _through(scan, draft):
        return True
    joint = scan.joined(draft.last)
    second = scan.word(draft.last + 2)
    if joint and after in ("of", "en") and second in scan.context.older:
        return True
    index = draft.first - 1
    edge = draft.start
    steps = 0
    while index >= scan.low_word and steps < 7:
        gap = scan.folded[scan.ends[index] : edge]
        word = scan.words[index]
        compared = any(sign in gap for sign in "<>≥≤")
        if gap.strip(" \u00a0(,-–<>≥≤=") and not (word in ("m", "t") and gap == "/"):
            break
        if "\n" in gap or "\t" in gap:
            break
        if word in scan.context.older:
            return True
        if word.startswith("leeftijd"):
            return True
        if word in scan.context.age_steps or word[0].isdigit():
            steps += 1
        elif word in scan.context.age_before or (counted(word) == "person"):
            if compared:
                return True
            if steps == 0:
                return scan.char(draft.end) in (":", ";", ",", ")", "\t", "\n", "") and draft.unit in ("year", "month")
            return _age_link(scan, index + 1, draft)
        else:
            break
        edge = scan.starts[index]
        index -= 1
    if index < scan.low_word and steps == 0 and scan.char(draft.end) in (":", "\t") and draft.unit in ("year", "month"):
        return draft.first == scan.low_word or scan.text[scan.low : draft.start].strip(" -•*–·\t") == ""
    return index < scan.low_word and _heads_a_row(scan, draft, steps)


def _heads_a_row(scan: Scan, draft: Draft, steps: int) -> bool:
    """As in "2 tot en met 4 jaar - 2 keer per dag", "vanaf 5 jaar: 1 tablet": the group that the row is for."""
    if draft.unit != "year" or not (draft.form == "range" or draft.form == "pair" or steps):
        return False
    return scan.folded.startswith((" - ", " – ", ": "), draft.end)


def _through(scan: Scan, draft: Draft) -> bool:
    """As in "18 t/m 64 jaar": years that are counted through are ages."""
    if draft.unit != "year" or draft.form != "range" or draft.values[-1] > 110:
        return False
    if scan.word(draft.last + 1) in scan.context.how_long:
        return False
    return any(joint in scan.folded[draft.start : draft.end] for joint in scan.grammar.through)


def _age_alone(scan: Scan, draft: Draft) -> bool:
    """As in "boven de 70 jaar", "de gemiddelde leeftijd was 67 jaar", "ik ben 29 jaar"."""
    if draft.unit not in ("year", "month"):
        return False
    words = scan.left(draft.first, 5)
    if any(word.startswith("leeftijd") for word in words):
        return True
    if (
        words[-1:] == ["de"]
        and words[-2:-1]
        and words[-2] in (scan.grammar.bounds_of_age if draft.unit == "year" else scan.grammar.low_bounds)
    ):
        return True
    if (
        draft.unit == "year"
        and words[-1:] == ["op"]
        and draft.values[0] >= 12
        and scan.word(draft.last + 1) not in scan.grammar.after_on_years
    ):
        return True
    if _named(scan, draft) or _person_is(scan, draft) or _at_an_age(scan, draft) or _entitled(scan, draft):
        return True
    if draft.unit == "year" and words[-1:] == ["vanaf"] and draft.values[0] >= 12:
        return scan.char(draft.end) not in ("",) or scan.low_word < draft.first
    while words and words[-1] in scan.context.age_passed:
        words = words[:-1]
    if len(words) < 2 or words[-1] not in scan.context.being:
        return False
    if scan.joined(draft.last) and scan.word(draft.last + 1) not in scan.context.age_ends:
        return False
    return words[-2] in scan.context.someone or (counted(words[-2]) == "person" or words[-2] in scan.context.age_before)


def _person_is(scan: Scan, draft: Draft) -> bool:
    """As in "toen de kinderen 5 jaar waren", "tot hun kind drie jaar was"."""
    before = scan.word(draft.first - 1)
    if counted(before) != "person" and before not in scan.context.someone:
        return False
    return scan.word(draft.last + 1) in scan.context.being


def _at_an_age(scan: Scan, draft: Draft) -> bool:
    """As in "de menopauze komt gemiddeld met 51 jaar", "uiterlijk met 8 maanden" of a baby."""
    words = scan.left(draft.first, 10)
    if words[-1:] != ["met"] and words[-2:-1] != ["met"]:
        return False
    if any(word.startswith(scan.context.change_stems) or word in scan.context.changes for word in words):
        return False
    if draft.unit == "year" and draft.values[0] >= 12:
        return scan.word(draft.last + 1) not in scan.context.changes
    return not scan.context.infants.isdisjoint(words)


def _entitled(scan: Scan, draft: Draft) -> bool:
    """As in "tot 18 jaar vergoed", "gratis tot en met 17 jaar": the age to which something is paid for or allowed."""
    context = scan.context
    if draft.unit != "year" or draft.values[-1] < 8 or scan.word(draft.last + 1) in context.how_long:
        return False
    if draft.form != "range" and scan.word(draft.first - 1) not in context.entitled_bounds:
        return False
    return not context.entitled.isdisjoint((*scan.left(draft.first, 10), *scan.right(draft.last, 8)))


def _named(scan: Scan, draft: Draft) -> bool:
    """As in "Noor, 5 jaar, mocht eerst"."""
    index = draft.first - 1
    if (
        index < scan.low_word
        or scan.folded[scan.ends[index] : draft.start] != ", "
        or scan.char(draft.end) not in (",", ")")
    ):
        return False
    word = scan.text[scan.starts[index] : scan.ends[index]]
    return word[0].isupper() and word[1:].islower() and counted(scan.words[index]) is None and index > scan.low_word


def _age_link(scan: Scan, first: int, draft: Draft) -> bool:
    """Whether the words from a person to a number of years say an age, not how long."""
    words = scan.words[first : draft.first]
    if words[0] in scan.context.no_age_link:
        return words[0] == "rond" and draft.unit == "year"
    return True
