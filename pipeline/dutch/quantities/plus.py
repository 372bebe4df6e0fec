"""Numbers with a plus or the end of a word behind them: "70-plussers", "51+", "18-jarigen", "30+ µg/L"."""

from __future__ import annotations

from pipeline.dutch.numerals import numerals
from pipeline.dutch.quantities.kinds import kind_of
from pipeline.dutch.quantities.scan import Draft, Scan
from pipeline.dutch.quantities.special import aged, folded
from pipeline.dutch.quantities.tails import apply_unit, find_unit


def read_plus(scan: Scan, draft: Draft) -> bool:
    """As in "70-plussers", "51+", "18-jarigen", "12- tot 16-jarigen", "30+ µg/L", "17-voudig"."""
    end = draft.end
    if scan.char(end) == "+" and scan.char(end + 1) not in tuple("0123456789"):
        return _plus_sign(scan, draft, end)
    glued = scan.ends[draft.last] > end and scan.text[draft.start : end].isdigit()
    index = draft.last if glued else draft.last + 1
    word = scan.folded[end : min(scan.ends[index], end + 24)] if glued else scan.word(index)
    if word in numerals().fold_tails and scan.folded[end : scan.starts[index]] == "-":
        draft.end = draft.until = scan.ends[index]
        draft.last = index
        return folded(scan, draft)
    if not word.startswith(scan.grammar.aged_starts) or not (
        glued or scan.folded[end : scan.starts[index]] in ("-", " ", "")
    ):
        return False
    draft.end = draft.until = scan.ends[index]
    draft.last = index
    aged(scan, draft, word)
    return True


def _plus_sign(scan: Scan, draft: Draft, end: int) -> bool:
    found = find_unit(scan, end + 1, draft.last, True)
    if found is not None:
        draft.end = end + 1
        apply_unit(scan, draft, *found)
        draft.kind = kind_of(scan, draft)
        draft.modifier = "at_least"
        return True
    if not 10 <= draft.values[-1] <= 110:
        return False
    draft.end = end + 1
    if scan.folded[end + 1 : end + 5].startswith(("'ers", "-ers", "ers")):
        index = scan.next_word(draft.last, end + 2)
        draft.end, draft.last = scan.ends[index], index
    draft.until = draft.end
    draft.kind, draft.unit, draft.modifier = "age", "year", "at_least"
    return True
