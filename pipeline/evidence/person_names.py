"""The shape of personal names: how far one goes, and which capitalised words are none."""

from __future__ import annotations

from pipeline.evidence.passages import Found, Reading
from pipeline.evidence.wordlists import BIT, in_set, is_demonym, wordlists

_TITLE, _PEOPLE = BIT["title"], BIT["people"]
_NAME_GAPS = frozenset((" ", "-", "\xa0", "'", "’"))


def name_at(reading: Reading, index: int, limit: int) -> int:
    """The word after the personal name that begins at `index`; `index` itself where none does."""
    end = index
    while end < limit and end - index < 7:
        word = reading.words[end]
        if end > index:
            gap = reading.gap(end - 1)
            before = reading.words[end - 1]
            dotted = gap in (". ", ".", ".-") and (len(before) <= 2 or wordlists().words.get(before, 0) & _TITLE)
            if gap not in _NAME_GAPS and not dotted:
                break
        titled = (
            end == index and wordlists().words.get(word, 0) & _TITLE and end + 1 < limit and reading.capital(end + 1)
        )
        particle = (
            in_set("name_particles", word)
            and end + 1 < limit
            and (reading.capital(end + 1) or in_set("name_particles", reading.words[end + 1]))
        )
        if word.isdigit() or not (reading.capital(end) or titled or (particle and end > index)):
            break
        end += 1
    return end


def person_at(reading: Reading, start: int, end: int) -> Found:
    """The mark of the person whose name is the words [start, end)."""
    return Found(reading.starts[start], reading.ends[end - 1], "person", "attributed", reading.form(start, end))


def named_at(reading: Reading, start: int, limit: int) -> Found | None:
    """The person whose name begins at a word; None for an adjective of a country, a people or an acronym."""
    word = reading.words[start]
    if in_set("no_functions", word) or is_demonym(word) or wordlists().words.get(word, 0) & _PEOPLE:
        return None
    end = name_at(reading, start, limit)
    form = reading.form(start, end) if end > start else ""
    if not form or (end - start == 1 and form.isupper()):
        return None
    return person_at(reading, start, end)


def is_no_name(word: str) -> bool:
    """Whether a capitalised word is a country's adjective, a people, or such as "Vitamine K2"."""
    people = wordlists().words.get(word, 0) & _PEOPLE
    return bool(people) or is_demonym(word) or in_set("digit_names", word) or word[-1].isdigit()
