"""Compares a sentence and its translation between languages that the guard does not know: figures, names, form.

Only what can be told without words: numbers in digits, codes and addresses, doubling, length, dropped sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.translation.findings import Finding
from pipeline.translation.guard_length import compare_length
from pipeline.translation.guard_repetition import compare_repetition
from pipeline.translation.spans import ADDRESS, CODE

COMMA = frozenset(("nl", "de", "fr", "es", "it", "pt"))  # languages with a decimal comma
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,\u00a0\u202f]\d+){0,8}")
_WRITTEN = 12  # what is often written out in words on one of the two sides
_WORD = re.compile(r"[^\W\d_]+")
_SWAP = str.maketrans(".,", ",.")


def check_neutral(text: str, translation: str, source: str, target: str) -> tuple[Finding, ...]:
    """What differs between a sentence and its translation; `source` and `target` are language codes."""
    from pipeline.translation.guard_targets import compare_target, knows

    numbers = (
        compare_target(text, translation, source, target)
        if knows(source, target)
        else _numbers(text, translation, source in COMMA, target in COMMA)
    )
    return (*numbers, *_names(text, translation), *_form(text, translation))


def in_form(text: str, source: str, target: str) -> str:
    """`text`, which holds no words, with decimal marks as the target language writes them."""
    if (source in COMMA) == (target in COMMA):
        return text
    return _NUMBER.sub(lambda match: match.group().translate(_SWAP), text)


def number_spans(text: str) -> Iterator[re.Match[str]]:
    """The numbers in digits that belong to no name or address."""
    taken = [match.span() for pattern in (ADDRESS, CODE) for match in pattern.finditer(text)]
    for match in _NUMBER.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            yield match


def _numbers(text: str, translation: str, comma: bool, theirs_comma: bool) -> Iterator[Finding]:
    there = Counter(number_value(match.group(), theirs_comma) for match in number_spans(translation))
    missing = []
    for match in number_spans(text):
        value = number_value(match.group(), comma)
        if there[value]:
            there[value] -= 1
        elif not (value.is_integer() and value <= _WRITTEN):
            missing.append(match)
    new = [f"{value:g}" for value in there.elements() if not (value.is_integer() and value <= _WRITTEN)]
    for match in missing:
        yield Finding("number", *match.span(), match.group(), new.pop(0) if new else "")
    for number in new:
        yield Finding("number", 0, len(text), "", number)


def number_value(number: str, comma: bool) -> float:
    """A number in digits; a mark before groups of three is a thousands mark, unless the language says otherwise."""
    point, groups = (",", ".") if comma else (".", ",")
    whole, sep, part = re.sub("[\u00a0\u202f]", "", number).partition(point)
    pieces = whole.split(groups)
    if len(pieces) > 1 and any(len(piece) != 3 for piece in pieces[1:]):
        return float("".join(pieces[:-1]) + "." + pieces[-1])  # the other language's decimal mark, or a date
    digits = re.sub("[.,]", "", part)
    return float("".join(pieces) + (f".{digits}" if sep and digits else ""))


def _names(text: str, translation: str) -> Iterator[Finding]:
    there = translation.lower().replace("-", "")
    for pattern in (ADDRESS, CODE):
        for match in pattern.finditer(text):
            if match.group().lower().replace("-", "") not in there:
                yield Finding("name", *match.span(), match.group())


def _form(text: str, translation: str) -> Iterator[Finding]:
    if len(_WORD.findall(text)) >= 4 and text.strip() == translation.strip():
        yield Finding("untranslated", 0, len(text), text, translation)
    yield from compare_repetition(text, translation)
    yield from compare_length(text, translation, english=False)
