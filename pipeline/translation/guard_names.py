"""Looks for the names of a sentence in its translation: addresses, K2 and MK-7, LDL, and people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.dutch.words import fold
from pipeline.translation.findings import Finding
from pipeline.translation.lexicon import words_data

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>()]+|10\.\d{4,9}/[^\s<>()]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
)
_MIXED = re.compile(r"(?<![\w-])(?=\w{0,20}-?\d)[A-Za-z]{1,12}-?\d{1,4}[A-Za-z]?\d{0,2}(?!\w)(?![,.]\d)")
_ACRONYM = re.compile(r"(?<![\w.-])[A-Z][A-Za-z]{0,3}[A-Z]{1,5}(?![\w])")
_PROPER = re.compile(r"(?<=[a-zà-ÿ,;] )[A-Z][a-zà-ÿ]{3,}(?![\w’'-])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COLLEAGUES = re.compile(r",? (?:et al|e\.a\.|en (?:haar |zijn )?collega|c\.s\.)")
_BEFORE = re.compile(r"([\w’'-]+)\.? $")
_TITLES = frozenset(("dr", "drs", "prof", "ir", "mr", "mevrouw", "meneer", "mw", "dhr", "hoogleraar", "arts"))
_UNIT_LIKE = frozenset(("mmhg", "iu", "ie", "km2", "m2", "cm2", "mm2", "mi2", "ft2", "m3", "cm3", "mm3", "dm3"))
_AGED = re.compile(r"(?:over|under|plus)-?\d+s?", re.IGNORECASE)


def compare_names(source: str, target: str) -> Iterator[Finding]:
    """Names lost, changed or added."""
    addresses = [match.span() for match in _ADDRESS.finditer(source)]
    for start, end in addresses:
        if source[start:end].rstrip(".,;") not in target:
            yield Finding("name", start, end, source[start:end])
    theirs = _parts(target)
    new = _new_names(source, target)
    for match in _codes(source):
        if _inside(match, addresses) or match.group().lower() in _UNIT_LIKE or _squash(match.group()) in theirs:
            continue
        if not _english_code(match.group(), target):
            yield Finding("name", *match.span(), match.group(), new.pop(0) if new else "")
    for match in _PROPER.finditer(source):
        if not _inside(match, addresses) and not _kept(match, source, target):
            yield Finding("name", *match.span(), match.group())
    for name in new:
        if (
            _MIXED.fullmatch(name)
            and not _AGED.fullmatch(name)
            and not (name.islower() and not name.startswith("omega"))
            and not addresses
        ):
            yield Finding("name", 0, len(source), "", name)


def _codes(text: str) -> Iterator[re.Match[str]]:
    yield from _MIXED.finditer(text)
    yield from _ACRONYM.finditer(text)


def _new_names(source: str, target: str) -> list[str]:
    """The names of the target that the source does not have."""
    ours = _parts(source)
    return [match.group() for match in _codes(target) if _squash(match.group()) not in ours]


def _english_code(name: str, target: str) -> bool:
    accepted = words_data().abbreviations.get(name.upper())
    return bool(accepted and accepted.in_text(target)) or _english_of(name, fold(target))


def _squash(text: str) -> str:
    """Letters and digits only, in lower case: "MK-7" and "MK7" are one name."""
    return re.sub(r"[\W_]+", "", fold(text))


def _parts(text: str) -> frozenset[str]:
    """The words of a text, and each two or three that follow one another as if they were one; plurals without s."""
    words = re.findall(r"[^\W_]+", fold(text))
    joined = {"".join(words[at_ : at_ + size]) for size in (1, 2, 3) for at_ in range(len(words) - size + 1)}
    return frozenset(joined | {word[:-1] for word in joined if word.endswith("s")})


def _kept(match: re.Match[str], source: str, target: str) -> bool:
    """Whether a proper name stands in the target: a person's as it is, another one also in an English form."""
    low, lowered = fold(match.group()), fold(target)
    if re.search(rf"(?<!\w){re.escape(low)}", lowered) or words_data().not_names.in_text(low):
        return True
    if words_data().untranslated.in_text(low):  # "Deze", after a full stop that was forgotten
        return True
    if low.endswith("s") and re.search(rf"(?<!\w){re.escape(low[:-1])}(?:['’]s?|(?!\w))", lowered):
        return True  # "Hofmans proef", "Hofman's trial"
    if _is_person(match, source, target):
        return False
    if _english_of(match.group(), lowered) or _known(low):
        return True
    ours = fold(source)
    theirs = [fold(m.group()) for m in _WORD.finditer(target) if m.group()[0].isupper()]
    return any(word[:3] == low[:3] or (word not in ours and not lowered.startswith(word)) for word in theirs)


def _is_person(match: re.Match[str], source: str, target: str) -> bool:
    """Whether a title, a profession, a first name that was kept, or "et al." says that this is a person's name."""
    if _COLLEAGUES.match(source, match.end()):
        return True
    before = _BEFORE.search(source, max(0, match.start() - 30), match.start())
    if before is None:
        return False
    word = before.group(1)
    if fold(word) in _TITLES:
        return True
    if word[0].isupper():
        if not source[: before.start()].strip():
            return False  # the first word of a sentence is written so anyway
        first = not words_data().not_names.in_text(word) and not _known(fold(word))
        return first and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", target) is not None
    return _is_profession(fold(word))


@lru_cache(maxsize=4096)
def _is_profession(low: str) -> bool:
    from pipeline.dutch.vocabulary import vocabulary

    return bool(vocabulary("profession").get(low))


def _known(low: str) -> bool:
    from pipeline.dutch.vocabulary import vocabulary

    return bool(vocabulary().get(low))


@lru_cache(maxsize=4096)
def _english_words(name: str) -> tuple[str, ...]:
    from pipeline.dutch.vocabulary import vocabulary

    return tuple(fold(term.en) for term in vocabulary().get(name))


def _english_of(name: str, lowered: str) -> bool:
    return any(english and english in lowered for english in _english_words(name))


def _inside(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(start <= match.start() < end for start, end in taken)
