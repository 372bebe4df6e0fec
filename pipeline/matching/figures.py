"""Numbers as Dutch writes them, and the words that stand beside them (rules/data/change_words.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.article import Quantity
from pipeline.dutch.words import fold
from pipeline.errors import RuleError
from pipeline.facts import number
from pipeline.matching.reading import Reading
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,3}(?:,\d{1,4})?|\d{1,9}(?:,\d{1,4})?)"

Found = tuple[int, int, str, str]  # start, end, the sum, what it should be


@dataclass(frozen=True, slots=True)
class Change:
    """A value that went from one figure to another: "van 10 naar 15 procent"."""

    start: int
    end: int
    before: float
    after: float
    percent: bool
    unit: str
    towards: bool  # "naar", not "tot"


@cache
def table() -> dict[str, Any]:
    """The file, as it is."""
    found: dict[str, Any] = read_yaml(rules_folder() / "data" / "change_words.yaml", RuleError).data
    return found


@cache
def words_for(group: str) -> frozenset[str]:
    """The words and expressions of a group of the file, folded."""
    return frozenset(fold(word) for word in table()[group])


@cache
def sets_for(group: str) -> tuple[frozenset[str], ...]:
    """The words of a group that is a list of lists, folded."""
    return tuple(frozenset(fold(word) for word in words) for words in table()[group])


def either(*groups: str) -> str:
    """A pattern for any word or expression of some groups."""
    words = {word for group in groups for word in words_for(group)}
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"


def percent() -> str:
    """A pattern for what makes a number a percentage."""
    return rf"\s?(?:%|{either('percent')}\b)"


def roughly() -> str:
    """A pattern for words before a number that leave it what it is, and the space behind each."""
    return rf"(?:{either('roughly')} ){{0,2}}"


@cache
def _pair() -> re.Pattern[str]:
    unit, rate = r"(\s?%|\s?[a-z/]{1,12})?", rf"(?: {either('a')} [a-z]{{1,8}})?"
    one, other = rf"{roughly()}({NUMBER})", rf"{roughly()}({NUMBER})(?![\d.,]*\d)"
    return re.compile(rf"\b{either('from')} {one}{unit}{rate} ({either('into', 'up_to')}) {other}{unit}")


def holds(reading: Reading, sentence: int, group: str) -> bool:
    """Whether a sentence has a word or expression of a group."""
    first, last = reading.bounds[sentence]
    words = frozenset(reading.words[first:last])
    group_words = words_for(group)
    if not group_words.isdisjoint(words):
        return True
    joined = " ".join(reading.words[first:last])
    return any(" " in term and term in joined for term in group_words)


def value(text: str) -> float:
    """The value of a number that NUMBER matched."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))


def decimals(text: str) -> int:
    """How many decimals a number is written with."""
    return len(text.partition(",")[2])


def changes(reading: Reading, sentence: int) -> list[Change]:
    """Every "van A naar B" of a sentence."""
    span = reading.sentences[sentence]
    folded = reading.folded
    found = []
    for match in _pair().finditer(folded, span.start, span.end):
        one, other = (match.group(2) or "").strip(), (match.group(5) or "").strip()
        found.append(
            Change(
                match.start(),
                match.end(),
                value(match.group(1)),
                value(match.group(4)),
                _is_percent(other) or (_is_percent(one) and not other),
                other,
                match.group(3) in words_for("into"),
            )
        )
    return found


def _is_percent(unit: str) -> bool:
    return unit == "%" or unit in words_for("percent")


def shown(quantity: Quantity, lang: str) -> str:
    """The first figure of a quantity with its unit."""
    return f"{number(quantity.values[0], lang)} {'µg' if quantity.unit == 'ug' else quantity.unit}"


def difference(quantity: Quantity, known: Quantity, lang: str) -> Found:
    """A quantity that was told otherwise before."""
    before = shown(known, lang)
    return quantity.start, quantity.end, f"{before} ≠ {shown(quantity, lang)}", before


def close(stated: float, right: float, text: str = "") -> bool:
    """Whether a stated percentage is the right one, rounded as `text` is."""
    return abs(stated - right) <= max(0.6 if decimals(text) else 1.0, 0.03 * abs(right))


def negation(lang: str) -> str:
    """The word between what a sum gives and what the text says."""
    return "niet" if lang == "nl" else "not"
