"""Splits Dutch running text into sentences, as offsets; linear in the length of the text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder

COLUMNS = ["form", "class", "meaning"]
CLASSES = ("never", "may_end", "before_number", "letter_after", "digit_name")

_OPENERS = "\"'“”„‘’«»([{‹›"
_CLOSERS = "\"'”’“»«)]}›*_"
_QUOTES = "\"'“”„‘’«»‹›"
_REACH = 40  # the longest token, in characters, that can be an abbreviation or an initial
_BRACKET = 300  # the longest bracketed aside that is kept in one piece

_STOP = re.compile(r"[.!?…]+")
_MARK = r"\d{1,3}(?:[,–-]\d{1,3}){0,20}"
_MARKS = re.compile(
    rf"(?:{_MARK}|[¹²³⁰⁴-⁹⁽][¹²³⁰⁴-⁹⁻⁽⁾,]{{0,30}}|[*†‡§#]{{1,4}}|\({_MARK}\)|\[\^?[\w, –-]{{1,20}}\]){{1,8}}(?![\w.,])"
)
_SPACED_MARKS = re.compile(r"[ \t]{1,3}(?:\[\d{1,3}(?:[,–-] ?\d{1,3}){0,20}\]){1,8}(?=\s|$)")
_GLUED_WORD = re.compile(r"([a-zà-ÿ]{4,40})\d{1,2}(?:[,–-]\d{1,2}){0,9}")
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.-?){0,6}[A-Z][a-z]?")
_DOTTED = re.compile(r"(?:\w{1,3}\.){1,5}\w{1,3}")
_PREFIXES = frozenset(("De", "Den", "Der", "Van", "Ter", "Ten", "Vande", "Vanden", "Vander", "Le", "La", "Du", "Von"))
_APOSTROPHE_WORD = re.compile(r"['’`][stnkmr]\s", re.IGNORECASE)
_QUOTE = re.compile(f"[{_QUOTES}]")
_VOWELS = frozenset("aeiouyAEIOUY")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Short forms by what their full stop means, and words after which a single letter is a name, not an initial."""

    never: frozenset[str]
    may_end: frozenset[str]
    before_number: frozenset[str]
    letter_after: frozenset[str]
    digit_name: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The table rules/data/abbreviations.tsv; raises RuleError with the line of a wrong row."""
    path = rules_folder() / "data" / "abbreviations.tsv"
    forms: dict[str, set[str]] = {name: set() for name in CLASSES}
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        if next(rows, None) != COLUMNS:
            raise RuleError(at(path, 1, None, f"must have the columns {', '.join(COLUMNS)}"))
        for line, row in enumerate(rows, start=2):
            if len(row) != len(COLUMNS) or row[1] not in forms:
                raise RuleError(at(path, line, None, f"must have 3 columns, the second one of {', '.join(CLASSES)}"))
            forms[row[1]].add(row[0].casefold())
    return Abbreviations(**{name: frozenset(found) for name, found in forms.items()})


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
        if begin < close:
            yield from _trimmed(text, begin, close)
        begin = skip_to = _skip_space(text, after, limit)
    if begin < limit:
        yield from _trimmed(text, begin, _without_mark(text, begin, limit))


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
    token = _token(text, begin, at_)
    return "/" not in token and "@" not in token and "." not in token


def _token(text: str, begin: int, at_: int) -> str:
    """The word that ends at `at_`, with what is glued to it, without opening quotes and brackets."""
    low = max(begin, at_ - _REACH)
    index = at_
    while index > low and not text[index - 1].isspace():
        index -= 1
    return text[index:at_].lstrip(_OPENERS)


def _word_before(text: str, begin: int, index: int) -> str:
    """The word before the token that starts at or after `index`."""
    while index > begin and text[index - 1].isspace():
        index -= 1
    return _token(text, begin, index)


def _ends_sentence(text: str, begin: int, at_: int, stop: int, close: int, after: int, limit: int) -> bool:
    if after >= limit:
        return True
    if not text[after].isspace() and not _is_symbol(text[after]) and not (after == close and text[after].isalpha()):
        return False
    next_ = _skip_space(text, after, limit)
    if next_ >= limit:
        return True
    first = _first_letter(text, next_, limit)
    if _in_aside(text, begin, at_, close, limit):
        return False
    lower = first.islower() and not _APOSTROPHE_WORD.match(text, next_, limit)
    if text[next_] in "-–—" and close > stop and next_ + 1 < limit and text[next_ + 1] == " ":
        return False  # "..." - Anja
    plain = stop - at_ == 1 and text[at_] == "."
    if not plain:
        return not lower and not (text[next_] == "," or text[next_] == ";")
    if close > stop:
        if text[stop] in _QUOTES:
            return not lower
        if after == close and text[at_ - 1 : at_].isalpha():
            return not lower and not _is_abbreviation(text, begin, at_, next_, first)
        return not lower
    if after > close:
        return not lower and not _known(_token(text, begin, at_))
    if lower:
        return _sloppy(text, begin, at_)
    return not _is_abbreviation(text, begin, at_, next_, first)


def _first_letter(text: str, index: int, limit: int) -> str:
    """The first character of what follows, past opening quotes, brackets and bullets."""
    top = min(limit, index + 6)
    while index < top - 1 and (text[index] in _OPENERS or text[index] in " •*_-–—"):
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


def _sloppy(text: str, begin: int, at_: int) -> bool:
    """Whether a full stop before a small letter ends a sentence: after a long word that is no abbreviation."""
    token = _token(text, begin, at_)
    if "." in token or not token.isalpha() or _known(token):
        return False
    return len(token) > 6 or (len(token) > 3 and (token[-1] in _VOWELS or token.endswith("en")))


def _known(token: str) -> bool:
    forms = abbreviations()
    short = token.casefold()
    return short in forms.never or short in forms.may_end or short in forms.before_number


def _is_abbreviation(text: str, begin: int, at_: int, next_: int, first: str) -> bool:
    """Whether the full stop at `at_` belongs to an abbreviation, initial or number that the sentence goes on after."""
    token = _token(text, begin, at_)
    if not token:
        return False
    if token[-1].isdigit():
        return _number_goes_on(text, begin, at_, next_, first, token)
    if "/" in token and not _known(token):  # "30 µg/L." ends in a unit, not in an initial; "apr./mei." in a month
        return _known(token.rsplit("/", 1)[-1]) and first.isdigit()
    forms = abbreviations()
    short = token.casefold()
    written_small = not token.isupper() or "." in token or len(token) == 1
    if written_small and short in forms.never:
        return True
    if written_small and short in forms.may_end:
        return first.isdigit() or (short in ("al", "e.a") and text[next_] in "([")
    if short in forms.before_number:
        return first.isdigit() or (first in "IVX" and token[0].islower())
    if len(token) == 1 or (token[0].isupper() and _INITIALS.fullmatch(token) and ("." in token)):
        return _is_initial(text, begin, at_, next_, token)
    return bool(first.isdigit() and _DOTTED.fullmatch(token))


def _number_goes_on(text: str, begin: int, at_: int, next_: int, first: str, token: str) -> bool:
    """Whether a number with a full stop is a list number at the start, or half of a broken thousand ("1. 000")."""
    if at_ - len(token) <= begin and len(token) <= 3:
        return True
    return first.isdigit() and len(token) <= 3 and text[next_ : next_ + 4].strip(" .,)") == "000"


def _is_initial(text: str, begin: int, at_: int, next_: int, token: str) -> bool:
    """Whether a letter with a full stop is an initial of a person or a genus, and not the name of a vitamin."""
    if not token[0].isupper() and len(token) == 1:
        return False
    if len(token) == 1:
        before = _word_before(text, begin, at_ - 1)
        if before.casefold().rstrip(",") in abbreviations().letter_after:
            return False
        if before in ("en", "of", "&", "+") or before.endswith(","):
            outer = _word_before(text, begin, at_ - 2 - len(before))
            if len(outer.rstrip(",")) == 1 or outer.casefold() in abbreviations().letter_after:
                return False
    word = text[next_ : next_ + 16].split(None, 1)[0].strip(_OPENERS) if next_ < len(text) else ""
    if word in _PREFIXES:
        rest = text[next_ + len(word) + 1 : next_ + len(word) + 2]
        return rest.isupper() or word.startswith("Van")
    return not _starts_sentence(word)


@cache
def _starters() -> frozenset[str]:
    from pipeline.dutch.stopwords import stopwords

    return stopwords()["nl"]


def _starts_sentence(word: str) -> bool:
    return word.casefold().rstrip(".,:;!?") in _starters()


def _without_mark(text: str, begin: int, end: int) -> int:
    """`end` before note marks glued to the last word of a stretch that has no full stop ("gezien2")."""
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end > begin and text[end - 1].isdigit():
        low = end
        while low > max(begin, end - _REACH) and not text[low - 1].isspace():
            low -= 1
        glued = _GLUED_WORD.fullmatch(text[low:end].lstrip(_OPENERS))
        if glued and glued[1] not in abbreviations().digit_name:
            return end - len(text[low:end].lstrip(_OPENERS)) + len(glued[1])
    return end


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence without the white space and symbols around it, and without quotation marks that enclose it
    or whose other half stands in another sentence."""
    while begin < end and (text[begin].isspace() or _is_symbol(text[begin])):
        begin += 1
    while end > begin and (text[end - 1].isspace() or _is_symbol(text[end - 1])):
        end -= 1
    for _ in range(2):
        if end - begin < 3:
            break
        first, last = text[begin] in _QUOTES and not _elides(text, begin), text[end - 1] in _QUOTES
        inner = _quote_marks(text, begin + first, end - last)
        if (first and (last or not inner)) or (first and inner % 2 == 0):
            begin += 1
        if (last and (first or not inner)) or (last and inner % 2 == 0):
            end -= 1
        if not first and not last:
            break
    if begin < end:
        yield begin, end


def _elides(text: str, index: int) -> bool:
    return _APOSTROPHE_WORD.match(text, index) is not None


def _quote_marks(text: str, begin: int, end: int) -> int:
    """How many quotation marks text[begin:end] holds, apostrophes within and at the start of words left out."""
    return sum(
        1
        for match in _QUOTE.finditer(text, begin, end)
        if match.group() not in "'’‘`"
        or not (text[match.end() : match.end() + 1].isalpha() and text[match.start() - 1].isalpha())
    )


def _year(text: str, at_: int) -> bool:
    year = text[max(0, at_ - 4) : at_]
    return len(year) == 4 and year.isdigit() and year[:2] in ("19", "20") and not text[at_ - 5 : at_ - 4].isdigit()


def _is_symbol(char: str) -> bool:
    """Whether `char` is a bullet, arrow, dingbat or emoji."""
    code = ord(char)
    return (
        code in (0x2022, 0x2023, 0x200D, 0xFE0F)
        or 0x2190 <= code < 0x2200
        or 0x25A0 <= code < 0x27C0
        or (0x2B00 <= code < 0x2C00 or 0x1F000 <= code < 0x1FB00)
    )
