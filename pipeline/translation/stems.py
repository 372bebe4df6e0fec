"""Brings English words to a form in which number, tense and the British or American spelling make no difference."""

from __future__ import annotations

import re
from functools import lru_cache

_STEPS = (
    (re.compile(r"(?<=.{2})(?:ies|ied)$"), "y"),
    (re.compile(r"(?<=.{2})(?<!s)s$"), ""),
    (re.compile(r"ae|oe"), "e"),  # anaemia, oesophagus
    (re.compile(r"our(?=$|ed$|ing$|al$)"), "or"),  # tumour
    (re.compile(r"is(?=e$|ed$|ing$|ation$)"), "iz"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"re$"), "er"),  # fibre
    (re.compile(r"(?<=.{3})(?:ed|ing|y|e)$"), ""),
    (re.compile(r"([bdglmnprt])\1$"), r"\1"),  # stopped
)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a folded word; the same for "tumour" and "tumors", "prescribe" and "prescribing"."""
    for pattern, plain in _STEPS:
        word = pattern.sub(plain, word)
    return word
