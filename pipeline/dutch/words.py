"""Words of a text as offsets, and the folding under which two spellings of a word are the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_WORD_OR_GAP = re.compile(rf"({_WORD.pattern})")


def _fold_table() -> dict[int, str]:
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x370, 0x400), *range(0x1E00, 0x1F00)):
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        if len(base) == 1:
            table[code] = base
    table.update(
        {ord("’"): "'", ord("‘"): "'", ord("µ"): "μ", 0x00AD: "\xad", 0x2010: "-", 0x2011: "-", 0xA0: " ", 0x202F: " "}
    )
    return table


_FOLD = {chr(code): folded for code, folded in _fold_table().items()}
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """`text` in lower case without diacritics, with plain hyphens, apostrophes and spaces; the same length."""
    for char in set(_BEYOND_ASCII.findall(text)):
        text = text.replace(char, _FOLD.get(char, char))
    return text.lower()


def key_of(form: str) -> str:
    """The folded words of a short form, joined by spaces: what it is looked up by."""
    if form.isascii() and form.isalpha():
        return form.lower()
    return " ".join(_WORD.findall(form.lower() if form.isascii() else fold(form)))


class Words(NamedTuple):
    """The words of a folded text with their offsets; three lists of one length."""

    words: list[str]
    starts: list[int]
    ends: list[int]


@lru_cache(maxsize=4)
def words_of(text: str) -> Words:
    """The words of `text`, folded."""
    pieces = _WORD_OR_GAP.split(fold(text))  # a gap, a word, a gap, ..., a gap
    ends = list(accumulate(map(len, pieces)))
    return Words(pieces[1::2], ends[0:-1:2], ends[1::2])
