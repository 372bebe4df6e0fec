"""The words that a capitalised name takes, small words inside it included."""

from __future__ import annotations

from pipeline.evidence.passages import Reading
from pipeline.evidence.wordlists import in_set, wordlists

_NAME_GAPS = frozenset((" ", "-", " & ", "\xa0", "/", "' ", "’ "))
_LONGEST = 9


def name_around(reading: Reading, index: int) -> tuple[int, int]:
    """The words [lo, hi) of the capitalised name that word `index` belongs to, small words inside it included."""
    passage = reading.passage_of(index)
    lo = index
    while lo > passage.lo and index - lo < _LONGEST and reading.gap(lo - 1) in _NAME_GAPS:
        if reading.capital(lo - 1) and not _article(reading, lo - 1, passage.lo):
            lo -= 1
        elif lo - 1 > passage.lo and _small_between(reading, lo) and not _article(reading, lo - 2, passage.lo):
            lo -= 2
        else:
            break
    hi = index + 1
    while hi < passage.hi and hi - index < _LONGEST:
        step = hi
        gap = reading.gap(hi - 1)
        if gap not in _NAME_GAPS and not (gap in (", ", ": ") and _list_goes_on(reading, hi, passage.hi)):
            break
        while (
            step < passage.hi - 1
            and step - hi < 3
            and in_set("name_joins", reading.words[step])
            and reading.gap(step) in _NAME_GAPS
        ):
            step += 1
        if not reading.capital(step):
            break
        hi = step + 1
    return lo, hi


def _small_between(reading: Reading, lo: int) -> bool:
    """Whether the word before `lo` joins it to a capitalised one: "Fonds voor Slaap"."""
    joined = in_set("name_joins", reading.words[lo - 1]) and reading.gap(lo - 2) == " "
    return joined and reading.capital(lo - 2) and reading.capital(lo)


def _article(reading: Reading, index: int, first: int) -> bool:
    """Whether a capitalised word is just the first of its sentence: "De Universiteit", "Volgens Harvard"."""
    return index == first and (in_set("name_joins", reading.words[index]) or reading.words[index] in wordlists().words)


def _list_goes_on(reading: Reading, index: int, limit: int) -> bool:
    """Whether a title runs on over its comma or colon: "Prevention, Nutrition & Health", "Medicine: New Aspects"."""
    if not reading.capital(index) or index + 1 >= limit:
        return False
    return reading.gap(index) == " & " or (reading.gap(index - 1) == ": " and reading.capital(index + 1))
