"""Trims a sentence: white space and symbols around it, quotation marks that enclose it or lack a partner."""

from __future__ import annotations

import re
from string import ascii_letters

QUOTES = "\"'“”„‘’«»‹›"

_QUOTE = re.compile(f"[{QUOTES}]")
_ELISION = re.compile(r"['’`‘](?:[stnkmr]|ie|er|em|ns)\b", re.IGNORECASE)
_PLAIN = frozenset(".!?0123456789" + ascii_letters)  # by far the most sentences begin and end with one of these
_SINGLE = "'’‘"


def trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence proper within text[begin:end]."""
    if begin < end and _PLAIN.issuperset((text[begin], text[end - 1])):
        return begin, end
    while begin < end and (text[begin].isspace() or is_symbol(text[begin])):
        begin += 1
    while end > begin and (text[end - 1].isspace() or is_symbol(text[end - 1])):
        end -= 1
    for _ in range(2):  # a quotation within a quotation
        if end - begin < 3 or (text[begin] not in QUOTES and text[end - 1] not in QUOTES):
            break
        partner, alone = _partners(text, begin, end)
        enclosed = partner == end - 1
        if text[begin] in QUOTES and not elides(text, begin) and (enclosed or partner < 0):
            begin += 1
        elif not alone:
            break
        if enclosed or alone:
            end -= 1
    return begin, end


def elides(text: str, index: int) -> bool:
    """Whether the mark at `index` is the apostrophe of a shortened word: 's avonds, 't, 'n."""
    return _ELISION.match(text, index) is not None


def is_symbol(char: str) -> bool:
    """Whether `char` is a bullet, arrow, dingbat or emoji."""
    code = ord(char)
    if code < 0x2000:
        return False
    return (
        code in (0x2022, 0x2023, 0x200D, 0xFE0F)
        or 0x2190 <= code < 0x2200
        or 0x25A0 <= code < 0x27C0
        or 0x2B00 <= code < 0x2C00
        or 0x1F000 <= code < 0x1FB00
    )


def _partners(text: str, begin: int, end: int) -> tuple[int, bool]:
    """Where the quotation that opens at `begin` closes (-1: nowhere), and whether the mark at the end opens nowhere."""
    opened: list[int] = []
    partner = -1
    alone = False
    for match in _QUOTE.finditer(text, begin, end):
        at_ = match.start()
        before = text[at_ - 1] if at_ > begin else " "
        if match.group() in _SINGLE and (elides(text, at_) or (before.isalnum() and text[at_ + 1 : at_ + 2].isalnum())):
            continue
        if (before.isspace() or before in "([“‘„\"'") and at_ < end - 1:
            opened.append(at_)
        elif opened:
            if opened.pop() == begin:
                partner = at_
        elif at_ == end - 1:
            alone = True
    return partner, alone
