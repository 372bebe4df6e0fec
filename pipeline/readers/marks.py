"""Marks at the start of a line and behind a word: bullets, list numbers, the labels of references, note marks."""

from __future__ import annotations

import re

_BULLET = re.compile(r"(?:[•·▪▫◦‣●○■□◆◇✓✔✅☑➤►▶→»][ \t\xa0]*|[*+–—‒−-][ \t\xa0]+|o[ \t\xa0]+(?=\S))(?=\S)")
_PICTURE = re.compile(r"(?:[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?){1,3}[ \t\xa0]+(?=\w)")
_NUMBER = re.compile(r"\(?(\d{1,3}|[a-z])[.)][ \t\xa0]+(?=\S)")
_ENTRY = re.compile(
    r"(?:\[\^?(\w{1,12})\]:?|\(?(\d{1,3})[.)\]:](?!\d)|(\d{1,3})(?=\s)|([¹²³⁰⁴-⁹]{1,3})|\^(\d{1,3}))[ \t\xa0]*(?=\S)"
)
_NOTE = re.compile(r"[\[(]?\d{1,3}(?:[,;–-] ?\d{1,3}){0,19}[\])]?")
_SYMBOL_NOTE = re.compile(r"[*†‡§]{1,3}|[a-z]")
_POWER = re.compile(r"(?:(?<![^\W\d_])(?:k|c|d|m|µ|n)?m|\d|[×x·]\s?10)$")
_SUPERSCRIPT = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_RAISED = str.maketrans("0123456789-–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


def bullet(text: str) -> int:
    """How many characters of a line are its bullet; 0 where it has none."""
    if not text or (text[0].isalnum() and text[0] != "o"):
        return 0
    mark = _BULLET.match(text) or _PICTURE.match(text)
    return mark.end() if mark else 0


def is_picture_bullet(text: str) -> bool:
    """Whether the bullet of a line is an emoji or the like, which may as well be decoration."""
    return not _BULLET.match(text) and _PICTURE.match(text) is not None


def list_number(text: str) -> int:
    """How many characters of a line are its list number; 0 where it has none."""
    mark = _NUMBER.match(text)
    return mark.end() if mark else 0


def entry_mark(text: str) -> tuple[str | None, int]:
    """The label with which an entry of a reference list opens, and how many characters it takes; None and 0 without."""
    mark = _ENTRY.match(text)
    if not mark:
        return None, 0
    label = next(group for group in mark.groups() if group)
    return label.translate(_SUPERSCRIPT), mark.end()


def note_labels(raised: str, before: str, *, linked: bool = False) -> tuple[str, ...]:
    """The labels in raised text, such as "1,3-5", that stands behind `before`; none where it is an exponent or a word.

    `linked` says that it links to a note, so that it cannot be an exponent.
    """
    text = raised.strip()
    if not linked and _POWER.search(before[-12:]):
        return ()
    if _NOTE.fullmatch(text):
        return tuple(_expanded(text.strip("[]()")))
    return (text,) if linked and _SYMBOL_NOTE.fullmatch(text) else ()


def _expanded(text: str) -> list[str]:
    labels: list[str] = []
    for part in re.split(r"[,;]\s?", text):
        first, _, last = part.replace("–", "-").partition("-")
        low, high = int(first), int(last.strip() or first)
        labels.extend(map(str, range(low, high + 1)) if low <= high <= low + 20 else (first, last.strip()))
    return labels


def raise_digits(text: str) -> str:
    """The digits of an exponent as superscript characters."""
    return text.translate(_RAISED)
