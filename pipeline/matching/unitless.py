"""Numbers with a nutrient's name that lack their unit: "neem 400 vitamine D", "1000 per dag aan vitamine C"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.facts import nutrient_names
from pipeline.matching.figures import either, words_for
from pipeline.matching.nutrients import Surroundings
from pipeline.matching.reading import Reading

LEAST = 20  # below this it counts pieces
_BARE = re.compile(r"\d{2,4}(?:\.\d{3})?")
_JOINED = frozenset(".,/-–")


@cache
def _often() -> re.Pattern[str]:
    """How often, and what leads on to the substance: " per dag aan "."""
    return re.compile(rf" {either('a_day')}(?: {either('to_nutrient')})? (?=[a-z])")


@cache
def _openings() -> frozenset[str]:
    """The words with which how often begins."""
    return frozenset(words.split()[0] for words in words_for("a_day"))


@cache
def _daily() -> re.Pattern[str]:
    return re.compile(rf" {either('a_day')}\b")


def missing_unit(reading: Reading, around: Surroundings) -> Iterator[tuple[int, int, str]]:
    """Numbers before a nutrient's name, or after one with how often, in a sentence about taking it."""
    text, words, names = reading.text, reading.words, nutrient_names().first
    for start, end in reading.figures:
        if end - start < 2 or text[end : end + 1] != " " or not text[end + 1 : end + 2].isalpha():
            continue
        if text[start - 1 : start] in _JOINED or not _BARE.fullmatch(text, start, end):
            continue
        word = reading.words_in(end + 1, end + 2)[0]
        if word >= len(words) or (words[word] not in names and words[word] not in _openings()):
            continue
        sentence = reading.sentence_at(start)
        if sentence is None or _a_year(reading, start, end):
            continue
        found = _behind(reading, end, word) or _before(reading, around, sentence, end, word)
        if found and any(around.has(group, sentence) for group in ("intake", "frequency", "product")):
            yield start, *found


def _a_year(reading: Reading, start: int, end: int) -> bool:
    """Whether a number is too small, or may be a year."""
    value = int(reading.text[start:end].replace(".", ""))
    before = reading.words_in(start, end)[0] - 1
    year = 1900 <= value <= 2100 and before >= 0 and reading.words[before] in words_for("year_before")
    return value < LEAST or year


def _behind(reading: Reading, end: int, word: int) -> tuple[int, str] | None:
    """Where the nutrient behind a number ends, and its name; not that of "2 vitamine D-capsules"."""
    often = _often().match(reading.folded, end)
    if often:
        word = reading.words_in(often.end(), often.end() + 1)[0]
    hit = nutrient_names().at(reading.words, word) if word < len(reading.words) else None
    if hit is None:
        return None
    last = reading.ends[hit[0] - 1]
    following = reading.words[hit[0]] if hit[0] < len(reading.words) else ""
    if reading.text[last : last + 1] == "-" or following.startswith(tuple(words_for("counted_pieces"))):
        return None
    return last, hit[1].name


def _before(reading: Reading, around: Surroundings, sentence: int, end: int, word: int) -> tuple[int, str] | None:
    """Where a number that says how often ends, and the nutrient right before it: "vitamine C: 1000 per dag"."""
    often = _daily().match(reading.folded, end)
    named = next((nutrient for _, last, nutrient in around.nutrients(sentence) if last == word - 1), None)
    return (often.end(), named.name) if often and named else None
