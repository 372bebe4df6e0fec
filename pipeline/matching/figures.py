"""Numbers as Dutch writes them, and the words of change that stand beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.dutch.words import fold
from pipeline.errors import RuleError
from pipeline.matching.reading import Reading
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml

NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,3}(?:,\d{1,4})?|\d{1,9}(?:,\d{1,4})?)"
PERCENT = r"\s?(?:%|procent\b)"
_PAIR = re.compile(
    rf"\bvan (?:ongeveer |gemiddeld |circa |zo'n |ruim |bijna )?({NUMBER})(\s?%|\s?[a-z/]{{1,12}})?"
    rf"(?: per [a-z]{{1,8}})? (?:naar|tot) (?:ongeveer |gemiddeld |circa |zo'n |ruim |bijna )?({NUMBER})"
    rf"(?![\d.,]*\d)(\s?%|\s?[a-z/]{{1,12}})?"
)


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
def words_for(group: str) -> frozenset[str]:
    """The words of a group of rules/data/change_words.yaml, folded."""
    data = read_yaml(rules_folder() / "data" / "change_words.yaml", RuleError).data
    return frozenset(fold(word) for word in data[group])


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
    folded = reading.folded[span.start : span.end]
    if "van " not in folded or (" naar " not in folded and " tot " not in folded):
        return []
    found = []
    for match in _PAIR.finditer(folded):
        unit_one, unit_two = (match.group(2) or "").strip(), (match.group(4) or "").strip()
        percent = unit_two in ("%", "procent") or (unit_one in ("%", "procent") and not unit_two)
        found.append(
            Change(
                span.start + match.start(),
                span.start + match.end(),
                value(match.group(1)),
                value(match.group(3)),
                percent,
                unit_two,
                " naar " in match.group(),
            )
        )
    return found


def close(stated: float, right: float, text: str = "") -> bool:
    """Whether a stated percentage is the right one, rounded as `text` is."""
    return abs(stated - right) <= max(0.6 if decimals(text) else 1.0, 0.03 * abs(right))


def negation(lang: str) -> str:
    """The word between what a sum gives and what the text says."""
    return "niet" if lang == "nl" else "not"
