"""Looks at the form of a translation: names kept, nothing left in Dutch, nothing doubled, a length that fits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from pipeline.dutch.words import fold
from pipeline.translation.findings import Finding
from pipeline.translation.lexicon import words_data
from pipeline.translation.phrases import folded_words

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()]+|10\.\d{4,9}/[^\s<>()]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MIXED = re.compile(r"(?<![\w-])(?=\w{0,20}-?\d)[A-Za-z]{1,12}-?\d{1,4}[A-Za-z]?\d{0,2}(?!\w)(?![,.]\d)")
_ACRONYM = re.compile(r"(?<![\w.-])[A-Z][A-Za-z]{0,3}[A-Z]{1,5}(?![\w])")
_PROPER = re.compile(r"(?<=[a-zà-ÿ,;] )[A-Z][a-zà-ÿ]{3,}(?![\w’'-])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[.!?]+[\"'”’)]*(?=\s+[\"'“‘(]?[A-ZÀ-Þ0-9]|\s*$)")
_COLLEAGUES = re.compile(r",? (?:et al|e\.a\.|en (?:haar |zijn )?collega|c\.s\.)")
_BEFORE = re.compile(r"([\w’'-]+)\.? $")
_TITLES = frozenset(("dr", "drs", "prof", "ir", "mr", "mevrouw", "meneer", "mw", "dhr", "hoogleraar", "arts"))
_UNIT_LIKE = frozenset(("mmhg", "iu", "ie"))


def compare_form(source: str, target: str) -> Iterator[Finding]:
    """Names lost or added, Dutch left standing, repetition, a length out of bounds."""
    yield from _names(source, target)
    yield from _untranslated(source, target)
    yield from _repetition(source, target)
    yield from _length(source, target)


def _names(source: str, target: str) -> Iterator[Finding]:
    squashed = _squash(target)
    lowered = fold(target)
    taken: list[tuple[int, int]] = []
    for match in _ADDRESS.finditer(source):
        taken.append(match.span())
        if match.group().rstrip(".,;") not in target:
            yield Finding("name", *match.span(), match.group())
    for match in _MIXED.finditer(source):
        if _inside(match, taken):
            continue
        if _squash(match.group()) not in squashed:
            yield Finding("name", *match.span(), match.group(), _nearest(match.group(), target))
    for match in _ACRONYM.finditer(source):
        name = match.group()
        if _inside(match, taken) or name.lower() in _UNIT_LIKE or _squash(name) in squashed:
            continue
        accepted = words_data().abbreviations.get(name.upper())
        if not (accepted and accepted.in_text(target)) and not _english_of(name, lowered):
            yield Finding("name", *match.span(), name, _nearest(name, target))
    for match in _PROPER.finditer(source):
        if _inside(match, taken):
            continue
        if not _kept(match, source, target):
            yield Finding("name", *match.span(), match.group())
    known = _squash(source)
    for match in _MIXED.finditer(target):
        name = match.group()
        plain = name.islower() and not name.startswith("omega")
        if not plain and _squash(name) not in known and not _ADDRESS.search(target):
            yield Finding("name", 0, len(source), "", match.group())


def _kept(match: re.Match[str], source: str, target: str) -> bool:
    """Whether a proper name stands in the target: a person's as it is, another one also in an English form."""
    low, lowered = fold(match.group()), fold(target)
    if re.search(rf"(?<!\w){re.escape(low)}", lowered):
        return True
    if _is_person(match, source, target):
        return False
    if _english_of(match.group(), lowered) or words_data().not_names.in_text(low) or _known(low):
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


def _squash(text: str) -> str:
    """Letters and digits only, in lower case: "MK-7" and "MK7" are one name."""
    return re.sub(r"[\W_]+", "", fold(text))


def _nearest(name: str, target: str) -> str:
    letters = re.match(r"[A-Za-z]+", name)
    for match in (*_MIXED.finditer(target), *_ACRONYM.finditer(target)):
        if letters and match.group().lower().startswith(letters.group().lower()[:1]):
            return match.group()
    return ""


def _untranslated(source: str, target: str) -> Iterator[Finding]:
    for hit in words_data().untranslated.all(folded_words(target)):
        if target[hit.start].isupper() or target[hit.end : hit.end + 2].strip()[:1].isupper():
            continue  # part of a name
        start = fold(source).find(hit.text)
        span = (start, start + len(hit.text)) if start >= 0 else (0, len(source))
        words = target[hit.start : hit.end]
        yield Finding("untranslated", *span, words, words)
        return
    if source.strip() == target.strip() and len(_WORD.findall(source)) >= 4:
        yield Finding("untranslated", 0, len(source), source, target)


def _repetition(source: str, target: str) -> Iterator[Finding]:
    words = [word.lower() for word in _WORD.findall(target)]
    doubled = _doubled(words)
    if doubled and not _doubled([word.lower() for word in _WORD.findall(source)]):
        yield Finding("repetition", 0, len(source), "", doubled)


def _doubled(words: list[str]) -> str:
    """A stretch of words that is said again at once, or four words that stand there more than twice."""
    for size in (1, 2, 3, 4, 5, 6):
        again = 3 if size == 1 else 2
        for start in range(len(words) - size * again + 1):
            piece = words[start : start + size]
            if all(words[start + size * turn : start + size * (turn + 1)] == piece for turn in range(1, again)):
                return " ".join(piece)
    counts = Counter(zip(words, words[1:], words[2:], words[3:], strict=False))
    most = counts.most_common(1)
    return " ".join(most[0][0]) if most and most[0][1] > 2 else ""


def _length(source: str, target: str) -> Iterator[Finding]:
    ours, theirs = len(source.split()), len(target.split())
    if not target.strip() or theirs < 0.5 * ours - 1 or theirs > 2 * ours + 8:
        yield Finding("length", 0, len(source), str(ours), str(theirs))
        return
    one, two = len(_END.findall(source)), len(_END.findall(target))
    if one > two and one > 1 and theirs < 0.77 * ours:
        yield Finding("length", 0, len(source), str(ours), str(theirs))
