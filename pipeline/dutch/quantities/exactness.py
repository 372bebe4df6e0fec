"""How exact a quantity is: the modifier words before and after it."""

from __future__ import annotations

from pipeline.article import Modifier
from pipeline.dutch.quantities.bounds import bounded, changed, compares, estimated, is_moment, limited
from pipeline.dutch.quantities.scan import Draft, Scan


def find_modifier(scan: Scan, draft: Draft, previous: Draft | None = None) -> Modifier | None:
    """The modifier of a quantity whose span, unit and kind are known."""
    after = _after(scan, draft)
    before, at = _before(scan, draft)
    if (
        before is not None
        and previous is not None
        and draft.kind == "duration"
        and compares(scan, previous, at, before)
    ):
        before = None
    if before == "at_least" and draft.kind == "duration" and is_moment(scan, draft, at):
        before = None
    if (
        after is not None
        and before in ("less_than", "more_than")
        and draft.kind == "age"
        and scan.words[at] in scan.grammar.bounds_of_age
    ):
        return after
    if before == "up_to" and _is_end(scan, draft, previous):
        before = None
    if before is None and draft.kind == "duration" and _before_birth(scan, draft):
        before = "less_than"
    if scan.guessed and before is None and after is None and draft.form != "range":
        after = estimated(scan, draft, previous)
    if before == "up_to" and bounded(scan, at):
        before = "at_most"
    elif (
        before == "up_to"
        and draft.kind in ("percentage", "measurement", "count", "money")
        and at == draft.first - 1
        and changed(scan, at)
    ):
        before = None
    if after is not None and before in (None, "about"):
        return after
    if before is None and draft.kind in ("dose", "percentage", "measurement") and limited(scan, draft):
        return "at_most"
    return before


def _is_end(scan: Scan, draft: Draft, previous: Draft | None) -> bool:
    """As in "1 op de 10.000 tot 1 op de 1.000", "tot en met week 10": where something ends, no bound."""
    if draft.kind == "ratio" and previous is not None and previous.kind == "ratio":
        return scan.text[previous.end : draft.start] == " tot "
    if draft.kind == "date":
        return True
    weeks = draft.kind == "duration" and draft.unit in ("week", "month")
    return weeks and "zwangerschap" in scan.right(draft.last, 3)


def _before_birth(scan: Scan, draft: Draft) -> bool:
    """As in "een baby die voor 34 weken ter wereld komt"."""
    if draft.unit != "week" or scan.word(draft.first - 1) != "voor" or not 20 <= draft.values[0] <= 42:
        return False
    return not scan.context.born.isdisjoint([*scan.left(draft.first, 8), *scan.right(draft.last, 5)])


def _before(scan: Scan, draft: Draft) -> tuple[Modifier | None, int]:
    text, folded = scan.text, scan.folded
    table = scan.modifiers
    place = draft.start
    while place > scan.low and text[place - 1] in " \u00a0€$":
        place -= 1
    found: Modifier | None = None
    sign = text[place - 1] if place > scan.low else ""
    if sign in table.symbols:
        found = table.symbols[sign]
        two = text[place - 2 : place]
        found = table.symbols.get(two, found)
        if found is not None and found != "about":
            return found, draft.first
        place -= 1
    index = draft.first - 1
    edge = place
    at = draft.first
    while index >= scan.low_word:
        gap = folded[scan.ends[index] : edge]
        word = scan.words[index]
        if gap.strip(" \u00a0€$±~\"'“‘„") and not (gap.strip(" €") == "." and word in scan.syntax.abbreviated):
            break
        if "\n" in gap or "\t" in gap:
            break
        step = _step(scan, draft, index)
        if step is None:
            break
        size, name = step
        if name is not None:
            if found is None or found == "about":
                found, at = name, index - size + 1
            else:
                break
        index -= size
        edge = scan.starts[index + 1]
    return found, at


def _step(scan: Scan, draft: Draft, index: int) -> tuple[int, Modifier | None] | None:
    before = scan.modifiers.before
    for size in scan.modifiers.sizes.get(scan.words[index], ()):
        first = index - size + 1
        phrase = tuple(scan.words[first : index + 1])
        if first < scan.low_word or phrase not in before:
            continue
        name = before[phrase]
        if size > 1 and "\n" in scan.folded[scan.starts[first] : scan.ends[index]]:
            continue
        head = phrase[0]
        among = name in ("less_than", "more_than") and head in scan.grammar.bounds_of_age and draft.kind == "count"
        if among and (draft.unit == "person" or size > 1):
            continue
        if head == "onder" and size == 1 and draft.kind == "age" and "jarigen" in scan.folded[draft.start : draft.end]:
            continue
        if head == "binnen" and draft.kind not in ("duration", "percentage", "measurement"):
            continue
        if head in scan.grammar.around_age and (
            draft.kind != "age" or (phrase[-1] == "de" and "verjaardag" not in scan.folded[draft.start : draft.end])
        ):
            continue
        if phrase == ("tot",) and draft.kind == "frequency" and draft.form == "range":
            continue
        if head in scan.grammar.pointed and scan.text[scan.ends[index] : scan.ends[index] + 1] not in (".", " "):
            continue
        return size, name
    return None


def _after(scan: Scan, draft: Draft) -> Modifier | None:
    if draft.modifier is not None:
        return draft.modifier
    end = max(draft.end, draft.until)
    index = scan.next_word(draft.last, end)
    if (
        scan.word(index + 1) == "of"
        and scan.joined(index)
        and scan.joined(index + 1)
        and scan.folded[end : scan.starts[index]] == " "
    ):
        index += 1  # 28 gram noten of meer
        end = scan.ends[index - 1]
    for _ in range(2):
        if index >= scan.high_word:
            return None
        gap = scan.folded[end : scan.starts[index]]
        if gap not in (" ", " (", ", "):
            return None
        for phrase, name in scan.modifiers.after.get(scan.words[index], ()):
            if gap == ", " and phrase[0] in scan.modifiers.not_after_comma:
                continue
            stop = index + len(phrase)
            if stop <= scan.high_word and tuple(scan.words[index:stop]) == phrase:
                if phrase[0] in scan.modifiers.alone and (
                    scan.text[scan.ends[stop - 1] : scan.ends[stop - 1] + 2].strip()[:1].isalnum()
                ):
                    continue
                if phrase in (("en", "meer"), ("en", "minder")) and scan.joined(stop - 1):
                    continue
                if phrase in (("of", "minder"), ("of", "meer"), ("of", "hoger")) and scan.word(stop) == "dan":
                    continue
                return name
        if scan.words[index] == "per" and scan.joined(index):
            index += 2
            end = scan.ends[index - 1]
            continue
        return None
    return None
