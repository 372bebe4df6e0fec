"""Note marks: superscripts, [1], (1), digits glued to a word or a full stop, and what each points to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.article import Level
from pipeline.dutch.stopwords import stopwords
from pipeline.evidence.brackets import Bracket
from pipeline.evidence.paper_lines import is_paper_line
from pipeline.evidence.passages import Found, Reading
from pipeline.evidence.references import SUPER_DIGITS, ReferenceList, numbers_of
from pipeline.evidence.wordlists import BIT, in_set

_PRIVATE = BIT["unpublished"]
_NUMBERS = re.compile(
    r"(?:noot|note|ref\.?|bron|bronnen|nr\.?)?\s?\^?(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})$", re.IGNORECASE
)
_LABEL = re.compile(r"\^[\w-]{1,20}$")
_LETTER = re.compile(r"[a-z]")
_GLUED = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}){0,12}(?![\w%]|[.,]\d)")
_SUPERSCRIPT = re.compile(r"[¹²³⁰⁴-⁹](?:[⁻⁽⁾,˒–-]?[¹²³⁰⁴-⁹]){0,20}")
_EXPONENT_BASE = re.compile(r"(?:^|[^A-Za-zà-ÿ])(?:[kcdmµμn]?m|10|ft|s|[xy])$")
_STOPS = frozenset(".,;:!?)”\"’'»%…")
_FULL_STOPS = frozenset(".!?")
_CLAUSE_END = frozenset(".,;:!?)]”\"'’»\n\t")


def note_marks(
    reading: Reading, asides: Iterable[Bracket], references: ReferenceList, identified: Iterable[Found]
) -> Iterator[Found]:
    """Every note mark with its label, the reference it points to, and the level that this gives it.

    `identified` are the identifiers and addresses in the text: what has one can be found, whatever it calls itself.
    """
    unpublished = _unpublished(reading, references, identified)
    for start, end, label in (
        *_bracketed(reading, asides, references),
        *_glued(reading, references),
        *_linked(reading),
    ):
        targets = [index for number in numbers_of(label) if (index := references.resolve(number)) is not None]
        level: Level = "referenced"
        if references:
            level = "none" if not targets else "vague" if unpublished.issuperset(targets) else "referenced"
        yield Found(start, end, "note_mark", level, label, targets[0] if targets else None)


def _unpublished(reading: Reading, references: ReferenceList, identified: Iterable[Found]) -> frozenset[int]:
    """The entries that name nothing a reader can look up: "Gegevens op aanvraag bij de fabrikant"."""
    article = reading.article
    told = {
        article.block_at(reading.starts[cue.word])
        for cue in (reading.cues if references else ())
        if cue.bits & _PRIVATE
    }
    entries = [index for index in references.entries if index in told]
    found = {article.block_at(mark.start) for mark in identified} if entries else set()
    return frozenset(i for i in entries if i not in found and not is_paper_line(article.blocks[i].of(article)))


def _bracketed(
    reading: Reading, asides: Iterable[Bracket], references: ReferenceList
) -> Iterator[tuple[int, int, str]]:
    text = reading.article.text
    for aside in asides:
        if aside.stub or len(aside.content) > 60:
            continue
        square = text[aside.start] == "["
        match = _NUMBERS.fullmatch(aside.content.strip())
        if match is None:
            letter = _LETTER.fullmatch(aside.content) and references.resolve(aside.content) is not None
            if square and (letter or _LABEL.fullmatch(aside.content)):
                yield aside.start, aside.end, aside.content.strip("^ ")
            continue
        label = match.group(1)
        if square or (_ascending(label) and _round_mark(text, aside, label, references)):
            yield aside.start, aside.end, label


def _ascending(label: str) -> bool:
    """Whether the numbers of a mark rise, as those of a list of notes do: not so "18,5-25"."""
    numbers = [int(number) for number in re.findall(r"\d+", label)]
    return all(low < high for low, high in pairwise(numbers))


def _round_mark(text: str, aside: Bracket, label: str, references: ReferenceList) -> bool:
    """Whether "(7)" is a mark: it closes a clause, and is neither an age after a name nor the number of an item."""
    after = text[aside.end : aside.end + 1]
    before = text[max(0, aside.start - 40) : aside.start]
    if before[-1:].isdigit() and not references:
        return False  # 23(4), p. 190
    if after and after not in _CLAUSE_END and not (after == " " and before[-1:] in _FULL_STOPS):
        return False
    if not before.strip() or before.rstrip(" ")[-1:] == "\n":
        return False
    word = before.split()[-1]
    if before.rstrip()[-1] in ".:;,!?" and before[-1] == " ":
        return False
    named = word[:1].isupper() and word.rstrip('.,”"').isalpha()
    if named and label.isdigit() and 5 <= int(label) <= 110 and references.resolve(label) is None:
        return False  # Ton (58)
    return not (word[-1].isdigit() and before[-1] == " ")


def _glued(reading: Reading, references: ReferenceList) -> Iterator[tuple[int, int, str]]:
    text, starts, ends = reading.article.text, reading.starts, reading.ends
    done = 0
    for index in reading.numbered:
        start, end = starts[index], ends[index]
        if start < done:
            continue
        word = reading.words[index]
        if not word[-1].isascii():
            match = _SUPERSCRIPT.search(text, start, end + 30)
            if match and not _is_exponent(text, match.start()):
                done = match.end()
                yield match.start(), done, match.group().translate(SUPER_DIGITS)
            continue
        stem = word.rstrip("0123456789")
        digits = start + len(stem)
        if stem:
            named = len(stem) < 3 or not stem.isalpha() or in_set("digit_names", stem)
            if (
                named
                and _is_word(stem)
                and _ends_sentence(text, end)
                and references.resolve(word[len(stem) :]) is not None
            ):
                named = False  # "juist in2.", "per maand3."
            if named or not text[start + 1 : digits].islower():
                continue
        elif start > 1 and text[start - 1] == "^" and not text[start - 2].isspace():
            match = _GLUED.match(text, start)
            if match and not _is_exponent(text, start - 1):
                done = match.end()
                yield start - 1, done, match.group()
            continue
        elif not start or text[start - 1] not in _STOPS:
            continue
        match = _GLUED.match(text, digits)
        if match is None or not _ascending(match.group()) or (not stem and not _after_stop(text, start, match.end())):
            continue
        done = match.end()
        yield match.start(), done, match.group()


def _is_word(stem: str) -> bool:
    """Whether a stem that may be part of a name with a figure is more often just a word."""
    return in_set("time_nouns", stem) or stem in stopwords()["nl"]


def _ends_sentence(text: str, end: int) -> bool:
    return text[end : end + 1] in _FULL_STOPS and not text[end + 1 : end + 2].isdigit()


def _after_stop(text: str, start: int, end: int) -> bool:
    """Whether digits stand right after the punctuation that closes a clause, and a new one (or nothing) follows."""
    before = text[max(0, start - 8) : start]
    if len(before) < 3:
        return False
    rest = text[end : end + 3]
    ended = not rest or rest[0] in "\n\t" or (rest[0] in " \xa0" and (not rest[1:2] or not rest[1].isdigit()))
    if before[-1] in ".!?…":
        if before[-2].isdigit():  # 5,7 per 100.000.12
            return (
                ended
                and before[-1] == "."
                and len(before) > 4
                and before[-5:-1].replace(".", "").isdigit()
                and before[-5] == "."
            )
        return ended and (
            (before[-2].isalpha() and (before[-3].isalpha() or before[-3] in "/'’")) or before[-2] in ")]”\"’'%»"
        )
    if before[-1] in ",;:":
        return ended and before[-2].isalpha() and before[-3].isalpha()
    return (ended or rest[0] in ".,;:") and before[-1] != "'" and before[-2] != " "


def _is_exponent(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start]
    if before[-1:].isdigit():
        return not re.search(r"(?:19|20)\d\d$", before)
    return bool(_EXPONENT_BASE.search(before)) or before[-1:] in "/·×"


def _linked(reading: Reading) -> Iterator[tuple[int, int, str]]:
    for link in reading.article.links:
        if link.kind == "note" and link.start < link.end:
            yield link.start, link.end, link.target
