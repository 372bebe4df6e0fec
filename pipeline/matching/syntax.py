"""The little language in which phrases are written, read into elements that can be matched word by word.

genees{t,en}        geneest, genezen: alternatives within a word
{niet,nooit} meer   alternatives of words; an empty one, {echt,}, may be left out
genees*  *pillen    any ending, any beginning
<medicine>          any term of a word class (rules/data/classes.yaml); <medicine|herb> of either
..   ...   _        up to 3 words, up to 8 words, exactly one word
#                   a number
^   $               here begins, here ends a sentence or a clause
=dé                 this spelling, accents and all
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from pipeline.dutch.words import fold, words_of
from pipeline.errors import Told

GAPS = {"..": (0, 3), "...": (0, 8)}
MOST_READINGS = 400

_BRACES = re.compile(r"\{([^{}]*)\}")
_PIECE = re.compile(r"<[^<>\s]+>|\S+")


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a phrase; exactly one of the groups below is set."""

    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    gap: tuple[int, int] | None = None
    number: bool = False
    exact: str = ""
    edge: str = ""  # "^", "^^" or "$"


Phrase = tuple[Element, ...]


def parse(source: str) -> list[Phrase]:
    """The readings of a phrase; raises ValueError with what is wrong with it."""
    if source.count("{") != source.count("}") or _BRACES.sub("", source).count("{"):
        raise ValueError(
            Told(
                "heeft accolades die niet sluiten, of accolades binnen accolades",
                "has braces that do not pair, or braces within braces",
            )
        )
    if source.split()[:1] and (source.split()[0] in GAPS or source.split()[-1] in GAPS):
        raise ValueError(Told("begint of eindigt met een gat", "begins or ends with a gap"))
    readings = []
    for reading in _readings(source):
        elements = _without_loose_gaps(_elements(reading))
        if not elements:
            raise ValueError(Told("bevat niets dan gaten", "holds nothing but gaps"))
        if sum(1 for e in elements if e.gap) > 4:
            raise ValueError(Told("heeft meer dan vier gaten", "has more than four gaps"))
        readings.append(elements)
    return readings


def _readings(source: str) -> list[str]:
    """The phrase with every brace resolved, but for those whose alternatives are single words (they stay as sets)."""
    parts: list[list[str]] = []
    end = 0
    for match in _BRACES.finditer(source):
        parts.append([source[end : match.start()]])
        alternatives = match.group(1).split(",")
        alone = (match.start() == 0 or source[match.start() - 1].isspace()) and (
            match.end() == len(source) or source[match.end()].isspace()
        )
        simple = alone and all(_single(a) for a in alternatives)
        parts.append(["{" + ",".join(alternatives) + "}"] if simple else alternatives)
        end = match.end()
    parts.append([source[end:]])
    count = 1
    for part in parts:
        count *= len(part)
    if count > MOST_READINGS:
        raise ValueError(
            Told(
                f"heeft {count} lezingen; er mogen er {MOST_READINGS} zijn",
                f"has {count} readings; at most {MOST_READINGS} are allowed",
            )
        )
    return list(dict.fromkeys("".join(choice) for choice in product(*parts)))


def _single(word: str) -> bool:
    return word.isalpha() or (bool(word) and words_of(word).words == [fold(word)])


def _elements(reading: str) -> Phrase:
    elements: list[Element] = []
    for piece in _PIECE.findall(reading):
        elements += _piece(piece)
    return tuple(elements)


@lru_cache(maxsize=4096)
def _piece(piece: str) -> Phrase:
    """What one piece between spaces asks for; an element each, or some where punctuation parts its words."""
    if piece in GAPS:
        return (Element(gap=GAPS[piece]),)
    if piece == "_":
        return (Element(prefixes=("",)),)
    if piece in ("^", "^^", "$"):
        return (Element(edge=piece),)
    if piece == "#":
        return (Element(number=True),)
    if piece.startswith("<"):
        return (Element(classes=tuple(piece[1:-1].split("|"))),)
    if piece.startswith("{"):
        return (Element(words=frozenset(fold(a) for a in piece[1:-1].split(","))),)
    if piece.startswith("="):
        return (Element(exact=piece[1:].lower()),)
    if piece.endswith("*"):
        return (Element(prefixes=(fold(piece[:-1]),)),)
    if piece.startswith("*"):
        return (Element(suffixes=(fold(piece[1:]),)),)
    if piece.isalpha():
        return (Element(words=frozenset((fold(piece),))),)
    words = words_of(piece).words
    if not words:
        raise ValueError(f"has {piece!r}, which is no word")
    return tuple(Element(words=frozenset((word,))) for word in words)


def _without_loose_gaps(elements: Phrase) -> Phrase:
    """Elements without the gaps that an empty alternative left at an end or beside another gap."""
    if not any(element.gap for element in elements):
        return elements
    kept: list[Element] = []
    for element in elements:
        if element.gap and (not kept or kept[-1].gap):
            if kept:
                kept[-1] = Element(gap=(0, max(kept[-1].gap[1] if kept[-1].gap else 0, element.gap[1])))
            continue
        kept.append(element)
    while kept and kept[-1].gap:
        kept.pop()
    return tuple(kept)
