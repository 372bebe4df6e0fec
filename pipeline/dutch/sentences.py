"""Splits Dutch running text into sentences, as offsets; linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.dutch.abbreviations import OPENERS, REACH, abbreviations, goes_on, is_known, is_stopword, token_at
from pipeline.dutch.quotation import QUOTES, elides, is_symbol, trimmed

_CLOSERS = "\"'”’“»«)]}›"
_BRACKET = 300  # the longest bracketed aside that is kept in one piece

_STOP = re.compile(r"[.!?…]+")
_MARK = r"\d{1,3}(?:[,–-]\d{1,3}){0,20}"
_MARKS = re.compile(
    rf"(?:{_MARK}|[¹²³⁰⁴-⁹⁽][¹²³⁰⁴-⁹⁻⁽⁾,]{{0,30}}|[*†‡§#]{{1,4}}|\({_MARK}\)|\[\^?[\w, –-]{{1,20}}\]){{1,8}}(?![\w.,])"
)
_SPACED_MARKS = re.compile(r"[ \t]{1,3}(?:\[\d{1,3}(?:[,–-] ?\d{1,3}){0,20}\]){1,8}(?=\s|$)")
_GLUED_WORD = re.compile(r"([a-zà-ÿ]{4,40})\d{1,2}(?:[,–-]\d{1,2}){0,9}")
_VOWELS = frozenset("aeiouyAEIOUY")


def split(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of text[start:end]: up to its full stop and closing quote, without note marks."""
    limit = len(text) if end is None else end
    begin = _skip_space(text, start, limit)
    skip_to = begin
    for match in _STOP.finditer(text, begin, limit):
        at_ = match.start()
        if at_ < skip_to:
            continue
        stop = match.end()
        if stop < limit and text[stop].isdigit() and text[at_ - 1].isdigit() and not _year(text, at_):
            continue  # 1.500, 12.30
        if stop < limit and text[stop].isalpha() and not _missing_space(text, begin, at_, stop, limit):
            continue  # inside a word, an abbreviation or an address: by far the most frequent case after a plain stop
        close = stop
        while close < limit and text[close] in _CLOSERS:
            close += 1
        after = _after_marks(text, close, limit)
        if not _ends_sentence(text, begin, at_, stop, close, after, limit):
            continue
        first, last = trimmed(text, begin, close)
        if first < last:
            yield first, last
        begin = skip_to = _skip_space(text, after, limit)
    if begin < limit:
        first, last = trimmed(text, begin, _without_mark(text, begin, limit))
        if first < last:
            yield first, last


def _skip_space(text: str, index: int, limit: int) -> int:
    while index < limit and text[index].isspace():
        index += 1
    return index


def _after_marks(text: str, index: int, limit: int) -> int:
    """Where the note marks glued to (or, in square brackets, one space after) a full stop end."""
    if index >= limit:
        return index
    char = text[index]
    if char == " ":
        spaced = _SPACED_MARKS.match(text, index, limit)
        return spaced.end() if spaced else index
    if char.isspace() or char.isalpha():
        return index
    marks = _MARKS.match(text, index, limit)
    return marks.end() if marks else index


def _missing_space(text: str, begin: int, at_: int, stop: int, limit: int) -> bool:
    """Whether a letter right after the stop begins a sentence all the same ("gezond.Maar nu")."""
    if at_ - begin < 3 or stop + 1 >= limit or not text[stop].isupper() or not text[stop + 1].islower():
        return False
    before = text[at_ - 3 : at_]
    if text[at_] == "." and not (before.isalpha() and before.islower()):
        return False
    token = token_at(text, begin, at_)
    return "/" not in token and "@" not in token and "." not in token


def _ends_sentence(text: str, begin: int, at_: int, stop: int, close: int, after: int, limit: int) -> bool:
    if after >= limit:
        return True
    if not text[after].isspace() and not is_symbol(text[after]) and not (after == close and text[after].isalpha()):
        return False
    next_ = _skip_space(text, after, limit)
    if next_ >= limit:
        return True
    first = _first_letter(text, next_, limit)
    if _in_aside(text, begin, at_, close, limit):
        return False
    lower = first.islower() and not elides(text, next_)
    if text[next_] in "-–—" and close > stop and next_ + 1 < limit and text[next_ + 1] == " ":
        return False  # "..." - Anja
    plain = stop - at_ == 1 and text[at_] == "."
    if not plain:
        return not lower and not (text[next_] == "," or text[next_] == ";")
    if close > stop:
        if text[stop] in QUOTES:
            return not lower
        if after == close and text[at_ - 1 : at_].isalpha():
            return not lower and not goes_on(text, begin, at_, next_, first)
        return not lower
    if after > close:
        return not lower and not is_known(token_at(text, begin, at_))
    if lower:
        return _sloppy(text, begin, at_, next_)
    return not goes_on(text, begin, at_, next_, first)


def _first_letter(text: str, index: int, limit: int) -> str:
    """The first character of what follows, past opening quotes, brackets and bullets."""
    top = min(limit, index + 6)
    while index < top - 1 and (text[index] in OPENERS or text[index] in " •*_-–—"):
        index += 1
    return text[index]


def _in_aside(text: str, begin: int, at_: int, close: int, limit: int) -> bool:
    """Whether the stop stands in brackets that opened within the sentence and close further on."""
    low = max(begin + 1, at_ - _BRACKET)
    for open_, shut in (("(", ")"), ("[", "]")):
        opened = text.rfind(open_, low, at_)
        if opened > begin and text.find(shut, opened, close) < 0:
            closed = text.find(shut, close, min(limit, opened + _BRACKET))
            if closed >= 0 and text.find(open_, close, closed) < 0:
                return True
    return False


def _sloppy(text: str, begin: int, at_: int, next_: int) -> bool:
    """Whether a full stop before a small letter ends a sentence: after a word too long or too whole to be cut off."""
    token = token_at(text, begin, at_)
    if len(token) < 4 or not token.isalpha() or is_known(token):
        return False
    if len(token) > 6 or token[-1] in _VOWELS or token.endswith("en"):
        return True
    return len(token) > 4 and is_stopword(text[next_ : next_ + 12].split(None, 1)[0])


def _without_mark(text: str, begin: int, end: int) -> int:
    """`end` before note marks glued to the last word of a stretch that has no full stop ("gezien2")."""
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end > begin and text[end - 1].isdigit():
        low = end
        while low > max(begin, end - REACH) and not text[low - 1].isspace():
            low -= 1
        glued = _GLUED_WORD.fullmatch(text[low:end].lstrip(OPENERS))
        if glued and glued[1] not in abbreviations().digit_name:
            return end - len(text[low:end].lstrip(OPENERS)) + len(glued[1])
    return end


def _year(text: str, at_: int) -> bool:
    year = text[max(0, at_ - 4) : at_]
    return len(year) == 4 and year.isdigit() and year[:2] in ("19", "20") and not text[at_ - 5 : at_ - 4].isdigit()
