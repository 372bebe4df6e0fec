"""Note marks: superscripts, [1], (1), digits glued to a word or a full stop, and what each points to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.article import Level
from pipeline.evidence.brackets import Bracket
from pipeline.evidence.passages import Found, Reading
from pipeline.evidence.references import ReferenceList
from pipeline.evidence.wordlists import in_set

_NUMBERS = re.compile(
    r"(?:noot|note|ref\.?|bron|bronnen|nr\.?)?\s?\^?(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})$", re.IGNORECASE
)
_LABEL = re.compile(r"\^[\w-]{1,20}$")
_GLUED = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}){0,12}(?![\w%]|[.,]\d)")
_SUPERSCRIPT = re.compile(r"[¹²³⁰⁴-⁹](?:[⁻⁽⁾,˒–-]?[¹²³⁰⁴-⁹]){0,20}")
_RANGE = re.compile(r"(\d{1,3})\s?[–-]\s?(\d{1,3})")
_SUPER_DIGITS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹⁻˒", "1230456789-,")
_EXPONENT_BASE = re.compile(r"(?:^|[^A-Za-zà-ÿ])(?:[kcdmµμn]?m|10|ft|s|[xy])$")
_STOPS = frozenset(".,;:!?)”\"’'»%…")
_FULL_STOPS = frozenset(".!?")
_CLAUSE_END = frozenset(".,;:!?)]”\"'’»\n\t")


def note_marks(reading: Reading, asides: Iterable[Bracket], references: ReferenceList) -> Iterator[Found]:
    """Every note mark with the label it bears and the block of the reference it points to."""
    for start, end, label in (*_bracketed(reading, asides, references), *_glued(reading), *_linked(reading)):
        first = numbers_of(label)
        targets = [index for number in first if (index := references.resolve(number)) is not None]
        resolved = bool(targets) or not references
        level: Level = "referenced" if resolved else "vague"
        yield Found(start, end, "note_mark", level, label, targets[0] if targets else None)


def numbers_of(label: str) -> list[str]:
    """The labels that a mark such as "1-3,5" stands for."""
    label = label.translate(_SUPER_DIGITS)
    numbers: list[str] = []
    for part in re.split(r"[,;]", label):
        if (match := _RANGE.fullmatch(part.strip())) and int(match[1]) < int(match[2]) <= int(match[1]) + 40:
            numbers.extend(str(n) for n in range(int(match[1]), int(match[2]) + 1))
        elif part.strip():
            numbers.append(part.strip().lstrip("^"))
    return numbers


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
            if square and _LABEL.fullmatch(aside.content):
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


def _glued(reading: Reading) -> Iterator[tuple[int, int, str]]:
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
                yield match.start(), done, match.group().translate(_SUPER_DIGITS)
            continue
        stem = word.rstrip("0123456789")
        digits = start + len(stem)
        if stem:
            named = len(stem) < 3 or not stem.isalpha() or in_set("digit_names", stem)
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
