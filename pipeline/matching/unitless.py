"""Numbers before a nutrient's name that lack their unit: "neem 400 vitamine D"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.facts import nutrient_names
from pipeline.matching.nutrients import Surroundings
from pipeline.matching.reading import Reading

_BARE = re.compile(r"\d{2,4}(?:\.\d{3})?")
_JOINED = frozenset(".,/-–")
_YEAR_BEFORE = frozenset(
    ["in", "sinds", "vanaf", "tot", "jaar", "uit", "van", "rond", "medio", "voor", "na", "eind", "begin"]
)


def missing_unit(reading: Reading, around: Surroundings) -> Iterator[tuple[int, int, str]]:
    """Numbers right before a nutrient's name, in a sentence about taking it."""
    names = nutrient_names()
    text = reading.text
    for start, end in reading.figures:
        if end - start < 2 or text[end : end + 1] != " " or not text[end + 1 : end + 2].isalpha():
            continue
        if text[start - 1 : start] in _JOINED or not _BARE.fullmatch(text, start, end):
            continue
        word = reading.words_in(end + 1, end + 2)[0]
        hit = names.at(reading.words, word) if word < len(reading.words) else None
        if hit is None:
            continue
        value = int(text[start:end].replace(".", ""))
        before = reading.words_in(start, end)[0] - 1
        if value < 20 or (1900 <= value <= 2100 and before >= 0 and reading.words[before] in _YEAR_BEFORE):
            continue
        sentence = reading.sentence_at(start)
        if sentence is None:
            continue
        rest = reading.text[reading.ends[hit[0] - 1] :][:14].lower()
        following = reading.words[hit[0]] if hit[0] < len(reading.words) else ""
        if rest.startswith("-") or following.startswith(("capsule", "tablet", "druppel", "pil", "supplement")):
            continue
        if not (around.has("intake", sentence) or around.has("frequency", sentence) or around.has("product", sentence)):
            continue
        yield start, reading.ends[hit[0] - 1], hit[1].name
