"""Stop words of Dutch and of the languages it stands beside, how many a text has of each, and the languages' names."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache

from pipeline.dutch.wordbook import Known, Numbered
from pipeline.errors import RuleError, at
from pipeline.paths import rules_folder

COLUMNS = ["language", "source", "words"]


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """The stop words by language code, in lower case (rules/data/stopwords.tsv); raises RuleError for a wrong row."""
    path = rules_folder() / "data" / "stopwords.tsv"
    lists: dict[str, frozenset[str]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        if next(rows, None) != COLUMNS:
            raise RuleError(at(path, 1, None, f"must have the columns {', '.join(COLUMNS)}"))
        for line, row in enumerate(rows, start=2):
            if len(row) != len(COLUMNS):
                raise RuleError(at(path, line, None, f"has {len(row)} columns, must have {len(COLUMNS)}"))
            lists[row[0]] = frozenset(row[2].split())
    return lists


@cache
def _telling() -> dict[str, str]:
    """Folded stop word to the one language that has it; words of two languages tell nothing."""
    from pipeline.dutch.words import fold

    folded = {code: {fold(word) for word in words} for code, words in stopwords().items()}
    counts = Counter(word for words in folded.values() for word in words)
    return {word: code for code, words in folded.items() for word in words if counts[word] == 1}


@cache
def kin_of(code: str) -> tuple[str, ...]:
    """The languages that share more than half of their stop words with `code`, as Afrikaans does with Dutch."""
    lists = stopwords()
    own = lists.get(code, frozenset())
    return tuple(other for other, words in lists.items() if other != code and 2 * len(words & own) > len(words))


def languages_told(text: Numbered) -> list[str | None]:
    """For each word of a text the one language whose stop word it is; None for words that tell nothing."""
    return _told().of(text)


@cache
def _told() -> Known[str | None]:
    return Known(_telling().get)


@cache
def _names() -> dict[str, tuple[str, str]]:
    path = rules_folder() / "data" / "languages.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    if rows[0] != ["code", "nl", "en", "source"] or any(len(row) != 4 for row in rows):
        raise RuleError(at(path, 1, None, "must have the columns code, nl, en, source"))
    return {code: (dutch, english) for code, dutch, english, _ in rows[1:]}


def language_name(code: str, lang: str) -> str:
    """What a language is called in Dutch or English; its code where it is not known."""
    return _names().get(code, (code, code))[lang == "en"]
