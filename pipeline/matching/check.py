"""What can be wrong with a rule beyond its form: placeholders, examples, expressions, a rule that can never match."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.dutch.words import fold
from pipeline.errors import Told, in_dutch
from pipeline.matching.finding import Rule
from pipeline.matching.model import AuthorisedRule, PhraseRule, RegexRule, Text, WeighedRule
from pipeline.matching.never import Problem, never_matching
from pipeline.matching.phrases import check_phrase
from pipeline.matching.texts import check_regex
from pipeline.matching.weighed import words_called

_PLACE = re.compile(r"\{(\w+)\}")
PLACES: dict[str, frozenset[str]] = {
    "phrase": frozenset(("match",)),
    "regex": frozenset(("match",)),
    "pattern": frozenset(("match",)),
    "weighed": frozenset(("match", "words")),
    "evidence": frozenset(("match", "level", "phrase")),
    "limit": frozenset(("match", "sum", "substance", "limit", "population", "body", "instead")),
    "consistency": frozenset(("match", "sum", "instead")),
    "reference": frozenset(("match", "number", "label", "year", "age", "limit", "host")),
    "register": frozenset(("match", "target", "title", "found", "year", "detail")),
    "authorised": frozenset(("match", "substance", "wording")),
    "translation": frozenset(("match", "found")),
}


def check_rule(rule: Rule) -> Iterator[Problem]:
    """What is wrong with a rule, with the keys where it stands."""
    spec = rule.spec
    allowed = PLACES[spec.kind]
    for lang in ("nl", "en"):
        for name in _PLACE.findall(getattr(spec.message, lang)):
            if name not in allowed:
                known = ", ".join(f"{{{place}}}" for place in sorted(allowed))
                nl = f"bevat {{{name}}}; een regel van soort {spec.kind!r} kent {known}"
                yield ("message", lang), Told(nl, f"holds {{{name}}}; a rule of kind {spec.kind!r} knows {known}")
    for number, example in enumerate(spec.match):
        try:
            if not marked(example)[1]:
                nl = "wijst niets aan; zet [[ ]] om wat wordt gevonden"
                yield ("match", number), Told(nl, "marks no span; put [[ ]] around what is found")
        except ValueError as exc:
            yield ("match", number), told(exc)
    for number, example in enumerate(spec.no_match):
        if "[[" in example or "]]" in example:
            nl = "wijst iets aan, maar er mag niets in worden gevonden"
            yield ("no_match", number), Told(nl, "marks a span, but nothing may be found in it")
    yield from _phrases_of(rule)


def _phrases_of(rule: Rule) -> Iterator[Problem]:
    spec = rule.spec
    lists: list[tuple[tuple[str | int, ...], list[str]]] = []
    if isinstance(spec, (PhraseRule, AuthorisedRule)):
        lists.append((("any",), spec.any))
    if isinstance(spec, WeighedRule):
        lists.append((("without",), spec.without))
        try:
            words_called(spec.words)
        except ValueError as exc:
            yield ("words",), told(exc)
    if isinstance(spec, Text):
        lists += [(("requires",), spec.requires), (("without",), spec.without)]
        if spec.near:
            lists.append((("near", "any"), spec.near.any))
    for keys, phrases in lists:
        for number, phrase in enumerate(phrases):
            try:
                check_phrase(phrase, loose=keys != ("any",))
            except ValueError as exc:
                yield (*keys, number), told(exc, f"{phrase!r} ")
    if isinstance(spec, RegexRule):
        try:
            check_regex(spec.pattern)
        except ValueError as exc:
            yield ("pattern",), told(exc)
            return
    problems = list(never_matching(spec))
    yield from problems
    if isinstance(spec, RegexRule) and not problems and not _found(spec):
        nl = "vindt in geen van de voorbeelden onder match iets, en kan dus misschien nooit iets vinden"
        yield ("pattern",), Told(nl, "finds nothing in any example under match, so that it may never match")


def _found(spec: RegexRule) -> bool:
    return any(re.search(spec.pattern, fold(marked(example)[0])) for example in spec.match)


def told(error: ValueError, lead: str = "") -> Told:
    """What a ValueError of ours says, after `lead`."""
    text = error.args[0]
    return Told(lead + in_dutch(text), f"{lead}{text}")


def marked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The text of an example without its marks, and the spans marked; raises ValueError where marks don't pair."""
    text, spans, opened = "", [], -1
    for piece in re.split(r"(\[\[|\]\](?!\]))", example):
        if piece == "[[":
            if opened >= 0:
                raise ValueError(Told("opent [[ binnen [[ ]]", "opens [[ within [[ ]]"))
            opened = len(text)
        elif piece == "]]":
            if opened < 0:
                raise ValueError(Told("sluit ]] die niet was geopend", "closes ]] that was not opened"))
            spans.append((opened, len(text)))
            opened = -1
        else:
            text += piece
    if opened >= 0:
        raise ValueError(Told("opent [[ zonder die te sluiten", "opens [[ without closing it"))
    return text, spans
