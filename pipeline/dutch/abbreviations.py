"""Whether a full stop belongs to an abbreviation, an initial or a number; the abbreviations are a table in rules/."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from pipeline.dutch.grammar import grammar
from pipeline.dutch.stopwords import stopwords
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder

COLUMNS = ["form", "class", "meaning", "source"]
CLASSES = ("never", "may_end", "before_number", "letter_after", "digit_name")
OPENERS = "\"'“”„‘’«»([{‹›"
REACH = 40  # the longest token, in characters, that can be an abbreviation or an initial

_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.-?){0,6}[A-Z][a-z]?")
_DOTTED = re.compile(r"(?:\w{1,3}\.){1,5}\w{1,3}")


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
                raise RuleError(at(path, line, None, f"must have 4 columns, the second one of {', '.join(CLASSES)}"))
            forms[row[1]].add(row[0].casefold())
    return Abbreviations(**{name: frozenset(found) for name, found in forms.items()})


def token_at(text: str, begin: int, at_: int) -> str:
    """The word that ends at `at_`, with what is glued to it, without opening quotes and brackets."""
    low = max(begin, at_ - REACH)
    index = at_
    while index > low and not text[index - 1].isspace():
        index -= 1
    return text[index:at_].lstrip(OPENERS)


def word_before(text: str, begin: int, index: int) -> str:
    """The word before the token that starts at or after `index`."""
    while index > begin and text[index - 1].isspace():
        index -= 1
    return token_at(text, begin, index)


def is_known(token: str) -> bool:
    forms = abbreviations()
    short = token.casefold()
    return short in forms.never or short in forms.may_end or short in forms.before_number


def goes_on(text: str, begin: int, at_: int, next_: int, first: str) -> bool:
    """Whether the full stop at `at_` belongs to an abbreviation, initial or number that the sentence goes on after."""
    token = token_at(text, begin, at_)
    if not token:
        return False
    if token[-1].isdigit():
        return _number_goes_on(text, begin, at_, next_, first, token)
    if "/" in token and not is_known(token):  # "30 µg/L." ends in a unit, not in an initial; "apr./mei." in a month
        return is_known(token.rsplit("/", 1)[-1]) and first.isdigit()
    forms = abbreviations()
    short = token.casefold()
    written_small = not token.isupper() or "." in token or len(token) == 1
    if written_small and short in forms.never:
        return True
    if written_small and short in forms.may_end:
        return first.isdigit() or (short in ("al", "e.a") and text[next_] in "([")
    if short in forms.before_number and (len(token) > 1 or token.islower()):
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
        before = word_before(text, begin, at_ - 1)
        if before.casefold().rstrip(",") in abbreviations().letter_after:
            return False
        if before in ("en", "of", "&", "+") or before.endswith(","):
            outer = word_before(text, begin, at_ - 2 - len(before))
            if len(outer.rstrip(",")) == 1 or outer.casefold() in abbreviations().letter_after:
                return False
    word = text[next_ : next_ + 16].split(None, 1)[0].strip(OPENERS) if next_ < len(text) else ""
    if word in grammar().name_prefixes:
        rest = text[next_ + len(word) + 1 : next_ + len(word) + 2]
        return rest.isupper() or word.startswith("Van")
    return not is_stopword(word)


def is_stopword(word: str) -> bool:
    return word.casefold().rstrip(".,:;!?") in stopwords()["nl"]
