"""Writes a Dutch figure the English way where there are no words to translate: "1,5 mg" becomes "1.5 mg"."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\w]|[.,]\d)")
_UNITS = re.compile(r"(?<=\d )IE\b|(?<=\d)IE\b")
_SWAP = str.maketrans(".,", ",.")


def in_english_form(text: str) -> str:
    """`text` with its Dutch decimal commas and thousands points turned round, and IE as IU."""
    return _UNITS.sub("IU", _NUMBER.sub(lambda match: match.group().translate(_SWAP), text))
