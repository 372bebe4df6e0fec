"""Whether a line describes a publication: an entry of a reference list, a note at the end, or such a line alone."""

from __future__ import annotations

import re

from pipeline.readers.marks import entry_mark

_VOLUME = re.compile(r"\b(?:19|20)\d\d[a-z]?\)?[;,:.]? ?\d{0,4}(?:\(\w{1,9}\))?[:;] ?[A-Ze]?\d{1,6}")
_ISSUE = re.compile(r"\b(?:19|20)\d\d(?: [A-Z][a-z]{2}\.?(?: \d{1,2})?)?; ?\d")
_EVIDENCE = re.compile(r"\bdoi\b|10\.\d{4,9}/|https?://|\bPMID\b|\bet al\b|\be\.a\.|\bISBN\b|\bwww\.", re.IGNORECASE)
_NUMBER = re.compile(r"\bdoi\b|\b10\.\d{4,9}/|\bPMID\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SURNAME = r"(?:[A-Za-z][a-z]{1,3} ){0,2}[A-ZÀ-Þ][\w'’-]+(?: [a-z]{2,3})?"
_AUTHORS = re.compile(_SURNAME + r" [A-Z]{1,3}(?:[,.]| et al| en | & | e\.a\.)")
_INITIALS = re.compile(_SURNAME + r", (?:[A-ZÀ-Þ][a-z]?\.[ -]?){1,4}[^()]{0,300}\((?:19|20)\d\d[a-z]?\)[.,:]")
_LABELLED = re.compile(r"\^\d|[¹²³⁴⁵⁶⁷⁸⁹]|\[\^?\d{1,3}\]")
_EDITION = re.compile(r"\b(?:pp?|blz)\. ?\d|\b\d{1,2}e druk\b")
_STOPS = re.compile(r"[.!?] (?=[A-ZÀ-Þ“\"'])")
_SENTENCE = 7  # words, most of them in lower case, that a sentence of prose has at least


def is_reference(line: str) -> bool:
    """Whether a line reads as the description of a publication, or as the note that its label in brackets opens."""
    if len(line) > 700 or line.casefold().startswith(("bron:", "bronnen:", "source:")):
        return False
    size = entry_mark(line)[1]
    if size and _LABELLED.match(line):
        note = line[size:]
        told = may_be_reference(note) or _EDITION.search(note) or (line[0] != "^" and not _is_sentence(note))
        return bool(told) and not reads_as_prose(line)
    dated = "19" in line or "20" in line
    if (size or dated) and _AUTHORS.match(line, size):
        return bool(_VOLUME.search(line) or _NUMBER.search(line) or (size and _EVIDENCE.search(line)))
    if size and _ISSUE.search(line):
        return not reads_as_prose(line)
    if dated and _INITIALS.match(line, size):
        return not reads_as_prose(line)
    volume = _VOLUME.search(line) if dated and _EVIDENCE.search(line) else None
    return volume is not None and not _in_brackets(line, volume) and not reads_as_prose(line)


def may_be_reference(line: str) -> bool:
    """Whether a line under a reference heading can be an entry: it has a year, an address or another mark of one."""
    if reads_as_prose(line):
        return False
    return bool(_YEAR.search(line) or _EVIDENCE.search(line) or _AUTHORS.match(line))


def reads_as_prose(line: str) -> bool:
    """Whether a line has two sentences or more, as no entry of a reference list has."""
    if len(line) < 60:
        return False
    return sum(map(_is_sentence, _STOPS.split(line))) > 1


def _is_sentence(part: str) -> bool:
    words = part.split()
    return len(words) >= _SENTENCE and sum(word[0].islower() for word in words) * 3 >= 2 * len(words)


def _in_brackets(line: str, volume: re.Match[str]) -> bool:
    """Whether both year and volume stand in brackets, as prose cites them."""
    opened = line.rfind("(", 0, volume.start())
    return opened > line.rfind(")", 0, volume.start()) and ")" not in volume.group()
