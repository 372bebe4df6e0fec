"""What in a rule can never match, however an article is written: capitals in folded text, words that are several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.dutch.words import fold, words_of
from pipeline.errors import Told
from pipeline.matching.linear import codes, parser
from pipeline.matching.model import PatternRule, PhraseRule, RegexRule

Problem = tuple[tuple[str | int, ...], Told]

# What a token of a text knows without a trained model: https://spacy.io/api/matcher#patterns
_KNOWN = frozenset((
    "ORTH", "TEXT", "LOWER", "NORM", "SHAPE", "PREFIX", "SUFFIX", "LENGTH", "IS_ALPHA", "IS_ASCII", "IS_DIGIT",
    "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT", "IS_SPACE", "IS_STOP", "IS_BRACKET", "IS_QUOTE", "IS_LEFT_PUNCT",
    "IS_RIGHT_PUNCT", "IS_CURRENCY", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL", "SPACY", "OP",
))  # fmt: skip


def never_matching(spec: object) -> Iterator[Problem]:
    """Parts of a phrase, regex or pattern rule that nothing can match, with the keys where they stand."""
    if isinstance(spec, PhraseRule):
        excluded = set(spec.without)
        for number, phrase in enumerate(spec.any):
            if phrase in excluded:
                yield ("any", number), _never("is door 'without' uitgesloten", "is excluded by 'without'")
        if spec.requires and set(spec.requires) <= excluded:
            yield ("requires",), _never("is geheel door 'without' uitgesloten", "is all excluded by 'without'")
    if isinstance(spec, (RegexRule, PatternRule)):
        for number, word in enumerate(spec.words):
            if len(words_of(word).words) != 1:
                yield ("words", number), _never(f"{word!r} is niet één woord", f"{word!r} is not one word")
    if isinstance(spec, RegexRule):
        for char in _capitals(parser.parse(spec.pattern)):
            nl = f"bevat {char!r}, maar de tekst wordt in kleine letters zonder accenten gelezen"
            yield ("pattern",), _never(nl, f"holds {char!r}, but the text is read in lower case without accents")
            break
    if isinstance(spec, PatternRule):
        for number, pattern in enumerate(spec.patterns):
            if not pattern:
                yield ("patterns", number), _never("is leeg", "is empty")
            for at, token in enumerate(pattern):
                for name, value in token.items():
                    yield from _token(("patterns", number, at, name), name, value)


def _token(keys: tuple[str | int, ...], name: str, value: object) -> Iterator[Problem]:
    if name not in _KNOWN:
        known = ", ".join(sorted(_KNOWN))
        nl = f"kent een woord zonder taalmodel niet; er zijn {known}"
        yield keys, Told(nl, f"is nothing that a word has without a trained model; there are {known}")
    elif name == "LOWER" and isinstance(value, str) and value != value.lower():
        yield keys, _never(f"{value!r} heeft hoofdletters", f"{value!r} has capitals")


def _never(nl: str, en: str) -> Told:
    return Told(f"{nl}, en kan dus nooit iets vinden", f"{en}, so that the rule can never match it")


def _capitals(tree: Any) -> Iterator[str]:
    """The characters that an expression asks for and that folding takes out of every text."""
    for code, argument in tree:
        if code is codes.LITERAL:
            if fold(chr(argument)) != chr(argument):
                yield chr(argument)
        elif code is codes.SUBPATTERN:
            yield from () if argument[1] & 2 else _capitals(argument[3])
        elif code is codes.BRANCH:
            for branch in argument[1]:
                yield from _capitals(branch)
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            if argument[0]:
                yield from _capitals(argument[2])
        elif code is codes.ASSERT:
            yield from _capitals(argument[1])
