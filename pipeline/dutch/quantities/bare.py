"""Numbers without a unit or noun of their own: ages, blood pressures, named scales."""

from __future__ import annotations

from pipeline.dutch.numerals import cardinal
from pipeline.dutch.quantities.counted import counted, looks_plural
from pipeline.dutch.quantities.scan import Draft, Scan


def before_cue(scan: Scan, draft: Draft) -> bool:
    """A figure that its name introduces: SPF 30, NNT 4, hazardratio 0,50, BMI 27, dag 18, week 3."""
    names = scan.context
    if scan.word(draft.first - 1) == "factor" and draft.values[0] > 1 and scan.joined(draft.first - 1):
        draft.kind, draft.unit = "ratio", "x"
        if scan.word(draft.first - 2) != "een" and _protects(scan, draft):
            draft.kind, draft.unit = "other", "SPF"
        return True
    for back in (1, 2, 3, 4):
        index = draft.first - back
        word = scan.word(index)
        if not word:
            return False
        gap = scan.folded[scan.ends[index] : scan.starts[index + 1] if back > 1 else draft.start]
        if ("\n" in gap or any(char in gap for char in ".;()")) and not (back == 1 and gap.strip() == "("):
            return False
        pair = f"{scan.word(index - 1)} {word}" if index > scan.low_word else ""
        joint = f"{scan.word(index - 1)}-{word}" if index > scan.low_word else ""
        scale = names.scales.get(word) or names.scales.get(pair) or names.scales.get(joint)
        if scale is not None:
            draft.kind, draft.unit = scale.kind, scale.unit
            return True
        if word not in names.scale_steps:
            return False
    return False


def _protects(scan: Scan, draft: Draft) -> bool:
    """Whether a factor is one of sun protection: by the words near it, or as a label gives it and nothing compared."""
    after = scan.word(draft.last + 1)
    if after in scan.context.compared or after.endswith(("er", "ere")):
        return False
    near = [*scan.left(draft.first, 10), *scan.right(draft.last, 10)]
    return not scan.context.sunned.isdisjoint(near) or (
        scan.words[draft.first] in scan.context.sun_factors and scan.word(draft.first - 2) != "met"
    )


def numbered_time(scan: Scan, draft: Draft) -> bool:
    """As in "dag 18", "week 3 en 4": the span holds the word."""
    index = draft.first - 1
    word = scan.word(index)
    if word not in scan.context.numbered_times or scan.folded[scan.ends[index] : draft.start] != " ":
        return False
    before = scan.word(index - 1)
    if before in scan.context.not_numbered or before[:1].isdigit() or cardinal(before) is not None:
        return False
    if any(value != int(value) or value > 300 for value in draft.values) or not scan.numbers:
        return False
    draft.start, draft.first = scan.starts[index], index
    draft.kind, draft.dimension = "duration", "time"
    draft.unit = "day" if word.startswith("dag") else "month" if word.endswith("maand") else "week"
    return True


def read_age(scan: Scan, draft: Draft) -> bool:
    """Make an age of a bare number where the words before it say so."""
    if not _bare_age(scan, draft):
        return False
    draft.kind, draft.unit = "age", "year"
    return True


