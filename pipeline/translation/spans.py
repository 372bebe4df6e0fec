"""Words of a sentence that no translator may touch: addresses, identifiers, and names made of letters and digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.translation.findings import Finding

ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:]"
    r"|10\.\d{4,9}/[^\s<>()]*[^\s<>().,;:]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w.@/-])(?:[a-z][a-z\d-]{1,62}\.){1,4}(?:nl|be|eu|com|org|net|info|gov|int|de|uk|fr)(?![\w-])(?:/[^\s<>()]*[^\s<>().,;:])?"
)
CODE = re.compile(r"(?<![\w-])(?=[A-Za-z]{0,12}-?\d)[A-Za-z]{1,12}-?\d{1,4}[A-Za-z]?\d{0,2}(?!\w)(?![,.]\d)")


def lost_addresses(source: str, translation: str) -> Iterator[Finding]:
    """The addresses of a sentence that its translation does not have as they stand."""
    for match in ADDRESS.finditer(source):
        if match.group() not in translation:
            yield Finding("name", *match.span(), match.group())


def lost_names(source: str, translation: str, names: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """The words of people's names that do not stand in the translation."""
    for start, end in names:
        if not re.search(rf"(?<!\w){re.escape(source[start:end])}(?!\w)", translation):
            yield Finding("name", start, end, source[start:end])


def without_addresses(text: str) -> str:
    """The text with a letter for each character of an address: no number or word of one is one of the sentence."""
    return ADDRESS.sub(lambda match: "x" * len(match.group()), text)
