"""Words of a sentence that no translator may touch: addresses, identifiers, and names made of letters and digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.translation.findings import Finding

if TYPE_CHECKING:
    from pipeline.translation.proper_names import Name

ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:]"
    r"|10\.\d{4,9}/[^\s<>()]*[^\s<>().,;:]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w.@/-])(?:[a-z][a-z\d-]{1,62}\.){1,4}(?:nl|be|eu|com|org|net|info|gov|int|de|uk|fr)(?![\w-])(?:/[^\s<>()]*[^\s<>().,;:])?"
)
CODE = re.compile(r"(?<![\w-])(?=[A-Za-z]{0,12}-?\d)[A-Za-z]{1,12}-?\d{1,4}[A-Za-z]?\d{0,2}(?!\w)(?![,.]\d)")
_NAME = re.compile(r"[A-ZÀ-Þ][^\W\d_]{2,}(?:['’-][^\W\d_]+)*")


def lost_addresses(source: str, translation: str) -> Iterator[Finding]:
    """The addresses of a sentence that its translation does not have as they stand."""
    for match in ADDRESS.finditer(source):
        if match.group() not in translation:
            yield Finding("name", *match.span(), match.group())


def lost_names(source: str, translation: str, names: Iterable[Name]) -> Iterator[Finding]:
    """The words of people's names that do not stand in the translation, save one that opens the sentence."""
    for name in names:
        for match in _NAME.finditer(source, name.start, name.end) if name.kind == "person" else ():
            if match.start() and not re.search(rf"(?<!\w){re.escape(match.group())}(?!\w)", translation):
                yield Finding("name", *match.span(), match.group())


def without_addresses(text: str) -> str:
    """The text with a letter for each character of an address: no number or word of one is one of the sentence."""
    return ADDRESS.sub(lambda match: "x" * len(match.group()), text)


def may_be_a_name(source: str, start: int) -> bool:
    """Whether a word is written with a capital that its place does not explain."""
    before = source[:start].rstrip(" \"'“‘(•*-–")
    return source[start].isupper() and before[-1:] not in ("", ".", "!", "?", ":")