def _bare_age(scan: Scan, draft: Draft) -> bool:
    """As in "onder de 60", "Petra (53)", "tussen je 50 en 60", "jonger bent dan 40"."""
    if not all(1 <= value <= 115 and value == int(value) for value in draft.values):
        return False
    index = draft.first - 1
    if index < scan.low_word:
        return False
    gap = scan.folded[scan.ends[index] : draft.start]
    word = scan.words[index]
    char = scan.char(draft.end)
    if gap == " " and len(draft.values) == 1 and _is_years_old(scan, draft, word):
        return True
    if gap == " (" and char in (")", ","):
        name = scan.text[scan.starts[index]]
        if counted(word) not in (None, "person") and not (name.isupper() and index > scan.low_word):
            return False
        if len(draft.values) == 1 and draft.values[0] >= 3 and char == ")" and _one_person(scan, word):
            return True
        closed = char == ")" or scan.word(draft.last + 1) != ""
        if name.isupper() and not scan.words[index].isupper() and draft.values[0] >= 3 and closed:
            text = scan.text[scan.starts[index] : scan.ends[index]]
            return text[1:].islower() or "-" in text
        return len(draft.values) == 2 and counted(word) == "person" and max(draft.values) < 110
    if gap == ", " and char == "," and scan.text[scan.starts[index]].isupper() and draft.values[0] >= 10:
        text = scan.text[scan.starts[index] : scan.ends[index]]
        return text[1:].islower() and counted(word) is None
    if gap.strip("<>≤≥ ") or scan.text[draft.end : draft.end + 1] in ("%", "/", ":"):
        return False
    words = scan.left(draft.first, 5)
    if words[-1] in scan.grammar.before_bare_age or words[-1] in scan.context.own:
        words = words[:-1]
    elif words[-1] not in scan.context.age_bounds:
        return gap.strip() in ("<", ">", "≥", "≤") and counted(words[-1]) == "person"
    if not words:
        return False
    if words[-1] in scan.context.being and len(words) > 1:
        words = words[:-1]
    if words[-1] in scan.context.older:
        return True
    if words[-1] in scan.grammar.bounds_of_age and scan.word(draft.first - 1) == "de" and _unsaid_age(scan, draft):
        return True
    if scan.modifiers.before.get((words[-1],)) == "about" and words[-2:-1] == ["van"]:
        words = words[:-1]
    if words[-1] in scan.context.age_bounds:
        if scan.word(draft.first - 1) in scan.context.own:
            return True
        rest = words[:-1]
        if rest and rest[-1] in scan.grammar.after_person:
            rest = rest[:-1]
        person = bool(rest) and (rest[-1] in scan.context.age_before or counted(rest[-1]) == "person")
        if words[-1] != "van" or len(draft.values) > 1 or _stands_alone(scan, draft):
            return person
        return bool(rest) and rest[-1] in scan.context.children and _ends_there(scan, draft)
    return False


def _stands_alone(scan: Scan, draft: Draft) -> bool:
    """As in "vrouwen van 65 krijgen een oproep": no change, share or thing follows."""
    after = scan.word(draft.last + 1)
    return draft.values[0] >= 12 and (after not in scan.context.breaks or after in scan.context.age_links)


def _ends_there(scan: Scan, draft: Draft) -> bool:
    """As in "kinderen van acht", "peuters van 2 krijgen": a verb follows, or nothing that could be counted."""
    after = scan.word(draft.last + 1) if scan.joined(draft.last) else ""
    return draft.values[0] >= 2 and (not after or after in scan.context.uncountable | scan.context.age_links)


def _unsaid_age(scan: Scan, draft: Draft) -> bool:
    """As in "boven de tachtig heeft iedereen het": a round number that nothing else in the sentence explains."""
    if draft.form != "single" or draft.values[0] % 5 or not 15 <= draft.values[0] <= 95:
        return False
    before = scan.left(draft.first, 12)
    for index in range(draft.first - len(before), draft.first - 2):
        share = "op" in (scan.word(index - 2), scan.word(index - 1), scan.word(index + 1))  # 1 op de 6 boven de 85
        if scan.words[index][0].isdigit() and not share:
            return False
        if scan.words[index].endswith(scan.grammar.scored_ends):
            return False
    context = scan.context
    explained = context.measured | context.pressure | set(context.scales) | context.scored
    if not explained.isdisjoint(before):
        return False
    after = scan.word(draft.last + 1) if scan.joined(draft.last) else ""
    return counted(after) is None or not looks_plural(after)


def _one_person(scan: Scan, word: str) -> bool:
    """As in "haar man (74)", "ik (67)"."""
    return word in scan.context.someone or (counted(word) == "person" and not word.endswith(("en", "s")))


def _is_years_old(scan: Scan, draft: Draft, word: str) -> bool:
    """As in "hij was 23 toen", "als je 70 bent", "mijn opa van 91"."""
    value = draft.values[0]
    after = scan.word(draft.last + 1) if scan.joined(draft.last) else ""
    ends = not after or after in scan.context.age_ends
    second = scan.word(draft.first - 2)
    if word in scan.context.being and second in scan.context.someone and value >= 3:
        return ends and scan.char(draft.end) not in tuple("%/:")
    if after in scan.context.being and word in scan.context.someone and value >= 3:
        return True
    if word == "van" and value >= 3 and scan.char(draft.end) not in tuple("%/:"):
        if second in scan.context.parents and value < 14:
            return False
        return _one_person(scan, second) and second not in scan.context.someone and after not in scan.units.forms
    return False


def pressure(scan: Scan, draft: Draft) -> bool:
    """A bare bound of a blood pressure: "een bovendruk boven de 140"."""
    if not all(40 <= value <= 260 and value == int(value) for value in draft.values):
        return False
    words = scan.left(draft.first, 8)
    return bool(scan.context.pressure.intersection(words)) and words[-1] in scan.context.scale_steps
